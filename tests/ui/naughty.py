"""Strings that break pages: markup, Markdown, addresses, controls, oddities of Unicode."""

import json
from pathlib import Path

SHARED = Path(__file__).parents[1] / "naughty.txt"


def strings() -> list[str]:
    """One JSON string a line; other lines are headings."""
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.startswith('"')]
