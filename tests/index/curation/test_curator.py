"""The life of a template, and two analysts at one of them."""

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from index.curation.change import Action
from index.curation.curator import Curator
from index.embedding import MiniLM, content_hash
from index.errors import (
    ConflictError,
    CurationError,
    TemplateError,
    UnknownRevisionError,
    UnknownTemplateError,
)
from index.library import Library
from index.tables import LineVector, TemplatePassage
from index.template import TemplateStatus
from tests.index.conftest import KILN, LEDGER, make_template
from tests.index.curation.conftest import ON_SQLITE

ID = "pay/ledger"
NURSERY, STABLE, RETIRED = TemplateStatus.NURSERY, TemplateStatus.STABLE, TemplateStatus.RETIRED
OTHER = LEDGER.replace("64 hash buckets", "96 hash buckets")
BY_BO: dict[str, Any] = {"author": "Bo Ek", "reason": "Seen in a second case."}
BY_ANN: dict[str, Any] = {"author": "Ann Lee", "reason": "Looked at it again."}


def test_a_changed_text_goes_to_the_nursery_until_a_second_person_reviewed_it(
    held: Library, curator: Curator
) -> None:
    edited = curator.edit(ID, text=OTHER, **BY_BO)
    assert (edited.status, edited.revision, edited.reviewed) == (NURSERY, 2, None)
    with pytest.raises(CurationError, match="a second person reviews; Bo Ek wrote"):
        curator.review(ID, **BY_BO)
    reviewed = curator.review(ID, **BY_ANN)
    assert (reviewed.status, reviewed.revision) == (STABLE, 3)
    assert reviewed.reviewed is not None
    assert held.show(ID) == reviewed


@ON_SQLITE
@pytest.mark.parametrize("name", ["ann lee", " ANN  LEE ", "AnnLee", "Ann\u00a0Lee"])
def test_a_name_spelled_otherwise_is_no_second_person(curator: Curator, name: str) -> None:
    curator.edit(ID, text=OTHER, **BY_ANN)
    with pytest.raises(CurationError, match="a second person"):
        curator.review(ID, author=name, reason="Fine.")


@ON_SQLITE
def test_who_restores_a_retired_template_does_not_review_it(curator: Curator) -> None:
    curator.retire(ID, **BY_ANN)
    restored = curator.restore(ID, **BY_BO)
    assert (restored.status, restored.revision) == (NURSERY, 3)
    with pytest.raises(CurationError, match="a second person"):
        curator.review(ID, **BY_BO)
    assert curator.review(ID, **BY_ANN).status is STABLE


@ON_SQLITE
@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"title": "Ledger engineer"}, "Ledger engineer"),
        ({"family": "payments"}, "payments"),
        ({"provenance": "Two cases of May."}, "Two cases of May."),
        ({"confidence": "high"}, "high"),
        ({"expires": date(2030, 1, 1)}, date(2030, 1, 1)),
        ({"references": ("https://e.example/a",)}, ("https://e.example/a",)),
    ],
)
def test_what_is_no_text_is_edited_without_another_review(
    held: Library, curator: Curator, fields: dict[str, Any], shown: object
) -> None:
    edited = curator.edit(ID, **fields, **BY_BO)
    (name,) = fields
    assert (getattr(edited, name), edited.status, edited.revision) == (shown, STABLE, 2)
    assert held.show(ID) == edited
    assert held.history(ID)[-1].content == edited


def test_an_edit_makes_a_revision_and_overwrites_none(held: Library, curator: Curator) -> None:
    curator.edit(ID, text=OTHER, **BY_BO)
    assert held.show(ID).text == OTHER
    assert held.show(ID, revision=1).text == LEDGER
    assert held.show(ID, revision=1).status is STABLE
    with pytest.raises(UnknownRevisionError, match="no revision 3, only 1 to 2"):
        held.show(ID, revision=3)


