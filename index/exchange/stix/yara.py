"""A template as a YARA rule: its passages as strings, and how many must be there."""

import re
import uuid

from index.judge import KNOWN_PAIRS
from index.store import template_passages
from index.template import Template

MOST_BYTES = 240
"""Of a passage: its beginning tells it apart, and YARA takes no string of arbitrary length."""
MOST_STRINGS = 1000
_NAMESPACE = uuid.UUID("3f1ad6a6-2a2d-4b0a-8a6a-0a8f5c1f2d77")
_PLAIN = re.compile(r"[ !#-\[\]-~]")


def rule(template: Template) -> str:
    """The rule; it asks for as many passages as a known template does, or for all of fewer."""
    texts = [text for _, text in template_passages(template)][:MOST_STRINGS]
    name = f"template_{uuid.uuid5(_NAMESPACE, template.id).hex}"
    rows = [f"rule {name}", "{", "    meta:", f'        template = "{_escaped(template.id)}"']
    if texts:
        rows.append("    strings:")
        for number, text in enumerate(texts, start=1):
            rows.append(f'        $p{number} = "{_escaped(text)}" ascii wide nocase')
        condition = f"{min(KNOWN_PAIRS, len(texts))} of them"
    else:
        condition = "false"
    return "\n".join([*rows, "    condition:", f"        {condition}", "}"]) + "\n"


def _escaped(text: str) -> str:
    """UTF-8 bytes, those beyond plain ASCII as ``\\xHH``; cut between characters."""
    parts: list[str] = []
    room = MOST_BYTES
    for mark in text:
        content = mark.encode("utf-8")
        if len(content) > room:
            break
        room -= len(content)
        plain = _PLAIN.fullmatch(mark) is not None
        parts.append(mark if plain else "".join(f"\\x{byte:02x}" for byte in content))
    return "".join(parts)
