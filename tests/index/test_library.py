import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from index import store
from index.curation.curator import Curator
from index.embedding import MiniLM
from index.errors import (
    DuplicateTemplateError,
    StaleSnapshotError,
    TemplateError,
    UnknownTemplateError,
)
from index.library import Library
from index.tables import LineVector, TemplatePassage
from index.template import Template, TemplateStatus
from index.verify import Kind, verify
from tests.index.counting import Counting

Make = Callable[..., Template]


def test_a_new_library_is_empty_and_at_revision_nought(library: Library) -> None:
    assert library.list() == ()
    assert library.revision() == 0


def test_what_is_added_is_listed_in_the_order_of_ids(stocked: Library) -> None:
    assert [template.id for template in stocked.list()] == ["clay/kiln", "pay/ledger"]
    assert stocked.show("pay/ledger").family == "pay"
    assert stocked.revision() == 1


def test_a_taken_id_is_refused(stocked: Library, template: Make, ledger: str) -> None:
    with pytest.raises(DuplicateTemplateError, match="pay/ledger"):
        stocked.add(template("pay/ledger", ledger))
    assert stocked.revision() == 1


@pytest.mark.parametrize(
    "text", ["   \n", "Java\nPython\n", "- Only one line that says something here."]
)
def test_a_template_too_short_to_be_told_from_chance_is_refused(
    library: Library, template: Make, text: str
) -> None:
    with pytest.raises(TemplateError, match="3 are needed"):
        library.add(template("a/short", text))
    assert library.list() == ()


def test_near_duplicates_are_told_and_added_all_the_same(
    stocked: Library, template: Make, ledger: str
) -> None:
    (near,) = stocked.add(template("pay/ledger-2", ledger.replace("64", "128")))
    assert {near.template, near.other} == {"pay/ledger", "pay/ledger-2"}
    assert near.share > 0.8
    assert len(stocked.list()) == 3


def test_one_bad_template_of_many_does_not_stop_the_others(
    library: Library, template: Make, ledger: str
) -> None:
    found = library.add_all(
        [template("a/one", ledger), template("a/one", ledger), template("a/two", "Too short.")]
    )
    assert found.added == ("a/one",)
    assert [rejection.template for rejection in found.rejected] == ["a/one", "a/two"]


def test_the_same_text_again_takes_the_status_given(
    library: Library, template: Make, ledger: str
) -> None:
    held = template("a/one", ledger).model_copy(update={"status": TemplateStatus.NURSERY})
    library.add_all([held])
    stable = held.model_copy(update={"status": TemplateStatus.STABLE})
    assert library.add_all([stable]).promoted == ("a/one",)
    assert library.show("a/one").status is TemplateStatus.STABLE
    again = library.add_all([stable])
    assert (again.added, again.promoted, again.rejected) == ((), (), ())


def test_an_import_moves_a_template_on_and_never_back(stocked: Library) -> None:
    held = stocked.show("pay/ledger")
    nursery = held.model_copy(update={"status": TemplateStatus.NURSERY})
    assert stocked.add_all([nursery]).promoted == ()
    assert stocked.show("pay/ledger").status is TemplateStatus.STABLE
    Curator(stocked).retire("pay/ledger", author="Ann", reason="Only false alarms.")
    (rejection,) = stocked.add_all([held]).rejected
    assert "restore it before" in rejection.reason
    assert stocked.show("pay/ledger").status is TemplateStatus.RETIRED


def test_templates_of_a_status_can_be_listed(stocked: Library) -> None:
    Curator(stocked).retire("pay/ledger", author="Ann", reason="Only false alarms.")
    assert [t.id for t in stocked.list(TemplateStatus.STABLE)] == ["clay/kiln"]


@pytest.mark.parametrize("verb", ["show", "history"])
def test_an_unknown_id_is_told(stocked: Library, verb: str) -> None:
    with pytest.raises(UnknownTemplateError, match="no template 'x/y'"):
        getattr(stocked, verb)("x/y")


def test_removing_leaves_neither_passage_nor_vector(stocked: Library, engine: Engine) -> None:
    for template in ("pay/ledger", "clay/kiln"):
        Curator(stocked).remove(template, author="Ann", reason="Asked for.")
    with engine.connect() as connection:
        for table in (TemplatePassage, LineVector):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    assert len(stocked.snapshot().passages) == 0


def test_no_line_is_embedded_twice(
    engine: Engine, embedder: MiniLM, tmp_path: Path, template: Make, ledger: str
) -> None:
    counting = Counting(embedder)
    library = Library(engine, counting, tmp_path)
    library.add(template("a/one", ledger))
    first = list(counting.lines)
    assert len(first) == len(set(first))
    library.add(template("b/two", ledger))
    library.rebuild()
    assert counting.lines == first


