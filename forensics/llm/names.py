"""Where a known person's name stands in a text: whole, in parts, with initials, or in a handle."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from forensics.llm.legible import Legible, fold

PARTICLES = frozenset(
    """
    af al av bin da das de del della den der di dos du e el et ibn la las le los och of ter ten u
    und van von y zu wa binti bint ap ben i do st
    """.split()  # noqa: SIM905
)
# Words so common that, written small, they are the word and not a part of somebody's name.
COMMON = PARTICLES | frozenset(
    """
    a an and are as at be by can do for from had has have he her him his how if in is it its
    long may me more most my no not of off on one or our out own she so some such than that
    the their them then they this to too up us was we were what when who why will with would
    you your af al av bin da das de del della den der di dos du e el et ibn la las le les los
    och of ter ten u und van von y zu wa binti bint ap ben i
    """.split()  # noqa: SIM905
)
_TITLES = frozenset(
    """
    dr mr mrs ms miss mx prof professor sir herr frau phd mba md msc bsc ma ba bs ms jd pmp
    cpa cfa cissp pe rn jr sr ii iii iv eng ing esq ph d med he him she her they them
    """.split()  # noqa: SIM905
)
_LETTERS = r"[^\W\d_]"
_BEFORE, _AFTER = rf"(?<!{_LETTERS})", rf"(?!{_LETTERS})"
_JOIN = r"[\s.,'_\-]{0,3}"
_NOTHING = re.compile(r"(?!)")
_MOST_PARTS = 8  # of one name, for its combinations in handles
_TALLEST = 4  # letters of a part that is looked for inside a handle


@dataclass(frozen=True)
class Person:
    """One person under every spelling known: each spelling is its folded parts in order."""

    spellings: tuple[tuple[str, ...], ...]

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Parts of two letters or more, longest first; hyphened ones whole and apart."""
        found: set[str] = set()
        for spelling in self.spellings:
            for part in spelling:
                found |= {part, *re.split(r"[-']", part), *_given(part)}
        return tuple(sorted((p for p in found if letters(p) >= 2), key=lambda p: (-len(p), p)))

    @cached_property
    def initials(self) -> frozenset[str]:
        """First letters of the name's parts."""
        return frozenset(piece[0] for spelling in self.spellings for piece in spelling if piece)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = [
            _part(part) if _spaceless(part) else _BEFORE + _part(part) + r"\d{0,6}" + _AFTER
            for part in self.parts
        ]
        return re.compile("|".join(words)) if words else _NOTHING

    @cached_property
    def _wide(self) -> re.Pattern[str]:
        """The name or a part of it set with its letters apart."""
        names = {*self.parts, *("".join(spelling) for spelling in self.spellings)}
        wide = sorted((n for n in names if letters(n) >= 3), key=lambda name: (-len(name), name))
        return re.compile("|".join(_BEFORE + _apart(n) + _AFTER for n in wide) or "(?!)")

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        """A spelling with all its parts in order, also in small letters."""
        joined = [_JOIN.join(map(_part, s)) for s in self.spellings if letters("".join(s)) >= 2]
        joined += [_JOIN.join(map(_part, reversed(s))) for s in self.spellings if len(s) > 1]
        return re.compile("|".join(_BEFORE + j + _AFTER for j in joined)) if joined else _NOTHING

    @cached_property
    def _handle(self) -> re.Pattern[str]:
        """The parts run together as account names have them: "janedoe92", "jdoe", "doe_j"."""
        found: set[str] = set()
        parts = [part for part in self.parts if part.isalpha()][:_MOST_PARTS]
        for one, other in permutations(parts, 2):
            found.add(f"{one}[._-]?{other}")
        whole = ("".join(c for part in s for c in part if c.isalpha()) for s in self.spellings)
        found |= {name for name in whole if len(name) >= _TALLEST}
        for part in parts:
            if len(part) >= 3:
                found |= {f"{i}[._-]?{part}" for i in self.initials if i.isalpha()}
            if len(part) >= _TALLEST:
                found |= {f"{part}[._-]?{i}" for i in self.initials if i.isalpha()}
        ordered = sorted(found, key=lambda item: (-len(item), item))
        if not ordered:
            return _NOTHING
        after = rf"(?:[._-]?(?:{'|'.join(sorted(_TITLES))})){{0,3}}\d{{0,6}}"
        return re.compile(rf"{_BEFORE}(?:{'|'.join(ordered)}){after}{_AFTER}")

    def spans(self, text: Legible) -> Iterator[tuple[int, int]]:
        """Where the person is named, as ranges of `text.plain`."""
        for match in self._whole.finditer(text.folded):
            if not _is_common(match[0], text.plain[match.start() : match.end()]):
                yield self._with_initials(text, *match.span())
        for pattern in (self._handle, self._wide):
            for match in pattern.finditer(text.folded):
                yield match.span()
        for match in self._pattern.finditer(text.folded):
            if not _is_common(match[0], text.plain[match.start() : match.end()]):
                yield self._with_initials(text, *match.span())

    def _with_initials(self, text: Legible, start: int, end: int) -> tuple[int, int]:
        """The range with the person's initials beside it: "J. Doe", "Doe, J."."""
        left = re.compile(rf"{_BEFORE}({_LETTERS})\.?[ ,-]{{0,2}}\Z")
        right = re.compile(rf"[ ,]{{1,2}}({_LETTERS})(?:\.|{_AFTER})(?!\w)")
        while (found := left.search(text.plain, max(0, start - 4), start)) and self._is(found[1]):
            start = found.start()
        while (found := right.match(text.plain, end)) and self._is(found[1]):
            end = found.end()
        return start, end

    def _is(self, initial: str) -> bool:
        return initial.isupper() and fold(initial) in self.initials


