"""What a sweep came to, in numbers."""

from dataclasses import asdict, dataclass, field

import duckdb

from forensics.model import Band
from forensics.sweep.duplicates import REASON

NOT_EXAMINED = "not_examined"

_BANDS = """
    SELECT coalesce(band, $not_examined), count(*) FROM written GROUP BY ALL
"""
_KINDS = "SELECT kind, count(*) FROM links GROUP BY kind ORDER BY 2 DESC, 1"
_REASONS = "SELECT reason, count(*) FROM errors GROUP BY reason ORDER BY 2 DESC, 1"
_LOST = """
    SELECT count(*) FILTER (NOT given_before), count(*) FILTER (given_before) FROM (
        SELECT number, bool_or(reason = $given_before) AS given_before FROM errors
        ANTI JOIN applications ON applications.application = errors.number GROUP BY number
    )
"""
_CLUSTERS = "SELECT count(*) FROM clusters"
_COMMON = "SELECT count(*) FROM common"


@dataclass(frozen=True)
class Summary:
    """Counts of what was written.

    `applications` could be read at least in part; `unreadable` are others, of which only errors
    are left; `left_out` could be read, but their ids were given before. `errors` are lines of
    errors.jsonl. `common` are things that too many hold to link by. `bands` add up to
    `applications`: those of `Band`, weakest last, then `not_examined`. `kinds` (of links) and
    `reasons` (of errors) have the most frequent first.
    """

    applications: int
    unreadable: int
    left_out: int
    errors: int
    links: int
    clusters: int
    common: int = 0
    bands: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def examined(self) -> int:
        """How many applications have a band."""
        return self.applications - self.bands[NOT_EXAMINED]

    def shown(self) -> dict[str, object]:
        """The JSON form."""
        return {**asdict(self), "examined": self.examined}


def count(connection: duckdb.DuckDBPyConnection) -> Summary:
    """Count what stands in the views `applications`, `links`, `errors`, `clusters`, `common`.

    Once the view `written` is made.
    """
    bands = dict(connection.execute(_BANDS, {"not_examined": NOT_EXAMINED}).fetchall())
    kinds = dict(connection.execute(_KINDS).fetchall())
    reasons = dict(connection.execute(_REASONS).fetchall())
    [(unreadable, left_out)] = connection.execute(_LOST, {"given_before": REASON}).fetchall()
    return Summary(
        applications=sum(bands.values()),
        unreadable=unreadable,
        left_out=left_out,
        errors=sum(reasons.values()),
        links=sum(kinds.values()),
        clusters=_number(connection, _CLUSTERS),
        common=_number(connection, _COMMON),
        bands={band: bands.get(band, 0) for band in (*(band.value for band in Band), NOT_EXAMINED)},
        kinds=kinds,
        reasons=reasons,
    )


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found: list[tuple[int]] = connection.execute(query).fetchall()
    return found[0][0]
