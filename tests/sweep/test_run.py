"""Whole sweeps of small folders; the workers, files and joins are real."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from forensics.assembly.suppressing import suppress
from forensics.errors import ForensicsError
from forensics.settings import Settings
from forensics.sweep.cache import FILE as CACHE
from forensics.sweep.output import RunCard, Summary
from forensics.sweep.run import Request, Step, sweep
from forensics.sweep.stored.gathering import LEFT_OUT, NOTHING
from forensics.sweep.workplace import WORK, SweepError, unfinished

SHARED = (
    "Rebuilt the nightly ledger reconciliation in Rust and cut its run from nine hours to twelve",
    "Moved forty warehouse services behind a gateway that sheds load by tenant and by route",
    "Wrote the on-call handbook that three teams follow when the settlement queue backs up",
    "Taught a weekly class on reading flame graphs to the analysts of the pricing desk",
)


def resume(name: str, email: str, phone: str, *lines: str) -> str:
    body = "\n".join(f"- {line}." for line in lines)
    return (
        f"{name}\n{email}\n{phone}\n\nExperience\n\nEngineer, Acme Ltd\n01/2020 - 03/2022\n{body}\n"
    )


def own(who: int) -> tuple[str, ...]:
    words = ("orchard", "turbine", "ledger", "harbour", "lantern", "glacier", "saddle", "quarry")
    kept, season = words[who % 8], [words[(who + n) % 8] for n in range(4)]
    return tuple(
        f"Kept {kept} number {who * 7 + n} in repair through the {season[n]} season"
        for n in range(4)
    )


FILES = {
    "a.txt": resume("Ana Alder", "ana@alder.dev", "+1 212 736 5000", *SHARED),
    "b.txt": resume("Ben Birch", "ben@birch.dev", "+1 415 736 5001", *SHARED),
    "c.txt": resume("Cleo Cedar", "cleo@cedar.dev", "(312) 736-5002", *own(1)),
    "d.txt": resume("Dina Dogwood", "dina@dogwood.dev", "312.736.5002", *own(2)),
    "e.txt": resume("Eve Elm", "eve@elm.dev", "+1 617 736 5004", *own(3)),
    "sub/f.txt": resume("Finn Fir", "finn@fir.dev", "+1 617 736 5005", *own(4)),
}


def fill(folder: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One home for all: its database and library are laid down once."""
    return Settings(home=tmp_path_factory.mktemp("home"), llm_base_url=None)


def run(home: Settings, tmp_path: Path, **options: object) -> Summary:
    asked = {"examine": "none", "workers": 1, "size": 2, "memory_gb": 1.0} | options
    given = Request(paths=(str(tmp_path / "in"),), out=tmp_path / "out", **asked)  # type: ignore[arg-type]
    return sweep(home, given)


