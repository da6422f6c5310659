"""The common form of every noun: frozen, closed, compared by value."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen value; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
