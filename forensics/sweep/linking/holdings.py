"""Holdings: which applications state the same thing, and which two of them are compared by it.

A thing that more than COMMON people state is nobody's (a switchboard, a form letter): it makes no
pair and is counted in `common.parquet`; a page or picture is public from PUBLIC people on (a logo,
a site's icon). Of a thing that more than EACH applications state, neighbours alone are paired, so
that there are no more pairs than grow with the applications: two to either side, so that a ring
stays whole where clusters are cut; of stored ones the first two. They stand in the order of the
input, the first application of each person before anybody's second: neighbours are two people.
"""

from pathlib import Path

import pyarrow as pa

from forensics.model import KeyKind
from forensics.sweep.linking.desk import Desk
from forensics.sweep.linking.strength import REFEREE
from forensics.sweep.uncompared import NOTES

COMMON = 500
PUBLIC = 20
EACH = 64
NEIGHBOURS = 2
POSTS = 2
"""Posts that two applications share at least: colleagues share one."""
AGENCY = "agency, as the application states"

_CONTACTS: tuple[KeyKind, ...] = ("email", "phone", "handle", "url", "wallet", "address")
_FILES: tuple[KeyKind, ...] = ("sha256", "picture", "phash")
_JOINED = (*_CONTACTS, *_FILES, "history", "ip")
_SEEN_BY_ALL = ("handle", "url", "picture", "phash")

_STATED = """
CREATE VIEW stated AS
SELECT application, keys.kind, coalesce(look, keys.value) AS value, keys.value AS own,
       list_position(['applicant', 'shipping', 'network', 'reference', 'agency'], holder) AS owner,
       evidence
FROM keys LEFT JOIN looks ON looks.kind = keys.kind AND looks.value = keys.value
UNION ALL
SELECT application, kind, regexp_extract(value, '^(\\d+\\.\\d+\\.\\d+)\\.\\d+/32$', 1) || '.0/24',
       value, 1, evidence
FROM keys WHERE kind = 'ip' AND regexp_full_match(value, '\\d+\\.\\d+\\.\\d+\\.\\d+/32')
"""
_THINGS = """
CREATE TABLE things AS
SELECT row_number() OVER (ORDER BY kind, value) AS thing, kind, value
FROM stated WHERE list_contains($joined, kind) AND (kind <> 'url' OR contains(value, '/'))
GROUP BY kind, value
HAVING min(application) <> max(application) AND min(application) < $stored
"""
_HELD = """
CREATE TABLE held AS
WITH owned AS (
    SELECT thing, application, min(owner) AS owner, arg_min(own, (own <> value, own)) AS own
    FROM stated JOIN things USING (kind, value) GROUP BY thing, application
), counted AS (
    SELECT thing, count(*) AS holders, count(DISTINCT person) AS people
    FROM owned JOIN people USING (application) GROUP BY thing
), ranked AS (
    SELECT owned.*, application < $stored AS swept, row_number() OVER (
        PARTITION BY thing, person, application < $stored ORDER BY application) AS nth
    FROM owned JOIN people USING (application)
)
SELECT thing, kind, owned.application, owner, CASE WHEN kind = 'phash' THEN own END AS own,
       CASE WHEN kind = 'phash' THEN value END AS look,
       holders, people,
       people > CASE WHEN list_contains($public, kind) THEN $public_limit ELSE $limit END AS common,
       swept, row_number() OVER (PARTITION BY thing, swept ORDER BY nth, owned.application) AS place
FROM ranked AS owned JOIN counted USING (thing) JOIN things USING (thing)
"""
_PAIRS = """
CREATE TABLE pairs AS
WITH fit AS (SELECT * FROM held WHERE NOT common AND kind <> 'ip'),
steps AS (
    SELECT *, unnest(range(1, $neighbours + 1)) AS step FROM fit WHERE holders > $each AND swept
), reached AS (
    SELECT *, true AS to_swept, place + step AS to_place FROM steps
    UNION ALL
    SELECT *, false, step FROM steps
),
met AS (
    SELECT l.application AS x, r.application AS y, l.thing, l.kind, l.look, l.holders,
           l.owner AS one_owner, r.owner AS other_owner, l.own AS one_own, r.own AS other_own
    FROM fit l JOIN fit r ON l.thing = r.thing AND l.application < r.application
    WHERE l.holders <= $each AND l.swept
    UNION ALL
    SELECT least(l.application, r.application), greatest(l.application, r.application),
           l.thing, l.kind, l.look, l.holders, l.owner, r.owner, l.own, r.own
    FROM reached l JOIN fit r
        ON l.thing = r.thing AND l.to_swept = r.swept AND l.to_place = r.place
)
-- Two pictures of one look may both be unlike its own; those that are alike meet in two looks.
SELECT * FROM met WHERE kind <> 'phash' OR look = least(one_own, other_own)
"""
_MET = """
CREATE TABLE met AS
SELECT x, y, thing, NULL::INTEGER AS place_x, NULL::INTEGER AS place_y, holders,
       CASE WHEN one_owner = 4 AND other_owner = 4 THEN $referee ELSE 1 END AS share,
       CASE WHEN one_owner = 5 OR other_owner = 5 THEN $agency END AS idle
FROM pairs WHERE kind <> 'history'
UNION ALL
SELECT x, y, thing, NULL, NULL, holders, 1, NULL
FROM pairs WHERE kind = 'history' QUALIFY count(*) OVER (PARTITION BY x, y) >= $posts
"""
_COMMON = """
SELECT kind, value, any_value(holders) AS holders, any_value(people) AS people
FROM held JOIN things USING (thing, kind) WHERE common
GROUP BY kind, value ORDER BY kind, value
"""
# Of an address the neighbourhood may be common: that alone hides nothing.
_CROWDED = """
SELECT application, signal, false AS part,
       'held by too many applications to compare them: ' || string_agg(DISTINCT kind, ', '
           ORDER BY kind) AS reason
FROM held JOIN things USING (thing, kind) JOIN asking USING (kind)
WHERE common AND swept AND value NOT LIKE '%/24'
GROUP BY application, signal ORDER BY application, signal
"""
_ASKING: dict[str, tuple[KeyKind, ...]] = {
    "corpus.shared_contact": _CONTACTS,
    "corpus.reapplication": _CONTACTS,
    "corpus.shared_file": _FILES,
    "corpus.burst": ("ip",),
}
"""Signals that ask who else holds a thing."""


