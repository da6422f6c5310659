"""Innocent applications are counted once a person, by the stronger outcome; rates are told."""

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from forensics.assembly.intake import Intake
from forensics.assembly.workbench import Workbench
from forensics.evaluate.alarms_corpora import CorpusError, Innocent, corpora, texts
from forensics.evaluate.alarms_counting import Corpus, Seen, SeenHit, once, report
from forensics.evaluate.alarms_rendering import render
from forensics.evaluate.alarms_table import PATH, store, table
from forensics.evaluate.alarms_workers import examine
from forensics.evaluate.generate.innocent import innocent
from forensics.evaluate.generate.innocent_turns import TURNS
from forensics.model import Band, Outcome, Strength
from forensics.reference.table import parse
from forensics.signals import load_all
from tests.conftest import Forensics

SIGNALS = load_all()
NAME = "education.impossible_dates"
HIT, CLEAR, ABSENT = Outcome.HIT, Outcome.CLEAR, Outcome.NOT_APPLICABLE


def seen(
    person: str,
    outcome: Outcome,
    corpus: Corpus = "real_texts",
    band: Band = Band.NOTHING_SEEN,
    strength: Strength = Strength.MODERATE,
) -> Seen:
    hit = SeenHit(signal=NAME, strength=strength, summary="s", quotes=("2019 - 2012",))
    outcomes = {signal.name: ABSENT for signal in SIGNALS} | {NAME: outcome}
    return Seen(
        id=person,
        corpus=corpus,
        person=person,
        band=band,
        outcomes=outcomes,
        hits=(hit,) if outcome is HIT else (),
    )


def printed(*applications: Seen, hits: bool = False) -> str:
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(render(report(applications, SIGNALS, 1), hits=hits))
    return console.export_text()


def test_text_and_pdf_of_one_person_count_once_by_the_stronger_outcome() -> None:
    both = [
        seen("a", CLEAR, "real_texts"),
        seen("a", HIT, "real_pdfs", Band.INFORMATIONAL),
        seen("b", ABSENT),
    ]
    (a, b) = once(both)
    assert (a.outcomes[NAME], a.band) == (HIT, Band.INFORMATIONAL)
    assert b.outcomes[NAME] is ABSENT
    made = report(both, SIGNALS, 1)
    assert (made.n, made.people_twice) == (2, 1)
    assert made.real_texts is not None and made.real_pdfs is not None
    assert (made.real_texts.n, made.real_pdfs.n) == (2, 1)


def test_the_json_holds_the_agreed_keys() -> None:
    made = json.loads(report([seen("a", HIT)], SIGNALS, 1).model_dump_json())
    assert made["n"] == 1
    assert made["bands"] == {
        "priority": 0, "review": 0, "informational": 0, "nothing_seen": 1,
    }  # fmt: skip
    assert made["signals"].keys() == {signal.name for signal in SIGNALS}
    assert made["signals"][NAME] == {
        "hit": 1, "clear": 0, "not_applicable": 0, "not_assessed": 0, "error": 0,
    }  # fmt: skip
    assert {"real_texts", "real_pdfs", "generated", "families"} <= made.keys()


def test_a_family_counts_where_one_of_its_signals_had_something_to_look_at() -> None:
    made = report([seen("a", CLEAR), seen("b", ABSENT)], SIGNALS, 1)
    assert made.families["education"] == 1
    assert made.families["contact"] == 0


@pytest.mark.parametrize(("hits", "marked"), [(1, False), (2, True)])
def test_a_signal_above_its_limit_is_marked(hits: int, marked: bool) -> None:
    """Half a percent of 200 is one."""
    people = [seen(str(n), HIT if n < hits else CLEAR) for n in range(200)]
    made = report(people, SIGNALS, 1)
    assert [one.signal for one in made.above] == ([NAME] if marked else [])
    assert all(not one.certain for one in made.above)
    assert (f"{NAME} (above)" in printed(*people)) is marked


def test_a_lowered_finding_counts_at_its_own_strength() -> None:
    people = [seen(str(n), CLEAR) for n in range(100)]
    people += [seen("x", HIT, strength=Strength.WEAK), seen("y", HIT, strength=Strength.CONTEXT)]
    above = report(people, SIGNALS, 1).above
    assert [(one.strength, one.hits) for one in above] == [(Strength.WEAK, 1)]


