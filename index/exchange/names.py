"""File names for templates: an id as a path that every common file system takes."""

import hashlib
import re

LONGEST_PART = 100
"""Characters of one folder or file name; file systems allow 255 bytes."""
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever ending they have."""


def path_id(template_id: str, taken: set[str]) -> str:
    """The path without ending of a template's file; the id itself where that is safe.

    Args:
        template_id: any id.
        taken: lower-case paths given before; the new one is added. Some systems tell no case.
    """
    parts = template_id.split("/")
    name, marked = template_id, template_id
    whole = all(_safe(part) for part in parts)
    parts = [part if _safe(part) else _slug(part) for part in parts]
    while not whole or name.lower() in taken:
        mark = hashlib.sha256(marked.encode()).hexdigest()[:12]
        name = "/".join((*parts[:-1], f"{parts[-1][: LONGEST_PART - 13]}-{mark}"))
        # An id may be made to read as another's marked name; no id holds a line end.
        whole, marked = True, marked + "\n"
    taken.add(name.lower())
    return name


def _safe(part: str) -> bool:
    """Whether a part may be a name: ``.md`` at its end could be both a folder and a file."""
    ending = part.lower().endswith((".md", ".txt", "."))
    plain = _PLAIN.fullmatch(part) is not None and len(part) <= LONGEST_PART
    return plain and not ending and not _RESERVED.fullmatch(part)


def _slug(part: str) -> str:
    kept = re.sub(r"[^A-Za-z0-9_]+", "-", part).strip("-")[: LONGEST_PART - 4]
    return f"id-{kept}" if kept else "id"
