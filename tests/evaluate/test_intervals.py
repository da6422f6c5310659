import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.evaluate.intervals import wilson


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [  # Newcombe 1998, table I: method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_examples(hits: int, cases: int, low: float, high: float) -> None:
    assert wilson(hits, cases) == pytest.approx((low, high), abs=5e-5)


def test_nothing_is_known_without_cases() -> None:
    assert wilson(0, 0) is None


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_within(pair: tuple[int, int]) -> None:
    hits, cases = pair
    found = wilson(hits, cases)
    assert found is not None
    assert 0 <= found[0] < found[1] <= 1
    assert found[0] - 1e-9 <= hits / cases <= found[1] + 1e-9
