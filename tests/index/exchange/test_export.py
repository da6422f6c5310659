"""Whole ways out of one library and into another."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from index.curation.curator import Curator
from index.embedding import MiniLM
from index.errors import ExchangeError
from index.exchange.export import Form, Wanted, export
from index.exchange.tlp import Tlp
from index.intake import read
from index.library import Library
from index.match import Verdict
from index.matcher import Matcher
from index.tables import metadata
from index.template import Template, TemplateStatus

Make = Callable[..., Template]


@pytest.fixture
def empty(tmp_path: Path, embedder: MiniLM) -> Library:
    """Another organisation's library, with nothing in it."""
    engine = create_engine(f"sqlite:///{tmp_path / 'other.db'}")
    metadata.create_all(engine)
    return Library(engine, embedder, tmp_path / "elsewhere")


def fields(library: Library) -> list[Template]:
    return [item.model_copy(update={"revision": 0}) for item in library.list()]


@pytest.mark.parametrize(("form", "name"), [(Form.FILES, "out"), (Form.STIX, "out.json")])
def test_what_one_library_exports_another_holds_in_every_field(
    library: Library,
    empty: Library,
    template: Make,
    ledger: str,
    tmp_path: Path,
    form: Form,
    name: str,
) -> None:
    library.add_all(
        [
            template(
                "pay/ledger",
                ledger.replace("\n", "\r\n") + "\n---\n\n",
                family="CON: {x}",
                provenance="From a case; TLP:GREEN.",
                references=("TLP:GREEN", "https://example.org"),
                confidence="high",
                reviewed=date(2026, 2, 3),
                expires=date(2025, 1, 1),
            )
        ]
    )
    export(library, form, tmp_path / name)
    found = read(tmp_path / name, None)
    assert empty.add_all(found.templates).added == ("pay/ledger",)
    assert fields(empty) == fields(library)


@pytest.mark.parametrize(
    ("form", "name"), [(Form.FILES, "out"), (Form.STIX, "o.json"), (Form.CSV, "o.csv")]
)
def test_a_sealed_template_says_nothing_and_matches_exact_copies(
    stocked: Library, empty: Library, ledger: str, tmp_path: Path, form: Form, name: str
) -> None:
    found = export(stocked, form, tmp_path / name, Wanted(sealed=True))
    assert found.written == ("clay/kiln", "pay/ledger")
    files = [path for path in (tmp_path / name, *tmp_path.glob("out/**/*")) if path.is_file()]
    assert files
    for path in files:
        content = path.read_text(encoding="utf-8").lower()
        assert "porcelain" not in content
        assert "reconciled" not in content
    assert len(empty.add_all(read(tmp_path / name, None).templates).added) == 2
    (held,) = [item for item in empty.list() if item.id == "pay/ledger"]
    assert held.text == ""
    assert held.status is TemplateStatus.STABLE
    lines = ledger.lower().splitlines()
    (match,) = Matcher(empty).match(lines)
    assert (match.template, match.verdict) == ("pay/ledger", Verdict.KNOWN_TEMPLATE)
    assert all(pair.template_quote.startswith("withheld: sha256 ") for pair in match.pairs)
    (match,) = Matcher(empty).match(lines[:10])
    assert (match.rare_pairs, match.verdict) == (5, Verdict.SHARED_SOURCE)
    assert Matcher(empty).match(["Rebuilt the glaze line so that nothing of it is the same."]) == ()


def test_two_seals_of_one_text_have_nothing_in_common(stocked: Library, tmp_path: Path) -> None:
    seen = []
    for name in ("one.json", "two.json"):
        export(stocked, Form.STIX, tmp_path / name, Wanted(sealed=True))
        held = read(tmp_path / name, None).templates
        seen.append({digest for item in held if item.seal for digest in item.seal.digests})
    assert seen[0] and not seen[0] & seen[1]


def test_a_retired_or_removed_sealed_template_matches_no_more(
    stocked: Library, empty: Library, ledger: str, tmp_path: Path
) -> None:
    export(stocked, Form.CSV, tmp_path / "o.csv", Wanted(sealed=True, family="pay"))
    empty.add_all(read(tmp_path / "o.csv", TemplateStatus.STABLE).templates)
    matcher, curator = Matcher(empty), Curator(empty)
    assert len(matcher.match(ledger.splitlines())) == 1
    curator.retire("pay/ledger", author="Ann", reason="Only false alarms.")
    assert matcher.match(ledger.splitlines()) == ()
    curator.restore("pay/ledger", author="Ann", reason="A mistake.")
    assert len(matcher.match(ledger.splitlines())) == 1
    curator.remove("pay/ledger", author="Ann", reason="Asked for.")
    assert matcher.match(ledger.splitlines()) == ()


def test_a_sealed_template_as_of_a_revision_still_matches(
    stocked: Library, empty: Library, ledger: str, tmp_path: Path
) -> None:
    export(stocked, Form.CSV, tmp_path / "o.csv", Wanted(sealed=True, family="pay"))
    empty.add_all(read(tmp_path / "o.csv", TemplateStatus.STABLE).templates)
    at = empty.revision()
    Curator(empty).retire("pay/ledger", author="Ann", reason="Only false alarms.")
    past = empty.as_of(at)
    assert len(Matcher(past.library).match(ledger.splitlines(), on=past.day)) == 1


def test_the_same_state_exports_the_same_bundle(stocked: Library, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        export(stocked, Form.STIX, tmp_path / name, Wanted(sender="Example Ltd"))
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_variant_derives_from_the_older_one_of_its_family(
    stocked: Library, template: Make, ledger: str, tmp_path: Path
) -> None:
    later = {"added": date(2026, 6, 1)}
    stocked.add(template("pay/ledger-2", ledger.replace("64", "128"), **later))
    export(stocked, Form.STIX, tmp_path / "o.json")
    objects = json.loads((tmp_path / "o.json").read_text())["objects"]
    named = {item["id"]: item.get("name") for item in objects}
    links = [item for item in objects if item.get("relationship_type") == "derived-from"]
    assert [(named[link["source_ref"]], named[link["target_ref"]]) for link in links] == [
        ("pay/ledger-2", "pay/ledger")
    ]


def test_amber_is_not_exported_as_clear_and_nothing_is_written(
    library: Library, template: Make, ledger: str, tmp_path: Path
) -> None:
    library.add(template("pay/ledger", ledger, references=("TLP:AMBER",)))
    with pytest.raises(ExchangeError, match="pay/ledger"):
        export(library, Form.FILES, tmp_path / "out", Wanted(level=Tlp.CLEAR))
    assert not (tmp_path / "out").exists()


def test_nothing_to_export_is_told(stocked: Library, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no template is as asked for"):
        export(stocked, Form.STIX, tmp_path / "o.json", Wanted(family="bees"))


def test_a_place_that_cannot_be_written_is_told(stocked: Library, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ExchangeError, match="cannot be written"):
        export(stocked, Form.STIX, tmp_path / "taken" / "o.json")


def test_an_import_of_sealed_templates_into_either_database(
    stocked: Library, database: str, embedder: MiniLM, ledger: str, tmp_path: Path
) -> None:
    engine: Engine = create_engine(database)
    metadata.create_all(engine)
    other = Library(engine, embedder, tmp_path / "served")
    export(stocked, Form.FILES, tmp_path / "out", Wanted(sealed=True))
    other.add_all(read(tmp_path / "out", None).templates)
    assert len(Matcher(other).match(ledger.splitlines())) == 1
    Curator(other).remove("pay/ledger", author="Ann", reason="Asked for.")
    assert [item.id for item in other.list()] == ["clay/kiln"]
