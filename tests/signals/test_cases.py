"""Every signal is tested by its yml, tests/signals/<family>/<name>.yml: a list of cases.

    - name: what the case shows (unique in its file)
      outcome: hit | clear | not_applicable | not_assessed
      quotes: [...]          hit only: every quote of every finding's evidence, in order, exactly
                             (rows of reference tables are not listed here but under `rows`)
      rows: ["table/key"]    optional, hit only: the reference rows quoted, in order
      strength: weak         optional: the strongest finding's (the signal's unless lowered)
      reason: words          optional: found in the run's reason
      summary: words         optional: found in the first finding's summary
      innocent: true         this is an innocent twin (must be clear)
      submitted_at: 2025-06-15   "today"; that is also the default; null: none is stated
      dropped: 2             optional: claims of the language model that were dropped
      without: [catalogue]   run without these means (catalogue, templates, llm, lists,
                             corpus)
      llm: {...}             what the language model answers, as its form has it; a list of them
                             where several questions are asked, in the order of asking; the
                             application then states the name of build.APPLICANT
      llm_error: words       the language model gives no usable answer, for this reason
      resume: {...}          or `resumes: [...]`: one mapping a document
      profiles: [{...}]      snapshots
      application: {stage, role, source, contact, references, shipping, network, requisition}
      lists: [{list, key, kind, value, source, date, ...}]   entries of lists, beside the seeds
      matches: [{template, title, status, score, verdict, pairs: [{passage, template_text, strength,
                kind, rare, background_seen}]}]   template matches; `passage` counts the
                             summary and bullets of `resume` (from 1, the first) from 0

      corpus: [{id, submitted_at, disposition, resume, application, suppressed: {phone: words}}]
                             other applications, stated like this one; what they hold is read from
                             them by the code that reads this one (received.py)
      common: {line: words}  lines that the home knows as everybody's, and in what they stand

A document: text (free lines at the top: a list or a | block), name, headline, summary, emails,
phones ("raw" or {raw, form_field}), locations, links, positions [{title, employer, location, start,
end, current, bullets}], education [{institution, degree, field, start, end, expected, coursework}],
skills, concealed [{text, hiding, page, detail}], images [{number, sha256, ...}], properties
{"pdf:Author": ...}, media_type (default application/pdf), file (its name). A profile has besides:
source, captured_at, account {url, created, connections, number, photo (number of an image)},
activity [{at, what}]. A URL below linkedin.com/in/ gives the handle. An answer of a code host has
holder {login, name, created, ...}, repositories [{name, created, fork, ...}], commits [{repository,
author, since, count, days, message, first, ...}], actors, forked; hosted.py prints them.

Dates are 2019 or 2019-04 and are printed, hence quoted, just so. The layout (each value on its own
line, bullets after "- ", "Present" for a current post) is in build.py. Keys given twice and unknown
keys are refused. Each yml needs >= 1 hit, >= 1 innocent twin, and >= 1 case that is not_assessed or
not_applicable unless the signal always has something to look at.
"""

import re

import pytest

from forensics.engine import run
from forensics.linkage.names import relation
from forensics.model import Outcome, Signal, SignalRun, TableRow
from forensics.signals import load_all
from forensics.weigh import TIE_BREAKER
from tests.signals.build import subject_of
from tests.signals.cases import FOLDER, Case, Other, cases_of, parse
from tests.signals.library import tools_of

SIGNALS = {signal.name: signal for signal in load_all()}
CASES = [(signal, case) for signal in SIGNALS.values() for case in cases_of(signal.name)]
# Every document has a text to look at, so these can always be assessed.
ALWAYS_ASSESSED = {"document.hidden_text", "document.instructions_to_reader"}


def run_case(signal: Signal, case: Case) -> SignalRun:
    return run(signal, subject_of(case), tools_of(case))


@pytest.mark.parametrize(
    ("signal", "case"), CASES, ids=[f"{signal.name}: {case.name}" for signal, case in CASES]
)
def test_case(signal: Signal, case: Case) -> None:
    result = run_case(signal, case)
    assert result.outcome == case.outcome, (result.reason, [f.summary for f in result.findings])
    evidence = [item for finding in result.findings for item in finding.evidence]
    rows = [item for item in evidence if isinstance(item.locator, TableRow)]
    quotes = [item.quote for item in evidence if item not in rows]
    assert quotes == list(case.quotes or ())
    if case.rows:
        found = [f"{r.locator.table}/{r.locator.key}" for r in rows if r.locator.type == "row"]
        assert found == list(case.rows)
    if case.strength:
        strongest = max((f.strength or signal.strength for f in result.findings), key=_rank)
        assert strongest == case.strength
    if case.dropped is not None:
        assert result.dropped == case.dropped
    if case.reason:
        assert case.reason in (result.reason or "")
    if case.summary:
        assert case.summary in result.findings[0].summary


