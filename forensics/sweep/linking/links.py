"""Links: what pairs of applications share, quoted on both sides, by kind, with its strength."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from forensics.linkage.rarity import MOST, bits
from forensics.model import KeyKind, LinkKind, Suppression
from forensics.sweep.linking.desk import Desk
from forensics.sweep.linking.strength import NEXT, NEXT_CONTACT, SHARE
from forensics.sweep.linking.suppression import find_suppressed
from forensics.sweep.schemas import LINKS

_AT_ONCE = 10_000  # links
SHOWN = 64
"""Things of one link that are quoted, the strongest."""
KINDS: dict[KeyKind, LinkKind] = {
    "email": "corpus.shared_contact",
    "phone": "corpus.shared_contact",
    "handle": "corpus.shared_contact",
    "url": "corpus.shared_contact",
    "wallet": "corpus.shared_contact",
    "address": "corpus.shared_contact",
    "sha256": "corpus.shared_file",
    "picture": "corpus.shared_file",
    "phash": "corpus.shared_file",
    "history": "corpus.shared_passages",
    "passage": "corpus.shared_passages",
    "reworded": "corpus.shared_passages",
    "ip": "corpus.burst",
}
PERSONAL: tuple[KeyKind, ...] = ("email", "phone", "sha256")
"""What one person has: stated as their own under one name, it makes two applications one's.

One name and one text do not: who takes another's history takes the name as well.
"""

_QUOTED = """
CREATE TABLE quoted AS
WITH wanted AS (
    SELECT x AS application, thing FROM met WHERE thing IS NOT NULL
    UNION SELECT y, thing FROM met WHERE thing IS NOT NULL
)
SELECT application, thing, arg_min(noted, (owner, evidence)) AS evidence, min(owner) AS owner
FROM (
    SELECT stated.*, CASE WHEN note IS NULL THEN evidence
        ELSE json_merge_patch(evidence, json_object('note', note))::VARCHAR END AS noted
    FROM stated JOIN people USING (application)
)
JOIN things USING (kind, value) JOIN wanted USING (application, thing)
GROUP BY application, thing
"""
_SPOKEN = """
CREATE TABLE spoken AS
WITH wanted AS (
    SELECT x AS application, place_x AS position FROM met WHERE thing IS NULL
    UNION SELECT y, place_y FROM met WHERE thing IS NULL
)
SELECT application, position, to_json({
        'document': document,
        'locator': {'type': 'passage', 'layer': 'visible', 'start': start, 'end': "end",
                    'page': NULL},
        'quote': text,
        'note': note
    })::VARCHAR AS evidence,
    array_to_string(regexp_extract_all(lower(text), '[\\pL\\pM\\pN]+'), ' ') AS words
FROM passages JOIN wanted USING (application, position) JOIN people USING (application)
"""
_SHARED = """
CREATE TABLE shared AS
WITH sided AS (
    SELECT met.*, l.id AS id_x, r.id AS id_y, l.name AS name_x, r.name AS name_y,
           l.id > r.id AS back
    FROM met JOIN people l ON l.application = x JOIN people r ON r.application = y
), told AS (
    SELECT sided.*, kind, value, l.evidence AS evidence_x, r.evidence AS evidence_y,
           greatest(l.owner, r.owner) = 1 AS theirs
    FROM sided JOIN things USING (thing)
    JOIN quoted l ON l.application = x AND l.thing = sided.thing
    JOIN quoted r ON r.application = y AND r.thing = sided.thing
    UNION ALL
    SELECT sided.*, CASE WHEN reworded THEN 'reworded' ELSE 'passage' END,
           CASE WHEN back THEN r.words ELSE l.words END AS value,
           l.evidence, r.evidence, false
    FROM sided
    JOIN spoken l ON l.application = x AND l.position = place_x
    JOIN spoken r ON r.application = y AND r.position = place_y
    WHERE thing IS NULL
), weighing AS (
    SELECT told.*, coalesce(said, idle) AS suppressed_by
    FROM told LEFT JOIN hushed USING (x, y, thing)
)
SELECT x, y, kind, value, place_x, holders, suppressed_by,
       theirs AND list_contains($personal, kind) AND suppressed_by IS NULL AS personal,
       CASE WHEN back THEN id_y ELSE id_x END AS a, CASE WHEN back THEN id_x ELSE id_y END AS b,
       CASE WHEN back THEN name_y ELSE name_x END AS name_a,
       CASE WHEN back THEN name_x ELSE name_y END AS name_b,
       CASE WHEN back THEN evidence_y ELSE evidence_x END AS evidence_a,
       CASE WHEN back THEN evidence_x ELSE evidence_y END AS evidence_b,
       CASE WHEN suppressed_by IS NULL
            THEN round(rarity.bits * weighing.share * weights.share, 3) ELSE 0 END AS bits,
       coalesce(relation, 'unknown') AS relation
