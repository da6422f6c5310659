from datetime import UTC, date, datetime, timedelta

import pytest

from forensics.model import Band, CaseSummary, Disposition, Stage, Status
from ui import present
from ui.present import Held

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=5, minutes=59), "5 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=3, hours=23), "3 days"),
        (timedelta(days=4000), "4,000 days"),
        (timedelta(seconds=-90), "just now"),  # a clock that is ahead
    ],
)
def test_ages_are_whole_units(ago: timedelta, said: str) -> None:
    assert present.age(NOW - ago, NOW) == said


def test_an_age_without_a_zone_is_utc() -> None:
    assert present.age(datetime(2026, 11, 18, 12, 0), NOW) == "2 days"


def test_sizes() -> None:
    assert [present.size(n) for n in (0, 814, 12_345, 999_499, 999_500, 3_400_000)] == [
        "0 B",
        "814 B",
        "12 kB",
        "999 kB",
        "1.0 MB",
        "3.4 MB",
    ]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("reading **bold** [x](http://a.example)", "Reading files"),
        ("parsing", "Reading sections and dates"),
        ("matching templates", "Templates"),
        ("education.programme_not_offered", "Education"),
        ("a_family_to_come.signal", "Examining"),
    ],
)
def test_progress_is_told_in_the_projects_own_words(name: str, label: str) -> None:
    assert present.step(name) == label


def test_every_choice_has_a_name() -> None:
    assert set(present.BANDS) == set(present.SHORT_BANDS) == set(Band)
    assert set(present.STAGES) == set(Stage.__args__)  # type: ignore[attr-defined]
    assert set(present.STATUSES) == set(Status.__args__)  # type: ignore[attr-defined]
    assert set(present.DISPOSITIONS) == set(Disposition.__args__)  # type: ignore[attr-defined]


def test_a_good_submission_is_not_refused() -> None:
    assert present.refused([Held("cv.PDF", b"x")], "") == []
    assert present.refused([], "Jane Doe\nEngineer") == []


def test_each_problem_is_said_with_the_files_name() -> None:
    files = [Held("photo.png", b"x"), Held("no ending", b"x"), Held("a.pdf", b"x")]
    assert [name for name, _ in present.refused(files, "")] == ["photo.png", "no ending"]
    large = Held("large.pdf", bytes(present.MAX_BYTES + 1))
    assert present.refused([large], "") == [("large.pdf", "is larger than 25 MB.")]


def test_a_snapshot_alone_is_no_application() -> None:
    [(name, said)] = present.refused([Held("p.html", b"x", snapshot=True)], "  \n")
    assert name is None
    assert "Paste the resume's text" in said


def test_too_many_files_are_counted() -> None:
    [(_, said)] = present.refused([Held(f"{n}.pdf", b"x") for n in range(23)], "")
    assert said == "23 files were given; 20 are examined at once. Take out 3."
    assert present.refused([Held(f"{n}.pdf", b"x") for n in range(20)], "") == []


def test_snapshots_without_a_date_are_named() -> None:
    dated = Held("b.html", b"", snapshot=True, captured_at=date(2024, 1, 2))
    files = [Held("a.html", b"", snapshot=True), dated, Held("cv.pdf", b"")]
    assert present.undated(files) == ["a.html"]


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("demo", "demo.json"),
        ("../../etc/passwd", "etc-passwd.json"),
        ('a"; filename="x.exe', "a-filename-x.exe.json"),
        ("\u202e\u0000", "application.json"),
        ("x" * 300, "x" * 60 + ".json"),
    ],
)
def test_a_download_has_a_harmless_name(identity: str, name: str) -> None:
    assert present.download_name(identity, "json") == name


def test_the_line_above_the_queue() -> None:
    assert present.capacity(0, 0, 0) == "No open cases"
    assert present.capacity(12, 0, 0) == "12 open · 0 waiting longer than 7 days"
    assert (
        present.capacity(1200, 2, 3)
        == "1,200 open · 2 being verified · 3 waiting longer than 7 days"
    )


@pytest.mark.parametrize(
    ("status", "days", "late"),
    [("open", 7, True), ("open", 6, False), ("cleared", 70, False), ("verifying", 70, False)],
)
def test_only_open_cases_wait(status: Status, days: int, late: bool) -> None:
    opened = NOW - timedelta(days=days)
    summary = CaseSummary(
        id="a",
        name=None,
        status=status,
        stage="applied",
        band=Band.REVIEW,
        total_bits=2.0,
        findings=1,
        opened=opened,
        changed=opened,
        decisions=0,
    )
    assert present.waiting(summary, NOW) is late


@pytest.mark.parametrize(("findings", "said"), [(0, "Nothing seen"), (1, "Tie-breaker")])
def test_a_case_with_a_finding_is_not_called_nothing(findings: int, said: str) -> None:
    summary = CaseSummary(
        id="a",
        name=None,
        status="open",
        stage="applied",
        band=Band.NOTHING_SEEN,
        total_bits=0.58,
        findings=findings,
        opened=NOW,
        changed=NOW,
        decisions=0,
    )
    assert present.short_band(summary) == said


def test_a_key_stands_for_any_text() -> None:
    assert present.token("a") != present.token("b")
    assert present.token("\ud800<script>").isalnum()


def test_the_command_lines_application_file_is_refused_with_what_to_do() -> None:
    said = present.refused([Held("application.json", b"{}")], "A resume")
    assert said == [
        ("application.json", "is for the command line; here the form beside takes its place.")
    ]
