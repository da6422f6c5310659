"""An application without an id finds its case again, and takes nobody else's."""

from sqlalchemy import Engine

from forensics.store.cases import Cases
from forensics.store.place import beside, place
from forensics.store.tables import ID_LENGTH
from tests.store.build import file, open_case
from tests.store.received import entry, key, receive


def hashes(*contents: bytes) -> set[str]:
    return {file(data).sha256 for data in contents}


def test_the_first_of_a_name_takes_the_name(engine: Engine) -> None:
    assert place(engine, "resume.pdf", hashes(b"one")) == "resume.pdf"


def test_another_of_the_same_name_gets_a_number(engine: Engine, cases: Cases) -> None:
    for number, case_id in enumerate(["resume.pdf", "resume.pdf-2", "resume.pdf-3"]):
        data = b"person %d" % number
        assert place(engine, "resume.pdf", hashes(data)) == case_id
        open_case(cases, case_id, data)


def test_the_same_files_are_the_same_case(engine: Engine, cases: Cases) -> None:
    open_case(cases, "resume.pdf", b"one")
    open_case(cases, "resume.pdf-2", b"two")
    assert place(engine, "resume.pdf", hashes(b"two")) == "resume.pdf-2"
    assert place(engine, "resume.pdf", hashes(b"two", b"letter")) == "resume.pdf-3"
    assert place(engine, "other.pdf", hashes(b"two")) == "other.pdf"


def test_a_name_that_ends_in_a_number_is_no_count(engine: Engine, cases: Cases) -> None:
    for number, case_id in enumerate(["ann", "ann-2026", "ann-9999999999", "ann-2-b"]):
        open_case(cases, case_id, b"person %d" % number)
    assert place(engine, "ann", hashes(b"another")) == "ann-2"


def test_ids_are_data(engine: Engine, cases: Cases) -> None:
    open_case(cases, "100%", b"one")
    open_case(cases, "100% sure-7", b"two")
    assert place(engine, "100%", hashes(b"two")) == "100%-2"
    longest = place(engine, "é" * 400, hashes(b"one"))
    assert len(longest) < ID_LENGTH
    open_case(cases, longest, b"one")
    open_case(cases, place(engine, "é" * 400, hashes(b"two")), b"two")
    assert place(engine, "a\x00b\ud800", hashes(b"one")) == "aU+0000bU+D800"


def test_an_id_of_a_sweep_s_application_is_free_for_the_same_files_alone(engine: Engine) -> None:
    files = hashes(b"one", b"page")
    receive(
        engine,
        entry("resume.pdf", keys=[key("sha256", sha256) for sha256 in files]),
        entry("resume.pdf-2"),  # nothing tells what it held
    )
    assert place(engine, "resume.pdf", files | hashes(b"letter")) == "resume.pdf"
    assert place(engine, "resume.pdf", hashes(b"one")) == "resume.pdf-3"
    assert place(engine, "resume.pdf", hashes(b"two")) == "resume.pdf-3"


def test_of_very_many_of_one_name_the_next_gets_its_number(engine: Engine) -> None:
    receive(engine, entry("cv.pdf"), *(entry(f"cv.pdf-{number}") for number in range(2, 205)))
    assert place(engine, "cv.pdf", hashes(b"one")) == "cv.pdf-205"


def test_what_a_sweep_stored_beside_another_of_its_name_keeps_its_id(
    engine: Engine, cases: Cases
) -> None:
    own = beside("cv.pdf", hashes(b"two"))
    receive(
        engine,
        entry("cv.pdf", keys=[key("sha256", *hashes(b"one"))]),
        entry(own, keys=[key("sha256", *hashes(b"two"))]),
    )
    assert place(engine, "cv.pdf", hashes(b"two")) == own
    assert place(engine, "cv.pdf", hashes(b"three")) == "cv.pdf-2"
    open_case(cases, own, b"two")
    assert place(engine, "cv.pdf", hashes(b"two")) == own
