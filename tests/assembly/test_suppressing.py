"""A value in any spelling is suppressed, and what a reason needs is asked for."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from forensics.assembly.suppressing import LONGEST_NOTE, MOST_AMONG, lift, suppress, suppressions
from forensics.errors import ForensicsError, SuppressionError
from forensics.model import Suppression
from forensics.settings import Settings
from forensics.store.corpus import indexed
from tests.databases import copy_sqlite

HASH = "a0" * 32
TODAY = datetime.now(UTC).date()
LATER = date(TODAY.year + 2, 1, 1)


@pytest.fixture
def settings(migrated: dict[str, str], tmp_path: Path) -> Settings:
    """A home with an empty database: what both databases keep is tested with the store."""
    source = Path(migrated["sqlite"].removeprefix("sqlite:///"))
    url = copy_sqlite(source, tmp_path / "own.db")
    return Settings(home=tmp_path, database_url=url)


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [
        ("(415) 555 2671", None, ("phone", "+14155552671")),
        ("tel: +1.415.555.2671", None, ("phone", "+14155552671")),
        ("４１５-555-2671", None, ("phone", "+14155552671")),
        ("Ann.Lee+cv@GMail.com", None, ("email", "annlee@gmail.com")),
        ("https://GitHub.com/ann/", None, ("handle", "github.com/ann")),
        ("www.ann.example/cv", None, ("url", "ann.example/cv")),
        ("12 ELM STREET, Rye", None, ("address", "12 elm st rye")),
        ("Elm Court 4", "address", ("address", "elm ct 4")),
        ("198.51.100.7", None, ("ip", "198.51.100.7/32")),
        (HASH.upper(), "sha256", ("sha256", HASH)),
        (HASH, "picture", ("picture", HASH)),
        ("FF00ff00ff00ff00", None, ("phash", "ff00ff00ff00ff00")),
    ],
)
def test_any_spelling_of_one_thing_is_that_thing(
    settings: Settings, value: str, kind: Any, read: tuple[str, str]
) -> None:
    given = suppress(settings, value, kind=kind, reason="agency", author="Ann")
    assert (given.kind, given.value) == read
    assert suppressions(settings) == (given,)
    with pytest.raises(SuppressionError, match="already"):
        suppress(settings, read[1], kind=given.kind, reason="agency", author="Bo")


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"value": "nonsense"}, "'nonsense' can be read as none of email, phone"),
    ({"value": "nonsense", "kind": "phone"}, "'nonsense' can be read as no phone"),
    ({"value": HASH}, "can be read as sha256 or picture: say which"),
    ({"value": "@ann"}, "names no platform"),
    ({"value": "198.51.100.0/24"}, "is a range"),
    ({"value": "Baked bread for four hundred guests."}, "none of email"),
    ({"value": "Baked bread for guests.", "kind": "passage"}, "a passage cannot be suppressed"),
    ({"value": "Rye | baker | 2015-01 | 2019-03", "kind": "history"}, "a history cannot be"),
    ({"reason": "spouse"}, "spouse: not a reason; one of agency, household, reference, other"),
    ({"until": TODAY}, "it would end on "),
    ({"until": TODAY - timedelta(1)}, "it would end on "),
    ({"reason": "reference"}, "for the reason reference an end is needed"),
    ({"reason": "household", "among": ["a", "b"]}, "for the reason household an end is needed"),
    ({"reason": "household", "until": LATER}, "between two applications at least"),
    ({"among": ["a", " ", "a"]}, "between two applications at least"),
    ({"among": [str(n) for n in range(MOST_AMONG + 1)]}, "--among takes 1,000 ids"),
    ({"reason": "other", "until": LATER, "note": " "}, "a note is needed"),
    ({"note": "x" * (LONGEST_NOTE + 1)}, "a note of 201 characters; 200 are kept"),
    ({"author": " "}, "an author is needed"),
]


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_what_is_missing_is_said_and_nothing_recorded(
    settings: Settings, change: dict[str, Any], message: str
) -> None:
    given = {"value": "415 555 2671", "reason": "agency", "author": "Ann"} | change
    with pytest.raises(ForensicsError, match=message):
        suppress(settings, **given)
    assert suppressions(settings) == ()


def test_the_newest_comes_first_and_what_is_lifted_stays(settings: Settings) -> None:
    first = suppress(settings, "ann@e.example", reason="agency", author="Ann\n Lee")
    second = suppress(
        settings,
        "415 555 2671",
        reason="household",
        author="Bo",
        until=LATER,
        among=["r-1", "r-2"],
        note=" the  Lees\n",
    )
    lifted = lift(settings, first.number, reason="A namesake.", author="Cy")
    assert suppressions(settings) == (second, lifted)
    assert first.said() == "Ann Lee: an agency's"
    assert second.said() == f"Bo: a household's (the Lees), until {LATER}"
    assert second.holds(LATER - timedelta(1)) and not second.holds(LATER)
    assert second.between("r-2", "r-1") and not second.between("r-1", "r-3")
    assert first.between("r-1", "r-3")


def test_a_scope_covers_what_a_sweep_calls_the_stored_one_of_an_id() -> None:
    given = Suppression(
        number=1,
        kind="phone",
        value="+14155552671",
        reason="household",
        author="Bo",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        among=("r-1", "r-2 (stored)"),
    )
    assert given.between("r-1", "r-2")
    assert given.between("r-1 (stored)", "r-2 (stored) (stored)")
    assert not given.between("r-1", "r-3 (stored)")
    assert not given.between("r-1", "r-2 (kept)")
    deep = "folder/" * 90 + "cv.pdf"
    long = given.model_copy(update={"among": ("r-1", deep)})
    assert long.between("r-1", indexed(deep)) and long.between(deep, "r-1")
    assert not long.between("r-1", indexed(deep + "-2"))
