"""Which differences of a resume and a profile contradict, and how much they weigh together."""

from forensics.linkage.alignment import Alignment, Difference
from forensics.linkage.names import parts, relation
from forensics.model import Record

LONG = 35  # months: "January 2018 to December 2020", three years
LONG_BESIDE = 60  # months, where one of the two is work that people keep beside another
ENOUGH = 2  # contradictions, each with posts or degrees of its own


def counted(found: Alignment) -> tuple[Difference, ...]:
    """The differences that contradict; () where they may be a slip or a contractor's two names.

    The same kind of work for another employer counts only beside another university, which no
    agency explains; years that differ count from the second post on. Two universities that the
    catalogue does not both know may be one, merged or renamed: they count beside another employer.
    """
    employers = any(each.kind in {"work", "same_work"} for each in found.differences)
    telling = [
        each
        for each in found.differences
        if each.kind in {"work", "degree_dates"}
        or (each.kind == "school" and (each.known or employers))
    ]
    schools = any(each.kind == "school" for each in telling)
    dates = [each for each in found.differences if each.kind == "dates"]
    if not telling and len(dates) < ENOUGH:
        return ()
    kinds = {"dates"} | ({"same_work"} if schools else set())
    return tuple(each for each in found.differences if each in telling or each.kind in kinds)


def unresolved(found: Alignment) -> tuple[Difference, ...]:
    """Universities that differ by name and may be one: said, and no contradiction."""
    left = set(counted(found))
    return tuple(each for each in found.differences if each.kind == "school" and each not in left)


def is_firm(differences: tuple[Difference, ...], both_kept: bool = False) -> bool:
    """Whether they are two, or one for years with nothing that speaks for one history.

    `both_kept` where another post and a school stand on both sides: one pair of posts may then be
    two jobs at once, or an employer under two names.
    """
    if len(differences) >= ENOUGH:
        return True
    if both_kept:
        return False
    months = sum(len(each.months) for each in differences)
    return months >= (LONG_BESIDE if any(each.beside for each in differences) else LONG)


def is_other_name(resume: Record, profile: Record) -> bool:
    """Whether both state whole names that share nothing; a handle is no name."""
    names = [record.person.name.value if record.person.name else "" for record in (resume, profile)]
    return min(len(parts(name)) for name in names) > 1 and relation(*names) == "wholly"
