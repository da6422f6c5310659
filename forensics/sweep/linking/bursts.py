"""Bursts: several people who apply from one network within few days.

A network address says little by itself: a library, a household, an office or a telephone company
stands behind it. It is looked at where at least PEOPLE different names were submitted from it
within DAYS days, or more than that within DAYS days before and after one application: so many
`corpus.burst` asks for. An IPv4 address is looked at also by the 256 addresses around it, which
count for less.
"""

import pyarrow as pa

from forensics.sweep.linking.desk import Desk
from forensics.sweep.linking.holdings import EACH, NEIGHBOURS
from forensics.sweep.linking.strength import NEIGHBOURHOOD, SHARE
from forensics.sweep.uncompared import NOTES

DAYS = 7
PEOPLE = 3

_SENT = """
CREATE TABLE sent AS
SELECT thing, value, application, day, person, holders, value LIKE '%/24' AS wide,
       row_number() OVER (PARTITION BY thing ORDER BY day, application) AS place
FROM held JOIN things USING (thing, kind) JOIN people USING (application)
WHERE kind = 'ip' AND NOT common AND people >= $people AND day IS NOT NULL
"""
_BUSY = """
CREATE TABLE busy AS
SELECT l.thing, l.day
FROM (SELECT DISTINCT thing, day FROM sent) l
JOIN sent r ON l.thing = r.thing AND r.day >= l.day AND r.day < l.day + $days::INTEGER
GROUP BY l.thing, l.day HAVING count(DISTINCT r.person) >= $people
"""
_CENTRES = """
CREATE TABLE centres AS
SELECT l.thing, l.day
FROM (SELECT DISTINCT thing, day FROM sent) l
JOIN sent r ON l.thing = r.thing AND abs(r.day - l.day) <= $days
GROUP BY l.thing, l.day HAVING count(DISTINCT r.person) > $people
"""
_MET = """
INSERT INTO met
WITH near AS (
    SELECT l.application AS one, r.application AS other, l.thing, l.wide, l.holders,
           l.day AS first, r.day AS last
    FROM sent l JOIN sent r ON l.thing = r.thing AND l.place < r.place
    WHERE r.day <= l.day + $days::INTEGER AND least(l.application, r.application) < $stored
      AND (l.holders <= $each OR r.place <= l.place + $neighbours)
), burst AS (
    SELECT least(one, other) AS x, greatest(one, other) AS y, thing, wide, holders
    FROM near SEMI JOIN busy ON busy.thing = near.thing
        AND busy.day <= near.first AND near.last < busy.day + $days::INTEGER
    UNION
    SELECT least(one, other), greatest(one, other), thing, wide, holders
    FROM near SEMI JOIN centres ON centres.thing = near.thing
        AND (centres.day = near.first OR centres.day = near.last)
)
SELECT x, y, thing, NULL, NULL, holders, CASE WHEN wide THEN $wide ELSE 1 END, NULL
FROM burst QUALIFY NOT wide OR bool_and(wide) OVER (PARTITION BY x, y)
"""
_UNDATED = """
SELECT application, 'corpus.burst' AS signal, false AS part,
       'applications from its network address state no day of submission' AS reason
FROM (
    SELECT application, swept, day, bool_or(day IS NULL) OVER (PARTITION BY thing) AS undated
    FROM held JOIN things USING (thing, kind) JOIN people USING (application)
    WHERE kind = 'ip' AND NOT common AND people > $people AND value NOT LIKE '%/24'
)
WHERE swept AND undated AND day IS NOT NULL
GROUP BY ALL ORDER BY application
"""


def find_bursts(desk: Desk) -> None:
    """Adds to `met` the pairs of applications that came in one burst."""
    base = desk.base
    base.execute(_SENT, {"people": PEOPLE})
    base.execute(_BUSY, {"people": PEOPLE, "days": DAYS})
    base.execute(_CENTRES, {"people": PEOPLE, "days": DAYS})
    wide = NEIGHBOURHOOD / SHARE["ip"]
    limits = {"days": DAYS, "each": EACH, "neighbours": NEIGHBOURS, "stored": desk.stored}
    base.execute(_MET, limits | {"wide": wide})


def find_undated(desk: Desk) -> pa.Table:
    """Swept applications that undated ones from the same address may have come with.

    Columns of `uncompared.NOTES`.
    """
    return desk.base.sql(_UNDATED, params={"people": PEOPLE}).to_arrow_table().cast(NOTES)
