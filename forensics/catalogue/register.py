"""All institutions of the directory, and the resolver over every name they are known by."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from forensics.catalogue import spellings
from forensics.catalogue.institution import Institution
from forensics.catalogue.institutions import shared_names
from forensics.catalogue.names import normalised
from forensics.catalogue.resolver import Resolver
from forensics.reference.table import load

LEAST_WORDS = 2  # of a name without its campus, for it to tell a university from others
# Names that colleges all over the world are given: saints, devotions, plain descriptions.
_EVERYWHERE = re.compile(
    r"(?:st (?:agnes|albert|aloysius|andrews?|anns?|anthonys?|augustines?|benedicts?|berchmans|"
    r"catherines?|clares?|davids?|dominics?|francis|francis xavier|georges?|gregorios?|ignatius|"
    r"james|johns?|josephs?|judes?|louis|lukes?|marks?|martins?|marys?|michaels?|patricks?|pauls?|"
    r"peters?|philips?|stephens?|teresas?|thereses?|thomas|vincents?|xaviers?)"
    r"|loyola|xavier|holy (?:cross|family|names|trinity)|sacred heart|notre dame|trinity|christ|"
    r"kings?|queens?|immaculata|assumption|mount carmel|la salle|don bosco|wesley|lutheran|"
    r"methodist|christian|baptist|catholic|presbyterian|victoria|regents?|royal|imperial|national|"
    r"international|union|central|city|northern|southern|eastern|western|capital|metropolitan|"
    r"pacific|global|open|new|lincoln|york|cambridge|oxford|newcastle|concordia|"
    r"columbia|westminster|brunel|robert gordon|heritage|"
    r"(?:technical|technological|agricultural|medical))"
    r" (?:college|university|institute)|(?:college|university|institute) of "
    r"(?:st (?:mary|francis|thomas|joseph)|technology|engineering|business|law|medicine|arts|"
    r"science|education|management|pharmacy|nursing|commerce)(?: and \w+)?"
)


@dataclass(frozen=True)
class Register:
    """Institutions by number; the resolver is made of their names unless one is `given`."""

    institutions: Mapping[str, Institution]
    given: Resolver | None = None

    def campuses(self, key: str, name: str) -> tuple[str, ...]:
        """The institution and every other whose name holds `name`, or its own without "Main".

        Who writes "Arizona State University" may have studied at any of its campuses.
        """
        own = spellings.without_campus(self.institutions[key].name)
        stem = spellings.stem(self.institutions[key].name)
        parts = {own, name} | ({stem} if name == stem else set())
        wanted = [f" {part} " for part in parts if len(part.split()) >= LEAST_WORDS]
        others = {
            other
            for other, written in self._written
            if any(part in text for part in wanted for text in written)
        }
        return (key, *sorted(others - {key}))

    @cached_property
    def resolver(self) -> Resolver:
        """Over all names, built once.

        A name that is hand-picked for one means that one. Names of today, of earlier years and
        their usual spellings count alike: borne by several they are decided by the place alone.
        Aliases and names without a campus come in where nobody bears them otherwise.
        """
        if self.given is not None:
            return self.given
        names = dict[str, Collection[str]](self._picked())
        for tier in (self._own(), self._stems(), self._aliases()):
            for name, bearers in tier.items():
                names.setdefault(name, bearers)
        unpicked = names.keys() - dict(self._picked()).keys()
        degrees = {key for key, known in self.institutions.items() if known.degrees}
        return Resolver(
            names={name: keys for name, keys in names.items() if degrees.intersection(keys)},
            states={key: known.state for key, known in self.institutions.items()},
            cities={key: normalised(known.city) for key, known in self.institutions.items()},
            shared=shared_names() | {name for name in unpicked if _EVERYWHERE.fullmatch(name)},
        )

    def nearest(self, mention: str, count: int) -> list[tuple[Institution, float]]:
        """Institutions of the most similar names with their likeness, 0 to 100, best first."""
        from rapidfuzz import fuzz, process  # here: only who looks something up needs it

        names = {name: keys for name, keys in self.resolver.names.items() if len(name) > 1}
        found: dict[str, float] = {}
        scored = process.extract(
            normalised(mention), list(names), scorer=fuzz.token_sort_ratio, limit=4 * count
        )
        for name, likeness, _ in scored:
            for key in sorted(names[name]):
                found.setdefault(key, round(likeness, 1))
        best = sorted(found.items(), key=lambda item: -item[1])[:count]
        return [(self.institutions[key], likeness) for key, likeness in best]

    @cached_property
    def _written(self) -> list[tuple[str, list[str]]]:
        return [
            (key, [f" {normalised(name)} " for name in _names(known)])
            for key, known in self.institutions.items()
        ]

    def _picked(self) -> Iterator[tuple[str, Collection[str]]]:
        for table in ("institution_main_campuses", "institution_aliases"):
            for row in load(table).rows.values():
                if row["unitid"] in self.institutions:
                    yield normalised(row.key), {self._continued(row["unitid"])}

    def _continued(self, key: str) -> str:
        """The number under which an institution of the same name is reported now."""
        known = self.institutions[key]
        after = self.institutions.get(known.successor or "")
        same = after and spellings.without_campus(after.name) == spellings.without_campus(
            known.name
        )
        return after.unitid if after and same else key

    def _own(self) -> Mapping[str, Collection[str]]:
        return _gathered(
            (spelling, key)
            for key, known in self.institutions.items()
            for name in _names(known)
            for spelling in spellings.official(name)
        )

    def _stems(self) -> Mapping[str, Collection[str]]:
        """Names without a campus where all that bear one are campuses of one university."""
        bearers: defaultdict[str, list[Institution]] = defaultdict(list)
        for known in self.institutions.values():
            if known.degrees and (stem := spellings.stem(known.name)):
                bearers[stem].append(known)
        return {
            stem: {max(campuses, key=lambda known: known.awards).unitid}
            for stem, campuses in bearers.items()
            if len({_registered(known.domain) for known in campuses if known.domain}) == 1
        }

    def _aliases(self) -> Mapping[str, Collection[str]]:
        """The directory's aliases, without those that name a whole system or a shorter college.

        "Lakeland College" is an alias of Lakeland Community College, and a university's old name.
        """
        stems = {spellings.stem(known.name) for known in self.institutions.values()}
        return _gathered(
            (name, key)
            for key, known in self.institutions.items()
            for alias in known.aliases
            for name in spellings.alias(alias)
            if name not in stems
            and name not in spellings.of_systems()
            and name != normalised(known.name).replace("community ", "")
        )


def _names(known: Institution) -> tuple[str, ...]:
    return (known.name, *(former.name for former in known.former))


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, Collection[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, key in pairs:
        if name:
            found[name].add(key)
    return dict(found)


def _registered(domain: str) -> str:
    """ "camden.rutgers.edu" -> "rutgers.edu"; a domain that is not stated is nobody's."""
    return ".".join(domain.split(".")[-2:])
