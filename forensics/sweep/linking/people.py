"""People: which applications state the same name, and whether two names can be one person's."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from forensics.linkage.names import Relation, parts, relation
from forensics.sweep.linking.desk import Desk

_BATCH = 20_000  # pairs of names

# Elsewhere marks are vowels: without them one name is spelt as many others.
_ALPHABETS = r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Common}\p{Inherited}]*"

_PEOPLE = """
CREATE TABLE people AS
WITH spelt AS (
    SELECT *, CASE
        WHEN regexp_full_match(name, $alphabets) THEN strip_accents(name)
        ELSE nfc_normalize(coalesce(name, '')) END AS plain
    FROM applications
), named AS (
    SELECT application, id, name, submitted_at AS day,
           list_sort(regexp_extract_all(lower(plain), '[\\pL\\pM]+')) AS words
    FROM spelt
), first AS (
    SELECT words, min(application) AS person FROM named WHERE len(words) > 0 GROUP BY words
)
SELECT application, named.id, named.name, day, coalesce(person, application) AS person, note
FROM named LEFT JOIN first USING (words) LEFT JOIN stored USING (application)
"""

Ids = npt.NDArray[np.int64]


def find_people(desk: Desk) -> Ids:
    """Table `people`: `person` is the first application with the same words in its name.

    One without a name is a person of its own. `note` says how a stored one is kept. Returns the
    person of each application number, -1 where there is none.
    """
    desk.base.execute(_PEOPLE, {"alphabets": _ALPHABETS})
    found = desk.base.execute("SELECT application, person FROM people").fetchnumpy()
    numbers = np.asarray(found["application"], np.int64)
    person = np.full(int(numbers.max(initial=-1)) + 1, -1, np.int64)
    person[numbers] = found["person"]
    return person


def find_relations(desk: Desk) -> None:
    """Table `relations`: how the names of each pair in `met` that state one are related."""
    desk.base.execute(
        "CREATE TABLE compared AS SELECT DISTINCT l.name AS one, r.name AS other FROM "
        "(SELECT DISTINCT x, y FROM met) JOIN people l ON l.application = x "
        "JOIN people r ON r.application = y WHERE l.name IS NOT NULL AND r.name IS NOT NULL"
    )
    desk.base.execute("CREATE TABLE relations (one VARCHAR, other VARCHAR, relation VARCHAR)")
    writer = desk.base.cursor()
    for batch in desk.base.sql("SELECT one, other FROM compared").to_arrow_reader(_BATCH):
        pairs = list(zip(batch["one"].to_pylist(), batch["other"].to_pylist(), strict=True))
        related = [_related(one, other) for one, other in pairs]
        rows = pa.table(
            {
                "one": batch["one"],
                "other": batch["other"],
                "relation": pa.array(related, pa.string()),
            }
        )
        writer.register("rows", rows)
        writer.execute("INSERT INTO relations SELECT * FROM rows")
        writer.unregister("rows")


def _related(one: str, other: str) -> Relation:
    """As names are related, except that two which have no whole word in common are not the same.

    "Ann Lee" and "Anna Leeson" may be spellings of one name; a link between them must be seen.
    """
    found = relation(one, other)
    return "partly" if found == "same" and not {*parts(one)} & {*parts(other)} else found
