"""What explains that two of an applicant's statements of a home differ: None where nothing does."""

from datetime import date

from forensics.linkage.freshness import recently_edited
from forensics.linkage.regions import alike, readings
from forensics.linkage.whereabouts import History, Home, through_agency
from forensics.model import Application, Record, Subject

SEASON = 92  # days between two statements of "the same time": a quarter
_EMPLOYED = {"employee", "contractor", "past"}


def of_form(application: Application, stated: list[Home], form: Home) -> str | None:
    """Why a form's address may differ from the `stated` homes of the resumes."""
    if application.stage in _EMPLOYED:
        return "the form of somebody employed may be newer than the resume"
    role = application.role
    place = readings(role.location) if role and role.location and not role.remote else None
    if place and any(alike(home.regions, place) for home in stated):
        return "the resume states the place of the role, perhaps to move there"
    if place and alike(form.regions, place):
        return "the form states the place of the role, perhaps to move there"
    return None


def of_profile(subject: Subject, record: Record) -> str | None:
    """Why a profile's place may differ from the homes stated with the application."""
    at = record.captured_at
    if at is None or abs((subject.today - at).days) > SEASON:
        return f"{record.document} was not captured at the time of the application"
    if not recently_edited(record, subject.resumes, at):
        return f"{record.document} may be out of date"
    return None


def of_shipping(today: date, at: date | None) -> str | None:
    """Why equipment may go elsewhere than where the applicant lived on applying."""
    late = at is not None and (at - today).days > SEASON
    return "equipment was asked for long after the application" if late else None


def reconciled(history: History, other: Home) -> str | None:
    """What in the application as a whole explains that a home differs from the others stated."""
    if through_agency(history.subject.application):
        return "an agency sent the application"
    if history.moves:
        return "the resume speaks of moving"
    if history.student:
        return "a student may have two homes"
    return "the history names both places" if history.names(other) else None
