"""What the questions have cost."""

from dataclasses import dataclass


@dataclass
class Usage:
    """Counted over the life of a door; tokens as the endpoint reports them, 0 where it does not."""

    questions: int = 0
    cached: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
