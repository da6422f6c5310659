"""What no person writes is refused before an HTML parser spends time on it."""

import pytest

from forensics.errors import ReadError
from forensics.readers.html_nesting import require_plausible
from forensics.readers.limits import MAX_ELEMENTS


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<div>" * 500_000, "malformed"),
        ("<ul><li>" * 2_000, "malformed"),
        ("<p>" * (MAX_ELEMENTS + 1), "too_large"),
        ("<!--" * 1_000 + "<div>" * 2_000, "malformed"),
    ],
)
def test_implausible_pages_are_refused(source: str, reason: str) -> None:
    with pytest.raises(ReadError) as failure:
        require_plausible(source)
    assert failure.value.reason.value == reason


@pytest.mark.parametrize(
    "source",
    [
        "<div>x</div>" * 5_000,
        "<p>one<p>two<br><li>three" * 2_000,
        "<script>" + "'<div>'," * 5_000 + "</script>",
        "<!-- " + "<div>" * 5_000 + " -->",
        "</div>" * 5_000,
    ],
)
def test_long_flat_pages_are_let_through(source: str) -> None:
    require_plausible(source)
