"""The benchmark of template matching on a small invented folder, as a user runs it."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from forensics.evaluate.matching.rendering import render
from forensics.evaluate.matching.report import MATCHER, TemplatesReport
from forensics.evaluate.templates import EvaluationError, Plan, run
from tests.conftest import Forensics
from tests.evaluate.matching.composed import write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("data"), 24)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Vectors are made once for this module."""
    return tmp_path_factory.mktemp("cache") / "vectors.npz"


@pytest.fixture(scope="module")
def report(folder: Path, cache: Path) -> TemplatesReport:
    return run(folder, Plan(sizes=(5,)), cache)


def test_copies_are_found_by_the_shipped_matcher(report: TemplatesReport) -> None:
    table = report.indexes[0].tables[0]
    matcher = next(one for one in table.methods if one.name == MATCHER)
    copies = next(one for one in matcher.at[0].recall if one.kind == "a")
    assert (copies.hits, copies.n) == (5, 5)
    assert matcher.first["a"] == 5


def test_every_method_answers_for_every_text(report: TemplatesReport) -> None:
    index = report.indexes[0]
    names = {method.name for method in index.tables[0].methods}
    assert len(names) == 9
    assert all(set(one.scores) == names for one in index.texts)
    assert {one.kind for one in index.texts} == {
        "negative", "a", "b", "c", "d", "e", "eh", "f", "g", "gh",
    }  # fmt: skip
    assert index.negatives == sum(not one.made_of for one in index.texts)


def test_what_the_cascade_loses_is_counted_against_comparing_all(report: TemplatesReport) -> None:
    index = report.indexes[0]
    cascade = index.cascade[MATCHER]
    alarmed = sum(bool(one.scores[MATCHER].alarmed) for one in index.texts)
    assert cascade.kept <= cascade.known <= alarmed
    assert cascade.kept >= 5, "copies at least"
    assert cascade.alike <= cascade.ordinary == index.negatives
    assert index.cascade_milliseconds.keys() == index.cascade.keys()


def test_styles_are_counted_apart_and_together(report: TemplatesReport) -> None:
    kinds = report.indexes[0].kinds
    assert kinds["g"] == kinds["g free"] + kinds["g request"] == 4


def test_thresholds_of_the_table_follow_from_the_texts_told(report: TemplatesReport) -> None:
    index = report.indexes[0]
    for method in index.tables[0].methods:
        for at in method.at:
            own = [one.scores[method.name].score for one in index.texts if not one.made_of]
            assert sum(score > at.score for score in own) == at.above <= at.allowed
            assert at.bound == pytest.approx(3 / len(own))


def test_the_tables_fit_into_120_columns(report: TemplatesReport) -> None:
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(render(report, misses=True))
    printed = console.export_text()
    assert "…" not in printed
    assert "TF-IDF letters 3-5" in printed
    assert "without near copies" in printed
    assert f"{MATCHER}, the most promising passages first: " in printed


def test_the_report_survives_json(report: TemplatesReport) -> None:
    assert TemplatesReport.model_validate_json(report.model_dump_json()) == report


def test_a_second_run_says_the_same(folder: Path, cache: Path, report: TemplatesReport) -> None:
    again = run(folder, Plan(sizes=(5,), baselines=False, background="shipped"), cache)
    first = {one.id + one.kind: one.scores[MATCHER] for one in report.indexes[0].texts}
    assert {one.id + one.kind: one.scores[MATCHER] for one in again.indexes[0].texts} == first


def test_the_command_prints_tables_writes_json_and_draws(
    forensics: Forensics, folder: Path, cache: Path, tmp_path: Path
) -> None:
    written, drawn = tmp_path / "figures.json", tmp_path / "curves"
    done = forensics(
        "evaluate", "templates", "--data", folder, "--templates", "5", "--cache", cache,
        "--json", written, "--curves", drawn, "--misses", "--kinds", "a,g", "--no-baselines",
        "--background", "shipped",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "Index of 5 templates of the test half" in done.out
    assert "g request" in done.out
    assert "Negatives with the highest scores" in done.out
    TemplatesReport.model_validate(json.loads(written.read_text(encoding="utf-8")))
    assert (drawn / "templates-5.png").read_bytes().startswith(b"\x89PNG")
    page = (drawn / "templates.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    assert "http" not in page


def test_absent_rewrites_are_said_to_be_absent_and_the_rest_runs(
    forensics: Forensics, cache: Path, tmp_path: Path
) -> None:
    bare = write(tmp_path / "bare", 24, with_rewrites=False)
    done = forensics(
        "evaluate", "templates", "--data", bare, "--templates", "4", "--kinds", "a,b", "--cache",
        cache, "--no-baselines", "--background", "shipped",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "g and gh" not in done.out  # they were not asked for
    done = forensics(
        "evaluate", "templates", "--data", bare, "--templates", "4", "--kinds", "a,g", "--cache",
        cache, "--no-baselines", "--background", "shipped",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "g and gh are not measured: there is no rewrites.jsonl" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kinds", "a,z"), "'z' is none of a, b"),
        (("--split", "both"), "'both' is none of tune, test"),
        (("--background", "none"), "'none' is none of shipped"),
        (("--templates", "900"), "none of the test half would be left as a negative"),
    ],
)
def test_a_wrong_option_is_told(
    forensics: Forensics, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = forensics("evaluate", "templates", "--data", folder, *arguments)
    assert done.code != 0
    assert said in " ".join(done.err.replace("│", " ").split())


def test_no_data_is_told(forensics: Forensics, tmp_path: Path) -> None:
    done = forensics("evaluate", "templates", "--data", tmp_path)
    assert done.code != 0
    assert "holds no livecareer.jsonl.gz" in done.err


def test_kinds_without_a_text_cannot_be_measured(tmp_path: Path, cache: Path) -> None:
    bare = write(tmp_path / "bare", 24, with_rewrites=False)
    plan = Plan(sizes=(4,), kinds=("g",), baselines=False, background="shipped")
    with pytest.raises(EvaluationError, match="no text of the kinds g"):
        run(bare, plan, cache)
