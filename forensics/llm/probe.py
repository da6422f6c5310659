"""A tiny question about nobody, to learn what an endpoint understands."""

from typing import Literal

from forensics.llm.endpoint import Endpoint, Way
from forensics.llm.payload import RULES, Message
from forensics.model.base import Noun


class Colour(Noun):
    """The answer to the tiny question."""

    colour: Literal["amber", "grey"]


QUESTION = (
    Message("system", RULES),
    Message("user", 'Fill in the form: {"colour": "grey"}. Answer with that JSON object.'),
)


def probe(endpoint: Endpoint) -> dict[Way, str | None]:
    """Each way of asking for a form and what is wrong with it, None where it works.

    Raises ModelError when the endpoint cannot be asked at all.
    """
    return endpoint.supports(QUESTION, Colour)
