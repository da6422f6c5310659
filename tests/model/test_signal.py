"""The card is the docstring; a gap in it is refused."""

import pytest

from forensics.errors import SignalError
from forensics.model import read_card

DOCSTRING = """A title.

Looks at: one thing
and another.

Why it matters: because.

Innocent explanations:
- first,
  continued
- second

Verify with every finalist:
- ask

Verify this finding:
- ask again

References:
- a report, 2025
"""


def test_a_card_is_read_from_the_docstring() -> None:
    card = read_card(DOCSTRING, "contact.test")
    assert card.title == "A title"
    assert card.looks_at == "one thing and another."
    assert card.innocent == ("first, continued", "second")


@pytest.mark.parametrize(
    "section", ["Looks at", "Why it matters", "Innocent explanations", "References"]
)
def test_a_missing_section_is_named(section: str) -> None:
    with pytest.raises(SignalError, match=f"contact.test: the docstring lacks {section}"):
        read_card(DOCSTRING.replace(f"{section}:", "Other:"), "contact.test")
