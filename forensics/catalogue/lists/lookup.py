"""All entries of all lists in memory, found by the normal form of what they name."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType

from forensics.catalogue.lists import domains, identifiers, names
from forensics.catalogue.lists.identifiers import DOMAINS, NAMES, RANGES
from forensics.catalogue.lists.packed import Packed, pack, unpack
from forensics.catalogue.lists.ranges import Ranges
from forensics.model import Listed, ListKind

MOST = 100  # entries of which a shorter form is given: more means that it tells nothing


class Lookup:
    """`forensics.model.tools.Lists` on the entries given.

    Entries are kept as plain tuples, a quarter of the memory of nouns, and made nouns when found.
    A name is found by `named` when it is stated in full and `distinctive`; where it is not ("Orion
    Co., Ltd."), or is an alias its list calls weak, only `shortened` finds it, since it needs a
    second identifier.
    """

    def __init__(self, entries: Iterable[Listed] = (), packed: Iterable[Packed] = ()) -> None:
        """`packed` are further entries as `packed.pack` makes them, which take less time."""
        self._entries: list[Packed] = []
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        self._weak: defaultdict[str, list[int]] = defaultdict(list)
        self._domains: defaultdict[str, list[int]] = defaultdict(list)
        self._values: defaultdict[tuple[ListKind, str], list[int]] = defaultdict(list)
        self._counts: Counter[tuple[ListKind, date | None]] = Counter()
        networks = []
        for number, row in enumerate(chain(packed, map(pack, entries))):
            self._entries.append(row)
            if not row.withdrawn:
                self._counts[row.kind, row.expires] += 1
            if row.kind in NAMES:
                self._name(number, row)
            elif row.form is not None:
                self._values[row.kind, row.form].append(number)
                if row.kind in DOMAINS:
                    self._domains[row.form].append(number)
                elif row.kind in RANGES:
                    networks.append((row.form, number))
            for domain in row.domains:
                own = domains.of_address(domain)
                if own is not None and own not in domains.shared():
                    self._domains[own].append(number)
        self._ranges = Ranges(networks)
        self._sorted = sorted(self._names.keys() | self._weak.keys())

    def _name(self, number: int, row: Packed) -> None:
        for name in {names.normal(name) for name in (row.value, *row.names)} - {""}:
            self._names[name].append(number)
        for name in {names.normal(name) for name in row.weak_names} - {""}:
            self._weak[name].append(number)

    def __len__(self) -> int:
        """How many entries there are, expired ones included."""
        return len(self._entries)

    def __iter__(self) -> Iterator[Listed]:
        """Every entry, in the order given."""
        return map(unpack, self._entries)

    def sizes(self, today: date) -> Mapping[ListKind, int]:
        """How many entries of each kind have not expired; a kind without any is absent."""
        counted: Counter[ListKind] = Counter()
        for (kind, expires), number in self._counts.items():
            if expires is None or expires > today:
                counted[kind] += number
        return MappingProxyType(counted)

    def named(self, name: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries whose name or alias equals `name` but for case, marks and legal form.

        Only where that name is `names.distinctive`; see `shortened` for others.
        """
        form = names.normal(name)
        if not form or not names.distinctive(name):
            return ()
        return self._found(self._names.get(form, ()), kinds)

    def shortened(self, name: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries of whose name or alias `name` is a shorter form: never enough by itself.

        Its words begin the listed name and one of them tells names apart; or it equals a weak alias
        or a name that is not distinctive. None when more than a hundred names begin so.
        """
        form = names.normal(name)
        if not form:
            return ()
        numbers = list(self._weak.get(form, ()))
        if not names.distinctive(name):
            numbers += self._names.get(form, ())
        if any(map(names.telling, form.split())):
            numbers += self._beginning(form + " ")
        return self._found(numbers, kinds)

    def of_domain(self, domain: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries that are, or state as their own, `domain` or a parent of it; longest first.

        An e-mail address or URL stands for its domain. Domains that strangers share (mail services,
        hosts) are nobody's own.
        """
        form = domains.of_address(domain)
        if form is None:
            return ()
        numbers = [n for name in domains.parents(form) for n in self._domains.get(name, ())]
        return self._found(numbers, kinds)

    def equal(self, value: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries whose value equals an identifier in the normal form of their kind."""
        numbers: list[int] = []
        for kind in kinds:
            form = identifiers.normal(kind, value)
            if form is not None:
                numbers += self._values.get((kind, form), ())
        return self._found(numbers, kinds)

    def holding(self, ip: str, kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        """Entries whose address range holds `ip`, the narrowest first."""
        return self._found(self._ranges.holding(ip), kinds)

    def _beginning(self, form: str) -> list[int]:
        first = bisect_left(self._sorted, form)
        found: list[int] = []
        for place in range(first, min(first + MOST + 1, len(self._sorted))):
            name = self._sorted[place]
            if not name.startswith(form):
                return found
            found += (*self._names.get(name, ()), *self._weak.get(name, ()))
        return found if len(self._sorted) - first <= MOST else []

    def _found(self, numbers: Iterable[int], kinds: Collection[ListKind]) -> tuple[Listed, ...]:
        wanted = dict.fromkeys(number for number in numbers if self._entries[number].kind in kinds)
        return tuple(unpack(self._entries[number]) for number in wanted)
