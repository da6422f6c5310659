"""What a column holds is told by its name, unless the user says it."""

from pathlib import Path

import pytest

from forensics.errors import SubmissionError
from forensics.sweep.sources.columns import check_found, check_mapping, recognise, stated

GREENHOUSE = (
    "Candidate ID, Application ID, Candidate Name, Email Address, Phone Number, Title, Job Name,"
    " Requisition ID, Current Stage, Application Date, Source, Agency, Resume File Name"
)
LEVER = (
    "Opportunity ID, Full-Name, Email, Phone, Location, Posting Title, Requisition Code, Stage,"
    " Origin, Date-Added, Resume"
)
ASHBY = (
    "applicationId, candidateName, primaryEmailAddress, primaryPhoneNumber, job_title,"
    " current_interview_stage, source_name, created_at, resumeText"
)


def told(header: str) -> dict[str, str]:
    names = header.split(", ")
    return {ours: names[place] for ours, place in recognise(names, {}).items()}


def test_an_export_like_greenhouses_is_recognised() -> None:
    assert told(GREENHOUSE) == {
        "id": "Application ID",
        "file": "Resume File Name",
        "name": "Candidate Name",
        "email": "Email Address",
        "phone": "Phone Number",
        "submitted_at": "Application Date",
        "stage": "Current Stage",
        "requisition": "Requisition ID",
        "title": "Job Name",
        "agency": "Agency",
        "source": "Source",
    }


def test_an_export_like_levers_is_recognised() -> None:
    assert told(LEVER) == {
        "id": "Opportunity ID",
        "resume": "Resume",
        "name": "Full-Name",
        "email": "Email",
        "phone": "Phone",
        "submitted_at": "Date-Added",
        "stage": "Stage",
        "requisition": "Requisition Code",
        "title": "Posting Title",
        "source": "Origin",
    }


def test_an_export_like_ashbys_is_recognised() -> None:
    assert told(ASHBY) == {
        "id": "applicationId",
        "text": "resumeText",
        "name": "candidateName",
        "email": "primaryEmailAddress",
        "phone": "primaryPhoneNumber",
        "submitted_at": "created_at",
        "stage": "current_interview_stage",
        "title": "job_title",
        "source": "source_name",
    }


def test_what_states_the_candidates_own_title_or_place_is_not_taken_for_the_jobs() -> None:
    assert not {"title", "location", "id"} & told("Title, Location, Candidate ID, Text").keys()


def test_a_mapping_goes_before_names() -> None:
    headers = ["text", "Blob", "Person"]
    assert recognise(headers, {"text": "blob", "name": "Person"}) == {"text": 1, "name": 2}


def test_two_names_do_not_share_a_column_unless_mapped() -> None:
    assert recognise(["Name", "Text"], {"agency": "Name"}) == {"agency": 0, "text": 1}


@pytest.mark.parametrize(
    ("headers", "mapped", "said"),
    [
        (["a", "b"], {}, "no column holds resume text or file paths.*'a', 'b'"),
        (["text"], {"name": "Person"}, "no column 'Person' for name.*'text'"),
        ([f"c{number}" for number in range(99)], {}, "and 59 more"),
    ],
)
def test_what_lacks_is_said_with_the_columns_there_are(
    headers: list[str], mapped: dict[str, str], said: str
) -> None:
    with pytest.raises(SubmissionError, match=said):
        check_found(Path("t.csv"), headers, recognise(headers, mapped), mapped)


def test_a_mapping_of_something_no_application_has_is_refused() -> None:
    with pytest.raises(SubmissionError, match="'salary' is none of id, text"):
        check_mapping({"salary": "Pay"})


def test_a_mapping_is_stated_in_a_line() -> None:
    assert stated(" text = Resume text, id=uid,") == {"text": "Resume text", "id": "uid"}
    assert stated("") == {}
    for wrong in ("text", "text=", "=cv"):
        with pytest.raises(SubmissionError, match="is not NAME=COLUMN"):
            stated(wrong)