def parts_of(name: str) -> tuple[str, ...]:
    """The folded parts of a name as printed, titles and degrees off."""
    words = re.split(r"[\s,.()\"“”|/]+", fold(name))
    kept = tuple(word.strip("-'_") for word in words)
    return tuple(word for word in kept if word and word not in _TITLES)


def people(names: Sequence[str]) -> tuple[Person, ...]:
    """Persons from names as printed: names that share a part of two letters are one person's."""
    groups: list[list[tuple[str, ...]]] = []
    for name in names:
        spelling = parts_of(name)
        if not spelling:
            continue
        own = {part for part in spelling if letters(part) >= 2}
        known = next((g for g in groups if own & {p for s in g for p in s} or spelling in g), None)
        if known is None:
            groups.append([spelling])
        elif spelling not in known:
            known.append(spelling)
    return tuple(Person(tuple(group)) for group in groups)


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(character.isalpha() for character in text)


def _is_common(words: str, written: str) -> bool:
    """Whether a part, or a name made of such parts, is written as the ordinary words it is."""
    return written.islower() and all(word in COMMON for word in re.findall(r"[^\W_]+", words))


def _given(part: str) -> tuple[str, ...]:
    """The given name within a name that its script writes in one piece."""
    if not _spaceless(part) or not 3 <= len(part) <= 4:
        return ()
    return (part[1:], part[2:]) if len(part) == 4 else (part[1:],)


def _spaceless(part: str) -> bool:
    """Whether a part is written in a script that sets no blanks, or joins endings to names."""
    return bool(part) and all(
        unicodedata.east_asian_width(character) in "WF" or "\u0e00" <= character <= "\u0eff"
        for character in part
    )


def _part(part: str) -> str:
    """A part with its apostrophes and hyphens optional or spaced."""
    if _spaceless(part):
        return r"\s?".join(map(re.escape, part))
    return re.sub(r"(?:\\-|')", r"[\\s'\\-]{0,2}", re.escape(part))


def _apart(name: str) -> str:
    """A name set with its letters apart: "J A N E  D O E"."""
    return r"[\s.\-']{1,5}".join(re.escape(character) for character in name if character.isalpha())