def test_another_process_finds_the_derived_files_and_embeds_nothing(
    stocked: Library, engine: Engine, embedder: MiniLM, tmp_path: Path
) -> None:
    before = stocked.snapshot()
    counting = Counting(embedder)
    again = Library(engine, counting, tmp_path / "derived").snapshot()
    assert counting.lines == []
    assert (again.vectors == before.vectors).all()
    assert (again.cohort.neighbourhood == before.cohort.neighbourhood).all()
    assert again.held.texts == before.held.texts


@pytest.mark.parametrize(
    "name", ["passages.faiss", "background.faiss", "cohort.npz", "derived.json"]
)
@pytest.mark.parametrize("damage", ["cut", "absent", "junk"])
def test_damaged_derived_files_are_made_again(
    stocked: Library, engine: Engine, embedder: MiniLM, tmp_path: Path, name: str, damage: str
) -> None:
    expected = stocked.snapshot().vectors
    path = tmp_path / "derived" / name
    whole = path.read_bytes()
    if damage == "absent":
        path.unlink()
    else:
        path.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"junk")
    found = Library(engine, embedder, tmp_path / "derived").snapshot()
    assert (found.vectors == expected).all()
    assert path.stat().st_size == len(whole)


def test_a_change_by_another_process_is_seen(
    stocked: Library, engine: Engine, embedder: MiniLM, tmp_path: Path, template: Make, ledger: str
) -> None:
    assert len(stocked.snapshot().held.templates) == 2
    other = Library(engine, embedder, tmp_path / "elsewhere")
    other.add(template("x/third", ledger.replace("64", "128")))
    assert len(stocked.snapshot().held.templates) == 3
    Curator(other).retire("x/third", author="Ann", reason="Only false alarms.")
    assert stocked.snapshot().held.templates[-1].status is TemplateStatus.RETIRED


def test_without_a_place_for_derived_files_matching_goes_on(
    engine: Engine, embedder: MiniLM, tmp_path: Path, template: Make, ledger: str
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    library = Library(engine, embedder, tmp_path / "taken")
    library.add(template("a/one", ledger))
    assert len(library.snapshot().held.templates) == 1


def test_the_same_text_under_narrower_terms_is_told_and_not_taken_as_it_is_held(
    library: Library, template: Make, ledger: str
) -> None:
    held = template("a/one", ledger, status=TemplateStatus.NURSERY)
    library.add_all([held])
    stable = {"status": TemplateStatus.STABLE}
    red = held.model_copy(update={**stable, "references": ("TLP:RED",)})
    over = held.model_copy(update={**stable, "expires": date(2020, 1, 1)})
    (rejection,) = library.add_all([red]).rejected
    assert rejection.reason == "held with this text at no level, comes as TLP:RED"
    (rejection,) = library.add_all([over]).rejected
    assert "another expiry than 2020-01-01" in rejection.reason
    assert library.show("a/one").status is TemplateStatus.NURSERY


def test_a_change_while_it_is_laid_out_is_laid_out_again(
    stocked: Library, template: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def changing(*given: Any) -> Any:
        tries.append(given)
        if len(tries) == 1:
            raise StaleSnapshotError("changed")
        return held(*given)

    held = store.held
    monkeypatch.setattr(store, "held", changing)
    assert len(stocked.rebuild().held.templates) == 2
    assert len(tries) == 2


def test_laying_out_writes_no_vector_of_what_was_erased_meanwhile(
    stocked: Library, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = store.held

    def slow(*given: Any) -> Any:
        found = held(*given)
        with engine.begin() as connection:  # as another process does, which waits for no thread
            store.delete_template(connection, "pay/ledger")
        return found

    monkeypatch.setattr(store, "held", slow)
    stocked.rebuild()
    kinds = {item.kind for item in verify(stocked)}
    assert Kind.ORPHAN not in kinds, "nothing but files, which are older than the table"


def test_processes_lay_out_and_erase_one_after_the_other(
    stocked: Library, engine: Engine, embedder: MiniLM
) -> None:
    other = Library(engine, embedder, stocked.directory)
    began, ended = threading.Event(), threading.Event()

    def erase() -> None:
        began.set()
        Curator(other).remove("clay/kiln", author="Ann", reason="Asked for.")
        ended.set()

    with stocked.alone():
        thread = threading.Thread(target=erase)
        thread.start()
        began.wait()
        assert not ended.wait(0.3)
        assert len(stocked.list()) == 2
    thread.join()
    assert [item.id for item in stocked.list()] == ["pay/ledger"]
