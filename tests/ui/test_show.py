import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from tests.ui.naughty import strings
from ui import show

ROW = {
    "band": "Check",
    "tone": "review",
    "stage": "Applied",
    "status": "Open",
    "findings": 1,
    "bits": "1.6",
    "age": "1 day",
    "late": False,
}


@pytest.mark.parametrize("foreign", strings())
def test_foreign_text_is_text_in_every_piece(foreign: str) -> None:
    pieces = [
        show.render("notice", [(foreign, foreign)]),
        show.render("file", foreign, foreign, foreign),
        show.render("queue_row", {**ROW, "name": foreign, "id": foreign}),
        show.render("case_head", foreign, foreign, "Check", "review", "Applied", "Open", "1 day"),
        show.render("decisions", [{"what": "x", "who": foreign, "at": "y", "why": foreign}]),
        show.render("events", [{"what": "x", "who": foreign, "at": "y", "detail": foreign}]),
        show.render("kept", foreign, ""),
        show.render("heading", foreign, foreign),
    ]
    allowed = {"b", "dd", "div", "dl", "dt", "h1", "h2", "header", "li", "ol", "p", "span", "ul"}
    for piece in pieces:
        soup = BeautifulSoup(piece, "html.parser")
        assert {tag.name for tag in soup.find_all()} <= allowed
        assert all(set(tag.attrs) <= {"class", "title", "role"} for tag in soup.find_all())


def test_a_plain_string_is_refused_as_html() -> None:
    with pytest.raises(TypeError, match="escaped"):
        show.fragment("<b>never escaped</b>")  # type: ignore[arg-type]


def test_text_that_would_steer_the_screen_is_written_out() -> None:
    assert "U+202E" in show.render("detail", "a\u202eb")
    assert isinstance(show.render("detail", "a"), Markup)
