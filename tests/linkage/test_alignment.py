"""A resume laid beside a page: hundreds of invented pairs, innocent and contradicting."""

import pytest

from forensics.linkage.alignment import Alignment, align
from forensics.linkage.contradictions import counted, is_firm
from forensics.linkage.sides import Side
from forensics.model import Record, Subject
from tests.linkage.papers import Pair, contradicting, innocent
from tests.signals.build import subject_of
from tests.signals.cases import Case


def laid(pair: Pair) -> Alignment:
    form = {"name": pair.name, "outcome": "clear"}
    case = Case.model_validate(form | {"resume": pair.resume, "profiles": [pair.profile]})
    subject = subject_of(case)
    (resume,), (profile,) = subject.resumes, subject.profiles
    return align(side(subject, resume), side(subject, profile), subject.today, None)


def side(subject: Subject, record: Record) -> Side:
    document = subject.document(record)
    return Side(record, document, document.text.casefold())


def test_nothing_is_said_of_innocent_people() -> None:
    pairs = list(innocent())
    assert len(pairs) >= 500
    assert [pair.name for pair in pairs if counted(laid(pair))] == []


def test_nine_of_ten_contradicting_pairs_are_firm() -> None:
    pairs = list(contradicting())
    missed = [pair.name for pair in pairs if not is_firm(counted(laid(pair)))]
    assert len(pairs) >= 80
    assert len(missed) <= len(pairs) // 10, missed


@pytest.mark.parametrize(("months", "firm"), [("12", True), ("11", False)])
def test_one_contradiction_is_firm_from_three_years_on(months: str, firm: bool) -> None:
    post = {"title": "Software Engineer", "employer": "Northgate Systems", "start": "2018-01"}
    other = {"title": "Accountant", "employer": "Tidewater Energy", "start": "2018-01"}
    end = {"end": f"2020-{months}"}
    found = laid(
        Pair(
            "edge",
            {"positions": [post | end]},
            {"positions": [other | end], "captured_at": "2025-03-01"},
        )
    )
    assert is_firm(counted(found)) is firm


def test_how_much_both_state_is_counted() -> None:
    post = {"title": "Engineer", "employer": "Northgate Systems", "start": "2018", "end": "2020"}
    study = {"institution": "Lakeside University", "degree": "BSc", "end": "2014"}
    sheet = {"positions": [post], "education": [study]}
    found = laid(Pair("same", sheet, sheet | {"captured_at": "2025-03-01"}))
    assert (found.kept, found.compared, found.differences) == (2, 2, ())
    assert found.both_kept


def test_a_present_post_is_kept_where_its_months_are_not_known() -> None:
    post = {"title": "Engineer", "employer": "Northgate Systems", "start": "2018", "current": True}
    study = {"institution": "Lakeside University", "degree": "BSc", "end": "2014"}
    page = {"captured_at": "2025-03-01", "positions": [post]}
    resume = {"positions": [post], "education": [study]}
    assert laid(Pair("both", resume, page | {"education": [study]})).both_kept
    assert not laid(Pair("post", resume, page)).both_kept
