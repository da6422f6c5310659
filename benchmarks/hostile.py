"""Mutated and hostile files through the sandboxed reader: `make torture`.

Every file must end as a document or a typed reason, and the process that asked must live. Files
are the shipped examples with bytes flipped, cut, doubled and swapped (fixed seed), and generated
bombs. Prints how many ended how, and the slowest.
"""

import io
import random
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from forensics.errors import ReadError
from forensics.readers import Reader

EXAMPLES = Path(__file__).parents[1] / "examples"
MUTANTS = 1500
SEED = 20261121


def main() -> None:
    """Read every file; an untyped error ends the run with a traceback, which is the failure."""
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    with Reader() as reader:
        for name, data in (*bombs(), *mutants()):
            began = time.perf_counter()
            try:
                document = reader.read(data, name)
                outcome = "partial" if document.partial else "read"
            except ReadError as error:
                outcome = error.reason.value
            outcomes[outcome] += 1
            slowest = max(slowest, (time.perf_counter() - began, name))
    for outcome, count in outcomes.most_common():
        print(f"{outcome:14} {count:6}")
    print(f"slowest: {slowest[1]}, {slowest[0]:.2f} s")


def mutants() -> Iterator[tuple[str, bytes]]:
    """Damaged copies of the example files."""
    chance = random.Random(SEED)
    files = sorted(path for path in EXAMPLES.rglob("*") if path.is_file() and path.suffix != ".py")
    for number in range(MUTANTS):
        path = chance.choice(files)
        yield f"{number}-{path.name}", mutate(path.read_bytes(), chance)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A copy with one to thirty bytes changed, and sometimes a part cut, doubled or swapped."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    start, end = sorted(chance.randrange(len(changed)) for _ in range(2))
    how = chance.randrange(5)
    if how == 0:
        del changed[start:]
    elif how == 1:
        changed[start:start] = changed[start:end]
    elif how == 2:
        changed[start:end] = reversed(changed[start:end])
    return bytes(changed)


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that unpack into much, nest deeply or name places outside."""
    zeros = zlib.compress(bytes(200_000_000), 9)
    stream = b"<< /Length %d /Filter /FlateDecode >> stream\n" % len(zeros)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>"
    yield (
        "deflate.pdf",
        b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj "
        + page
        + b" endobj\n4 0 obj "
        + stream
        + zeros
        + b"\nendstream endobj\ntrailer << /Root 1 0 R >>\n",
    )
    for name, entries in (
        ("ratio.zip", {"Positions.csv": bytes(300_000_000)}),
        ("many.zip", {f"{number}.csv": b"x" for number in range(20_000)}),
        ("traversal.zip", {"../../Positions.csv": b"Title\nx\n"}),
        (
            "bomb.docx",
            {"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(300_000_000)},
        ),
    ):
        yield name, archive(entries)
    yield "deep.json", b"[" * 2_000_000
    yield "deep.html", b"<div>" * 500_000
    yield "line.txt", b"a" * 5_000_000
    yield "wide.json", b'{"basics": {"name": "' + b"x" * 5_000_000 + b'"}}'


def archive(entries: dict[str, bytes]) -> bytes:
    """A zip file of `entries`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
