"""The queue at the terminal: what a row tells is not cut, and no text begins a row of its own."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console

from forensics.model import Band, CaseSummary
from forensics.report.cases import show_list

DAY = datetime(2026, 9, 2, tzinfo=UTC)


def row(case_id: str, name: str | None) -> CaseSummary:
    return CaseSummary(
        id=case_id,
        name=name,
        status="inconclusive",
        stage="onboarding",
        band=Band.INFORMATIONAL,
        total_bits=10.0,
        findings=3,
        opened=DAY,
        changed=DAY,
        decisions=12,
    )


@pytest.mark.parametrize("name", [None, "Ann Lee", "田中" * 60, "x" * 200, "a\n  2. cleared"])
def test_ids_and_names_are_cut_and_nothing_else(name: str | None) -> None:
    shown = StringIO()
    show_list(Console(file=shown, width=110), [row("resume-" * 20, name), row("b", "Bo")], 2)
    head, first, second = shown.getvalue().splitlines()
    assert head.split() == ["id", "name", "band", "bits", "stage", "status", "opened", "decided"]
    for line in (first, second):
        assert line.split()[-6:] == [
            "informational",
            "10.00",
            "onboarding",
            "inconclusive",
            "2026-09-02",
            "12",
        ]
