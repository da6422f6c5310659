"""The reference is generated: nobody keeps it by hand, and nobody forgets to."""

import re

import pytest

from forensics.model import Signal
from forensics.report.reference import PATH, markdown
from forensics.signals import load_all


def test_the_shipped_reference_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == markdown(load_all()), "run `make docs`"


@pytest.mark.parametrize("signal", load_all(), ids=lambda signal: signal.name)
def test_cards_speak_of_conduct_and_never_of_people(signal: Signal) -> None:
    text = markdown([signal]).casefold()
    for word in ("fraudulent", "fake", "north korea", "dprk", "foreigner", "nationality"):
        assert not re.search(rf"\b{word}", text), word
