"""An entry of a list: what it names, from whom, since when, how sure, and until when."""

from datetime import date
from typing import Literal

from pydantic import Field

from forensics.model.base import Noun
from forensics.reference.table import Row

ListKind = Literal[
    # named by a public authority or a court
    "designated_entity",  # designated for schemes, or under programmes that the operator chose
    "sanctioned_entity",  # the rest of a sanctions list: many are ordinary employers of thousands
    "front_company",  # companies named in court records as fronts
    "diploma_mill",
    # an operator's own
    "high_risk_institution",
    "vpn_range",
    "datacentre_range",
    "disposable_domain",
    "relay_domain",
    # indicators: identifiers seen in known schemes
    "email",
    "domain",
    "phone",
    "handle",
    "url",
    "ip",
    "sha256",
    "phash",
    "wallet",
]

INDICATORS: frozenset[ListKind] = frozenset(
    {"email", "domain", "phone", "handle", "url", "ip", "sha256", "phash", "wallet"}
)


class Listed(Noun):
    """One entry. `list` is the list's name, `key` the entry's own in it.

    `value` is the name, domain, address range, number or hash as the list has it; `names` are
    listed aliases of a name, `weak_names` those that its list calls weak; `addresses` and
    `domains` second identifiers by which a shorter form of the name can be told. `dated` is the day
    its source states, `confidence` (0 to 1) the list's own. From `expires` on it is shown and
    weighs nothing; one that is `withdrawn` (ended by a person, revoked by its author, gone from a
    newer edition) weighs nothing on any day, and `expires` tells since when that is known.
    """

    list: str = Field(min_length=1)
    key: str = Field(min_length=1)
    kind: ListKind
    value: str = Field(min_length=1)
    names: tuple[str, ...] = ()
    weak_names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    source: str = Field(min_length=1)
    dated: date
    confidence: float = Field(default=1.0, ge=0, le=1)
    expires: date | None = None
    note: str | None = None
    withdrawn: bool = False

    def expired(self, today: date) -> bool:
        """Whether it weighs nothing on that day: a day of an application, or today."""
        return self.withdrawn or (self.expires is not None and self.expires <= today)

    @property
    def ending(self) -> str:
        """How it came to weigh nothing, for a sentence: "expired on 2025-01-01"."""
        return f"{'was withdrawn' if self.withdrawn else 'expired'} on {self.expires}"

    def row(self) -> Row:
        """The entry as a row that a finding can quote."""
        cells = {
            "kind": self.kind,
            "value": self.value,
            "names": "|".join(self.names),
            "weak_names": "|".join(self.weak_names),
            "addresses": "|".join(self.addresses),
            "domains": "|".join(self.domains),
            "source": self.source,
            "date": self.dated.isoformat(),
            "confidence": f"{self.confidence:g}",
            "expires": self.expires.isoformat() if self.expires else "",
            "note": self.note or "",
        }
        text = "\t".join(cell for cell in cells.values() if cell)
        return Row(table=self.list, key=self.key, cells=cells, text=text)
