from datetime import date
from typing import Any

from forensics.linkage.pairs import pairs
from tests.signals.build import subject_of
from tests.signals.cases import Case

POST = {"positions": [{"title": "Engineer", "employer": "Northgate Systems", "start": "2015"}]}
SCHOOL = {"education": [{"institution": "Lakeside College", "degree": "BSc", "end": "2014"}]}


def found(*profiles: dict[str, Any]) -> list[str]:
    """Reasons as they stand, pairs by the names of their documents."""
    case = Case.model_validate({"name": "x", "outcome": "clear", "profiles": profiles})
    seen = pairs(subject_of(case).profiles)
    return [
        each if isinstance(each, str) else " ".join(r.document[8] for r in each) for each in seen
    ]


def on(year: int, sheet: dict[str, Any], **more: str) -> dict[str, Any]:
    return sheet | more | {"captured_at": date(year, 1, 1)}


def test_every_pair_of_one_platform_oldest_first() -> None:
    assert found(on(2024, POST), on(2016, POST), on(2020, POST)) == ["2 3", "2 1", "3 1"]


def test_two_platforms_are_never_compared() -> None:
    reasons = found(on(2016, POST), on(2024, POST, source="github"))
    assert all("only snapshot of its kind" in reason for reason in reasons)
    assert len(reasons) == 2


def test_what_platforms_export_is_one_kind() -> None:
    assert found(on(2016, POST, source="linkedin_pdf"), on(2024, POST)) == ["1 2"]
    assert found(on(2016, POST, source="other"), on(2024, POST, source="json_resume")) == ["1 2"]


def test_reasons() -> None:
    assert "captured on one day" in found(on(2016, POST), on(2016, POST))[0]
    assert "states no posts" in found(on(2016, POST), on(2024, {}))[0]
    assert "is not stated" in found(on(2016, POST), POST)[0]
    assert "do not both state" in found(on(2016, POST), on(2024, SCHOOL))[0]


def test_a_log_alone_is_no_snapshot() -> None:
    log = {"activity": [{"at": date(2020, 1, 1), "what": "joined"}]}
    assert found(on(2016, POST), on(2020, log), on(2024, POST)) == ["1 3"]