@ON_SQLITE
def test_vectors_of_a_text_that_was_replaced_are_gone(
    held: Library, curator: Curator, opened: Engine
) -> None:
    with opened.connect() as connection:
        old = set(connection.scalars(select(TemplatePassage.sha256)))
    curator.edit(ID, text=OTHER, **BY_BO)
    with opened.connect() as connection:
        passages = set(connection.scalars(select(TemplatePassage.sha256)))
        vectors = set(connection.scalars(select(LineVector.sha256)))
    assert len(old - passages) == 1
    assert vectors == passages
    assert any("96 hash" in text for text in held.snapshot().held.texts)


@ON_SQLITE
def test_a_changed_family_makes_derived_files_anew(held: Library, curator: Curator) -> None:
    assert len(held.snapshot().cohort.kin[0]) == 1
    curator.edit(ID, family="clay", **BY_BO)
    assert len(held.snapshot().cohort.kin[0]) == 2


@ON_SQLITE
@pytest.mark.parametrize("verb", ["edit", "review", "retire", "restore", "expire", "remove"])
@pytest.mark.parametrize(
    ("author", "reason", "message"),
    [
        ("", "Why not.", "an author is needed"),
        (" \u200b ", "Why not.", "an author is needed"),
        ("Ann", "", "a reason is needed"),
        ("Ann", "\n\t ", "a reason is needed"),
        ("A" * 201, "Why not.", "an author of 201 characters is too long"),
    ],
)
def test_nothing_is_changed_without_who_and_why(
    held: Library, verb: str, author: str, reason: str, message: str
) -> None:
    given: dict[str, Any] = {"edit": {"title": "T"}, "expire": {"on": None}}.get(verb, {})
    with pytest.raises(CurationError, match=message):
        getattr(Curator(held), verb)(ID, author=author, reason=reason, **given)
    assert held.revision() == 1


@ON_SQLITE
@pytest.mark.parametrize("verb", ["edit", "review", "retire", "restore", "expire", "remove"])
def test_an_unknown_id_is_told(held: Library, verb: str) -> None:
    given: dict[str, Any] = {"edit": {"title": "T"}, "expire": {"on": None}}.get(verb, {})
    with pytest.raises(UnknownTemplateError, match="no template 'x/y'"):
        getattr(Curator(held), verb)("x/y", **BY_BO, **given)
    assert held.revision() == 1


@ON_SQLITE
@pytest.mark.parametrize(
    ("verb", "given", "message"),
    [
        ("review", {}, "is stable: only a nursery template can be reviewed"),
        ("restore", {}, "is stable: only a retired template can be restored"),
        ("expire", {"on": None}, "its expiry is that already"),
        ("edit", {"title": "pay/ledger"}, "nothing of it would change"),
        ("edit", {}, "nothing of it would change"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused(
    held: Library, verb: str, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(CurationError, match=message):
        getattr(Curator(held), verb)(ID, **given, **BY_BO)
    assert held.revision() == 1
    assert len(held.history(ID)) == 1


@ON_SQLITE
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "its text is empty"),
        ({"text": "Java\nPython"}, "0 passages of four words or more, 3 are needed"),
        ({"title": ""}, "title"),
        ({"confidence": "certain"}, "confidence"),
        ({"status": "stable"}, "cannot be edited: status"),
        ({"id": "other"}, "cannot be edited: id"),
    ],
)
def test_a_bad_value_is_refused_and_nothing_is_lost(
    held: Library, curator: Curator, fields: dict[str, Any], message: str
) -> None:
    before = held.show(ID)
    with pytest.raises(TemplateError, match=message):
        curator.edit(ID, **fields, **BY_BO)
    assert held.show(ID) == before
    assert held.revision() == 1


def test_the_second_of_two_analysts_is_told_who_was_first(held: Library, curator: Curator) -> None:
    shown = held.show(ID).revision
    curator.edit(ID, title="Ann's title", seen=shown, **BY_ANN)
    with pytest.raises(ConflictError, match=r"changed by Ann Lee \(edit\) at .* since revision 1"):
        curator.edit(ID, text=OTHER, seen=shown, **BY_BO)
    assert (held.show(ID).title, held.show(ID).text) == ("Ann's title", LEDGER)
    with pytest.raises(ConflictError, match="has no revision 9; it is at 2"):
        curator.retire(ID, seen=9, **BY_BO)
    assert curator.edit(ID, text=OTHER, seen=2, **BY_BO).title == "Ann's title"


def test_of_many_who_edit_at_once_one_is_first_and_the_others_are_told(
    held: Library, opened: Engine, embedder: MiniLM, tmp_path: Path
) -> None:
    done, told = [], []
    start = threading.Barrier(6)

    def work(number: int) -> None:
        curator = Curator(Library(opened, embedder, tmp_path / str(number)))
        start.wait()
        try:
            done.append(curator.edit(ID, title=f"By {number}", seen=1, **BY_BO).title)
        except ConflictError as error:
            told.append(str(error))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), len(told)) == (1, 5)
    assert held.show(ID).title == done[0]
    assert [change.number for change in held.history(ID)] == [1, 2]


