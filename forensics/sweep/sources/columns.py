"""Which column of a table holds what: as the user maps it, else told by the column's name.

The names are generic ones and those of Greenhouse, Lever and Ashby, as their help pages, import
templates and interfaces call the fields; an export's columns can be chosen and renamed, so
`--columns` decides wherever they differ. Not told by name, for they state different things in
different exports: "title" and "location" (the job's or the candidate's) and "candidate id" (which
two applications share). Columns that are neither mapped nor recognised are not carried.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from forensics.errors import SubmissionError

_ALIASES: dict[str, str] = {
    "id": "application id, id, opportunity id, application uuid, applicant id",
    "text": "text, resume text, cv text, resume str, resume content, resume body,"
    " resume plain text, parsed resume, resume raw text",
    "file": "file, files, file name, file path, path, resume file, resume file name, resume path,"
    " resume file path, resume attachment, cv file, cv file name, cv path, attachment, attachments,"
    " attachment path, attachment paths, document, documents",
    "resume": "resume, resumes, cv, resume cv",
    "name": "candidate name, candidate, full name, applicant name, applicant, name, legal name",
    "first_name": "first name, candidate first name, given name",
    "last_name": "last name, candidate last name, family name, surname",
    "email": "email, e-mail, emails, email address, email addresses, primary email,"
    " primary email address, candidate email, candidate email address, candidate emails,"
    " applicant email, personal email",
    "phone": "phone, phones, phone number, phone numbers, primary phone, primary phone number,"
    " candidate phone, candidate phone number, applicant phone, mobile, mobile phone, cell phone",
    "address": "address, addresses, street address, mailing address, home address, postal address,"
    " candidate address",
    "submitted_at": "submitted at, application date, applied at, applied on, applied date,"
    " date applied, submission date, submitted on, application created at, application created,"
    " date added, created at, created on",
    "stage": "current stage, stage, stage name, current interview stage, interview stage,"
    " pipeline stage, candidate stage, milestone, application status, status",
    "requisition": "requisition, requisition id, req id, req, requisition code, job requisition,"
    " job requisition id, requisition name, job id, posting id, opening id",
    "title": "job, job name, job title, job posting title, posting, posting title, posting name,"
    " job posting, role, position, applied for",
    "location": "job location, posting location, office, offices, job office, work location",
    "agency": "agency, agency name, recruiting agency, referring agency, staffing agency",
    "source": "source, sources, source name, candidate source, application source, origin,"
    " candidate origin",
    "profile": "profile, profiles, profile file, profile path, profile snapshot",
    "ip": "ip, ip address, submission ip, source ip, remote ip",
    "reference_name": "reference name, reference 1 name, referee name",
    "reference_email": "reference email, reference 1 email, reference email address, referee email",
    "reference_phone": "reference phone, reference 1 phone, reference phone number, referee phone",
}  # fmt: skip
"""Our names, each with the column names that mean it, the best first.

`resume` holds a text or a path, told cell by cell; `first_name` and `last_name` make a `name`.
"""
OURS = tuple(_ALIASES)
CONTENT = frozenset({"text", "file", "resume"})  # a table without any of them holds no application
CONTACTS = frozenset({"email", "phone", "reference_email", "reference_phone"})
"""Fields that may hold several values."""
_SHOWN = 40  # columns named in an error


def recognise(headers: Sequence[str], mapped: Mapping[str, str]) -> Mapping[str, int]:
    """The place among `headers` (from 0) of each of our names that has a column.

    Case, spaces and punctuation do not count; of two columns of one name the first is taken.
    """
    return _recognise(tuple(headers), tuple(sorted(mapped.items())))


def stated(given: str) -> dict[str, str]:
    """ "text=resume_text,name=candidate" as a mapping. Raises SubmissionError."""
    pairs = [pair.partition("=") for pair in given.split(",") if pair.strip()]
    for pair in pairs:
        if not (pair[0].strip() and pair[2].strip()):
            raise SubmissionError(f"{''.join(pair).strip()!r} is not NAME=COLUMN")
    return {name.strip(): column.strip() for name, _, column in pairs}


def check_mapping(mapped: Mapping[str, str]) -> None:
    """Raises SubmissionError where `--columns` names something that an application has not."""
    for ours in mapped:
        if ours not in OURS:
            raise SubmissionError(f"--columns: {ours!r} is none of {', '.join(OURS)}")


def check_found(
    table: Path, headers: Collection[str], found: Collection[str], mapped: Mapping[str, str]
) -> None:
    """Raises SubmissionError, with the columns there are, where the table lacks what is needed."""
    listed = ", ".join(repr(header[:60]) for header in list(headers)[:_SHOWN]) or "none"
    if len(headers) > _SHOWN:
        listed += f" and {len(headers) - _SHOWN} more"
    for ours, theirs in mapped.items():
        if ours not in found:
            raise SubmissionError(f"{table}: no column {theirs!r} for {ours}; columns: {listed}")
    if CONTENT.isdisjoint(found):
        raise SubmissionError(
            f"{table}: no column holds resume text or file paths; map one with --columns"
            f" text=COLUMN or file=COLUMN; columns: {listed}"
        )


@lru_cache(maxsize=4096)
def _recognise(headers: tuple[str, ...], mapped: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    exact: dict[str, int] = {}
    plain: dict[str, int] = {}
    for place, header in enumerate(headers):
        exact.setdefault(header.strip(), place)
        plain.setdefault(_plain(header) or header, place)
    found: dict[str, int] = {}
    for ours, theirs in mapped:
        mapped_to = exact.get(theirs.strip(), plain.get(_plain(theirs)))
        if mapped_to is not None:
            found[ours] = mapped_to
    taken = set(found.values())
    for ours in OURS:
        if any(ours == name for name, _ in mapped):
            continue
        places = (plain.get(alias) for alias in _PLAIN[ours])
        best = next((at for at in places if at is not None and at not in taken), None)
        if best is not None:
            found[ours] = best
    return found


def _plain(header: str) -> str:
    return "".join(filter(str.isalnum, header.casefold()))


_PLAIN = {ours: tuple(map(_plain, names.split(","))) for ours, names in _ALIASES.items()}
