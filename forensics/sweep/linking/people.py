"""People: which applications state the same name, and whether two names can be one person's."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from forensics.linkage.names import parts, relation
from forensics.sweep.linking.desk import Desk

_BATCH = 20_000  # pairs of names
_FULL = 2  # words of a name that can name one person

_PEOPLE = """
CREATE TABLE people AS
WITH named AS (
    SELECT application, id, name, submitted_at AS day,
           list_sort(regexp_extract_all(lower(strip_accents(coalesce(name, ''))), '\\pL+')) AS words
    FROM applications
), first AS (
    SELECT words, min(application) AS person FROM named WHERE len(words) > 0 GROUP BY words
)
SELECT application, id, name, day, coalesce(person, application) AS person
FROM named LEFT JOIN first USING (words)
"""

Ids = npt.NDArray[np.int64]


def find_people(desk: Desk) -> Ids:
    """Table `people`: `person` is the first application with the same words in its name.

    One without a name is a person of its own. Returns the person of each application number, -1
    where there is none.
    """
    desk.base.execute(_PEOPLE)
    found = desk.base.execute("SELECT application, person FROM people").fetchnumpy()
    numbers = np.asarray(found["application"], np.int64)
    person = np.full(int(numbers.max(initial=-1)) + 1, -1, np.int64)
    person[numbers] = found["person"]
    return person


def find_relations(desk: Desk) -> None:
    """Table `relations`: how the names of each pair in `met` are related, and `full` names equal.

    `relation` is that of `linkage.names`, "unknown" where a name is missing. `full` says that the
    names are the same and of two words at least, so that they can name one person.
    """
    desk.base.execute(
        "CREATE TABLE compared AS SELECT DISTINCT l.name AS one, r.name AS other FROM "
        "(SELECT DISTINCT x, y FROM met) JOIN people l ON l.application = x "
        "JOIN people r ON r.application = y WHERE l.name IS NOT NULL AND r.name IS NOT NULL"
    )
    desk.base.execute(
        "CREATE TABLE relations (one VARCHAR, other VARCHAR, relation VARCHAR, full_names BOOLEAN)"
    )
    writer = desk.base.cursor()
    for batch in desk.base.sql("SELECT one, other FROM compared").to_arrow_reader(_BATCH):
        pairs = list(zip(batch["one"].to_pylist(), batch["other"].to_pylist(), strict=True))
        related = [relation(one, other) for one, other in pairs]
        full = [
            found == "same" and min(len(parts(one)), len(parts(other))) >= _FULL
            for found, (one, other) in zip(related, pairs, strict=True)
        ]
        rows = pa.table(
            {
                "one": batch["one"],
                "other": batch["other"],
                "relation": pa.array(related, pa.string()),
                "full_names": pa.array(full, pa.bool_()),
            }
        )
        writer.register("rows", rows)
        writer.execute("INSERT INTO relations SELECT * FROM rows")
        writer.unregister("rows")
