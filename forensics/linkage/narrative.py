"""Which two snapshots of a profile tell its story, and what each of them states."""

from collections.abc import Iterable, Iterator

from forensics.linkage.pairs import Pair, pairs, platform
from forensics.linkage.snapshots import Rewrite
from forensics.model import Place, Record, Span, Subject

MOST_POSTS, MOST_SCHOOLS, MOST_SKILLS = 15, 6, 30  # more would be paid for and tell no more


def oldest_and_newest(profiles: Iterable[Record]) -> Iterator[Pair | str]:
    """The comparable pair farthest apart in time of every platform; reasons why others are none.

    `profiles` are oldest first. A history that was replaced at any time is another one at the end.
    """
    farthest: dict[str, Pair] = {}
    for pair in pairs(profiles):
        if isinstance(pair, str):
            yield pair
        else:
            kept = farthest.setdefault(platform(pair[0]), pair)
            if pair[0] is kept[0]:  # pairs come with the oldest first, its newest partner last
                farthest[platform(pair[0])] = pair
    yield from farthest.values()


def extends(change: Rewrite) -> bool:
    """Whether the newer snapshot keeps the posts, schools, headline and text of the older one."""
    return not (change.gone or change.schools or change.facets)


def items(subject: Subject, record: Record) -> tuple[Place, ...]:
    """What a snapshot states, as it stands: headline, about, posts, education, skills."""
    document = subject.document(record)
    alone = [record.headline, record.summary]
    posts = record.positions[:MOST_POSTS], record.education[:MOST_SCHOOLS]
    spans = [item.span for item in alone if item]
    spans += [item.span for group in posts for item in group]
    spans += [skill.span for skill in record.skills[:MOST_SKILLS]]
    return tuple(Place(document, span) for span in spans)


def fills(change: Rewrite, span: Span) -> bool:
    """Whether `span` lies in a newer post or degree that fills the time of one that is gone."""
    wholes = [post.span for post in change.backfilled] + [study.span for study in change.degrees]
    return any(whole.start <= span.start and span.end <= whole.end for whole in wholes)
