"""A contact that is somebody else's weighs nothing; whatever else is shared still links."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from forensics.model import KeyKind, Suppression, SuppressionReason
from forensics.model.shortened import shortened
from forensics.store.place import beside
from tests.sweep.linking.linked import NAMES, TODAY, lines, linked
from tests.sweep.parts import Given

PHONE = "+493012345"
LOOK, NEAR = "ff00ff00ff00ff00", "ff00ff00ff00ff01"


def suppression(
    reason: SuppressionReason = "agency",
    author: str = "J. Doe",
    until: date | None = None,
    among: tuple[str, ...] = (),
    kind: KeyKind = "phone",
    value: str = PHONE,
) -> Suppression:
    return Suppression(
        number=1,
        kind=kind,
        value=value,
        reason=reason,
        author=author,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        until=until,
        among=among,
    )


def two(**more: list[str]) -> list[Given]:
    keys = {"phone": [PHONE], **more}
    return [Given("a", NAMES[0], keys), Given("b", NAMES[1], keys)]


def test_a_suppressed_contact_stays_in_evidence_without_bits(tmp_path: Path) -> None:
    (found,) = linked(tmp_path, two(), [suppression()])
    assert found.strength_bits == 0
    (shared,) = found.evidence
    assert (shared.bits, shared.suppressed_by) == (0, "J. Doe: an agency's")


def test_it_holds_for_that_contact_alone(tmp_path: Path) -> None:
    (found,) = linked(tmp_path, two(email=["x@post.example"]), [suppression()])
    assert found.strength_bits == 10
    assert [shared.suppressed_by for shared in found.evidence] == [None, "J. Doe: an agency's"]


def test_passages_of_the_same_two_still_link(tmp_path: Path) -> None:
    own = lines(1, 5)
    given = [Given(each.id, each.name, each.keys, own) for each in two()]
    found = {each.kind: each.strength_bits for each in linked(tmp_path, given, [suppression()])}
    assert found["corpus.shared_contact"] == 0 < found["corpus.shared_passages"]


@pytest.mark.parametrize(("days", "bits"), [(1, 0), (0, 10), (-1, 10)])
def test_it_ends_on_its_day(tmp_path: Path, days: int, bits: float) -> None:
    ending = suppression("household", until=TODAY + timedelta(days))
    (found,) = linked(tmp_path, two(), [ending])
    assert found.strength_bits == bits


def test_a_stranger_with_a_households_phone_still_links(tmp_path: Path) -> None:
    """Also where the household is recorded twice, in two scopes that overlap."""
    given = [Given(f"p{n}", NAMES[n], {"phone": [PHONE]}) for n in range(4)]
    one = suppression("household", among=("p0", "p1"))
    other = suppression("household", author="A. Roe", among=("p2", "p1", "p0", "gone"))
    found = linked(tmp_path, given, [one, other])
    said = {(each.a, each.b): each.evidence[0].suppressed_by for each in found}
    assert said == {
        ("p0", "p1"): "A. Roe: a household's",  # of two the first
        ("p0", "p2"): "A. Roe: a household's",
        ("p1", "p2"): "A. Roe: a household's",
        ("p0", "p3"): None,
        ("p1", "p3"): None,
        ("p2", "p3"): None,
    }
    assert all((each.strength_bits == 0) == (each.b != "p3") for each in found)
    assert all(len(each.evidence) == 1 for each in found)


def test_a_household_covers_the_stored_ones_of_its_ids(tmp_path: Path) -> None:
    given = [
        Given("p0", NAMES[0], {"phone": [PHONE]}),
        Given("p1 (stored)", NAMES[1], {"phone": [PHONE]}),
        Given("p2 (stored)", NAMES[2], {"phone": [PHONE]}),
    ]
    found = linked(tmp_path, given, [suppression("household", among=("p0 (stored)", "p1"))])
    assert {(each.a, each.b): each.strength_bits > 0 for each in found} == {
        ("p0", "p1 (stored)"): False,
        ("p0", "p2 (stored)"): True,
        ("p1 (stored)", "p2 (stored)"): True,
    }


def test_an_application_is_named_by_its_id_or_by_that_under_which_it_is_stored(
    tmp_path: Path,
) -> None:
    deep = "/".join(["folder"] * 90) + "/cv.pdf"
    files = ["0f" * 32]
    given = [
        Given(deep, NAMES[0], {"phone": [PHONE]}),
        Given("cv.pdf", NAMES[1], {"phone": [PHONE]}, files=files),
    ]
    for number, (one, other) in enumerate(
        [(deep, "cv.pdf"), (shortened(deep), beside("cv.pdf", files))]
    ):
        (found,) = linked(
            tmp_path / str(number), given, [suppression("household", among=(one, other))]
        )
        assert found.strength_bits == 0
    stranger = suppression("household", among=(deep, beside("cv.pdf", ["1e" * 32])))
    (found,) = linked(tmp_path / "stranger", given, [stranger])
    assert found.strength_bits == 10


def test_a_households_phone_makes_nobody_one_person(tmp_path: Path) -> None:
    given = [Given("a", "Ana Flores", {"phone": [PHONE]}),
             Given("b", "Ana", {"phone": [PHONE]})]  # fmt: skip
    assert linked(tmp_path / "1", given)[0].kind == "same_person"
    (found,) = linked(tmp_path / "2", given, [suppression()])
    assert (found.kind, found.strength_bits) == ("corpus.shared_contact", 0)


def test_a_suppressed_network_address_makes_no_burst_and_a_suppressed_phone_takes_none_away(
    tmp_path: Path,
) -> None:
    given = [Given(f"p{n}", NAMES[n], {"ip": ["192.0.2.7/32"], "phone": [PHONE]}, day=TODAY)
             for n in range(3)]  # fmt: skip
    campus = suppression("other", kind="ip", value="192.0.2.7/32")
    weights = [
        {each.kind: each.strength_bits > 0 for each in linked(tmp_path / str(n), given, [hushed])}
        for n, hushed in enumerate([campus, suppression()])
    ]
    assert weights == [
        {"corpus.burst": False, "corpus.shared_contact": True},
        {"corpus.burst": True, "corpus.shared_contact": False},
    ]


@pytest.mark.parametrize("value", [LOOK, NEAR])
def test_a_picture_is_suppressed_by_the_hash_of_either_copy(tmp_path: Path, value: str) -> None:
    given = [Given("a", NAMES[0], {"phash": [LOOK]}), Given("b", NAMES[1], {"phash": [NEAR]})]
    logo = suppression(kind="phash", value=value)
    (found,) = linked(tmp_path, given, [logo])
    assert (found.strength_bits, len(found.evidence)) == (0, 1)
