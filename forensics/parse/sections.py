"""Sections of a document: runs of lines under a heading."""

from dataclasses import dataclass

from forensics.parse.headings import Kind, heading, in_capitals, run_in
from forensics.parse.lines import Line, split


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; the lines before the first heading have neither kind nor heading."""

    kind: Kind | None
    heading: Line | None
    lines: tuple[Line, ...]


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a text in reading order; together they hold every line that is not blank."""
    found: list[Section] = []
    kind: Kind | None = None
    title: Line | None = None
    body: list[Line] = []
    lines = split(text)
    for index, line in enumerate(lines):
        follower = lines[index + 1] if index + 1 < len(lines) else None
        opened = heading(line, follower)
        rest: Line | None = None
        if opened is None:
            inline = in_capitals(line) or (run_in(line) if _may_run_in(kind, line) else None)
            if inline is not None:
                opened, begin = inline
                rest = Line(text[begin : line.end], begin, line.end, False, False)
        if opened is None or (index == 0 and rest is None and follower is None):
            body.append(line)
            continue
        found.append(Section(kind, title, tuple(body)))
        kind, title, body = opened, line, [rest] if rest is not None else []
    found.append(Section(kind, title, tuple(body)))
    return tuple(section for section in found if section.lines or section.heading)


def _may_run_in(kind: Kind | None, line: Line) -> bool:
    """Inside a post, "Skills: Go" belongs to the post unless it stands apart."""
    if kind in {"experience", "projects", "education", "skills"}:
        return line.gap or line.text.partition(":")[0].isupper()
    return True
