"""Strings that go wrong where text is taken for something else, for any test that shows text."""

import json
from pathlib import Path


def naughty() -> list[str]:
    """The strings of `naughty.txt`, which holds one JSON string a line."""
    lines = Path(__file__).with_name("naughty.txt").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line and not line.startswith("#")]
