"""`forensics evaluate llm`: how far a configured language model agrees with labelled cases.

Each case is asked by the signal itself, through the one door, as an applicant's is; what is scored
is the model's verdict, and beside it what the signal made of that: a verdict whose quotes are not
found makes no finding.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random

from pydantic import computed_field

from forensics.assembly.model import open_endpoint
from forensics.catalogue import SeedCatalogue
from forensics.engine import run as run_signal
from forensics.errors import ModelError, SettingsError
from forensics.evaluate.intervals import wilson
from forensics.evaluate.llm_cases import Case
from forensics.llm.door import Door
from forensics.model import (
    CourseworkAnswer,
    Outcome,
    Place,
    Reply,
    RevivalAnswer,
    Signal,
    Subject,
    Tools,
)
from forensics.model.base import Noun
from forensics.model.tools import Answer
from forensics.settings import Settings
from forensics.signals import load_all

DEFAULT_SEED = 2024
SIGNALS = {"coursework": "education.coursework_mismatch", "revival": "profile.revival_narrative"}
MOST_FAILURES = 3  # questions that fail before any was answered: the endpoint is not usable
Progress = Callable[[str], None]


class CaseResult(Noun):
    """One case: what the model said, and what the signal made of it.

    `verdict` is None where there was no usable answer; `reason` is the signal's own.
    """

    check: str
    name: str
    label: str
    verdict: str | None
    finding: bool
    dropped: int
    reason: str | None
    seconds: float


class Agreement(Noun):
    """Counts over cases of one label; `findings` are those shown to a reviewer."""

    cases: int
    agreed: int
    findings: int
    dropped: int
    unanswered: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % interval of the share that agrees; no answer counts as no agreement."""
        return wilson(self.agreed, self.cases)


class LlmReport(Noun):
    """Agreement by check and label ("all" for the whole check), and what the questions cost."""

    seed: int
    model: str
    questions: int
    failed: int
    tokens_in: int
    tokens_out: int
    seconds: float
    agreement: dict[str, dict[str, Agreement]]
    results: tuple[CaseResult, ...]


def open_door(settings: Settings) -> Door:
    """The door to the configured endpoint, without kept answers: every question is asked anew.

    Raises SettingsError when no endpoint is configured.
    """
    endpoint = open_endpoint(settings)
    if endpoint is None:
        raise SettingsError("no language model is configured: set FORENSICS_LLM_BASE_URL")
    return Door(endpoint)


def run(
    door: Door,
    cases: Sequence[Case],
    seed: int = DEFAULT_SEED,
    limit: int | None = None,
    progress: Progress = lambda name: None,
) -> LlmReport:
    """Ask every case, or `limit` of them, in the order drawn by `seed`.

    Raises ModelError when the first questions all fail: there is nothing to measure then.
    """
    signals = {signal.name: signal for signal in load_all()}
    drawn = Random(seed).sample(list(cases), len(cases))[:limit]
    results: list[CaseResult] = []
    for case in drawn:
        progress(case.name)
        results.append(_ask(door, case, signals[SIGNALS[case.check]]))
        if door.usage.failed >= MOST_FAILURES and door.usage.failed == door.usage.questions:
            raise ModelError(f"no question was answered: {results[-1].reason}")
    return LlmReport(
        seed=seed,
        model=door.name,
        questions=door.usage.questions,
        failed=door.usage.failed,
        tokens_in=door.usage.tokens_in,
        tokens_out=door.usage.tokens_out,
        seconds=round(door.usage.seconds, 3),
        agreement={check: _by_label(check, results) for check in SIGNALS},
        results=tuple(results),
    )


class _Listener:
    """The door, keeping what the model answers."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.verdict: str | None = None

    @property
    def name(self) -> str:
        return self._door.name

    def ask(
        self,
        prompt: str,
        form: type[Answer],
        subject: Subject,
        sources: Mapping[str, Sequence[Place]],
        facts: Mapping[str, str],
    ) -> Reply[Answer]:
        reply = self._door.ask(prompt, form, subject, sources, facts)
        self.verdict = _verdict(reply.answer)
        return reply


def _verdict(answer: object) -> str | None:
    """What an answer comes to; a case states one degree, so all judgements must be of it."""
    if isinstance(answer, RevivalAnswer):
        return answer.verdict
    if isinstance(answer, CourseworkAnswer):
        verdicts = {each.verdict for each in answer.judgements if each.degree == 1}
        return verdicts.pop() if len(verdicts) == 1 else None
    return None


def _ask(door: Door, case: Case, signal: Signal) -> CaseResult:
    listener = _Listener(door)
    done = run_signal(signal, case.subject(), Tools(catalogue=SeedCatalogue(), llm=listener))
    return CaseResult(
        check=case.check,
        name=case.name,
        label=case.label,
        verdict=listener.verdict,
        finding=done.outcome is Outcome.HIT,
        dropped=done.dropped,
        reason=done.reason,
        seconds=done.seconds,
    )


def _by_label(check: str, results: Iterable[CaseResult]) -> dict[str, Agreement]:
    own = [result for result in results if result.check == check]
    labels = dict.fromkeys(sorted(result.label for result in own))
    counted = {label: _count([r for r in own if r.label == label]) for label in labels}
    return counted | {"all": _count(own)}


def _count(results: Sequence[CaseResult]) -> Agreement:
    return Agreement(
        cases=len(results),
        agreed=sum(result.verdict == result.label for result in results),
        findings=sum(result.finding for result in results),
        dropped=sum(result.dropped for result in results),
        unanswered=sum(result.verdict is None for result in results),
    )
