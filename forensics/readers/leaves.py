"""The leaves of a JSON value with their paths: `work[0].name`, `basics.email`."""

from collections.abc import Iterator

_MAX_DEPTH = 24


def leaves(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """(path, verbatim value) of every leaf that states something; true, false as JSON spells them.

    Deeper levels than any format here has are left out.
    """
    if depth > _MAX_DEPTH or value is None:
        return
    if isinstance(value, dict):
        for key, child in value.items():
            yield from leaves(child, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(value, list):
        for place, child in enumerate(value):
            yield from leaves(child, f"{path}[{place}]", depth + 1)
    elif isinstance(value, bool):
        yield path, str(value).lower()
    elif str(value).strip():
        yield path, str(value)
