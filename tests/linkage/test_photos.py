"""Photos are one picture or not by their hashes and addresses alone."""

import pytest

from forensics.linkage.photos import ANOTHER, ONE, distance, same
from forensics.model import Photo, Stated

HASH = 0xFFFFFFFF00000000


def hashed(bits: int, sha256: str = "b") -> Photo:
    return Photo(number=1, sha256=sha256, phash=f"{HASH ^ ((1 << bits) - 1):016x}")


def addressed(url: str) -> Photo:
    return Photo(address=Stated(value=url, path="og:image"))


@pytest.mark.parametrize(
    ("bits", "one"),
    [(0, True), (ONE, True), (ONE + 1, None), (ANOTHER - 1, None), (ANOTHER, False), (64, False)],
)
def test_thresholds(bits: int, one: bool | None) -> None:
    assert same(hashed(0, "a"), hashed(bits)) is one


def test_equal_bytes_are_one_picture_without_a_hash() -> None:
    assert same(Photo(number=1, sha256="a"), Photo(number=2, sha256="a"))


def test_an_upload_is_one_under_every_signature_and_another_address_tells_nothing() -> None:
    first = addressed("https://media.licdn.com/dms/image/v2/C4D03AQabcdefgh/photo/0/15?e=1&t=x")
    again = addressed("https://media.licdn.com/dms/image/v2/C4D03AQabcdefgh/photo/0/15?e=9&t=y")
    other = addressed("https://media.licdn.com/dms/image/v2/D5603AQzyxwvuts/photo/0/17?e=1&t=x")
    assert same(first, again)
    assert same(first, other) is None
    assert same(first, hashed(0)) is None


def test_distance() -> None:
    assert distance("0000000000000000", "000000000000000f") == 4