def test_changes_of_different_templates_at_once_get_revisions_of_their_own(
    held: Library, opened: Engine, embedder: MiniLM, tmp_path: Path
) -> None:
    failed: list[BaseException] = []

    def work(template: str) -> None:
        try:
            curator = Curator(Library(opened, embedder, tmp_path / template.replace("/", "-")))
            for number in range(5):
                curator.edit(template, title=f"{template} {number}", **BY_BO)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(item,)) for item in (ID, "clay/kiln")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    revisions = [change.library_revision for change in held.history()]
    assert sorted(revisions) == [1, 1, *range(2, 12)]
    assert held.revision() == 11


def test_what_is_erased_leaves_who_and_why_but_no_text(
    held: Library, curator: Curator, opened: Engine, database: str, tmp_path: Path
) -> None:
    curator.edit(ID, text=OTHER, **BY_BO)
    last = curator.remove(ID, author="Cy Ash", reason="The applicant asked for it.")
    assert (last.action, last.number, last.content) == (Action.ERASE, 3, None)
    assert [change.content for change in held.history(ID)] == [None, None, None]
    assert [change.author for change in held.history(ID)] == ["Ann Lee", "Bo Ek", "Cy Ash"]
    with pytest.raises(UnknownTemplateError):
        held.show(ID)
    with pytest.raises(UnknownRevisionError, match="revision 1 was erased"):
        held.show(ID, revision=1)
    rare = b"append-only journals with per-tenant hash chains"
    with opened.connect() as connection:
        for table in ("templates", "template_passages", "template_changes"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
            assert rare not in repr(rows).encode()
        hashes = set(connection.scalars(select(LineVector.sha256)))
    assert content_hash("Froze the general ledger schema behind " + rare.decode()) not in hashes
    if database.startswith("sqlite"):
        opened.dispose()
        for file in tmp_path.glob("cases.db*"):
            assert rare not in file.read_bytes(), file.name
    assert ID not in {item.id for item in held.snapshot().held.templates}


def test_an_erased_id_can_be_used_again_and_its_numbers_go_on(
    held: Library, curator: Curator
) -> None:
    curator.remove(ID, **BY_ANN)
    held.add(make_template(ID, KILN), author="Bo Ek", reason="Another text.")
    assert held.show(ID).revision == 3
    assert [change.action for change in held.history(ID)] == [
        Action.IMPORT,
        Action.ERASE,
        Action.ADD,
    ]


@ON_SQLITE
@pytest.mark.parametrize("name", ["Jose\u0301 Lee", "Jos\u00e9\u200b Lee", "JOS\u00c9 \u00adLee"])
def test_nor_is_one_whose_letters_are_composed_otherwise(curator: Curator, name: str) -> None:
    curator.edit(ID, text=OTHER, author="Jos\u00e9 Lee", reason="Better.")
    with pytest.raises(CurationError, match="a second person"):
        curator.review(ID, author=name, reason="Fine.")
