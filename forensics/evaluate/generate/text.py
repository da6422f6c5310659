"""Plain text resumes, as pasted from a form, an e-mail or an editor."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forensics.evaluate.generate.outline import Outline, Row, Section

WIDTH = 88


@dataclass(frozen=True)
class TextLayout:
    """Choices of one plain text layout; `wrap` is the column at which long lines break."""

    head: Callable[[Outline], list[str]]
    heading: Callable[[str], list[str]]
    row: Callable[[Row], list[str]]
    bullet: str = "{glyph} {text}"
    wrap: int = 0
    gap: int = 1
    ending: str = "\n"


def write(outline: Outline, layout: TextLayout) -> bytes:
    """The resume as UTF-8."""
    lines = layout.head(outline)
    for section in outline.sections:
        lines += [""] * layout.gap + layout.heading(section.heading)
        lines += list(_body(section, outline.glyph, layout))
    return (layout.ending.join(lines) + layout.ending).encode()


def _body(section: Section, glyph: str, layout: TextLayout) -> Iterator[str]:
    for number, entry in enumerate(section.entries):
        if number and layout.gap:
            yield ""
        for row in entry.rows:
            yield from layout.row(row)
        for text in entry.bullets:
            yield from _wrapped(layout.bullet.format(glyph=glyph, text=text), layout.wrap)
        for text in entry.lines:
            yield from _wrapped(text, layout.wrap)


def _wrapped(text: str, width: int) -> list[str]:
    if not width:
        return [text]
    indent = " " * (len(text) - len(text.lstrip()) + 2)
    return textwrap.wrap(text, width, subsequent_indent=indent)


def _stacked(outline: Outline) -> list[str]:
    return [outline.printed_name, outline.headline, *outline.contact]


def _one_line(outline: Outline) -> list[str]:
    return [outline.printed_name, " | ".join(outline.contact)]


def _dotted(outline: Outline) -> list[str]:
    return [f"{outline.printed_name} - {outline.headline}", " · ".join(outline.contact)]


def _centred(outline: Outline) -> list[str]:
    lines = [outline.printed_name, outline.headline, "  ".join(outline.contact)]
    return [line.center(WIDTH).rstrip() for line in lines]


def _form(outline: Outline) -> list[str]:
    truth = outline.truth
    return [
        "RESUME",
        f"Name: {outline.printed_name}",
        f"Mobile: {truth.phones[0].raw}",
        f"E-mail: {truth.emails[0]}",
    ]


def _margin(row: Row) -> list[str]:
    if not row.right:
        return [row.left]
    return [row.left + " " * max(3, WIDTH - len(row.left) - len(row.right)) + row.right]


def _joined(joint: str) -> Callable[[Row], list[str]]:
    return lambda row: [row.left + (joint + row.right if row.right else "")]


def _apart(row: Row) -> list[str]:
    return [row.left, row.right] if row.right else [row.left]


def _starred(row: Row) -> list[str]:
    left = f"**{row.left}**" if row.bold else row.left
    return [left + (f" | {row.right}" if row.right else "")]


TEXT_LAYOUTS: dict[str, TextLayout] = {
    "stacked": TextLayout(_stacked, lambda words: [words], _joined("\t")),
    "underlined": TextLayout(
        _one_line, lambda words: [words, "-" * len(words)], _margin, bullet="  {glyph} {text}",
        wrap=80,
    ),
    "colons": TextLayout(
        _dotted, lambda words: [f"{words.upper()}:"], _joined(", "), wrap=72, ending="\r\n"
    ),
    "centred": TextLayout(
        _centred, lambda words: [words.upper().center(WIDTH).rstrip()], _margin, wrap=WIDTH
    ),
    "dense": TextLayout(_one_line, lambda words: [words.upper()], _joined("  "), gap=0),
    "form": TextLayout(_form, lambda words: ["=" * 40, words, "=" * 40], _apart),
    "markdown": TextLayout(
        lambda outline: [f"# {outline.printed_name}", *outline.contact],
        lambda words: [f"## {words}", ""], _starred, bullet="- {text}",
    ),
}  # fmt: skip
