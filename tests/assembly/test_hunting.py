"""One thing is looked for in applications, templates and lists, however it is spelt."""

import hashlib
import io
from datetime import date
from pathlib import Path

import docx
import pytest
from PIL import Image, ImageDraw
from sqlalchemy import Engine

from forensics.assembly import hunting
from forensics.assembly.hunting import hunt
from forensics.assembly.lists import add_indicator, expire
from forensics.assembly.suppressing import lift, suppress
from forensics.errors import ForensicsError, SubmissionError
from forensics.readers.images import perceptual_hash
from forensics.readers.limits import MAX_PIXELS
from forensics.settings import Settings
from forensics.store.database import open_database
from index.library import Library
from index.template import TemplateStatus, build_template
from tests.store.received import entry, key, receive

BREAD = "Baked sourdough bread for four hundred guests of the castle each day."
BEES = "Kept forty hives of bees on the roofs of the town for nine years."
HONEY = "Sold the honey of every roof at the market on Sundays."
HASH = "a0" * 32


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_database(settings.database)


def ids(settings: Settings, value: str, **told: str) -> list[tuple[str, str]]:
    found = hunt(settings, value, **told)  # type: ignore[arg-type]
    return [(one.id, one.kind) for one in found.applications]


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("Ann.Lee+cv@gmail.com", ("email", "annlee@gmail.com")),
        ("415 555 2671", ("phone", "+14155552671")),
        ("https://GitHub.com/ann/", ("handle", "github.com/ann")),
        ("@ann", ("handle", "github.com/ann")),
        ("www.ann.example/cv", ("url", "ann.example/cv")),
        ("12 ELM STREET, Rye", ("address", "12 elm st rye")),
        ("198.51.100.7", ("ip", "198.51.100.7/32")),
        ("198.51.100.0/24", ("ip", "198.51.100.7/32")),
        (HASH.upper(), ("sha256", HASH)),
        (HASH, ("picture", HASH)),
        ("ff00ff00ff00ff00", ("phash", "ff00ff00ff00ff3f")),
        ("0x" + "Ab" * 20, ("wallet", "0x" + "ab" * 20)),
    ],
)
def test_any_spelling_finds_who_holds_it(
    settings: Settings, engine: Engine, value: str, held: tuple[str, str]
) -> None:
    kind, stored = held
    receive(engine, entry(keys=[key(kind, stored, says="as stated")]), entry("other"))  # type: ignore[arg-type]
    found = hunt(settings, value)
    (one,) = found.applications
    assert (one.id, one.name, one.kind, one.value) == ("a-1", "Ann Lee", kind, stored)
    assert (one.quote, one.document, one.stage) == ("as stated", "cv.pdf", "applied")
    assert one.locator is not None and one.locator.type == "passage"
    assert kind in found.read_as
    assert found.looked_through == 2


def test_people_already_hired_come_first_then_the_latest(
    settings: Settings, engine: Engine
) -> None:
    held = [key("email", "a@e.example")]
    receive(
        engine,
        entry("old", keys=held, submitted_at=date(2024, 1, 2)),
        entry("new", keys=held, submitted_at=date(2026, 1, 2)),
        entry("undated", keys=held, submitted_at=None),
        entry("gone", keys=held, stage="past"),
        entry("works here", keys=held, stage="contractor", submitted_at=date(2020, 1, 2)),
        entry("offer", keys=held, stage="offer"),
    )
    found = [one for one, _ in ids(settings, "a@e.example")]
    assert found == ["works here", "offer", "new", "old", "undated", "gone"]


def test_a_name_is_hunted_where_it_is_said_to_be_one(settings: Settings, engine: Engine) -> None:
    receive(engine, entry("a-1", "José Núñez"), entry("a-2", "Jose A. Nunez"), entry("a-3", "J N"))
    assert ids(settings, "NUNEZ Jose", kind="name") == [("a-1", "name"), ("a-2", "name")]


def test_a_part_of_a_passage_finds_it(settings: Settings, engine: Engine) -> None:
    receive(engine, entry("a-1", says=[BEES, BREAD]))
    found = hunt(settings, "bread for FOUR hundred guests of the castle")
    assert [(one.id, one.quote) for one in found.applications] == [("a-1", BREAD)]
    assert found.notes == ()
    short = hunt(settings, "four hundred castle guests")
    assert short.applications == ()
    assert short.notes == (
        "a passage of fewer than 6 words is not surely found inside a longer one",
    )


def test_several_sentences_are_hunted_one_by_one(settings: Settings, engine: Engine) -> None:
    receive(engine, entry("a-1", says=[BEES]), entry("a-2", says=[BREAD]))
    text = f"Experience\n\n- {BREAD}\n- {BEES}\n"
    assert ids(settings, "-", pasted=text) == [("a-1", "passage"), ("a-2", "passage")]


