"""How a sighting reads on the screen."""

from datetime import UTC, date, datetime

from forensics.model import Beside, Sighting
from tests.store.received import quote
from tests.ui.naughty import strings
from ui.present_sightings import below, row, unlooked, what
from ui.show import render

ONE = Sighting(
    id=7,
    kind="phone",
    list="own",
    key="phone:+14155552671",
    revision=None,
    what="(415) 555-2671",
    application="a-1",
    name="Ann Lee",
    stage="employee",
    submitted_at=date(2026, 1, 2),
    case="a-1",
    disposition="cleared",
    quotes=(Beside(evidence=quote("415.555.2671"), says="phone\t(415) 555-2671\tcase 7"),) * 5,
    at=datetime(2026, 1, 3, tzinfo=UTC),
)


def test_who_what_and_both_quotes() -> None:
    shown = row(ONE)
    assert (shown["stage"], shown["hired"], shown["decided"]) == (
        "Employee",
        True,
        "decided: Explained",
    )
    assert shown["what"] == "holds the phone (415) 555-2671, on the list own"
    assert shown["quotes"][0] == {
        "states": "415.555.2671",
        "place": "cv.pdf, page 1",
        "says": "phone\t(415) 555-2671\tcase 7",
    }
    assert (len(shown["quotes"]), shown["more"], shown["beside"]) == (3, 2, "list own")


def test_a_template_is_said_by_its_title() -> None:
    fields = {"kind": "template", "list": None, "key": "river/eel", "what": "Eels", "name": None}
    repeats = ONE.model_copy(update=fields)
    assert what(repeats) == "repeats the template Eels (river/eel)"
    assert (row(repeats)["beside"], row(repeats)["name"]) == ("the template", "No name stated")


def test_what_is_not_shown_or_not_done_is_said() -> None:
    assert "10 of 1,200 are shown" in below(1200, 10)
    assert "shown" not in below(3, 3)
    assert "for 1 indicator or template that is new" in unlooked(1)
    assert "for 1,200 indicators and templates that are new" in unlooked(1200)


def test_foreign_text_is_text() -> None:
    for foreign in strings():
        shown = row(ONE.model_copy(update={"name": foreign, "what": foreign, "key": foreign}))
        shown["quotes"] = [{"states": foreign, "place": foreign, "says": foreign}]
        assert "<script" not in render("sighting", shown).lower()
        assert "<img" not in render("sighting", shown).lower()
