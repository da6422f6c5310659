"""The application came from an address range of a VPN or a data centre.

Looks at: the network addresses that the application system recorded, against the ranges of VPN
exits and data centres that the operator has imported. Private, reserved and malformed addresses
are not judged. Nothing is looked up on the net and no place is derived from an address.

Why it matters: published cases applied through VPN exits and rented servers, so that the address
fitted the place they stated. By itself it is everyday conduct, hence weak.

Innocent explanations:
- The employer's, university's or family's VPN; one bought for privacy or used out of habit.
- People abroad, in countries that filter the net, and travellers in hotels use one every day.
- A phone or browser sends all traffic through its maker's relay (iCloud Private Relay).
- An agency or auto-apply product sent the application from its own servers.
- The range has changed hands since the list was made.

Verify with every finalist:
- Hold one interview step by a live call from the place where the work will be done.

Verify this finding:
- Ask, without reproach, whether a VPN was in use, and compare with the other logged addresses.

References:
- Recorded Future and others on VPN exits in published cases, 2024-2025.
- RFC 1918, 4193, 6598, 6890: addresses that lead to nobody in particular.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address

from forensics.model import (
    Checked,
    Evidence,
    Finding,
    Listed,
    ListKind,
    Observation,
    Strength,
    Subject,
    Tools,
    Unknown,
    signal,
)

KINDS: dict[ListKind, str] = {
    "vpn_range": "VPN exits",
    "datacentre_range": "data centres",
}


@signal(family="contact", strength=Strength.WEAK, needs={"lists"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each recorded address that lies in a listed range."""
    if tools.lists is None or not subject.application.network:
        return
    sizes = tools.lists.sizes(subject.today)
    form = subject.application.form()
    for kind, name in KINDS.items():
        if kind not in sizes:
            yield Unknown(reason=f"no list of ranges of {name} is at hand")
    seen = set()
    for number, entry in enumerate(subject.application.network):
        address = _address(entry.ip)
        if isinstance(address, str):
            yield Unknown(reason=address)
        elif address not in seen:
            seen.add(address)
            ranges = tools.lists.holding(str(address), KINDS.keys())
            # One in force first; among those the narrowest, as the look-up has them.
            if held := sorted(ranges, key=lambda listed: listed.expired(subject.today)):
                yield _finding(Evidence.field(form, f"network.{number}.ip"), held[0], subject)
            elif sizes.keys() & KINDS.keys():
                yield Checked(what=entry.ip)


def _address(stated: str) -> IPv4Address | IPv6Address | str:
    """The address, or why it is not judged."""
    try:
        address = ip_address(stated.strip().strip("[]"))
    except ValueError:
        return f"{stated!r} is no network address"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if not address.is_global or address.is_multicast:
        return f"{stated} is a private or reserved address"
    return address


def _finding(quote: Evidence, listed: Listed, subject: Subject) -> Finding:
    expired = listed.expired(subject.today)
    ended = f" The entry {listed.ending} and weighs nothing." if expired else ""
    return Finding(
        summary=f"The application came from an address in a listed range of {KINDS[listed.kind]} "
        f"(list {listed.list}, dated {listed.dated}).{ended}",
        evidence=(quote, Evidence.row(listed.row())),
        confidence="low" if expired else "medium",
        strength=Strength.CONTEXT if expired else None,
        share=listed.confidence,
    )
