"""What few hold says much."""

import pytest

from forensics.linkage.rarity import bits


@pytest.mark.parametrize(
    ("holders", "of", "said"),
    [(2, 1_000_000, 10.0), (2, 2, 10.0), (3, 1024, 9.0), (1025, 1_048_577, 10.0), (2000, 1000, 0)],
)
def test_bits_fall_with_every_holder(holders: int, of: int, said: float) -> None:
    assert bits(holders, of) == pytest.approx(said, abs=1e-5)
