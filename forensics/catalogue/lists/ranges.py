"""Which address ranges hold an address: by bisection, however the ranges nest."""

from bisect import bisect_right
from collections.abc import Iterable
from ipaddress import ip_address
from itertools import accumulate
from socket import AF_INET, AF_INET6, inet_pton
from typing import NamedTuple


class _Sorted(NamedTuple):
    """Ranges of one family by first address; `reach` is the last address of any until there."""

    starts: list[int]
    ends: list[int]
    entries: list[int]
    reach: list[int]


class Ranges:
    """Entries, by number, of networks of both families in their normal form."""

    def __init__(self, networks: Iterable[tuple[str, int]]) -> None:
        """A range that cannot be read holds nothing: one bad row must not take all lists away."""
        found: dict[int, list[tuple[int, int, int]]] = {4: [], 6: []}
        for network, entry in networks:
            address, _, mask = network.partition("/")
            version, bits, read = (6, 128, AF_INET6) if ":" in address else (4, 32, AF_INET)
            try:
                first = int.from_bytes(inet_pton(read, address))
                last = first | (1 << (bits - int(mask))) - 1
            except (OSError, ValueError):
                continue
            found[version].append((first, last, entry))
        self._families = {version: _sorted(rows) for version, rows in found.items()}

    def holding(self, address: str) -> list[int]:
        """Entries whose range holds `address`, the narrowest first; none where it is no address.

        A family's ranges are walked back from the last that begins before the address, as far as
        any of them can reach it.
        """
        try:
            given = ip_address(address.strip())
        except ValueError:
            return []
        if given.version == 6 and given.ipv4_mapped is not None:
            given = given.ipv4_mapped
        starts, ends, entries, reach = self._families[given.version]
        value = int(given)
        found = []
        place = bisect_right(starts, value) - 1
        while place >= 0 and reach[place] >= value:
            if ends[place] >= value:
                found.append((ends[place] - starts[place], place))
            place -= 1
        return [entries[place] for _, place in sorted(found)]


def _sorted(rows: list[tuple[int, int, int]]) -> _Sorted:
    rows.sort()
    ends = [last for _, last, _ in rows]
    return _Sorted(
        [first for first, _, _ in rows],
        ends,
        [entry for *_, entry in rows],
        list(accumulate(ends, max)),
    )
