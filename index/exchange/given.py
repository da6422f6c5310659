"""What was read from outside: templates, refusals, and what files say of their own status."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from index.curation.taking import Rejection
from index.errors import ExchangeError
from index.template import Template, TemplateStatus

MAX_BYTES = 1 << 20
"""A template is a page or two of text; a larger file is something else."""
MAX_FILE = 128 << 20
"""A bundle or table: some ten thousand templates; parsed as a whole, it takes eight times that."""
MAX_ROWS_FILE = 1 << 30
"""A file that is read row by row."""


class Read(NamedTuple):
    """Templates read, the files, rows or objects that could not be, and what was not believed.

    ``stated`` holds the status that a template gives itself where it was taken as another.
    """

    templates: tuple[Template, ...]
    rejected: tuple[Rejection, ...]
    stated: Mapping[str, TemplateStatus] = MappingProxyType({})


def taken_as(
    found: Iterable[Template], rejected: Iterable[Rejection], status: TemplateStatus | None
) -> Read:
    """Templates of some status of their own, taken as ``status``; None believes them."""
    given = tuple(found)
    if status is None:
        return Read(given, tuple(rejected))
    stated = {item.id: item.status for item in given if item.status is not status}
    taken = tuple(item.model_copy(update={"status": status}) for item in given)
    return Read(taken, tuple(rejected), MappingProxyType(stated))


def content_of(path: Path, most: int = MAX_FILE) -> str:
    """The text of a file from outside.

    Raises:
        ExchangeError: absent, no plain file, too large, or no UTF-8 text.
    """
    try:
        if not path.is_file():
            raise ExchangeError(f"{path.name}: no such file")
        if path.stat().st_size > most:
            raise ExchangeError(f"{path.name}: larger than {most >> 20} MB")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ExchangeError(f"{path.name}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{path.name}: cannot be read as UTF-8 text") from error
