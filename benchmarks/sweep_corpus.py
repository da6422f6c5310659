"""Synthetic applications with planted rings, as a table that `forensics sweep` reads.

Lines are recombined from real ones (the resumes of FORENSICS_BENCH_DATA where they are there, else
the shipped background): the first half of one, the second of another, a third of the words replaced
by others as frequent, so that lines are mostly distinct while words and phrases keep their rarity.
One application in twenty is of a ring: two to six names that share a telephone number or mailbox,
spelt differently, or two thirds of their lines, in another order and every third with a word
replaced, or both. One line in ten of any application is a stock line that hundreds of others have.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from index.starter import TEXT, read_text

LINES = 20
IN_RINGS = 0.05
LARGEST = 6
STOCK_LINES = 40
STOCK = 0.1
EDITED = 1 / 3
BATCH = 2_000
_NAMES = ("Ana", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gil", "Hana")
SCHEMA = pa.schema([(name, pa.string()) for name in ("id", "name", "email", "phone", "text")])


class Pool(NamedTuple):
    """Lines to recombine, each as its words, and all words as often as they occur."""

    lines: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]

    def line(self, chance: random.Random) -> str:
        """A new line."""
        left, right = chance.choice(self.lines), chance.choice(self.lines)
        words = [*left[: len(left) // 2 + 1], *right[len(right) // 2 :]]
        for place in range(0, len(words), 3):
            words[place] = self.word(chance)
        return " ".join(words)

    def word(self, chance: random.Random) -> str:
        """Any word, a frequent one more often."""
        return self.words[int(chance.random() * len(self.words))]


class Ring(NamedTuple):
    """What the members of a ring share; empty where they do not share it."""

    phone: str
    mailbox: str
    lines: tuple[str, ...]


class Corpus(NamedTuple):
    """Applications to write: how many, and which of them (by place) are in which ring."""

    size: int
    rings: tuple[tuple[int, ...], ...]

    @classmethod
    def planned(cls, count: int, seed: int) -> "Corpus":
        """Members lie anywhere in the table."""
        chance = random.Random(seed)
        places = chance.sample(range(count), int(count * IN_RINGS))
        rings = []
        while len(places) >= LARGEST:
            size = chance.randint(2, LARGEST)
            rings.append(tuple(sorted(places[-size:])))
            del places[-size:]
        return cls(count, tuple(rings))

    def pairs(self) -> set[tuple[str, str]]:
        """Every two ids of one ring, ascending."""
        return {
            (name(one), name(other)) for ring in self.rings for one, other in combinations(ring, 2)
        }


def name(place: int) -> str:
    """The id of the application at a place."""
    return f"a{place:08}"


def pool(resumes: Path) -> Pool:
    """Real lines of six to thirty words."""
    path = resumes / "livecareer.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts = [line for row in file for line in json.loads(row)["text"].splitlines()]
    else:
        texts = list(read_text(TEXT.read_text(encoding="utf-8"))[0])
    # Contacts in real lines would link whom nobody planted.
    own = re.compile(r"@|[/.]\w|\d{4}")
    lines = tuple(
        tuple(text.split())
        for text in texts
        if 6 <= len(text.split()) <= 30 and not own.search(text)
    )
    return Pool(lines, tuple(word for line in lines for word in line))


def write(path: Path, corpus: Corpus, base: Pool, seed: int) -> None:
    """Writes the table, a batch in memory at a time."""
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for start in range(0, corpus.size, BATCH):
            rows = list(_rows(corpus, base, seed, start, min(start + BATCH, corpus.size)))
            writer.write_table(pa.Table.from_pylist(rows, schema=SCHEMA))


def _rows(corpus: Corpus, base: Pool, seed: int, start: int, end: int) -> Iterator[dict[str, str]]:
    ring_of = {
        place: number
        for number, ring in enumerate(corpus.rings)
        for place in ring
        if start <= place < end
    }
    chance = random.Random(seed)
    stock = [" ".join(chance.choice(base.lines)) for _ in range(STOCK_LINES)]
    for place in range(start, end):
        chance = random.Random(f"{seed}/{place}")
        lines = [
            chance.choice(stock) if chance.random() < STOCK else base.line(chance)
            for _ in range(LINES)
        ]
        # Nobody's but this one's: by chance strangers would share too many to count misses by.
        phone = f"+1 212 {200 + place // 9000 % 799} {1000 + place % 9000}"
        mailbox = f"p{place}"
        if place in ring_of:
            ring = _ring(base, random.Random(f"{seed}/ring/{ring_of[place]}"))
            phone, mailbox = _spelt(ring.phone, chance) or phone, ring.mailbox or mailbox
            own = [_edited(line, base, chance) for line in ring.lines]
            chance.shuffle(own)
            lines = [*own, *lines[len(own) :]]
        yield {
            "id": name(place),
            "name": f"{_NAMES[place % len(_NAMES)]} {_surname(chance)}",
            "email": f"{mailbox}@mail{place % 997 if mailbox.startswith('p') else 0}.example.net",
            "phone": phone,
            "text": "\n".join(lines),
        }


def _surname(chance: random.Random) -> str:
    return "".join(chance.choices(ascii_lowercase, k=9)).title()


def _ring(base: Pool, chance: random.Random) -> Ring:
    kind = chance.choice(("phone", "mailbox", "lines", "lines", "both"))
    number = f"{chance.randrange(200, 999)}{chance.randrange(200, 999)}{chance.randrange(9999):04}"
    return Ring(
        phone=number if kind in {"phone", "both"} else "",
        mailbox=f"ring{chance.randrange(1 << 48):x}" if kind == "mailbox" else "",
        lines=tuple(base.line(chance) for _ in range(LINES * 2 // 3))
        if kind in {"lines", "both"}
        else (),
    )


def _spelt(number: str, chance: random.Random) -> str:
    if not number:
        return ""
    area, office, rest = number[:3], number[3:6], number[6:]
    return chance.choice(
        (f"({area}) {office}-{rest}", f"{area}.{office}.{rest}", f"+1 {area} {office} {rest}")
    )


def _edited(line: str, base: Pool, chance: random.Random) -> str:
    """Every third line with a word replaced."""
    words = line.split()
    if chance.random() < EDITED:
        words[chance.randrange(len(words))] = base.word(chance)
    return " ".join(words)
