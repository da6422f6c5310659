"""Lays a case's structured input out as plain text and makes a Subject of it, spans exact.

Independent of the parser on purpose: a signal's cases state what a record holds, so a signal is
tested on facts, and a parser's mistake cannot make a signal's test pass or fail.
"""

import hashlib
import re

import phonenumbers

from forensics.model import (
    Account,
    Activity,
    Application,
    Concealed,
    ConcealedPiece,
    Contacts,
    Dated,
    Document,
    Education,
    Page,
    PartialDate,
    Person,
    Phone,
    Photo,
    Position,
    Profile,
    Quoted,
    Record,
    Span,
    Stated,
    Subject,
)
from forensics.model.submission import Contact
from tests.signals.cases import (
    TODAY,
    Case,
    Hidden,
    ProfileSheet,
    Sheet,
    StatedDate,
    StatedEducation,
    StatedPhone,
    StatedPosition,
)
from tests.signals.hosted import code_of
from tests.signals.matches import match_of

APPLICANT = Contact(name="Rae Holloway")  # without a name nothing is asked of a language model


def subject_of(case: Case) -> Subject:
    """The subject a signal is given for `case`."""
    sheets = case.resumes or ((case.resume,) if case.resume else ())
    resumes = [
        _lay_out(sheet, sheet.file or f"resume-{number}.pdf")
        for number, sheet in enumerate(sheets, start=1)
    ]
    profiles = [
        _lay_out(sheet, sheet.file or f"profile-{number}.html")
        for number, sheet in enumerate(case.profiles, start=1)
    ]
    filed = {name: getattr(case.application, name) for name in type(case.application).model_fields}
    if filed["contact"] is None and (case.llm is not None or case.llm_error is not None):
        filed["contact"] = APPLICANT
    application = Application(
        id="case",
        submitted_at=case.submitted_at,
        documents=tuple(document for document, _ in resumes),
        profiles=tuple(
            Profile(document=document, captured_at=record.captured_at)
            for document, record in profiles
        ),
        **filed,
    )
    matches_of = {
        record.document: tuple(
            match_of(stated, record.passages) for stated in case.matches if stated.resume == number
        )
        for number, (_, record) in enumerate(resumes, start=1)
    }
    several = any(stated.resume > 1 for stated in case.matches)
    oldest_first = sorted(
        (record for _, record in profiles),
        key=lambda record: (record.captured_at is None, record.captured_at or TODAY),
    )
    return Subject(
        application=application,
        resumes=tuple(record for _, record in resumes),
        profiles=tuple(oldest_first),
        matches=next(iter(matches_of.values()), ()),
        matches_of=matches_of if several else {},
        today=case.submitted_at or TODAY,
    )


class _Text:
    """A text under construction; what is put down knows where it stands."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, value: str | None, after: str = "\n") -> Quoted | None:
        if not value:
            return None
        start = len(self.text)
        self.text += value
        quoted = Quoted(value=value, span=Span(start=start, end=len(self.text)))
        self.text += after
        return quoted

    def each(self, values: tuple[str, ...], before: str = "") -> tuple[Quoted, ...]:
        placed = []
        for value in values:
            self.text += before
            placed.append(self.put(value))
        return tuple(quoted for quoted in placed if quoted)

    def dated(self, value: StatedDate | None, after: str) -> Dated | None:
        quoted = self.put(value, after)
        return Dated(value=partial(quoted.value), span=quoted.span) if quoted else None

    def since(self, start: int) -> Span:
        return Span(start=start, end=len(self.text.rstrip("\n")))


def partial(stated: StatedDate) -> PartialDate:
    """`2019` or `2019-04`."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", stated)
    if found is None:
        raise ValueError(f"{stated!r} is not YYYY or YYYY-MM")
    return PartialDate(year=int(found[1]), month=int(found[2]) if found[2] else None)


def _lay_out(sheet: Sheet, file: str) -> tuple[Document, Record]:
    page = _Text()
    page.each(sheet.text)
    name = page.put(sheet.name)
    headline = page.put(sheet.headline)
    contacts = Contacts(
        emails=page.each(sheet.emails),
        phones=tuple(_phone(page, phone) for phone in sheet.phones),
        locations=page.each(sheet.locations),
    )
    links = page.each(sheet.links)
    summary = page.put(sheet.summary)
    page.put("Experience" if sheet.positions else None)
    positions = tuple(_position(page, stated) for stated in sheet.positions)
    page.put("Education" if sheet.education else None)
    education = tuple(_education(page, stated) for stated in sheet.education)
    page.put("Skills" if sheet.skills else None)
    skills = page.each(sheet.skills)
    is_profile = isinstance(sheet, ProfileSheet)
    account = _account(page, sheet) if isinstance(sheet, ProfileSheet) else Account()
    code = code_of(page.put, sheet) if isinstance(sheet, ProfileSheet) else None
    prose = [summary, *(line for position in positions for line in position.description)]
    record = Record(
        document=file,
        kind="profile" if is_profile else "resume",
        source=sheet.source if isinstance(sheet, ProfileSheet) else "resume",
        captured_at=sheet.captured_at if isinstance(sheet, ProfileSheet) else None,
        person=Person(name=name),
        headline=headline,
        summary=summary,
        contacts=contacts,
        positions=positions,
        education=education,
        skills=skills,
        links=links,
        passages=tuple(line for line in prose if line),
        account=account,
        code=code,
    )
    return _document(sheet, file, page.text), record


