"""A file or picture of the application stands in another one under a different name.

Looks at: the bytes of the submitted files and of the pictures in them, and how the pictures look (a
perceptual hash that differs in 6 of 64 bits at most, so that a resized or newly saved copy is
told), against every other application. Pictures of one colour match nothing. Names that keep a word
are one person's; which name a file itself states does not matter, but under which name it was sent
in. Where no name tells whether two persons are meant, the finding is weak. A picture that more than
five applications hold is taken for a logo or stock picture: it is shown and weighs nothing.
Pictures of the size of an icon are not compared.

Why it matters: a face or a finished file that applies under two names belongs at most to one of
them. A match has no direction: it does not say to whom.

Innocent explanations:
- A logo, an icon, a stock picture or an ornament of a resume builder.
- A picture of a team, an event or a product in which both had a part.
- An agency, a school or an employer hands the same file to several people.
- Two pictures can look alike by chance, if they hold little.
- Somebody took this applicant's photo or file from the open web: the applicant is the victim.

Verify with every finalist:
- Hold one interview step by a live call from the place where the work will be done.

Verify this finding:
- Look at the two pictures or files beside each other before anything else.
- Ask where else the file or picture was used, and who made it.

References:
- FBI IC3 PSA I-012325-PSA (January 2025): stolen or altered photos.
- C. Zauner, "Implementation and benchmarking of perceptual image hash functions" (2010).
"""

from collections.abc import Iterable, Iterator

from forensics.linkage.keys import keys
from forensics.linkage.others import NOBODY, Thing, compare, unfit, unread
from forensics.linkage.stated_names import stated_names
from forensics.linkage.strangers import observe
from forensics.model import KeyKind, Observation, Strength, Subject, Tools, Unknown, signal

KINDS: frozenset[KeyKind] = frozenset({"sha256", "picture", "phash"})
ICON = 64  # pixels of the shorter side: builders put icons of this size into every resume


@signal(family="corpus", strength=Strength.MODERATE, needs={"corpus"})
def detect(subject: Subject, tools: Tools) -> Iterator[Observation]:
    """Yield a finding for each file or picture that is held under a different name."""
    if tools.corpus is None:
        return
    yield from unfit(subject, KINDS)
    icons = _icons(subject)
    stated = tuple(
        key
        for key in keys(subject)
        if key.kind in KINDS and (key.kind == "sha256" or key.evidence.quote not in icons)
    )
    if not stated:
        return
    if not tools.corpus.size:
        yield Unknown(reason=NOBODY)
        return
    yield from unread(tools.corpus)
    names = stated_names(subject)
    for thing in _joined(compare(subject.application.id, stated, tools.corpus)):
        if thing.kind == "sha256":
            yield observe(thing, names, "file")
        elif any(held.key.kind == "picture" for held in thing.held):
            yield observe(thing, names, "picture")
        else:
            yield observe(thing, names, "picture, by how it looks,", "medium")


def _icons(subject: Subject) -> frozenset[str]:
    """The SHA-256 of pictures too small to show a person."""
    return frozenset(
        image.sha256
        for document in subject.application.all_documents().values()
        for image in document.images
        if image.width and image.height and min(image.width, image.height) <= ICON
    )


def _joined(things: Iterable[Thing]) -> Iterator[Thing]:
    """The bytes and the look of one picture as one thing, a row for each other application.

    Both quote the picture; a file is itself alone, for two can begin with the same words.
    """
    found: dict[tuple[bool, str], Thing] = {}
    for thing in things:
        own = thing.own[0]
        file = own.kind == "sha256"
        place = (file, own.value if file else own.evidence.quote)
        known = found.setdefault(place, thing)
        there = {held.application for held in known.held}
        rest = tuple(held for held in thing.held if held.application not in there)
        more = max(known.more, thing.more)
        found[place] = known._replace(held=known.held + rest, more=more)
    yield from found.values()
