"""What is done to a template before it is sent: copies, reorderings, rewordings, mixtures.

Every text gets an identity that shares nothing with that of the templates it was made of. Each is
drawn from the seed, its kind and its template alone, so a run of some kinds gives the same texts.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from random import Random
from typing import NamedTuple

from forensics.evaluate.generate.identity import Identity, dress, invent
from forensics.evaluate.generate.paraphrase import paraphrase
from forensics.evaluate.generate.synonyms import replace
from forensics.evaluate.matching.corpus import Corpus
from forensics.evaluate.matching.drafts import Draft, draft, lines_of
from forensics.evaluate.matching.halves import Shares

KINDS = {
    "a": "another identity, the text as it was",
    "b": "bullets reordered, 30 % left out",
    "c": "about 20 % of the words replaced",
    "d": "reworded by rules, 25 % of the words replaced",
    "e": "half of one template, half of another of its profession",
    "eh": "e, reworded as d",
    "f": "35 % of a template's bullets, reworded as d, inside another resume of its profession",
    "g": "rewritten whole by a language model",
    "gh": "five or six bullets rewritten by a language model, inside another resume",
}
VARIED = 60
"""Templates of an index of which variants are made, the first: rewritten ones among them."""
DROPPED = 0.3
SYNONYMS = 0.2
LIFTED = 0.35
FEWEST_LIFTED = 3


class Text(NamedTuple):
    """A text to be matched: what was done to it, and the templates it was made of."""

    kind: str
    id: str
    made_of: tuple[str, ...]
    lines: tuple[str, ...]
    style: str | None = None


def template_identity(id_: str, seed: int) -> Identity:
    """The identity under which a resume stands in the index."""
    return invent(seed, "template", id_)


def template_text(corpus: Corpus, id_: str, seed: int) -> str:
    """A resume as it stands in the index."""
    return "\n".join(dress(template_identity(id_, seed), [corpus.resumes[id_].text]))


def ordinary(corpus: Corpus, id_: str, seed: int) -> Text:
    """A resume of somebody who took nothing from anybody."""
    text = "\n".join(dress(invent(seed, "resume", id_), [corpus.resumes[id_].text]))
    return Text("negative", id_, (), lines_of(text))


def variants(
    corpus: Corpus, shares: Shares, seed: int, kinds: Sequence[str] = tuple(KINDS)
) -> Iterator[Text]:
    """All variants of an index, of some kinds."""
    drafts: dict[str, Draft] = {}

    def drafted(id_: str) -> Draft:
        if id_ not in drafts:
            drafts[id_] = draft(corpus.resumes[id_].text)
        return drafts[id_]

    for id_ in shares.templates[:VARIED]:
        peer = _alike(corpus, id_, shares.templates, seed)
        host = _alike(corpus, id_, shares.negatives, seed)
        for kind in kinds:
            if kind in ("g", "gh"):
                continue
            chance = Random(f"{kind}:{seed}:{id_}")
            made_of = (id_, peer) if kind in ("e", "eh") else (id_,)
            own = invent(seed, kind, id_, unlike=[template_identity(one, seed) for one in made_of])
            if kind == "a":
                text = "\n".join(dress(own, [corpus.resumes[id_].text]))
                yield Text(kind, id_, made_of, lines_of(text))
                continue
            other = drafted(host if kind == "f" else peer)
            lines = make(kind, chance, drafted(id_), other)
            yield Text(kind, id_, made_of, dress(own, lines))
    held = set(shares.templates)
    for rewrite in corpus.rewrites:  # these come with identities of their own
        if rewrite.kind in kinds and rewrite.template in held:
            lines = lines_of(rewrite.text)
            yield Text(rewrite.kind, rewrite.id, (rewrite.template,), lines, rewrite.style)


def make(kind: str, chance: Random, mine: Draft, other: Draft) -> tuple[str, ...]:
    """The lines of a variant b to f of one draft, before an identity is put in.

    `other` is the second template of e and eh, the host of f.
    """
    if kind == "b":
        return mine.with_bullets(_some(chance, mine.said))
    if kind == "c":
        return mine.reworded(lambda run: [replace(chance, line, SYNONYMS) for line in run])
    if kind == "d":
        return mine.reworded(partial(paraphrase, chance))
    if kind in ("e", "eh"):
        mixed = _half(chance, mine.said) + _half(chance, other.said)
        return paraphrase(chance, mixed) if kind == "eh" else mixed
    if kind == "f":
        return _inside(chance, mine.said, other)
    raise ValueError(f"no variant {kind}")


def _some(chance: Random, said: tuple[str, ...]) -> tuple[str, ...]:
    kept = len(said) - int(DROPPED * len(said))
    return tuple(chance.sample(said, kept))


def _half(chance: Random, said: tuple[str, ...]) -> tuple[str, ...]:
    places = sorted(chance.sample(range(len(said)), (len(said) + 1) // 2))
    return tuple(said[place] for place in places)


def _inside(chance: Random, said: tuple[str, ...], host: Draft) -> tuple[str, ...]:
    """A host with some lines of a template between its own bullets."""
    count = min(max(int(LIFTED * len(said)), FEWEST_LIFTED), len(said))
    places = sorted(chance.sample(range(len(said)), count))
    lifted = paraphrase(chance, [said[place] for place in places])
    beside = sorted(chance.choice(host.bullets or (len(host.lines) - 1,)) for _ in lifted)
    lines = list(host.lines)
    for place, line in reversed(list(zip(beside, lifted, strict=True))):
        lines.insert(place + 1, line)
    return tuple(lines)


def _alike(corpus: Corpus, id_: str, among: Sequence[str], seed: int) -> str:
    """Another resume of the same profession, or any other where there is none."""
    trade = corpus.resumes[id_].category
    peers = [one for one in among if one != id_ and corpus.resumes[one].category == trade]
    return Random(f"peer:{seed}:{id_}").choice(peers or [one for one in among if one != id_])
