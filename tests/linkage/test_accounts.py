"""Which snapshots are of one account."""

from datetime import date
from typing import Any

from forensics.linkage.accounts import apart, histories, taken
from tests.signals.build import subject_of
from tests.signals.cases import Case

HISTORY = {
    "positions": [
        {"title": "Engineer", "employer": "Northgate Systems", "start": "2015-02"},
        {"title": "Developer", "employer": "Orchard Foods", "start": "2011-04", "end": "2015-01"},
    ]
}
OTHER = {"positions": [{"title": "Florist", "employer": "Rose Corner", "start": "2012-05"}]}


def at(year: int, handle: str | None = None, **more: Any) -> dict[str, Any]:
    account = {"url": f"https://www.linkedin.com/in/{handle}/"} if handle else {}
    return {"captured_at": date(year, 1, 1), "account": account, "headline": "X"} | more


def grouped(*profiles: dict[str, Any]) -> list[str]:
    """The accounts, each by the numbers of its documents."""
    case = Case.model_validate({"name": "x", "outcome": "clear", "profiles": profiles})
    found = histories(subject_of(case).profiles)
    return ["".join(r.document[8] for r in account.snapshots) for account in found]


def test_formats_of_one_handle_are_one_account() -> None:
    assert grouped(
        at(2016, "emily-clark"),
        at(2018, "emily-clark", source="linkedin_pdf"),
        at(2019, source="linkedin_export"),
        at(2020, "emily-clark", source="json_resume"),
        at(2021, "emily-clark", source="other"),
    ) == ["12345"]


def test_a_text_that_states_no_page_or_another_is_held_apart() -> None:
    assert grouped(at(2016, "emily-clark"), at(2018, source="other")) == ["1", "2"]
    assert grouped(at(2016, "emily-clark"), at(2018, "e-c", source="json_resume")) == ["1", "2"]
    assert grouped(at(2016, source="other"), at(2018, source="json_resume")) == ["12"]


def test_another_handle_is_the_same_account_where_the_history_is_kept() -> None:
    assert grouped(at(2016, "a-b", **HISTORY), at(2018, "c-d", **HISTORY)) == ["12"]
    assert grouped(at(2016, "a-b", **HISTORY), at(2018, "c-d", **OTHER)) == ["1", "2"]


def test_another_persons_page_without_a_handle() -> None:
    emily = {"name": "Emily Clark"} | HISTORY
    assert grouped(at(2016, **emily), at(2018, **OTHER, name="Denis Petrov")) == ["1", "2"]
    assert grouped(at(2016, **emily), at(2018, **HISTORY, name="Denis Petrov")) == ["12"]
    assert grouped(at(2016, **emily), at(2018, **OTHER, name="Emily Jones")) == ["12"]


def test_a_page_that_could_be_of_either_account_is_of_none() -> None:
    two = at(2016, "a-b", **HISTORY), at(2017, "c-d", **OTHER)
    assert grouped(*two, at(2018)) == ["1", "2", "3"]


def test_github_knows_an_account_by_its_number() -> None:
    first = {"source": "github", "account": {"number": "17"}, "headline": "X"}
    same = {"captured_at": date(2020, 1, 1)} | first
    other = same | {"account": {"number": "18"}}
    assert grouped(same, other, same) == ["13", "2"]


def test_a_log_alone_is_no_snapshot() -> None:
    log = {"source": "github", "activity": [{"at": date(2020, 1, 1), "what": "joined"}]}
    assert grouped(log) == []


def test_a_day_that_no_clock_can_have_shown_is_none_and_comes_last() -> None:
    early = at(2016, "a-b") | {"captured_at": date(2, 1, 1)}
    case = Case.model_validate(
        {"name": "x", "outcome": "clear", "profiles": [early, at(2016, "a-b")]}
    )
    [account] = histories(subject_of(case).profiles)
    assert [taken(record) for record in account.snapshots] == [date(2016, 1, 1), None]


def test_reasons() -> None:
    case = {"name": "x", "outcome": "clear", "profiles": [at(2016, "a-b"), at(2018, "c-d")]}
    found = histories(subject_of(Case.model_validate(case)).profiles)
    [reason] = apart(found)
    assert reason.startswith("profile-1.html, profile-2.html state different accounts or people")