def table(tmp_path: Path, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist()
    return rows


def errors(tmp_path: Path) -> list[dict[str, str]]:
    lines = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_shared_text_and_a_telephone_link_people_who_look_like_strangers(
    home: Settings, tmp_path: Path
) -> None:
    fill(tmp_path / "in")
    summary = run(home, tmp_path)
    assert summary.applications == 6
    links = {(row["kind"], row["a"], row["b"]) for row in table(tmp_path, "links")}
    assert links == {
        ("corpus.shared_passages", "a.txt", "b.txt"),
        ("corpus.shared_contact", "c.txt", "d.txt"),
    }
    found = json.loads((tmp_path / "out" / "clusters.json").read_text(encoding="utf-8"))
    assert {tuple(each["applications"]) for each in found["clusters"]} == {
        ("a.txt", "b.txt"),
        ("c.txt", "d.txt"),
    }
    assert {each["verdict"] for each in found["clusters"]} == {"undecided"}


def test_the_name_on_the_form_tells_whose_an_application_is(home: Settings, tmp_path: Path) -> None:
    text = resume("Ana Alder", "ana@alder.dev", "+1 212 736 5000", *SHARED)
    rows = [{"id": who, "name": who, "text": text} for who in ("Ben Birch", "Cleo Cedar")]
    table_of = "\n".join(json.dumps(row) for row in rows)
    fill(tmp_path / "in", {"rows.jsonl": table_of})
    asked = Request(
        (str(tmp_path / "in" / "rows.jsonl"),), tmp_path / "out", examine="none", workers=1
    )
    sweep(home, asked)
    links = table(tmp_path, "links")
    assert {(row["name_a"], row["name_b"]) for row in links} == {("Ben Birch", "Cleo Cedar")}
    assert "same_person" not in {row["kind"] for row in links}


def test_examined_applications_get_a_band_that_links_raise(home: Settings, tmp_path: Path) -> None:
    fill(tmp_path / "in")
    run(home, tmp_path, examine="fast")
    rows = {row["id"]: row for row in table(tmp_path, "applications")}
    assert "corpus.shared_passages" in rows["a.txt"]["hits"]  # type: ignore[operator]
    assert "corpus.shared_contact" in rows["c.txt"]["hits"]  # type: ignore[operator]
    assert rows["a.txt"]["total_bits"] > rows["e.txt"]["total_bits"]  # type: ignore[operator]
    assert all(row["not_assessed"] for row in rows.values())
    quotes = json.dumps(rows["c.txt"]["findings"])
    assert "(312) 736-5002" in quotes
    assert "312.736.5002" in quotes


def test_an_agencys_telephone_is_shown_and_weighs_nothing_while_its_passages_still_link(
    home: Settings, tmp_path: Path
) -> None:
    fill(
        tmp_path / "in",
        {
            "a.txt": resume("Ana Alder", "ana@alder.dev", "+1 212 736 5900", *SHARED),
            "b.txt": resume("Ben Birch", "ben@birch.dev", "212.736.5900", *SHARED),
            "c.txt": resume("Cleo Cedar", "cleo@cedar.dev", "212-736-5900", *own(1)),
        },
    )
    suppress(home, "(212) 736 5900", reason="agency", author="J. Doe", note="Rye Staffing")
    run(home, tmp_path, examine="fast")
    found = table(tmp_path, "links")
    bits = {(str(row["kind"]), row["a"], row["b"]): row["strength_bits"] for row in found}
    assert {kind for kind, _, _ in bits} == {"corpus.shared_contact", "corpus.shared_passages"}
    assert bits["corpus.shared_contact", "a.txt", "b.txt"] == 0
    assert bits["corpus.shared_passages", "a.txt", "b.txt"] > 0  # type: ignore[operator]
    rows = {row["id"]: row for row in table(tmp_path, "applications")}
    told = "suppressed by J. Doe: an agency's (Rye Staffing)"
    assert told in str(rows["c.txt"]["findings"])
    assert told in (tmp_path / "out" / "report.html").read_text(encoding="utf-8").replace(
        "&#39;", "'"
    )


def test_two_workers_and_other_parts_give_the_same_rows(home: Settings, tmp_path: Path) -> None:
    fill(tmp_path / "in")
    run(home, tmp_path, workers=2, size=1)
    before = {name: table(tmp_path, name) for name in ("applications", "links")}
    run(home, tmp_path, workers=1, size=5)
    assert {name: table(tmp_path, name) for name in before} == before


def test_a_file_that_cannot_be_read_is_one_row_of_errors(home: Settings, tmp_path: Path) -> None:
    fill(tmp_path / "in", FILES | {"broken.pdf": b"%PDF-1.7 no more", "empty.txt": b""})
    summary = run(home, tmp_path)
    assert summary.applications == 6
    assert {(row["application"], row["reason"]) for row in errors(tmp_path)} == {
        ("broken.pdf", "malformed"),
        ("empty.txt", "empty"),
    }


def test_an_id_given_twice_keeps_its_first_application(home: Settings, tmp_path: Path) -> None:
    row = json.dumps({"id": "one", "text": FILES["a.txt"]})
    other = json.dumps({"id": "one", "text": FILES["c.txt"]})
    fill(tmp_path / "in", {"all.jsonl": f"{row}\n{other}\n"})
    given = Request((str(tmp_path / "in/all.jsonl"),), tmp_path / "out", examine="none", workers=1)
    summary = sweep(home, given)
    assert summary.applications == 1
    assert [row["reason"] for row in errors(tmp_path)] == ["duplicate_id"]
    assert table(tmp_path, "applications")[0]["name"] == "Ana Alder"


def test_a_page_that_too_many_state_is_not_assessed_rather_than_clear(
    home: Settings, tmp_path: Path
) -> None:
    rows = [
        {"id": f"p{n:02}", "name": f"{chr(97 + n) * 6} {chr(97 + n) * 7}", "text": text}
        for n in range(24)
        for text in [resume(f"{chr(97 + n) * 6} {chr(97 + n) * 7}", "", "", *own(n))]
    ]
    alone = [row | {"text": f"{row['text']}\nhttps://acme.dev/careers/{row['id']}"} for row in rows]
    same = [row | {"text": f"{row['text']}\nhttps://acme.dev/careers/intern"} for row in rows]
    found = []
    for name, content in (("alone", alone), ("same", same)):
        text = "\n".join(json.dumps(row) for row in content)
        fill(tmp_path / name, {"all.jsonl": text})
        given = Request((str(tmp_path / name / "all.jsonl"),), tmp_path / "out", workers=1)
        sweep(home, given)
        found.append(reasons(table(tmp_path, "applications")[0]))
    # Whom it belongs to is not known, so that neither contacts nor earlier cases were compared.
    assert "corpus.shared_contact" not in found[0]
    for signal in ("corpus.shared_contact", "corpus.reapplication"):
        assert "held by too many applications to compare them: url" in found[1][signal]


def reasons(row: dict[str, object]) -> dict[str, str]:
    """Why signals say less than clear, by their names."""
    said = json.loads(str(row["reasons"]))
    return {each["signal"]: f"{each['outcome']}: {each['reason']}" for each in said}


def test_where_nothing_is_stored_no_earlier_case_was_ruled_out(
    home: Settings, tmp_path: Path
) -> None:
    fill(tmp_path / "in")
    run(home, tmp_path, examine="fast", reworded=False)
    rows = {row["id"]: reasons(row) for row in table(tmp_path, "applications")}
    nothing = f"not_assessed: {NOTHING}"
    assert {each["corpus.reapplication"] for each in rows.values()} == {nothing}
    assert "corpus.shared_contact" not in rows["e.txt"]


def test_that_stored_applications_were_left_out_stands_in_every_row(
    home: Settings, tmp_path: Path
) -> None:
    fill(tmp_path / "in")
    run(home, tmp_path, examine="fast", reworded=False, with_store=False)
    for row in table(tmp_path, "applications"):
        assert reasons(row)["corpus.reapplication"] == f"not_assessed: {LEFT_OUT}"
        for signal in ("corpus.shared_contact", "corpus.shared_passages"):
            if signal not in row["hits"]:  # type: ignore[operator]
                assert reasons(row)[signal] == f"clear: in part: {LEFT_OUT}"


def test_likely_pairs_that_were_not_compared_by_meaning_are_not_clear(
    home: Settings, tmp_path: Path
) -> None:
    fill(tmp_path / "in")
    run(home, tmp_path, examine="fast")  # fewer than are ever compared by meaning
    rows = {row["id"]: row for row in table(tmp_path, "applications")}
    told = reasons(rows["c.txt"])["corpus.shared_passages"]
    assert told.startswith("not_assessed: ") and "tell the same in other words" in told
    assert "corpus.shared_passages" in rows["a.txt"]["hits"]  # type: ignore[operator]


def answers(home: Settings) -> dict[str, str]:
    """When each answer of the cache was written, by its key."""
    with sqlite3.connect(home.home / CACHE) as connection:
        return dict(connection.execute("SELECT key, at FROM answers"))


def test_a_second_sweep_reads_back_what_the_first_examined(home: Settings, tmp_path: Path) -> None:
    fill(tmp_path / "in", {name: FILES[name] + "Once more.\n" for name in ("a.txt", "b.txt")})
    known = answers(home) if (home.home / CACHE).exists() else {}
    run(home, tmp_path, examine="fast", reworded=False)
    before, written = table(tmp_path, "applications"), answers(home)
    assert len(written) == len(known) + 4  # what was read and what was examined, of two
    (tmp_path / "in" / "new.txt").write_text(resume("Gil Gum", "g@gum.dev", "", *own(5)))
    run(home, tmp_path, examine="fast", reworded=False)
    after = {row["id"]: row for row in table(tmp_path, "applications")}
    assert all(after[row["id"]]["documents"] == row["documents"] for row in before)
    assert len(after) == 3
    again = answers(home)
    assert len(again) == len(written) + 2
    assert {key: again[key] for key in written} == written  # and none was made anew


def test_a_changed_input_loses_nobody_to_an_id_that_is_gone(home: Settings, tmp_path: Path) -> None:
    files = {"1.csv": "id,text\nX,Ana Fir\n", "2.csv": "id,text\nX,Hugo Elm\n"}
    folder = fill(tmp_path / "o[1]", files)
    paths = tuple(str(folder / name) for name in files)
    given = Request(paths, tmp_path / "o[1]" / "out", examine="none", workers=1, with_store=False)

    def stop(step: Step) -> None:
        if step.name == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(home, given, progress=stop)
    fill(folder, {"1.csv": "id,text\nY,Ana Fir\n"})
    summary = sweep(home, replace(given, resume=True))
    assert (summary.applications, summary.left_out, summary.errors) == (2, 0, 0)
    ids = pq.read_table(given.out / "applications.parquet")["id"].to_pylist()
    assert sorted(ids) == ["X", "Y"]


def test_several_contacts_in_one_cell_all_link(home: Settings, tmp_path: Path) -> None:
    rows = [
        {"id": "1", "name": "Ana Fir", "emails": ["a@fir.dev", "k@elm.dev"], "text": "Ana Fir"},
        {"id": "2", "name": "Hugo Elm", "emails": "k@elm.dev, h@elm.dev", "text": "Hugo Elm"},
        {"id": "3", "name": "Vera Oak", "phone": 12127365000.0, "text": "Vera Oak"},
        {"id": "4", "name": "Leo Yew", "phone": "n/a; +1 (212) 736-5000", "text": "Leo Yew"},
    ]
    fill(tmp_path, {"in.jsonl": "\n".join(map(json.dumps, rows))})
    given = Request((str(tmp_path / "in.jsonl"),), tmp_path / "out", examine="none", workers=1)
    sweep(home, given)
    links = table(tmp_path, "links")
    assert {(link["a"], link["b"]) for link in links} == {("1", "2"), ("3", "4")}
    assert "a@fir.dev; k@elm.dev" in str(links)


@pytest.mark.parametrize(
    "wrong", [{"paths": ("typo",)}, {"columns": {"text": "body"}}, {"engine": "dask"}]
)
def test_a_request_that_cannot_be_met_stands_in_nobodys_way(
    home: Settings, tmp_path: Path, wrong: dict[str, object]
) -> None:
    fill(tmp_path / "in", {"a.txt": FILES["a.txt"]})
    given = Request((str(tmp_path / "in"),), tmp_path / "out", examine="none", workers=1)
    with pytest.raises(ForensicsError):
        sweep(home, replace(given, **wrong))  # type: ignore[arg-type]
    assert not unfinished(given.out)


def test_the_run_card_says_what_was_asked_and_what_took_part(
    home: Settings, tmp_path: Path
) -> None:
    fill(tmp_path / "in", {"a.txt": FILES["a.txt"]})
    summary = run(home, tmp_path)
    card = RunCard.model_validate_json((tmp_path / "out" / "run.json").read_bytes())
    assert (card.options["size"], card.options["memory_gb"]) == ("2", "1.0")
    assert card.manifest is not None
    assert card.manifest.signals["corpus.shared_contact"]
    assert card.manifest.reference
    assert card.summary == summary


def test_an_unfinished_sweep_goes_on_where_it_stood(home: Settings, tmp_path: Path) -> None:
    fill(tmp_path / "in")
    given = Request((str(tmp_path / "in"),), tmp_path / "out", examine="none", workers=1, size=1)

    def stop(step: Step) -> None:
        if step.name == "examining" and step.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(home, given, progress=stop)
    parts = sorted((tmp_path / "out" / WORK / "parts" / "applications").iterdir())
    written = {part.name: part.stat().st_mtime_ns for part in parts}
    assert len(written) >= 3
    with pytest.raises(SweepError, match="--resume"):
        sweep(home, given)
    steps: list[Step] = []
    kept: dict[str, int] = {}

    def watch(step: Step) -> None:
        steps.append(step)
        if step.name == "linking":
            folder = tmp_path / "out" / WORK / "parts" / "applications"
            kept.update({part.name: part.stat().st_mtime_ns for part in folder.iterdir()})

    again = Request(given.paths, given.out, examine="none", workers=1, size=1, resume=True)
    assert sweep(home, again, progress=watch).applications == 6
    assert written.items() <= kept.items()
    assert not (tmp_path / "out" / WORK / "parts").exists()


def test_results_are_never_written_among_what_is_swept(home: Settings, tmp_path: Path) -> None:
    with pytest.raises(SweepError, match="apart"):
        sweep(home, Request((str(fill(tmp_path)),), tmp_path, examine="none"))


def test_nothing_to_examine_is_an_error(home: Settings, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(SweepError, match="no files"):
        run(home, tmp_path)


def test_one_application_alone_is_compared_with_nobody(home: Settings, tmp_path: Path) -> None:
    fill(tmp_path / "in", {"a.txt": FILES["a.txt"]})
    run(home, tmp_path, examine="fast")
    (row,) = table(tmp_path, "applications")
    assert row["hits"] == [] or "corpus.shared_contact" not in row["hits"]  # type: ignore[operator]
    alone = row["not_assessed"]
    fill(tmp_path / "in")
    run(home, tmp_path, examine="fast")
    together = next(row for row in table(tmp_path, "applications") if row["id"] == "e.txt")
    assert alone > together["not_assessed"]  # type: ignore[operator]