def find_holdings(desk: Desk, common: Path) -> None:
    """Tables `things`, `held` and `met`: what is shared, who holds it, and pairs of holders.

    A row of `met` is two application numbers `x` < `y` and a thing; `share` is how much of its
    bits counts, `idle` why none does. What is too common for that is written to the file `common`.
    """
    base = desk.base
    base.execute(_STATED)
    stored = {"stored": desk.stored}
    base.execute(_THINGS, {"joined": list(_JOINED)} | stored)
    limits = {"public": list(_SEEN_BY_ALL), "public_limit": PUBLIC, "limit": COMMON}
    base.execute(_HELD, limits | stored)
    base.execute(_PAIRS, {"neighbours": NEIGHBOURS, "each": EACH})
    base.execute(_MET, {"referee": REFEREE, "agency": AGENCY, "posts": POSTS})
    base.execute("DROP TABLE pairs")
    base.sql(_COMMON).write_parquet(str(common))


def find_crowded(desk: Desk) -> pa.Table:
    """Of swept applications what too many hold to compare them by it (`uncompared.NOTES`)."""
    asking = [(signal, kind) for signal, kinds in _ASKING.items() for kind in kinds]
    columns = [list(column) for column in zip(*asking, strict=True)]
    desk.base.register("asking", pa.table(columns, ["signal", "kind"]))
    found = desk.base.sql(_CROWDED).to_arrow_table().cast(NOTES)
    desk.base.unregister("asking")
    return found
