"""The words applicant tracking systems have for how far an application has come -> our stages."""

from typing import get_args

from forensics.model.submission import Stage

_WORDS: dict[Stage, str] = {
    "applied": "application review, new applicant, new application, new, applied, applicant,"
    " in review, under review, resume review, resume screen, cv review, inbox",
    "interview": "phone screen, recruiter screen, recruiter phone screen, recruiter call, screen,"
    " screening, preliminary phone screen, hiring manager screen, hiring manager phone screen,"
    " hiring manager interview, phone interview, video interview, first interview,"
    " second interview, technical screen, technical phone screen, technical interview, onsite,"
    " on site, onsite interview, on site interview, virtual onsite, face to face, interview,"
    " interviewing, final interview, final round, executive interview, panel interview, assessment,"
    " skills assessment, take home test, take home, take home assignment, debrief, reference check",
    "offer": "offer, offer extended, offer sent, offered, offer approval, offer review,"
    " verbal offer, offer accepted",
    "onboarding": "onboarding, preboarding, pre boarding, pending start",
    "employee": "hired, employee, joined, active employee",
    "contractor": "contractor, contract worker, contingent worker",
    "past": "former employee, former contractor, past employee, alumni, offboarded",
}  # fmt: skip
_STAGES: dict[str, Stage] = {
    word.strip(): stage for stage, words in _WORDS.items() for word in words.split(",")
} | {stage: stage for stage in get_args(Stage)}


def stage(words: str) -> Stage | None:
    """The stage that the words name, whatever their case and punctuation; None where none is."""
    plain = "".join(letter if letter.isalnum() else " " for letter in words.casefold())
    return _STAGES.get(" ".join(plain.split()))
