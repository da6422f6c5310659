"""Which colours are lost on which."""

import pytest

from forensics.readers.contrast import is_lost


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ffffff", "ffffff"), ("f2f2f2", "ffffff"), ("eeeeee", "ffffff"), ("e2e2e2", "ffffff"),
        ("fffff0", "ffffff"), ("1a1a1a", "000000"), ("1a3380", "1a3380"), ("808080", "858585"),
    ],
)  # fmt: skip
def test_lost(ink: str, ground: str) -> None:
    assert is_lost(ink, ground) and is_lost(ground, ink)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("bbbbbb", "ffffff"), ("cccccc", "ffffff"), ("dddddd", "ffffff"), ("333333", "000000"),
        ("ffff00", "ffffff"), ("ff0000", "008a00"), ("ffffff", "1f3864"),
    ],
)  # fmt: skip
def test_read(ink: str, ground: str) -> None:
    assert not is_lost(ink, ground) and not is_lost(ground, ink)


def test_large_text_is_seen_at_less_contrast() -> None:
    assert not is_lost("ebebeb", "ffffff", large=True)
    assert is_lost("fdfdfd", "ffffff", large=True)