def test_stock_lines_are_hunted_too(settings: Settings, engine: Engine) -> None:
    stock = "Answered incoming telephone calls and directed them to the right person"
    receive(engine, entry("a-1", says=[stock]))
    assert ids(settings, stock) == [("a-1", "passage")]


def test_more_than_can_be_shown_is_said(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hunting, "MOST", 2)
    receive(engine, *(entry(f"a-{one}", keys=[key("email", "a@e.example")]) for one in range(3)))
    found = hunt(settings, "a@e.example")
    assert len(found.applications) == 2
    said = "2 are given, of confirmed cases first, then the latest"
    assert found.notes == (f"3 applications hold this email; {said}",)


def test_where_more_share_words_than_were_compared_it_is_said(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(engine, *(entry(f"a-{number}", says=[BREAD]) for number in range(3)))
    monkeypatch.setattr(hunting, "_HUNTING", hunting._HUNTING._replace(common=2, candidates=1))
    found = hunt(settings, BREAD)
    assert [one.id for one in found.applications] == ["a-2"]
    many = "more than 2 applications share the words of 1 passage"
    assert found.notes == (
        f"{many}; the last of them were compared",
        "2 applications share some words with it; the 1 that share most were compared",
    )


def test_a_file_is_not_compared_by_lines_that_too_many_hold(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(hunting, "REACH", hunting.REACH._replace(common=2))
    receive(engine, *(entry(f"a-{number}", says=[BREAD]) for number in range(3)))
    resume = tmp_path / "cv.txt"
    resume.write_text(f"Ann Lee\n\nExperience\nBaker, Rye Bakery, 2015 - 2019\n- {BREAD}\n")
    found = hunt(settings, str(resume))
    said = "more than 2 applications share the words of 1 passage; none of them was compared"
    assert (found.applications, found.notes) == ((), (said,))


def test_templates_that_hold_a_passage_are_found(settings: Settings, library: Library) -> None:
    fields = {"title": "T", "added": date(2026, 1, 2), "status": TemplateStatus.STABLE}
    text = f"- {BREAD}\n- {BEES}\n- {HONEY}\n"
    library.add(build_template(fields | {"id": "own/one", "text": text}))
    assert [match.template for match in hunt(settings, BREAD).templates] == ["own/one"]
    other = hunt(settings, "Filed the tax returns of nine dentists in Hove since May of 2019.")
    assert other.templates == ()
    assert other.templates_held and other.templates_held >= 1


def test_retired_templates_are_not_among_those_looked_through(
    settings: Settings, library: Library
) -> None:
    fields = {"title": "T", "added": date(2026, 1, 2), "text": f"- {BREAD}\n- {BEES}\n- {HONEY}\n"}
    before = hunt(settings, BREAD).templates_held or 0
    for status in (TemplateStatus.STABLE, TemplateStatus.RETIRED):
        library.add(build_template(fields | {"id": f"own/{status}", "status": status}))
    found = hunt(settings, BREAD)
    assert found.templates_held == before + 1
    assert [match.template for match in found.templates] == ["own/stable"]


def test_more_templates_than_can_be_given_are_said(
    settings: Settings, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hunting, "NEAREST", 1)
    fields = {"title": "T", "added": date(2026, 1, 2), "status": TemplateStatus.STABLE}
    text = f"- {BREAD}\n- {BEES}\n- {HONEY}\n"
    for name in ("one", "two"):
        library.add(build_template(fields | {"id": f"own/{name}", "text": text}))
    found = hunt(settings, BREAD)
    assert len(found.templates) == 1
    assert found.notes == ("more templates may hold it; the 1 nearest were looked at",)


def test_bytes_of_the_command_line_that_are_no_utf_8_are_looked_for_as_text(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    receive(engine, entry("a-1", says=[BREAD]))
    assert ids(settings, f"\udcff {BREAD}") == [("a-1", "passage")]
    file = tmp_path / "cv-\udcff.txt"
    file.write_text(f"- {BREAD}\n")
    found = hunt(settings, str(file))
    assert found.query.value.endswith("cv-\ufffd.txt")
    assert [one.kind for one in found.applications] == ["passage"]


def test_entries_of_lists_are_found_expired_ones_too(settings: Settings) -> None:
    add_indicator(settings, "a@evil.example", kind=None, source="case 7", author="Ann")
    expire(settings, "a@evil.example", "a namesake", "Ann")
    for value in ("evil.example", "203.0.113.0/24"):
        add_indicator(settings, value, kind=None, source="case 7", author="Ann")
    found = [(one.listed.value, one.expired) for one in hunt(settings, "A@Evil.example").indicators]
    assert found == [("a@evil.example", True), ("evil.example", False)]
    assert [one.listed.value for one in hunt(settings, "203.0.113.9").indicators] == [
        "203.0.113.0/24"
    ]


def test_who_suppressed_it_is_said_beside_what_is_found(settings: Settings, engine: Engine) -> None:
    receive(engine, entry("a-1", keys=[key("phone", "+14155552671")]))
    until = date(2999, 1, 2)
    told = {"reason": "household", "author": "Ann", "until": until, "among": ["a-1", "a-2"]}
    given = suppress(settings, "415 555 2671", **told)  # type: ignore[arg-type]
    found = hunt(settings, "+1 (415) 555-2671")
    assert [one.id for one in found.applications] == ["a-1"]
    said = "suppressed by Ann: a household's, until 2999-01-02, between a-1 and a-2 alone"
    assert found.notes == (f"this phone is {said}",)
    lift(settings, given.number, reason="Moved.", author="Ann")
    assert hunt(settings, "+1 (415) 555-2671").notes == ()


def picture(size: int) -> bytes:
    drawn = Image.new("RGB", (200, 200), "white")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((40, 20, 150, 160), fill="navy")
    pen.rectangle((90, 90, 190, 140), fill="orange")
    buffer = io.BytesIO()
    drawn.resize((size, size)).save(buffer, "PNG")
    return buffer.getvalue()


def test_a_picture_is_found_by_its_bytes_and_by_its_look(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    look = perceptual_hash(Image.open(io.BytesIO(picture(200))))
    digest = hashlib.sha256(picture(120)).hexdigest()
    receive(
        engine,
        entry("a-1", keys=[key("phash", look)]),
        entry("a-2", keys=[key("picture", digest)]),
    )
    (tmp_path / "face.png").write_bytes(picture(120))
    found = hunt(settings, str(tmp_path / "face.png"))
    assert {(one.id, one.kind) for one in found.applications} == {
        ("a-1", "phash"),
        ("a-2", "picture"),
    }
    assert found.read_as == ("sha256", "picture", "phash", "file")
    assert (found.query.file, found.notes) == (True, ())


def test_of_a_picture_that_cannot_be_drawn_it_is_said(settings: Settings, tmp_path: Path) -> None:
    side = int(MAX_PIXELS**0.5) + 10
    wall = io.BytesIO()
    Image.new("1", (side, side)).save(wall, "PNG")
    letter = docx.Document()
    letter.add_paragraph("Ann Lee, painter of walls")
    letter.add_picture(wall)
    letter.save(str(tmp_path / "letter.docx"))
    found = hunt(settings, str(tmp_path / "letter.docx"))
    assert found.notes == ("1 picture that could not be drawn was compared by the bytes alone",)


def test_a_document_is_found_by_its_bytes_and_its_passages(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    resume = tmp_path / "cv.txt"
    resume.write_text(f"Ann Lee\n\nExperience\nBaker, Rye Bakery, 2015 - 2019\n- {BREAD}\n")
    digest = hashlib.sha256(resume.read_bytes()).hexdigest()
    receive(engine, entry("a-1", keys=[key("sha256", digest)]), entry("a-2", says=[BREAD]))
    assert ids(settings, str(resume)) == [("a-1", "sha256"), ("a-2", "passage")]


def test_of_a_file_that_cannot_be_read_the_bytes_are_hunted(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    broken = tmp_path / "cv.pdf"
    broken.write_bytes(b"%PDF-1.7 this is none")
    digest = hashlib.sha256(broken.read_bytes()).hexdigest()
    receive(engine, entry("a-1", keys=[key("sha256", digest)]))
    found = hunt(settings, str(broken))
    assert [one.id for one in found.applications] == ["a-1"]
    assert found.notes[0].startswith("of cv.pdf only the bytes were compared: ")


@pytest.mark.parametrize("value", ["Jane Doe", "", "12", "a\x00b", "x" * 5000])
def test_what_can_be_read_as_nothing_is_refused(settings: Settings, value: str) -> None:
    with pytest.raises(ForensicsError, match="can be read as nothing; --kind name looks for"):
        hunt(settings, value)


def test_what_is_not_of_the_kind_told_is_refused(settings: Settings) -> None:
    with pytest.raises(ForensicsError, match="'Jane Doe' can be read as no phone"):
        hunt(settings, "Jane Doe", "phone")


def test_a_file_too_large_is_refused(settings: Settings, tmp_path: Path) -> None:
    with (tmp_path / "big.bin").open("wb") as big:
        big.truncate(26 * 1024 * 1024)
    with pytest.raises(SubmissionError, match="larger than 25 MB"):
        hunt(settings, str(tmp_path / "big.bin"))
