"""Which two snapshots of a profile tell its story, and what each of them states."""

from collections.abc import Iterable, Iterator

from forensics.linkage.accounts import apart, histories
from forensics.linkage.pairs import Pair, within
from forensics.linkage.snapshots import Rewrite
from forensics.model import Dated, Place, Quoted, Record, Span, Subject

MOST_POSTS, MOST_SCHOOLS, MOST_SKILLS = 15, 6, 30  # more would be paid for and tell no more


def oldest_and_newest(profiles: Iterable[Record]) -> Iterator[Pair | str]:
    """The comparable pair farthest apart in time of every account; reasons why others are none.

    A history that was replaced at any time is another one at the end.
    """
    accounts = histories(profiles)
    yield from apart(accounts)
    for account in accounts:
        farthest: Pair | None = None
        for pair in within(account):
            if isinstance(pair, str):
                yield pair
            elif farthest is None or pair[0] is farthest[0]:  # its newest partner comes last
                farthest = pair
        if farthest:
            yield farthest


def extends(change: Rewrite) -> bool:
    """Whether the newer snapshot keeps the posts, schools, headline and text of the older one."""
    return not (change.gone or change.schools or change.facets)


def items(subject: Subject, record: Record) -> tuple[Place, ...]:
    """What a snapshot states, as it stands: headline, posts, education, skills; a line each.

    Nothing else of the page: who did what and when decides, and it is in sentences about oneself
    that people write whom to ask and where they live.
    """
    document = subject.document(record)
    stated: list[Quoted | Dated | None] = [record.headline]
    for post in record.positions[:MOST_POSTS]:
        stated += [post.title, post.employer, post.start, post.end]
    for study in record.education[:MOST_SCHOOLS]:
        stated += [study.degree, study.field, study.institution, study.start, study.end]
    stated += record.skills[:MOST_SKILLS]
    return tuple(Place(document, item.span) for item in stated if item)


def fills(change: Rewrite, span: Span) -> bool:
    """Whether `span` lies in a newer post or degree that fills the time of one that is gone."""
    wholes = [post.span for post in change.backfilled] + [study.span for study in change.degrees]
    return any(whole.start <= span.start and span.end <= whole.end for whole in wholes)
