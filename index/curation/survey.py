"""A look at a text before it is added: how much of it is rare, and what it nearly repeats."""

from collections import defaultdict
from typing import NamedTuple

from index import store
from index.cohort import KIN_PASSAGES, NEAR_COPY, TEMPLATE_DEPTH, owners_of
from index.curation.taking import is_stock
from index.judge import KNOWN_PAIRS
from index.library import REPORTED_SHARE, Library
from index.template import Template


class Near(NamedTuple):
    """A template that shares ``share`` of the shorter one's passages with the text."""

    template: str
    family: str
    share: float


class Survey(NamedTuple):
    """``passages`` of the text, ``rare`` of them no stock lines; near duplicates, nearest first."""

    passages: int
    rare: int
    near: tuple[Near, ...]

    @property
    def weighs(self) -> bool:
        """Whether as many rare passages are there as a match that weighs asks for."""
        return self.rare >= KNOWN_PAIRS


def survey(library: Library, candidate: Template) -> Survey:
    """Surveys a template that the library need not hold; one of its id is passed over."""
    texts = [text for _, text in store.template_passages(candidate)]
    vectors = library.keeping.embed(texts)
    snapshot = library.snapshot()
    held = snapshot.held
    alike, found = snapshot.passages.search(vectors, TEMPLATE_DEPTH)
    owners = owners_of(found, held.ids, held.owners)
    mine: dict[int, set[int]] = defaultdict(set)
    theirs: dict[int, set[int]] = defaultdict(set)
    for row, column in zip(*(alike > NEAR_COPY).nonzero(), strict=True):
        owner = int(owners[row, column])
        if owner >= 0 and held.templates[owner].id != candidate.id:
            mine[owner].add(int(row))
            theirs[owner].add(int(found[row, column]))
    near = []
    for owner, rows in mine.items():
        count = min(len(rows), len(theirs[owner]))
        share = count / min(len(texts), len(snapshot.rows[owner]))
        if count >= KIN_PASSAGES and share >= REPORTED_SHARE:
            template = held.templates[owner]
            near.append(Near(template.id, template.family, share))
    near.sort(key=lambda item: (-item.share, item.template))
    rare = int((~is_stock(snapshot.background, vectors)).sum()) if texts else 0
    return Survey(len(texts), rare, tuple(near))
