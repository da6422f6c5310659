"""Whether an e-mail address is at a disposable-mailbox service, by the public and own lists."""

from datetime import date
from typing import NamedTuple

from forensics.catalogue.lists.domains import of_address, shared
from forensics.model import Listed, Lists
from forensics.reference.disposable import listed_domain, relay


class Judged(NamedTuple):
    """`domain` is the listed one, None where the address is at none.

    `listed` is the operator's entry it rests on, None for the public list. `aside` is an entry that
    is not used, because strangers share its domain.
    """

    domain: str | None = None
    listed: Listed | None = None
    expired: bool = False
    aside: Listed | None = None


def judge(address: str, lists: Lists | None, today: date) -> Judged | None:
    """What the lists say of an e-mail address; None where it is none.

    A relay wins over every list, the operator's own relays included; then an entry in force over
    the public list, and that over an expired entry.
    """
    local, at, host = address.strip().rpartition("@")
    domain = of_address(host)
    if not (local and at and domain):
        return None
    relays = lists.of_domain(domain, {"relay_domain"}) if lists else ()
    if relay(domain) or any(not entry.expired(today) for entry in relays):
        return Judged()
    entries = lists.of_domain(domain, {"disposable_domain"}) if lists else ()
    usable = [entry for entry in entries if of_address(entry.value) not in shared()]
    aside = next((entry for entry in entries if entry not in usable), None)
    in_force = next((entry for entry in usable if not entry.expired(today)), None)
    if in_force is not None:
        return Judged(in_force.value, in_force, aside=aside)
    if public := listed_domain(domain):
        return Judged(public, aside=aside)
    ended = next(iter(usable), None)
    return Judged(ended.value, ended, expired=True, aside=aside) if ended else Judged(aside=aside)
