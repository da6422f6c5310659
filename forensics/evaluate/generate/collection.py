"""People crossed with layouts: the whole generated truth set, equal for equal seeds."""

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from forensics.evaluate.generate import (
    docx,
    html,
    linkedin_html,
    linkedin_pdf,
    pdf_layouts,
    structured,
    text,
)
from forensics.evaluate.generate.compose import compose
from forensics.evaluate.generate.fonts import font_for
from forensics.evaluate.generate.outline import Outline
from forensics.evaluate.generate.people import PEOPLE
from forensics.evaluate.generate.persona import Persona
from forensics.evaluate.generate.truth import Format, Sample, Truth

COPIES = 3  # documents a laid-out resume layout; every other format gives as many a variant
DEFAULT_SEED = 2024

Make = Callable[[Persona, Random], tuple[bytes, Truth]]


def generate(seed: int = DEFAULT_SEED) -> tuple[Sample, ...]:
    """Documents of every format and layout, people dealt out so that all appear."""
    return tuple(_samples(seed))


def _samples(seed: int) -> Iterator[Sample]:
    deck: list[Persona] = []
    shuffle = Random(f"people {seed}")
    for form, layout, make, copies in _plan():
        for copy in range(copies):
            persona = _deal(deck, shuffle, form)
            name = f"{form}-{layout}-{copy + 1}{_ENDINGS[form]}"
            data, truth = make(persona, Random(f"{seed} {name}"))
            kind = "resume" if form in _RESUMES else "profile"
            yield Sample(name=name, format=form, layout=layout, kind=kind, data=data, truth=truth)


_RESUMES = frozenset({"text", "pdf", "docx", "html", "json_resume"})
_ENDINGS: dict[Format, str] = {
    "text": ".txt",
    "pdf": ".pdf",
    "docx": ".docx",
    "html": ".html",
    "linkedin_html": ".html",
    "linkedin_pdf": ".pdf",
    "linkedin_export": ".zip",
    "json_resume": ".json",
    "github": ".json",
}


def _plan() -> Iterator[tuple[Format, str, Make, int]]:
    for name, plain in text.TEXT_LAYOUTS.items():
        yield "text", name, _laid_out(partial(text.write, layout=plain)), COPIES
    for name, page in pdf_layouts.PDF_LAYOUTS.items():
        yield "pdf", name, _laid_out(page, apart=name in pdf_layouts.DATES_APART), COPIES
    for name, word in docx.DOCX_LAYOUTS.items():
        yield "docx", name, _laid_out(word, apart=name in docx.DATES_APART), COPIES
    for name, web in html.HTML_LAYOUTS.items():
        yield "html", name, _laid_out(web), COPIES
    yield "linkedin_html", "bare", lambda who, _: linkedin_html.write(who, structured=False), COPIES
    yield (
        "linkedin_html",
        "json_ld",
        lambda who, _: linkedin_html.write(who, structured=True),
        COPIES,
    )
    yield "linkedin_pdf", "saved", lambda who, _: linkedin_pdf.write(who), 2 * COPIES
    yield "linkedin_export", "archive", lambda who, _: structured.linkedin_export(who), 2 * COPIES
    yield "json_resume", "schema", lambda who, _: structured.json_resume(who), 2 * COPIES
    yield "github", "user", lambda who, _: structured.github_user(who), 2 * COPIES


def _laid_out(layout: Callable[[Outline], bytes], *, apart: bool = False) -> Make:
    def make(persona: Persona, chance: Random) -> tuple[bytes, Truth]:
        outline = compose(persona, chance, dates_apart=apart)
        return layout(outline), outline.truth

    return make


def _deal(deck: list[Persona], shuffle: Random, form: Format) -> Persona:
    """The next person of the deck whose name this format can print; refilled when it runs out."""
    while True:
        for place, persona in enumerate(deck):
            if form not in {"pdf", "linkedin_pdf"} or font_for(persona.name):
                return deck.pop(place)
        deck.extend(shuffle.sample(PEOPLE, len(PEOPLE)))
