"""What links say of one application, and of how much they do not."""

from forensics.linkage.others import compare, silent
from forensics.model import Checked, Evidence, Key, Property, Shared, Unknown
from forensics.sweep.linking.holdings import EACH
from forensics.sweep.neighbours import Neighbour, Neighbours

MAIL = Key(
    kind="email",
    value="a@post.example",
    evidence=Evidence(
        document="application form", locator=Property(path="contact.email"), quote="a@post.example"
    ),
)


def neighbour(id_: str, holders: int) -> Neighbour:
    side = MAIL.evidence
    shared = Shared(kind="email", value=MAIL.value, a=side, b=side, holders=holders, bits=1.0)
    return Neighbour(id_, "Ana Flores", "applied", None, None, None, shared, side, side)


def test_who_was_not_paired_by_what_very_many_hold_is_counted() -> None:
    few = Neighbours(9, [neighbour("b", EACH), neighbour("c", EACH)])
    (thing,) = compare("a", [MAIL], few)
    assert isinstance(silent(thing), Checked)
    many = Neighbours(99, [neighbour("b", EACH + 1), neighbour("c", EACH + 1)])
    (thing,) = compare("a", [MAIL], many)
    assert thing.more == EACH + 1 - 1 - 2
    said = silent(thing)
    assert isinstance(said, Unknown) and str(EACH - 2) in said.reason
