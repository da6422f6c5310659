"""Which files are tables, told by their names."""

from typing import Literal

Kind = Literal["delimited", "lines", "columnar"]

_KINDS: dict[str, Kind] = {
    ".csv": "delimited",
    ".tsv": "delimited",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".parquet": "columnar",
}
PACKED = ".gz"


def kind(name: str) -> Kind | None:
    """How the table of this name is read; None where it is no table."""
    bare = name.lower()
    packed = bare.endswith(PACKED)
    bare = bare.removesuffix(PACKED)
    found = next((kind for suffix, kind in _KINDS.items() if bare.endswith(suffix)), None)
    return None if packed and found == "columnar" else found


def is_table(name: str) -> bool:
    """Whether a file of this name is a table of applications rather than a document."""
    return kind(name) is not None


def stem(name: str) -> str:
    """A table's name without what says how it is written: "export" of "export.csv.gz"."""
    bare = name[: -len(PACKED)] if name.lower().endswith(PACKED) else name
    return bare.rpartition(".")[0] or bare
