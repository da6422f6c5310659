"""How far a share of few cases can be trusted."""

from math import sqrt

Z = 1.959964  # the normal quantile of a two-sided 95 % interval


def wilson(hits: int, cases: int) -> tuple[float, float] | None:
    """The 95 % score interval of `hits` of `cases` (Wilson 1927); None without cases."""
    if cases == 0:
        return None
    share, spread = hits / cases, Z * Z / cases
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / cases + spread / (4 * cases)) / (1 + spread)
    # At the ends the interval touches 0 or 1, which rounding misses by a hair.
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return low, 1.0 if hits == cases else min(1.0, middle + half)
