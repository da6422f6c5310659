"""An imitation of LinkedIn's "Save to PDF": contact and top skills left, the history right."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.colors import HexColor, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Spacer,
)

from forensics.evaluate.generate.fonts import BODY
from forensics.evaluate.generate.outline import Outline
from forensics.evaluate.generate.pdf import GREY, Type, build, paragraph
from forensics.evaluate.generate.persona import Job, Persona
from forensics.evaluate.generate.tenure import (
    by_employer,
    length,
    long_month,
    true_education,
    true_positions,
)
from forensics.evaluate.generate.truth import TruePhone, Truth

SIDE = Type(width=150, size=9.5, ink=white)
MAIN = Type(width=370, size=12)
DARK = HexColor("#293e49")


def write(persona: Persona) -> tuple[bytes, Truth]:
    """The file and what it states: the first three skills only, as LinkedIn prints them."""
    truth = Truth(
        name=persona.name,
        emails=(persona.email,),
        phones=(TruePhone(raw=persona.phone, e164=persona.e164),),
        positions=true_positions(persona),
        education=true_education(persona),
        skills=persona.skills[:3],
    )
    outline = Outline(
        name=persona.name,
        printed_name=persona.name,
        headline=persona.headline,
        contact=(),
        sections=(),
        glyph="",
        truth=truth,
    )
    pages = 0
    for _ in range(2):  # LinkedIn prints "Page 1 of 3": the first pass counts
        paint = _paint(pages)
        first = PageTemplate("first", [_frame(18, 150), _frame(200, 380)], onPage=paint)
        later = PageTemplate("later", [_frame(200, 380)], onPage=paint)
        story: list[Flowable] = [NextPageTemplate("later"), *_side(persona), FrameBreak()]
        data = build(outline, [first, later], story + _main(persona))
        pages = len(PdfReader(BytesIO(data)).pages)
    return data, truth


def _frame(x: float, width: float) -> Frame:
    return Frame(x, 50, width, 712, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _paint(pages: int) -> Callable[[Canvas, BaseDocTemplate], None]:
    def paint(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(DARK)
        canvas.rect(0, 0, 180, 792, stroke=0, fill=1)
        canvas.setFillColor(GREY)
        canvas.setFont(BODY, 9)
        canvas.drawCentredString(390, 24, f"Page {document.page} of {pages}")
        canvas.restoreState()

    return paint


def _side(persona: Persona) -> list[Flowable]:
    lines = [paragraph("Contact", SIDE, scale=1.25, bold=True)]
    lines.append(paragraph(f"{persona.phone} (Mobile)", SIDE))
    lines.append(paragraph(persona.email, SIDE))
    lines.append(paragraph(f"www.linkedin.com/in/{persona.handle} (LinkedIn)", SIDE))
    lines += [Spacer(1, 12), paragraph("Top Skills", SIDE, scale=1.25, bold=True)]
    return lines + [paragraph(skill, SIDE) for skill in persona.skills[:3]]


def _main(persona: Persona) -> list[Flowable]:
    found: list[Flowable] = [
        paragraph(persona.name, MAIN, scale=2.1),
        paragraph(persona.headline, MAIN),
        paragraph(persona.location, MAIN, ink=GREY),
        *_heading("Summary"),
        paragraph(persona.summary, MAIN),
        *_heading("Experience"),
    ]
    for employer, jobs in by_employer(persona.jobs):
        found += [Spacer(1, 8), paragraph(employer, MAIN)]
        if len(jobs) > 1:
            found.append(paragraph(length(jobs[-1].start, jobs[0].end), MAIN, scale=0.9))
        for job in jobs:
            found += _job(job)
    found += _heading("Education")
    for school in persona.education:
        dates = f"({school.start.year} - {school.end.year})"
        study = f"{school.degree}, {school.field} · {dates}"
        found += [
            Spacer(1, 6),
            paragraph(school.institution, MAIN),
            paragraph(study, MAIN, scale=0.88),
        ]
    return found


def _heading(words: str) -> list[Flowable]:
    return [Spacer(1, 14), paragraph(words, MAIN, scale=1.35)]


def _job(job: Job) -> list[Flowable]:
    end = long_month(job.end) if job.end else "Present"
    dates = f"{long_month(job.start)} - {end} ({length(job.start, job.end)})"
    return [
        paragraph(job.title, MAIN, scale=0.96),
        paragraph(dates, MAIN, scale=0.88),
        paragraph(job.location, MAIN, scale=0.88, ink=GREY),
        *(paragraph(bullet, MAIN, scale=0.88) for bullet in job.bullets),
    ]