@pytest.mark.parametrize(
    ("bands", "met"),
    [
        ([Band.REVIEW] + [Band.NOTHING_SEEN] * 199, True),
        ([Band.REVIEW] * 2 + [Band.NOTHING_SEEN] * 198, False),
        ([Band.PRIORITY] + [Band.NOTHING_SEEN] * 999, False),
    ],
)
def test_the_goal_is_no_priority_and_half_a_percent_review(bands: list[Band], met: bool) -> None:
    people = [seen(str(n), ABSENT, band=band) for n, band in enumerate(bands)]
    assert report(people, SIGNALS, 1).goals_met is met
    assert ("NOT met" in printed(*people)) is not met


def test_every_hit_can_be_read_and_what_was_not_exercised_says_so() -> None:
    text = printed(seen("a", HIT), hits=True)
    assert '"2019 - 2012"' in text
    assert "not exercised" in text
    assert "2019 - 2012" not in printed(seen("a", HIT))


def test_the_table_of_rates_loads_and_leaves_no_signal_out() -> None:
    made = report([seen("a", HIT), seen("b", CLEAR, "generated")], SIGNALS, 7)
    rows = parse("innocent_rates", table(made, date(2024, 6, 1)).encode()).rows
    assert len(rows) == 2 * len(SIGNALS)
    row = rows[f"{NAME} / real"]
    assert (row["n"], row["assessed"], row["hits"], row["high"]) == ("1", "1", "1", "100.000")
    assert rows["contact.phone_format / real"]["high"] == ""


def test_rates_without_real_resumes_are_not_stored(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="real resumes"):
        store(report([seen("a", CLEAR, "generated")], SIGNALS, 7), date.today(), tmp_path / "t.tsv")
    assert not (tmp_path / "t.tsv").exists()


def test_an_absent_data_folder_is_said_and_the_invented_are_examined(tmp_path: Path) -> None:
    found, absent = corpora(tmp_path, 1, 3)
    assert [one.corpus for one in found] == ["generated"] * 3
    assert len(absent) == 2
    assert all(str(tmp_path) in line for line in absent)


def test_a_malformed_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "livecareer.jsonl.gz"
    with gzip.open(path, "wt") as file:
        file.write('{"id": "a", "text": "b"}\n{"id": 3}\n')
    with pytest.raises(CorpusError, match=r"livecareer.jsonl.gz, line 2"):
        list(texts(path))


def tried(workbench: Workbench, number: int, shift: int) -> tuple[object, ...]:
    one = innocent(2024, number, shift)
    intake = Intake(one.id, one.submission, Path(), dict(one.files), named=True)
    examination, assessment = workbench.examine(intake)
    assert not examination.errors
    outcomes = {run.signal: (run.outcome, len(run.findings)) for run in examination.runs}
    return outcomes, assessment


@pytest.mark.parametrize("number", range(0, len(TURNS), 4))
def test_another_name_changes_nothing(workbench: Workbench, number: int) -> None:
    """The same life under a name of another group: every outcome and every bit are equal."""
    assert tried(workbench, number, 0) == tried(workbench, number, 1 + number % 11)


def test_an_invented_application_is_examined_and_nothing_firm_is_seen(
    workbench: Workbench,
) -> None:
    for number in range(1, len(TURNS), 6):
        one = innocent(2024, number)
        intake = Intake(one.id, one.submission, Path(), dict(one.files), named=True)
        result = examine(workbench, Innocent("generated", one.id, intake))
        assert result.failed == (), one.id
        assert result.band in {Band.INFORMATIONAL, Band.NOTHING_SEEN}, (one.id, result.hits)


def test_the_command_prints_counts_and_writes_json(forensics: Forensics, tmp_path: Path) -> None:
    """In two processes, with no data at hand: the invented ones are examined, the rest is said."""
    figures = tmp_path / "alarms.json"
    given = ("--data", tmp_path, "--invented", "3", "--workers", "2", "--json", figures)
    done = forensics("evaluate", "alarms", *given, "--show-hits")
    assert done.code == 0
    assert "3 of 3 examined" in done.err
    assert "real texts not examined" in " ".join(done.out.split())
    made = json.loads(figures.read_text(encoding="utf-8"))
    assert (made["n"], made["real_texts"], made["generated"]["n"]) == (3, None, 3)
    assert sum(made["bands"].values()) == 3
    assert all(sum(counts.values()) == 3 for counts in made["signals"].values())


def test_rates_are_stored_of_everything_or_not_at_all(forensics: Forensics, tmp_path: Path) -> None:
    before = PATH.read_bytes()
    done = forensics("evaluate", "alarms", "--data", tmp_path, "--store", "--invented", "3")
    assert (done.code, PATH.read_bytes()) == (2, before)
