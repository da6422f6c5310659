"""A small invented folder of resumes, laid out like the benchmark data."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

from forensics.evaluate.matching.corpus import Corpus, Resume, Rewrite

TRADES = {
    "BAKERY": (
        "sourdough loaves",
        "almond pastries",
        "wedding cakes",
        "rye starters",
        "oven rotas",
    ),
    "HARBOUR": ("mooring lines", "pilot boats", "cargo manifests", "crane shifts", "tide tables"),
    "ARCHIVE": ("parish registers", "glass negatives", "map drawers", "film reels", "loan ledgers"),
}
VERBS = ("Catalogued", "Prepared", "Delivered", "Inspected", "Scheduled", "Repaired", "Counted")
PLACES = (
    "for the northern branch", "during the winter season", "with two apprentices beside me",
    "before the morning bell", "under a newly drawn contract", "after the flood of the river",
    "for the county museum", "on behalf of the guild",
)  # fmt: skip


def bullets(chance: Random, trade: str, number: int) -> tuple[str, ...]:
    """Sentences of a trade."""
    return tuple(
        f"{chance.choice(VERBS)} {chance.randrange(3, 900)} {chance.choice(TRADES[trade])} "
        f"{chance.choice(PLACES)} and reported to {chance.choice(('a', 'the'))} "
        f"{chance.choice(('warden', 'foreman', 'registrar', 'treasurer', 'steward'))}."
        for _ in range(number)
    )


def resume(number: int) -> Resume:
    """One resume with placeholders and dates, as their publisher left them."""
    chance = Random(number)
    trade = list(TRADES)[number % len(TRADES)]
    said = bullets(chance, trade, 9)
    return Resume(
        id=f"{trade}_{number:03}",
        category=trade,
        text="\n".join(
            (
                f"{trade} HAND",
                "Experience",
                "Company Name City , State",
                "July 2011 to November 2014",
                *said[:5],
                "Company Name City , State",
                "03/2008 to 06/2011",
                *said[5:],
            )
        ),
    )


def rewrite(one: Resume, kind: str, style: str) -> dict[str, object]:
    """The resume's lines in other words, under another name; gh takes up two of them."""
    said = [line for line in one.text.split("\n") if line.endswith(".")]
    verbs = {"Prepared": "Got ready", "Delivered": "Brought", "Repaired": "Mended"}
    taken = said if kind == "g" else said[:2]
    lines = [" ".join(verbs.get(word, word) for word in line.split()) for line in taken]
    if kind == "gh":
        lines += bullets(Random(one.id), one.category, 6)
    return {
        "id": f"{one.id}.{kind}",
        "template": one.id,
        "kind": kind,
        "style": style,
        "text": "\n".join(("Ada Q. Nobody", "ada@example.org", *lines)),
        "reworded": said[:2],
    }


def rewrites(resumes: Iterable[Resume]) -> list[dict[str, object]]:
    """g and gh of the first eight, half of either style."""
    return [
        rewrite(one, kind, "free" if place < 4 else "request")
        for place, one in enumerate(list(resumes)[:8])
        for kind in ("g", "gh")
    ]


def corpus(number: int = 48) -> Corpus:
    """What `write` writes, read."""
    resumes = [resume(place) for place in range(number)]
    rows = [Rewrite.model_validate(row) for row in rewrites(resumes)]
    return Corpus(resumes={one.id: one for one in resumes}, rewrites=tuple(rows))


def write(folder: Path, number: int = 48, *, with_rewrites: bool = True) -> Path:
    """Writes the folder and gives it back."""
    folder.mkdir(parents=True, exist_ok=True)
    resumes = [resume(place) for place in range(number)]
    with gzip.open(folder / "livecareer.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(one.model_dump_json() + "\n" for one in resumes)
    if with_rewrites:
        rows = "".join(json.dumps(row) + "\n" for row in rewrites(resumes))
        (folder / "rewrites.jsonl").write_text(rows, encoding="utf-8")
    return folder
