"""Sentences of a line, also where a document has lost the marks between them.

Bullets copied out of a PDF or a form often run together: "...kept the log.Trained new staff" and
"...kept the log Trained new staff in first aid". Each is a statement of its own and is compared on
its own: joined, only one of them could be found again.
"""

import re

FEWEST_WORDS = 4
"""A cut where no mark stands must leave a statement of this many words on either side."""
_END = re.compile(r"(?<=[.!?;])[\"')\]]?\s+(?=[A-Z0-9\"'(])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|Inc|Ltd|Corp|Co|Mr|Ms|Mrs|Dr|Sr|Jr|St|No|approx|dept)|\b[A-Z])\.$"
)
_OPENERS = (
    "Led|Built|Wrote|Ran|Oversaw|Made|Took|Held|Kept|Drove|Grew|Set|Taught|Sold|Won|Gave|"
    "Spoke|Bought|Brought|Responsible|Work|Manage|Develop|Create|Provide|Assist|Ensure|"
    "Maintain|Perform|Coordinate|Conduct|Prepare|Review|Analyze|Supervise|Train|Lead|Design|"
    "Implement|Support|Communicate|Monitor|Process|Handle|Identify|Participate|Serve|"
    "Establish|Direct|Plan|Oversee|Utilize|Evaluate|Organize|Build|Collaborate|Operate|"
    "Answer|Write|Schedule|Research|Track|Facilitate|Execute|Deliver|Report|Test|Install|"
    "Configure|Troubleshoot|Resolve|Negotiate|Recruit|Hire|Teach|Educate|Administer|Generate|"
    "Follow|Interact|Recommend|Assess|Document|Update|Inspect|Proficient|Experienced|Skilled|"
    "Able|Ability|Knowledge"
)
"""Words that open a statement of a résumé, beside those that end in -ed and -ing."""
LOOKED_AT = 400
"""Characters of a part in which its words are counted."""
_GLUED = re.compile(rf"(?<=[a-z]{{3}}[.!?;])(?=(?:[A-Z][a-z]{{3,}}|{_OPENERS})\b)(?!\w+\.\w)")
"""An end mark with the next sentence right behind it; not a dotted name ("node.Js", "Vue.Net")."""
_UNMARKED = re.compile(rf"(?<=[a-z0-9)%+])\s+(?=(?:[A-Z][a-z]+(?:ed|ing)|{_OPENERS})\s+[a-z])")
_HANGING = re.compile(
    r"(?:\b(?:and|or|of|the|a|an|to|in|for|with|by|on|at|from|as|using|via|into|including|such"
    r"|like|is|are|was|were|be|their|our|my|its|this|that|these|all|new|various)|[&,/:–-])$",
    re.IGNORECASE,
)
"""What cannot be the last word of a statement: the capital after it is a name's or a title's."""


def sentences(line: str) -> list[tuple[int, int]]:
    """Places (start, end) of the sentences of a line; a full stop of an abbreviation ends none."""
    cuts = [
        match.span()
        for match in _END.finditer(line)
        if not _ABBREVIATION.search(line[max(match.start() - 12, 0) : match.start()])
    ]
    cuts += [match.span() for match in _GLUED.finditer(line)]
    cuts += [
        match.span()
        for match in _UNMARKED.finditer(line)
        if not _HANGING.search(line[max(match.start() - 14, 0) : match.start()])
    ]
    places: list[tuple[int, int]] = []
    start = 0
    for stop, after in [*sorted(cuts), (len(line), len(line))]:
        if stop < start:
            continue
        if places and not _stand(line, places[-1], (start, stop)):
            places[-1] = (places[-1][0], stop)
        else:
            places.append((start, stop))
        start = after
    return places


def _stand(line: str, before: tuple[int, int], here: tuple[int, int]) -> bool:
    """Whether two parts are parted by a mark, or are long enough to do without."""
    if line[before[1] - 1 : before[1]] in set(".!?;"):
        return True
    # Only as far as need be: a part that has grown long would be split again at every cut.
    return all(
        len(line[start : min(end, start + LOOKED_AT)].split()) >= FEWEST_WORDS
        for start, end in (here, before)
    )
