"""Short ways to a question and to an endpoint, shared by the tests of this folder."""

from collections.abc import Callable
from datetime import date

import pytest

import prompts
from forensics.llm.endpoint import Endpoint
from forensics.llm.payload import Payload, compose
from forensics.model import Application, Subject
from forensics.parse import parse
from tests.llm.applications import document, whole

PROMPT = prompts.read(
    "---\npurpose: A question\ninputs: [text, facts]\nschema: RevivalAnswer\nversion: 1\n---\n"
    "The text:\n{{text}}\nThe facts: {{facts}}\n",
    "question",
)


def subject_of(text: str, **stated: object) -> Subject:
    """An application of one resume."""
    resume = document(text)
    application = Application.model_validate({"id": "a", "documents": (resume,), **stated})
    return Subject(application, (parse(resume, "resume"),), (), (), date(2026, 1, 2))


def sent(text: str, facts: str = "none", **stated: object) -> Payload:
    """A question about the whole text of one resume."""
    subject = subject_of(text, **stated)
    return compose(
        PROMPT, subject, {"text": [whole(subject.application.documents[0])]}, {"facts": facts}
    )


def redacted(text: str, **stated: object) -> str:
    """The text of one resume as it leaves."""
    return sent(text, **stated).sources["text"][0].text


@pytest.fixture
def endpoint() -> Callable[..., Endpoint]:
    """An endpoint with short limits: `endpoint(server.url, seconds=0.5)`."""

    def make(url: str, model: str | None = "tiny", seconds: float = 5.0, **more: float) -> Endpoint:
        return Endpoint(url, model, seconds=seconds, **{"per_minute": 60_000.0, **more})

    return make
