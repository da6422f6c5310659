"""A contact that is somebody else's weighs nothing; whatever else is shared still links."""

from datetime import timedelta
from pathlib import Path

import pytest

from forensics.sweep.linking import Suppression
from tests.sweep.linking.linked import NAMES, TODAY, lines, linked
from tests.sweep.parts import Given

AGENCY = Suppression("phone", "+493012345", "agency", "J. Doe")


def two(**more: list[str]) -> list[Given]:
    keys = {"phone": ["+493012345"], **more}
    return [Given("a", NAMES[0], keys), Given("b", NAMES[1], keys)]


def test_a_suppressed_contact_stays_in_evidence_without_bits(tmp_path: Path) -> None:
    (found,) = linked(tmp_path, two(), [AGENCY])
    assert found.strength_bits == 0
    (shared,) = found.evidence
    assert (shared.bits, shared.suppressed_by) == (0, "agency, by J. Doe")


def test_it_holds_for_that_contact_alone(tmp_path: Path) -> None:
    (found,) = linked(tmp_path, two(email=["x@post.example"]), [AGENCY])
    assert found.strength_bits == 10
    assert [shared.suppressed_by for shared in found.evidence] == [None, "agency, by J. Doe"]


def test_passages_of_the_same_two_still_link(tmp_path: Path) -> None:
    own = lines(1, 5)
    given = [Given(each.id, each.name, each.keys, own) for each in two()]
    found = {each.kind: each.strength_bits for each in linked(tmp_path, given, [AGENCY])}
    assert found["corpus.shared_contact"] == 0 < found["corpus.shared_passages"]


@pytest.mark.parametrize(("days", "bits"), [(1, 0), (0, 10), (-1, 10)])
def test_it_ends_on_its_day(tmp_path: Path, days: int, bits: float) -> None:
    ending = Suppression(
        "phone", "+493012345", "household", "J. Doe", until=TODAY + timedelta(days)
    )
    (found,) = linked(tmp_path, two(), [ending])
    assert found.strength_bits == bits


def test_a_households_phone_makes_nobody_one_person(tmp_path: Path) -> None:
    given = [Given("a", "Ana Flores", {"phone": ["+493012345"]}),
             Given("b", "Ana", {"phone": ["+493012345"]})]  # fmt: skip
    assert linked(tmp_path / "1", given)[0].kind == "same_person"
    (found,) = linked(tmp_path / "2", given, [AGENCY])
    assert (found.kind, found.strength_bits) == ("corpus.shared_contact", 0)


def test_of_two_for_one_value_one_is_named(tmp_path: Path) -> None:
    other = Suppression("phone", "+493012345", "household", "A. Roe")
    (found,) = linked(tmp_path, two(), [other, AGENCY])
    assert found.evidence[0].suppressed_by == "agency, by J. Doe"
    assert len(found.evidence) == 1
