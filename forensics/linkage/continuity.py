"""How much of an older snapshot's history a newer one keeps, by places and dates."""

from forensics.linkage.employers import may_be_one
from forensics.linkage.schools import may_be_one_school
from forensics.linkage.translation import may_be_translated
from forensics.model import Dated, Education, Position, Record

# One shared item may be a colleague's or a classmate's; two with their dates, and half of all that
# was stated, are one person's history.
LEAST_KEPT = 2
KEPT = 0.5


def keeps_history(older: Record, newer: Record) -> bool:
    """Whether `newer` states the history of `older`: enough of its dated posts and degrees."""
    kept, stated = kept_items(older, newer)
    return kept >= LEAST_KEPT and kept >= KEPT * stated


def kept_items(older: Record, newer: Record) -> tuple[int, int]:
    """How many dated posts and degrees of `older` stand in `newer`, and how many there are."""
    posts = [post for post in older.positions if post.start]
    degrees = [degree for degree in older.education if degree.start or degree.end]
    kept = sum(any(_one_post(post, other) for other in newer.positions) for post in posts)
    kept += sum(any(_one_degree(degree, other) for other in newer.education) for degree in degrees)
    return kept, len(posts) + len(degrees)


def agree(one: Dated | None, other: Dated | None) -> bool:
    """Whether two stated dates can be one: years equal, months too where both are stated."""
    if one is None or other is None:
        return False
    left, right = one.value, other.value
    return left.year == right.year and (None in (left.month, right.month) or left == right)


def _one_post(one: Position, other: Position) -> bool:
    if not agree(one.start, other.start):
        return False
    if one.employer and other.employer:
        return may_be_one(one.employer.value, other.employer.value)
    return bool(
        one.title and other.title and one.title.value.casefold() == other.title.value.casefold()
    )


def _one_degree(one: Education, other: Education) -> bool:
    if one.institution is None or other.institution is None:
        return False
    if not (agree(one.end, other.end) or agree(one.start, other.start)):
        return False
    names = one.institution.value, other.institution.value
    return may_be_one_school(*names, None) or may_be_translated(*names)