FROM weighing JOIN rarity USING (holders) JOIN weights USING (kind)
LEFT JOIN relations ON one = name_x AND other = name_y
"""
_LINKS = """
WITH kinds AS (
    SELECT *, CASE
        WHEN relation = 'same' AND bool_or(personal) OVER (PARTITION BY x, y) THEN 'same_person'
        ELSE link_kind END AS link
    FROM shared JOIN weights USING (kind)
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY x, y, link ORDER BY bits DESC, kind, value, place_x)
        AS place
    FROM kinds
)
SELECT link AS kind, any_value(a) AS a, any_value(b) AS b,
       any_value(name_a) AS name_a, any_value(name_b) AS name_b,
       CASE WHEN link = 'same_person' THEN 0
            ELSE round(least($cap, sum(bits * power(following, place - 1) ORDER BY place)), 3)
       END AS strength_bits,
       to_json(list({
           'kind': kind, 'value': value, 'a': evidence_a::JSON, 'b': evidence_b::JSON,
           'holders': holders, 'bits': bits, 'suppressed_by': suppressed_by
       } ORDER BY place) FILTER (place <= $shown))::VARCHAR AS evidence
FROM ranked GROUP BY x, y, link ORDER BY link, a, b, x, y
"""


def write_links(desk: Desk, size: int, suppressions: Sequence[Suppression], path: Path) -> int:
    """Writes the links that `met` comes to (schemas.LINKS), and counts them.

    `size` is how many applications were compared; all of `suppressions` are taken to be valid.
    """
    base = desk.base
    _rate(desk, size)
    weigh_kinds(desk)
    find_suppressed(desk, suppressions)
    base.execute(_QUOTED)
    base.execute(_SPOKEN)
    base.execute(_SHARED, {"personal": list(PERSONAL)})
    unfinished = path.with_suffix(".unfinished")
    limits = {"cap": MOST, "shown": SHOWN}
    count = 0
    with pq.ParquetWriter(unfinished, LINKS, compression="zstd") as writer:
        for batch in base.sql(_LINKS, params=limits).to_arrow_reader(_AT_ONCE):
            writer.write_batch(batch.cast(LINKS))
            count += len(batch)
    unfinished.replace(path)
    return count


def weigh_kinds(desk: Desk) -> None:
    """Table `weights`: of which kind of link each kind of thing is, and what it counts for."""
    desk.base.execute(
        "CREATE TABLE weights (kind VARCHAR, link_kind VARCHAR, share DOUBLE, following DOUBLE)"
    )
    rows = [
        (kind, link, SHARE.get(kind, 1.0), NEXT.get(kind, NEXT_CONTACT))
        for kind, link in KINDS.items()
    ]
    desk.base.executemany("INSERT INTO weights VALUES (?, ?, ?, ?)", rows)


def _rate(desk: Desk, size: int) -> None:
    """Table `rarity`: the bits of each number of holders that occurs in `met`."""
    desk.base.execute("CREATE TABLE rarity (holders BIGINT, bits DOUBLE)")
    found = desk.base.sql("SELECT DISTINCT holders FROM met ORDER BY holders").fetchall()
    if found:
        rows = [(holders, bits(holders, size)) for (holders,) in found]
        desk.base.executemany("INSERT INTO rarity VALUES (?, ?)", rows)
