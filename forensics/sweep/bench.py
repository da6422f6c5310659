"""The workbench of one worker of a sweep: reads, examines, and takes out what links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from forensics.assembly.workbench import Workbench
from forensics.engine import prepare, run_all
from forensics.linkage.keys import keys
from forensics.linkage.stated_names import stated_names
from forensics.model import (
    Application,
    Assessment,
    Corpus,
    Days,
    Document,
    Held,
    Key,
    Repeats,
    SignalRun,
    Subject,
    Tools,
    UnreadDocument,
)
from forensics.model.base import Noun
from forensics.parse import brief
from forensics.settings import Settings
from forensics.weigh import weigh

Examine = Literal["none", "fast", "full"]
"""none: links alone. fast: every signal that asks no language model. full: every signal."""


@dataclass(frozen=True, slots=True)
class Line:
    """A bullet or sentence of a document and its place in the visible text."""

    document: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> "Line":
        """The verbatim characters of a range."""
        return cls(document.name, start, end, document.text[start:end])


class Examined(Noun):
    """What one application came to; `runs` and `assessment` are None where none was asked for."""

    name: str | None
    errors: tuple[UnreadDocument, ...]
    keys: tuple[Key, ...]
    lines: tuple[Line, ...]
    runs: tuple[SignalRun, ...] | None
    assessment: Assessment | None


class Nobody:
    """A corpus in which nobody else holds anything: what signals say before links are known."""

    size = 1
    missed = 0

    def holding(
        self, application: str, keys: Sequence[Key], within: Days | None = None
    ) -> tuple[Held, ...]:
        """None."""
        return ()

    def repeating(self, application: str, passages: Sequence[Key]) -> Repeats:
        """None."""
        return Repeats()


class SweepBench(Workbench):
    """Examines applications one after the other; as many of these run as there are workers."""

    files_a_worker = 2000  # its start takes as long as reading a thousand short texts

    def __init__(self, settings: Settings, examine: Examine, today: date) -> None:
        """`today` counts for applications without a day of submission, and for what expires."""
        self.mode = examine
        self.today = self.day = today
        quiet = settings.model_copy(update={"llm_base_url": None})
        # One thread each: there are as many workers as processors.
        super().__init__(settings if examine == "full" else quiet, threads=1)

    def _open_tools(self) -> Tools:
        return Tools() if self.mode == "none" else super()._open_tools()

    def examined(
        self,
        application: Application,
        errors: tuple[UnreadDocument, ...],
        corpus: Corpus | None,
        only: Callable[[str], bool] = lambda signal: True,
    ) -> Examined:
        """Examines what was read, with the signals whose names `only` lets pass."""
        today = application.submitted_at or self.today
        if self.mode == "none":
            (subject, lines), runs = _briefly(application, today), None
        else:
            tools = replace(self.tools, corpus=corpus)
            subject = prepare(application, tools, today, errors)
            chosen = [signal for signal in self.signals if only(signal.name)]
            runs, lines = run_all(chosen, subject, tools), _passages(subject)
        return Examined(
            name=next(iter(stated_names(subject)), None),
            errors=errors,
            keys=keys(subject),
            lines=tuple(lines),
            runs=runs,
            assessment=None if runs is None else weigh(runs, self.signals),
        )


def _briefly(application: Application, today: date) -> tuple[Subject, list[Line]]:
    """The records that linking alone needs, and the lines."""
    resumes, lines = [], []
    for document in application.documents:
        record, rows = brief(document)
        resumes.append(record)
        lines += [Line.of(document, start, end) for start, end in rows]
    subject = Subject(application, tuple(resumes), profiles=(), matches=(), today=today)
    return subject, lines


def _passages(subject: Subject) -> list[Line]:
    return [
        Line.of(subject.document(record), quoted.span.start, quoted.span.end)
        for record in subject.resumes
        for quoted in record.passages
    ]
