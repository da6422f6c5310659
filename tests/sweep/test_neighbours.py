"""What links say of one application, and of how much they do not."""

from datetime import date

import pytest

from forensics.linkage.others import compare, silent
from forensics.model import (
    Application,
    Checked,
    Document,
    Evidence,
    Finding,
    Key,
    Property,
    Shared,
    Span,
    Strength,
    Subject,
    Tools,
    Unknown,
)
from forensics.model.record import Person, Record
from forensics.model.span import Quoted
from forensics.signals.corpus import shared_passages
from forensics.sweep.linking.holdings import EACH
from forensics.sweep.linking.repeated import MOST
from forensics.sweep.neighbours import Neighbour, Neighbours

DAY = date(2026, 3, 2)
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


@pytest.mark.parametrize(
    ("given", "strength", "said"),
    [
        (MOST - 1, Strength.WEAK, f"{MOST - 1} passages of the resume are repeated"),
        (MOST, None, f"{MOST} or more passages of the resume are repeated"),
    ],
)
def test_how_small_a_part_is_repeated_is_not_told_where_only_the_strongest_are_given(
    given: int, strength: Strength | None, said: str
) -> None:
    lines = [f"Rebuilt ledger {number} for the harbour crew in Rust" for number in range(10 * MOST)]
    resume = Resume(["Ann Lee", *lines])
    others = Neighbours(1, [repeats(resume, 1 + number) for number in range(given)])
    (found,) = shared_passages.detect.detect(resume.subject, Tools(corpus=others))
    assert isinstance(found, Finding)
    assert found.strength is strength
    assert found.summary.startswith(said)
    assert ("of the words of its passages" in found.summary) is (strength is Strength.WEAK)


class Resume:
    """An applicant's resume of these lines, the first of them the name."""

    def __init__(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        self.document = Document(sha256="a" * 64, name="cv.txt", media_type="text/plain", text=text)
        starts = [sum(len(each) + 1 for each in lines[:place]) for place in range(len(lines))]
        self.lines = [
            Quoted(value=line, span=Span(start=start, end=start + len(line)))
            for start, line in zip(starts, lines, strict=True)
        ]
        record = Record(
            document="cv.txt",
            kind="resume",
            person=Person(name=self.lines[0]),
            passages=tuple(self.lines[1:]),
        )
        application = Application(id="a", documents=(self.document,))
        self.subject = Subject(application, (record,), profiles=(), matches=(), today=DAY)


def repeats(resume: Resume, line: int) -> Neighbour:
    """Another application in which a line of the resume stands."""
    mine = Evidence.visible(resume.document, resume.lines[line].span)
    other = mine.model_copy(update={"document": "theirs.txt"})
    shared = Shared(kind="passage", value=mine.quote, a=mine, b=other, holders=2, bits=9.0)
    return Neighbour("b", "Bo Diaz", "applied", None, None, None, shared, mine, other)
