"""Institutions of the shipped table, by the names people write.

IPEDS's own alias field is not read here, because it holds names that several institutions bear
("State", "Central", "OU"), and the table, of some hundred, cannot tell which these are.
"""

from collections import defaultdict
from functools import cache

from forensics.catalogue.names import normalised
from forensics.catalogue.resolver import Resolver
from forensics.reference.table import Row, load

# Names borne, to the letter, by institutions outside the table too.
_SHARED_NAMES = {"st johns college", "metropolitan state university"}


def resolve(mention: str) -> Row | None:
    """The row of `us_computing_programmes` a mention means, or None when that is not certain."""
    meant = shipped().resolve(mention)
    return load("us_computing_programmes").rows[meant.key] if meant else None


@cache
def shipped() -> Resolver:
    """Names of the shipped table: official ones and hand-picked aliases."""
    rows = load("us_computing_programmes").rows
    means: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows.values():
        means[normalised(row["institution"])].add(row.key)
    for alias in load("institution_aliases").rows.values():
        if alias["unitid"] in rows:
            means[normalised(alias["alias"])].add(alias["unitid"])
    certain = {name: ids for name, ids in means.items() if len(ids) == 1}
    return Resolver(
        names={name: ids for name, ids in certain.items() if name not in _SHARED_NAMES},
        states={key: row["state"] for key, row in rows.items()},
        shared=shared_names(),
    )


@cache
def shared_names() -> frozenset[str]:
    """Names, in normal form, that institutions elsewhere bear to the letter."""
    return frozenset(normalised(row.key) for row in load("institution_shared_names").rows.values())