def _rank(strength: object) -> int:
    return getattr(strength, "rank", 0)


@pytest.mark.parametrize("name", SIGNALS)
def test_every_signal_fires_spares_its_innocent_twin_and_says_when_it_cannot_tell(
    name: str,
) -> None:
    cases = cases_of(name)
    outcomes = {case.outcome for case in cases}
    assert any(case.quotes for case in cases), "no hit with quotes"
    assert any(case.innocent for case in cases), "no innocent twin"
    if name not in ALWAYS_ASSESSED:
        assert outcomes & {Outcome.NOT_ASSESSED, Outcome.NOT_APPLICABLE}


@pytest.mark.parametrize("name", SIGNALS)
def test_every_card_is_complete_and_speaks_of_conduct(name: str) -> None:
    signal = SIGNALS[name]
    card = signal.card
    assert card.looks_at
    assert card.why
    assert card.innocent
    assert card.every_finalist
    assert card.this_finding or signal.name == TIE_BREAKER
    assert card.references
    assert signal.name == ".".join((signal.name.split(".")[0], signal.name.split(".")[1]))
    assert not re.search(r"(?i)fraudulent|north korea|dprk|fake", card.title)


def test_no_cases_without_a_signal() -> None:
    stray = {f"{path.parent.name}.{path.stem}" for path in FOLDER.glob("*/*.yml")} - set(SIGNALS)
    assert not stray


@pytest.mark.parametrize("name", SIGNALS)
def test_no_signal_breaks_on_any_case_of_the_others(name: str) -> None:
    for other, case in CASES:
        result = run_case(SIGNALS[name], case)
        assert result.outcome is not Outcome.ERROR, (other.name, case.name, result.reason)


@pytest.mark.parametrize("name", SIGNALS)
def test_a_name_of_any_origin_changes_nothing(name: str) -> None:
    for case in cases_of(name):
        seen = set()
        for person in (
            "Emily Clark",
            "Nguyễn Thị Lan",
            "김민수",
            "Oluwaseun Adebayo",
            "Ольга Іваненко",
        ):
            result = run_case(SIGNALS[name], named(case, person))
            quotes = [e.quote for f in result.findings for e in f.evidence if e.quote != person]
            seen.add((result.outcome, result.reason, tuple(quotes)))
        assert len(seen) == 1, case.name


def named(case: Case, person: str) -> Case:
    """The case with every document in the name of `person`, that person's other ones included."""
    change = {"name": person}
    own = next((sheet.name for sheet in (case.resume, *case.resumes) if sheet and sheet.name), None)

    def received(other: Other) -> Other:
        sheet = other.resume
        if not (own and sheet and sheet.name and relation(own, sheet.name) in {"same", "partly"}):
            return other
        return other.model_copy(update={"resume": sheet.model_copy(update=change)})

    return case.model_copy(
        update={
            "resume": case.resume and case.resume.model_copy(update=change),
            "resumes": tuple(sheet.model_copy(update=change) for sheet in case.resumes),
            "profiles": tuple(sheet.model_copy(update=change) for sheet in case.profiles),
            "corpus": tuple(received(other) for other in case.corpus),
        }
    )


@pytest.mark.parametrize("name", SIGNALS)
def test_summaries_state_and_never_judge(name: str) -> None:
    for case in cases_of(name):
        for finding in run_case(SIGNALS[name], case).findings:
            assert not re.search(
                r"(?i)\b(fraud\w*|fake\w*|lying|lie|liar|korea\w*|scam\w*)\b", finding.summary
            )


@pytest.mark.parametrize(
    "text",
    [
        "- {name: a, name: b, outcome: clear}",
        "- {name: a, outcome: clear, colour: red}",
        "- {name: a, outcome: hit}",
        "- {name: a, outcome: clear, quotes: [x]}",
        "- {name: a, outcome: not_assessed, innocent: true}",
        "- {name: a, outcome: clear}\n- {name: a, outcome: clear}",
        "name: a",
        "- {name: a, outcome: clear, llm: {}, llm_error: down}",
        "- {name: a, outcome: clear, llm: {}, without: [llm]}",
        "- {name: a, outcome: clear, resume: {positions: [{tilte: x}]}}",
    ],
)
def test_a_case_out_of_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)
