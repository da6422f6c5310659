"""Identifiers replaced by stand-ins, and the way back from what was sent to what was written."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from forensics.llm.known import Known
from forensics.llm.legible import Legible, legible
from forensics.llm.names import PARTICLES
from forensics.llm.shapes import KINDS, shaped
from forensics.model import Place, Span

LEAST_QUOTE = 4  # characters without blanks: a shorter quote stands everywhere and proves nothing
MOST_QUOTE = 2_000  # characters of a quote that is looked for
_BETWEEN = re.compile(
    rf"[ \t.'’\"“”()/_\-]{{0,3}}(?:(?:{'|'.join(sorted(PARTICLES))})[ \t_'’\-]{{1,2}}){{0,3}}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Redacted:
    """The text of one place as sent.

    Character `i` of `text` stands for the characters `starts[i]..ends[i]` of the document; every
    character of a stand-in stands for the whole identifier. `place` is None for a text that no
    applicant wrote.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    place: Place | None = None

    def find(self, quote: str) -> Place | None:
        """The first place that says `quote` at word boundaries; None when there is none."""
        words = quote.split()
        if self.place is None or not LEAST_QUOTE <= sum(map(len, words)) <= MOST_QUOTE:
            return None
        for match in re.finditer(r"\s+".join(map(re.escape, words)), self.text):
            if _bounded(self.text, match.start()) and _bounded(self.text, match.end()):
                span = Span(start=self.starts[match.start()], end=self.ends[match.end() - 1])
                return Place(self.place.document, span)
        return None


@dataclass
class Redaction:
    """One question's stand-ins: an identifier has the same one wherever it stands."""

    known: Known
    counts: dict[str, int] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def of_place(self, place: Place) -> Redacted:
        """The visible words at `place`, identifiers replaced."""
        written = legible(place.span.of(place.document.text))
        return self._redacted(written, place, (*self._known(written), *_shapes(written)))

    def of_fact(self, text: str) -> str:
        """This project's own words: only what is known to identify the applicant is replaced."""
        written = legible(text)
        return self._redacted(written, None, tuple(self._known(written))).text

    def _known(self, text: Legible) -> Iterator[tuple[int, int, str, str]]:
        yield from self.known.spans(text)

    def _redacted(
        self,
        text: Legible,
        place: Place | None,
        found: tuple[tuple[int, int, str, str], ...],
    ) -> Redacted:
        offset = place.span.start if place else 0
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []

        def put(shown: str, first: int, last: int) -> None:
            out.append(shown)
            starts.extend([offset + text.at[first]] * len(shown))
            ends.extend([offset + text.at[last] + 1] * len(shown))

        done = 0
        for start, end, kind, key in _joined(text.seen, _merged(text, found)):
            for index in range(done, start):
                put(text.seen[index], index, index)
            put(self._stand_in(kind, key), start, end - 1)
            done = end
        for index in range(done, len(text.seen)):
            put(text.seen[index], index, index)
        return Redacted("".join(out), tuple(starts), tuple(ends), place)

    def _stand_in(self, kind: str, key: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if kind == "PERSON":  # by who it is: the applicant is the first wherever they are named
            return f"PERSON_{int(key) + 1}"
        taken = sum(1 for other, _ in self._numbers if other == kind)
        return f"{kind}_{self._numbers.setdefault((kind, key), taken + 1)}"


def _shapes(text: Legible) -> Iterator[tuple[int, int, str, str]]:
    for start, end, kind in shaped(text.plain):
        yield start, end, kind, _key(kind, text.folded[start:end])


def _key(kind: str, text: str) -> str:
    """What makes two spellings one identifier."""
    if kind == "PHONE":
        return "".join(character for character in text if character.isdecimal())[-10:]
    if kind == "LINK":
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", text).rstrip("/")
    return " ".join(re.findall(r"[^\s,;]+", text))


def _merged(
    text: Legible, found: tuple[tuple[int, int, str, str], ...]
) -> Iterator[tuple[int, int, str, str]]:
    """Ranges of `text.seen`, apart and in order; what overlaps is one, of its longest kind."""
    ranges = [
        (text.of[start], _with_marks(text.seen, text.of[end - 1] + 1), kind, key)
        for start, end, kind, key in found
        if end > start
    ]
    ranges.sort(key=lambda item: (item[0], -item[1], KINDS.index(item[2])))
    current: tuple[int, int, str, str] | None = None
    longest = 0
    for start, end, kind, key in ranges:
        if current is None or start >= current[1]:
            if current is not None:
                yield current
            current, longest = (start, end, kind, key), end - start
            continue
        if end - start > longest:
            longest = end - start
            current = (current[0], max(current[1], end), kind, key)
        else:
            current = (current[0], max(current[1], end), current[2], current[3])
    if current is not None:
        yield current


def _joined(
    text: str, ranges: Iterator[tuple[int, int, str, str]]
) -> Iterator[tuple[int, int, str, str]]:
    """Parts of one person's name with nothing of their own between them are one.

    How many parts a name has, and which the parser told, must not show in what is sent.
    """
    last: tuple[int, int, str, str] | None = None
    for item in ranges:
        if (
            last is not None
            and last[2:] == item[2:] == ("PERSON", last[3])
            and _BETWEEN.fullmatch(text, last[1], item[0])
        ):
            last = (last[0], item[1], last[2], last[3])
            continue
        if last is not None:
            yield last
        last = item
    if last is not None:
        yield last


def _with_marks(text: str, end: int) -> int:
    """The end of a range with the accents that belong to its last letter."""
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def _bounded(text: str, at: int) -> bool:
    """Whether a word may begin or end at `at`."""
    return not (0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at]))


def _joins(character: str) -> bool:
    """Whether a character belongs to a word of a script that sets blanks between words."""
    if not (character.isalnum() or character == "_"):
        return False
    return unicodedata.east_asian_width(character) not in "WF" and not (
        "\u0e00" <= character <= "\u0eff"
    )