def _document(sheet: Sheet, file: str, text: str) -> Document:
    paged = sheet.media_type == "application/pdf"
    return Document(
        sha256=hashlib.sha256((file + text).encode()).hexdigest(),
        name=file,
        media_type=sheet.media_type,
        text=text,
        pages=(Page(number=1, span=Span(start=0, end=len(text))),) if paged else (),
        properties=sheet.properties,
        images=sheet.images,
        concealed=_concealed(sheet.concealed),
    )


def _concealed(pieces: tuple[Hidden, ...]) -> Concealed:
    text = _Text()
    placed = []
    for piece in pieces:
        quoted = text.put(piece.text)
        if quoted is None:
            raise ValueError("a concealed piece has text")
        placed.append(
            ConcealedPiece(
                span=quoted.span, hiding=piece.hiding, page=piece.page, detail=piece.detail
            )
        )
    return Concealed(text=text.text, pieces=tuple(placed))


def _phone(page: _Text, stated: str | StatedPhone) -> Phone:
    phone = StatedPhone(raw=stated) if isinstance(stated, str) else stated
    quoted = page.put(phone.raw)
    if quoted is None:
        raise ValueError("a phone has digits")
    return Phone(raw=phone.raw, e164=e164(phone.raw), span=quoted.span, form_field=phone.form_field)


def e164(raw: str) -> str | None:
    """The number in E.164, read as North American where it has no country code."""
    try:
        number = phonenumbers.parse(raw, "US")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _position(page: _Text, stated: StatedPosition) -> Position:
    begin = len(page.text)
    title = page.put(stated.title)
    employer = page.put(stated.employer)
    location = page.put(stated.location)
    start = page.dated(stated.start, " - " if stated.end or stated.current else "\n")
    end = page.dated(stated.end, "\n")
    page.put("Present" if stated.current else None)
    description = page.each(stated.bullets, before="- ")
    return Position(
        title=title,
        employer=employer,
        location=location,
        start=start,
        end=end,
        current=stated.current,
        description=description,
        span=page.since(begin),
    )


def _education(page: _Text, stated: StatedEducation) -> Education:
    begin = len(page.text)
    degree = page.put(stated.degree, " in " if stated.field else "\n")
    field = page.put(stated.field)
    institution = page.put(stated.institution)
    start = page.dated(stated.start, " - " if stated.end else "\n")
    page.put("Expected" if stated.expected else None, " ")
    end = page.dated(stated.end, "\n")
    coursework = page.each(stated.coursework, before="- ")
    return Education(
        institution=institution,
        degree=degree,
        field=field,
        start=start,
        end=end,
        expected=stated.expected,
        coursework=coursework,
        span=page.since(begin),
    )


def _account(page: _Text, sheet: ProfileSheet) -> Account:
    facts = sheet.account
    url = page.put(facts.url)
    handle = re.search(r"linkedin\.com/in/([^/]+)", url.value) if url else None
    created = page.put(f"Account created: {facts.created}" if facts.created else None)
    counted = facts.connections is not None
    connections = page.put(f"{facts.connections} connections" if counted else None)
    image = next((image for image in sheet.images if image.number == facts.photo), None)
    events = []
    for event in sheet.activity:
        page.put(event.at.isoformat(), " ")
        what = page.put(event.what)
        if what is None:
            raise ValueError("an activity says what happened")
        events.append(Activity(at=event.at, what=what))
    return Account(
        url=url,
        handle=Stated(value=handle[1], span=url.span) if url and handle else None,
        number=Stated(value=facts.number, path="github:id") if facts.number else None,
        photo=image and Photo(number=image.number, sha256=image.sha256, phash=image.phash),
        created=partial(facts.created) if facts.created else None,
        created_stated=created and Stated(value=created.value, span=created.span),
        connections=facts.connections,
        connections_stated=connections and Stated(value=connections.value, span=connections.span),
        activity=tuple(events),
    )
