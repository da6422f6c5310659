"""What an analyst sees of `forensics templates`, in a home of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from forensics.assembly.templates import SHIPPED
from tests.conftest import EXAMPLES, Forensics

LOGISTICS = "fullstack/logistics-marketplace-payments"
ROWS = [
    {
        "id": f"case-{number}",
        "title": f"Case {number}",
        "text": f"Experience\n- Welded {number} frames of the east dock with a robot cell.\n"
        f"- Kept the ledger of {number} ferries through the winter strike.\n"
        f"- Taught {number} evening classes on lighthouse optics.\n",
    }
    for number in (3, 17)
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new home, for tests that change it."""
    monkeypatch.setenv("FORENSICS_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"


def test_a_new_home_holds_the_exemplars_as_nursery(own_home: Path, forensics: Forensics) -> None:
    found = forensics("templates", "list", "--json").json
    assert len(found) == len(list(SHIPPED.glob("*/*.md"))) >= 24
    assert {template["status"] for template in found} == {"nursery"}
    assert all("Synthetic" in template["provenance"] for template in found)


def test_importing_the_same_text_as_stable_promotes_it(
    own_home: Path, forensics: Forensics
) -> None:
    forensics("templates", "list")
    found = forensics("templates", "import", SHIPPED, "--status", "stable", "--json")
    assert found.code == 0
    assert found.json[0]["rejected"] == []
    listed = forensics("templates", "list", "--status", "stable", "--json").json
    assert len(listed) == len(list(SHIPPED.glob("*/*.md")))


def test_a_nursery_template_is_shown_and_weighs_nothing(
    own_home: Path, forensics: Forensics
) -> None:
    report = forensics("examine", EXAMPLES / "demo" / "resume.pdf", "--json").json
    assert report["matches"][0]["template"] == LOGISTICS
    assert report["matches"][0]["status"] == "nursery"
    weighing = [bar for bar in report["assessment"]["contributions"] if bar["bits"]]
    assert "template.known_template" not in {bar["signal"] for bar in weighing}


def test_ids_are_kept_and_a_bad_row_is_named_not_fatal(
    own_home: Path, rows: Path, forensics: Forensics
) -> None:
    rows.write_text(rows.read_text() + "not json\n" + json.dumps(ROWS[0] | {"text": "Other."}))
    found = forensics("templates", "import", rows, "--status", "stable", "--json")
    assert found.code == 0
    assert found.json[0]["added"] == ["case-3", "case-17"]
    assert [item["template"] for item in found.json[0]["rejected"]] == ["rows.jsonl:3", "case-3"]
    shown = forensics("templates", "show", "case-3", "--json").json
    assert (shown["status"], shown["title"]) == ("stable", "Case 3")


def test_search_prints_one_line_an_input_with_every_template_of_the_top(
    rows: Path, forensics: Forensics
) -> None:
    found = forensics("templates", "search", rows, "--top", "4", "--json")
    lines = [json.loads(line) for line in found.out.splitlines()]
    assert [line["id"] for line in lines] == ["case-3", "case-17"]
    assert [len(line["matches"]) for line in lines] == [4, 4]
    scores = [match["score"] for match in lines[0]["matches"]]
    assert scores == sorted(scores, reverse=True)


def test_search_finds_the_template_a_resume_was_made_from(forensics: Forensics) -> None:
    found = forensics(
        "templates", "search", EXAMPLES / "demo" / "resume.pdf", "--top", "1", "--json"
    )
    (match,) = json.loads(found.out)["matches"]
    assert (match["template"], match["verdict"]) == (LOGISTICS, "known_template")
    kinds = {pair["kind"] for pair in match["pairs"]}
    assert kinds == {"copied", "reworded"}


def test_a_pdf_can_be_added_and_is_found_again(own_home: Path, forensics: Forensics) -> None:
    resume = EXAMPLES / "demo" / "resume.pdf"
    added = forensics(
        "templates", "add", resume, "--id", "own/one", "--title", "Ours", "--json"
    ).json
    assert added[0]["id"] == "own/one"
    found = forensics("templates", "search", resume, "--top", "1", "--json")
    assert json.loads(found.out)["matches"][0]["template"] == "own/one"


def test_lines_of_several_people_become_common_and_weigh_nothing(
    own_home: Path, tmp_path: Path, forensics: Forensics
) -> None:
    line = "Repaired the tide clock of the harbour office with parts cast from old bells."
    shared = tmp_path / "corpus.jsonl"
    people = ["Ann Lee", "Bo Ek", "Cy Ash", "Di Orr", "Ed Fox"]
    own = [f"Kept {n} bees on the roof of mill {n} in year {n}." for n in range(3, 8)]
    texts = [
        f"{name}\nExperience\n- {line}\n- {mine}\n" for name, mine in zip(people, own, strict=True)
    ]
    shared.write_text(
        "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
    )
    learnt = forensics("templates", "background", shared, "--json").json[0]
    assert (learnt["owners"], learnt["lines"], learnt["unread"]) == (5, 1, [])


def test_rebuild_restores_what_was_derived(own_home: Path, forensics: Forensics) -> None:
    forensics("templates", "list")
    for derived in (own_home / "index").iterdir():
        derived.write_bytes(b"damaged")
    assert "rebuilt: 30 templates" in forensics("templates", "rebuild").out


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["show", "none/such"], "no template 'none/such'", 1),
        (["import", "none.jsonl"], "none.jsonl: no such file or folder", 1),
        (["search", "none.pdf"], "none.pdf: no such file or folder", 1),
        (["add", "none.pdf", "--id", "a", "--title", "t"], "none.pdf: no such file", 1),
        (["add", "a.md", "--id", "a", "--title", "t", "--status", "stable"], "second person", 2),
        (["list", "--status", "excellent"], "one of nursery, stable, retired", 2),
    ],
)
def test_mistakes_are_one_clear_line(
    forensics: Forensics, arguments: list[str], message: str, code: int
) -> None:
    found = forensics("templates", *arguments)
    assert (found.code, found.out) == (code, "")
    assert message in found.err
