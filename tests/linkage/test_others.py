"""Other applications that hold the same: whose they are, and with what of this one they go."""

from dataclasses import dataclass

import pytest

from forensics.linkage.others import Whose, compare, contacts, silent, unread, whose
from forensics.model import Checked, Held, Repeats, Unknown
from tests.linkage.held import held, key


@dataclass(frozen=True)
class Rows:
    """A corpus that answers with these rows, whatever it is asked."""

    rows: tuple[Held, ...]
    size: int = 9
    missed: int = 0

    def holding(self, application: str, keys: object, within: object = None) -> tuple[Held, ...]:
        return self.rows

    def repeating(self, application: str, passages: object) -> Repeats:
        return Repeats(self.rows)


PHONE = key("+14158674410")


@pytest.mark.parametrize(
    ("names", "other", "found"),
    [
        (["Ann Lee"], "LEE, Ann", "same"),
        (["Ann Lee"], "Ann Okafor", "unknown"),
        (["Ann Lee"], "Bo Diaz", "other"),
        (["Ann Lee"], None, "unknown"),
        ([], "Bo Diaz", "unknown"),
        (["Ann Lee"], "김민수", "unknown"),
        (["Ann Lee", "김민수"], "김민수", "same"),
        # The form's name decides, although the file sent in states the other's.
        (["Bo Diaz", "Ann Lee"], "Ann Lee", "other"),
    ],
)
def test_whose_an_application_is(names: list[str], other: str | None, found: Whose) -> None:
    assert whose(names, held(other, PHONE)) == found


def test_contacts_are_what_leads_to_somebody() -> None:
    page, site = key("quillonmarsh.dev/cv", "url"), key("quillonmarsh.dev", "url")
    assert contacts([PHONE, page, site, key("8.8.4.4", "ip"), key("a" * 64, "sha256")]) == (
        PHONE,
        page,
    )


def test_an_account_that_is_stated_by_several_addresses_is_one_thing_quoted_once() -> None:
    account = key("github.com/ann", "handle")
    page = account.model_copy(
        update={"evidence": account.evidence.model_copy(update={"quote": "github.com/ann/eels"})}
    )
    (thing,) = compare("a", [account, page], Rows(()))
    assert thing.own == (account,)


def test_an_application_that_holds_a_thing_twice_is_one_row_its_own_before_a_references() -> None:
    vouched = held("Bo Diaz", key(PHONE.value, holder="reference"))
    own = held("Bo Diaz", PHONE)
    (thing,) = compare("a", [PHONE, key(PHONE.value, holder="reference")], Rows((vouched, own)))
    assert thing.held == (own,)
    assert thing.holder == "applicant"


def test_a_picture_that_looks_alike_goes_with_the_nearest_one_stated() -> None:
    faces = [key("c3d4a5b696871e2f", "phash"), key("00000000ffffffff", "phash")]
    near = held("Bo Diaz", key("c3d4a5b696871e2e", "phash"))
    assert [thing.held for thing in compare("a", faces, Rows((near,)))] == [(near,), ()]


def test_what_was_not_asked_for_is_no_row_of_anything() -> None:
    face = held("Bo Diaz", key("c3d4a5b696871e2e", "phash"))
    assert [thing.held for thing in compare("a", [PHONE], Rows((face,)))] == [()]


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        (0, []),
        (1, ["1 stored application could not be read to compare with"]),
        (1200, ["1,200 stored applications could not be read to compare with"]),
    ],
)
def test_applications_that_could_not_be_compared_with_are_told(
    missed: int, said: list[str]
) -> None:
    assert [unknown.reason for unknown in unread(Rows((), missed=missed))] == said


def test_where_more_hold_it_than_are_given_nothing_is_clear() -> None:
    row = held("Bo Diaz", PHONE)
    (thing,) = compare("a", [PHONE], Rows((row,)))
    assert silent(thing) == Checked(what=PHONE.evidence.quote)
    (thing,) = compare("a", [PHONE], Rows((row._replace(more=2),)))
    said = f"2 more applications hold {PHONE.evidence.quote} than were compared"
    assert silent(thing) == Unknown(reason=said)
