"""The means a case is run with: the shipped catalogue, its lists, its model's answers, others."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forensics.catalogue import SeedCatalogue
from forensics.catalogue.lists import Lookup, seeds
from forensics.errors import ModelError
from forensics.llm import forms
from forensics.llm.payload import compose
from forensics.model import Place, Reply, Subject, Tools
from forensics.model.tools import Answer
from index.match import Match
from prompts import load
from tests.signals.cases import Case
from tests.signals.received import StatedCorpus


@dataclass(frozen=True)
class StatedLibrary:
    """A library whose matches are stated by the case; signals read them from the subject."""

    matches: tuple[Match, ...] = ()
    revision: int = 1
    embedder: str = "stated"

    def match(self, passages: Sequence[str]) -> tuple[Match, ...]:
        return self.matches if passages else ()


@dataclass(frozen=True)
class StatedModel:
    """A model whose answers are stated by the case, one a question, as text off the wire.

    The question is composed and the answer read by the code that does so for a real endpoint.
    """

    answers: Iterator[str]
    error: str
    name: str = "stated"

    def ask(
        self,
        prompt: str,
        form: type[Answer],
        subject: Subject,
        sources: Mapping[str, Sequence[Place]],
        facts: Mapping[str, str],
    ) -> Reply[Answer]:
        payload = compose(load(prompt), subject, sources, facts)
        answer = next(self.answers, None)
        if answer is None:
            raise ModelError(self.error)
        return payload.reply(forms.read(answer, form))


@dataclass(frozen=True)
class StatedBackground:
    """Lines that the case states as everybody's; a passage is one where it is equal."""

    lines: Mapping[str, str]

    def known(self, passages: Sequence[str]) -> tuple[str | None, ...]:
        return tuple(map(self.lines.get, passages))


def model_of(case: Case) -> StatedModel:
    """The model of `case`; without a stated answer it has none to give."""
    answers = (json.dumps(answer) for answer in case.llm or ())
    return StatedModel(answers, case.llm_error or "the case states no answer")


def tools_of(case: Case) -> Tools:
    """The means at hand in `case`."""
    return Tools(
        catalogue=None if "catalogue" in case.without else SeedCatalogue(),
        templates=None if "templates" in case.without else StatedLibrary(),
        llm=None if "llm" in case.without else model_of(case),
        lists=None if "lists" in case.without else Lookup((*seeds(), *case.lists)),
        corpus=None if "corpus" in case.without else StatedCorpus(case.corpus),
        background=StatedBackground(case.common) if case.common else None,
    )
