import pytest

from forensics.linkage.layout import newest_first
from tests.signals.build import subject_of
from tests.signals.cases import Case


def reads(*ranges: tuple[str, str]) -> bool:
    posts = [{"title": "Engineer", "start": start, "end": end} for start, end in ranges]
    sheet = {"positions": posts}
    case = Case.model_validate({"name": "x", "outcome": "clear", "resume": sheet})
    return newest_first(subject_of(case).resumes[0])


def test_all_of_several_ranges_run_backwards() -> None:
    assert reads(("2019", "2012"), ("2012", "2008"))
    assert reads(("2019", "2012"), ("2012", "2012"), ("2012", "2008"))


@pytest.mark.parametrize(
    "ranges",
    [
        (),
        (("2019", "2012"),),
        (("2019", "2012"), ("2012", "2012")),
        (("2019", "2012"), ("2008", "2012")),
    ],
)
def test_one_is_a_slip(ranges: tuple[tuple[str, str], ...]) -> None:
    assert not reads(*ranges)
