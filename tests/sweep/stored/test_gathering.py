"""What stored applications share with swept ones is gathered; what shares nothing stays away."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine

from forensics.model import Link
from forensics.store.corpus import Entry
from forensics.store.database import open_database
from forensics.sweep.output.database import opened
from forensics.sweep.stored import Gathered, gather
from forensics.sweep.uncompared import COMPARING
from tests.store.received import entry, key, receive
from tests.sweep.linking.linked import kinds, lines, notes, read_links
from tests.sweep.parts import Given, write_parts


@pytest.fixture
def store(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    yield engine
    engine.dispose()


def gathered(
    work: Path, store: Engine, given: Sequence[Given], kept: Sequence[Entry] = ()
) -> Gathered:
    receive(store, *kept)
    write_parts(work, given)
    with opened(work, work / "spill", 1) as connection:
        return gather(connection, store, work)


def gathered_rows(work: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(work / "stored" / "applications").to_pylist()
    return rows


def links(
    work: Path, store: Engine, given: Sequence[Given], kept: Sequence[Entry] = ()
) -> list[Link]:
    found = gathered(work, store, given, kept)
    return read_links(work, stored=found.applications)


def test_an_empty_store_changes_nothing(store: Engine, tmp_path: Path) -> None:
    ring = [
        Given(id_, name, {"phone": ["+14155550134"]}) for id_, name in (("a", "A B"), ("b", "C D"))
    ]
    alone = write_parts(tmp_path / "alone", ring)
    assert gathered(tmp_path / "beside", store, ring) == Gathered(0, 0)
    assert read_links(alone) == read_links(tmp_path / "beside")


def test_a_swept_and_a_stored_application_are_linked_and_two_stored_never(
    store: Engine, tmp_path: Path
) -> None:
    shared = key("phone", "+14155550134", says="(415) 555-0134")
    kept = [
        entry("case-1", "Bo Ek", [shared, key("email", "bo@e.example")]),
        entry("case-2", "Cy Fox", [shared, key("email", "bo@e.example")]),
        entry("case-3", "Di Gray", [key("phone", "+14155550199")]),
    ]
    swept = [Given("a", "Ann Lee", {"phone": ["+14155550134"]})]
    found = links(tmp_path, store, swept, kept)
    assert kinds(found) == [
        ("corpus.shared_contact", "a", "case-1"),
        ("corpus.shared_contact", "a", "case-2"),
    ]
    (shown,) = found[0].evidence
    assert (shown.holders, shown.a.note, shown.b.note) == (3, None, "stored")
    assert shown.b.quote == "(415) 555-0134"


def test_passages_of_a_stored_application_link_like_those_of_a_swept_one(
    store: Engine, tmp_path: Path
) -> None:
    copied, others = lines(1, 5), lines(2, 5)
    kept = [entry("old", "Bo Ek", says=copied), entry("older", "Cy Fox", says=others)]
    found = links(tmp_path, store, [Given("a", "Ann Lee", passages=copied)], kept)
    assert kinds(found) == [("corpus.shared_passages", "a", "old")]
    assert {row["id"] for row in gathered_rows(tmp_path)} == {"old"}
    assert len(found[0].evidence) == 5
    assert {each.b.note for each in found[0].evidence} == {"stored"}


def test_a_line_that_many_stored_applications_hold_is_no_rare_one(
    store: Engine, tmp_path: Path
) -> None:
    stock, own = lines(1, 4), [lines(seed, 20) for seed in range(2, 32)]
    kept = [
        entry(f"k{n}", f"{'abcdefghij'[n % 10] * 5} {'klm'[n // 10] * 6}", says=stock + said)
        for n, said in enumerate(own)
    ]
    swept = [Given("a", "Ann Lee", passages=stock + lines(50, 20))]
    assert links(tmp_path, store, swept, kept) == []


def test_the_same_application_seen_again_is_left_out(store: Engine, tmp_path: Path) -> None:
    held = [key("sha256", "aa" * 32), key("phone", "+14155550134")]
    same = Given("cv.pdf", "Ann Lee", {"phone": ["+14155550134"]}, files=("aa" * 32,))
    found = gathered(tmp_path, store, [same], [entry("cv.pdf", "Ann Lee", held)])
    assert found.applications == 0
    assert read_links(tmp_path) == []


def test_other_bytes_under_the_same_file_name_are_another_application(
    store: Engine, tmp_path: Path
) -> None:
    held = [key("sha256", "aa" * 32), key("phone", "+14155550134")]
    other = Given("cv.pdf", "Bo Ek", {"phone": ["+14155550134"]}, files=("bb" * 32,))
    found = links(tmp_path, store, [other], [entry("cv.pdf", "Ann Lee", held)])
    assert kinds(found) == [("corpus.shared_contact", "cv.pdf", "cv.pdf (stored)")]


def test_an_id_that_the_application_states_is_the_same_whatever_its_bytes(
    store: Engine, tmp_path: Path
) -> None:
    kept = [entry("R-77", "Ann Lee", [key("phone", "+14155550134")])]
    again = Given("R-77", "Ann Lee", {"phone": ["+14155550134"]}, named=True, files=("bb" * 32,))
    assert gathered(tmp_path, store, [again], kept).applications == 0


def test_what_too_many_stored_people_hold_links_nobody_and_is_said(
    store: Engine, tmp_path: Path
) -> None:
    page = "acme.example/careers"
    kept = [
        entry(f"k{n}", f"{'abcdefghijklmnopqrstuvwxyz'[n] * 6} Oak", [key("url", page)])
        for n in range(20)
    ]
    assert links(tmp_path, store, [Given("a", "Ann Lee", {"url": [page]})], kept) == []
    (row,) = pq.read_table(tmp_path / "common.parquet").to_pylist()
    assert (row["value"], row["holders"]) == (page, 21)


def test_pictures_that_look_alike_and_neighbouring_addresses_are_gathered(
    store: Engine, tmp_path: Path
) -> None:
    kept = [
        entry("like", "Bo Ek", [key("phash", "ff00ff00ff00ff01")]),
        entry("unlike", "Cy Fox", [key("phash", "0123456789abcdef")]),
        entry("near", "Di Gray", [key("ip", "198.51.100.7/32")]),
        entry("far", "Ed Hall", [key("ip", "203.0.113.7/32")]),
    ]
    swept = [Given("a", "Ann Lee", {"phash": ["ff00ff00ff00ff00"], "ip": ["198.51.100.9/32"]})]
    gathered(tmp_path, store, swept, kept)
    assert {row["id"] for row in gathered_rows(tmp_path)} == {"like", "near"}


def test_what_nobody_was_compared_with_is_noted(store: Engine, tmp_path: Path) -> None:
    given = [Given("a", "Ann Lee", {"phone": ["+14155550134"]})]
    every = {row["signal"]: row for row in noted(tmp_path / "empty", store, given)}
    assert list(every) == ["corpus.reapplication"]
    receive(store, entry("old-1", "Greta Gorse", [key("email", "g@post.example")]))
    assert noted(tmp_path / "held", store, given) == []
    left = noted(tmp_path / "left", None, given, asked=False)
    assert {row["signal"] for row in left} == set(COMPARING)
    assert {row["signal"] for row in left if not row["part"]} == {"corpus.reapplication"}
    assert {row["application"] for row in left} == {None}


def noted(
    work: Path, store: Engine | None, given: Sequence[Given], asked: bool = True
) -> list[dict[str, object]]:
    write_parts(work, given)
    with opened(work, work / "spill", 1) as connection:
        gather(connection, store, work, asked=asked)
    return notes(work, "stored")
