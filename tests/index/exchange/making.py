"""Templates of every kind, for what must come back as it went."""

from datetime import date

from hypothesis import strategies as st

from index.exchange.tlp import Tlp
from index.template import Seal, Template, TemplateStatus, family_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
AWKWARD = st.lists(
    st.sampled_from(
        (
            *("---", "\n", "\r\n", "\r", "- bees", " ", "\t", "\u2028", "\x85", "\ufeff"),
            *("é", "🐝", "#", "key: value", "'", '"', "=1+1", "\x1b[31m", "\ud7ff", "\x7f"),
        )
    ),
    min_size=1,
    max_size=8,
).map("".join)
BODY = st.one_of(TEXTS.filter(bool), AWKWARD)
DAYS = st.dates()
PARTS = st.one_of(
    st.sampled_from(["con", "NUL.x", "a.md", "A", "a", ".hidden", "x.", "ü", "a:b*?", "z" * 90]),
    st.text("aZ09_.-", min_size=1, max_size=6).filter(lambda part: part.strip(".")),
)
IDS = st.lists(PARTS, min_size=1, max_size=2).map("/".join)
SEALS = st.builds(
    Seal,
    salt=st.just("ab" * 32),
    digests=st.lists(st.integers(0, 99), min_size=1, max_size=4).map(
        lambda numbers: tuple(f"{number:064x}" for number in numbers)
    ),
)


@st.composite
def templates(draw: st.DrawFn, sealed: bool | None = None) -> Template:
    """A template with any content of any field."""
    name = draw(IDS)
    withheld = draw(st.booleans()) if sealed is None else sealed
    return Template(
        id=name,
        title=draw(BODY)[:300],
        family=draw(st.one_of(st.just(family_of(name)), BODY.map(lambda text: text[:200]))),
        status=draw(st.sampled_from(TemplateStatus)),
        text="" if withheld else draw(BODY),
        provenance=draw(st.one_of(TEXTS, AWKWARD)),
        confidence=draw(st.sampled_from(["low", "medium", "high"])),
        added=draw(DAYS),
        reviewed=draw(st.none() | DAYS),
        expires=draw(st.none() | DAYS),
        references=tuple(draw(st.lists(BODY, max_size=3))),
        seal=draw(SEALS) if withheld else None,
    )


def plain(name: str, text: str = "Kept bees.\n", **fields: object) -> Template:
    """A template that is like any other."""
    values: dict[str, object] = {
        "title": name,
        "family": family_of(name),
        "added": date(2026, 1, 1),
    }
    return Template.model_validate(
        {**values, "added": date(2026, 1, 1), **fields, "id": name, "text": text}
    )


def at(name: str, level: Tlp) -> Template:
    """A template that came under a level."""
    return plain(name, references=("Report 7", level.label))
