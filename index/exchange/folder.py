"""Templates as a folder of Markdown files, ``<family>/<slug>.md``."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from index.curation.taking import Rejection
from index.errors import ExchangeError, TemplateError
from index.exchange.given import MAX_BYTES, Read, taken_as
from index.exchange.markdown import format_template, parse_template
from index.exchange.names import path_id
from index.template import Template, TemplateStatus, build_template

MAX_TOTAL = 512 << 20
"""Bytes of all files of a folder."""


def read_folder(folder: Path, status: TemplateStatus | None, day: date) -> Read:
    """Every ``.md`` and ``.txt`` below a folder; a link that leads out of it is refused.

    Args:
        folder: where to look.
        status: what the templates are taken as; None means what each file states.
        day: when a plain text, which does not say, was added.

    Raises:
        ExchangeError: the files hold more than ``MAX_TOTAL`` together.
    """
    templates: list[Template] = []
    rejected: list[Rejection] = []
    total = 0
    for path in sorted(_files(folder)):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            content = _content(path, folder)
            total += len(content)
            if path.suffix.lower() == ".md":
                templates.append(parse_template(content, name, None))
            else:
                fields = {"id": name, "title": path.stem, "text": content, "added": day}
                templates.append(build_template({**fields, "provenance": path.name}))
        except UnicodeDecodeError:
            rejected.append(Rejection(name, "not UTF-8 text"))
        except RuntimeError:  # of Path.resolve, below Python 3.13
            rejected.append(Rejection(name, "a link that leads to itself"))
        except (OSError, TemplateError) as error:
            rejected.append(Rejection(name, str(error)))
        if total > MAX_TOTAL:
            raise ExchangeError(f"{folder.name}: its files hold more than {MAX_TOTAL >> 20} MB")
    return taken_as(templates, rejected, status)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder; folders behind links are not entered."""
    for here, _, files in os.walk(folder, followlinks=False):
        for name in files:
            if Path(name).suffix.lower() in {".md", ".txt"}:
                yield Path(here, name)


def _content(path: Path, folder: Path) -> str:
    if not path.resolve().is_relative_to(folder.resolve()):
        raise TemplateError("a link that leads out of the folder")
    if not path.is_file():
        raise TemplateError("not a plain file")
    if path.stat().st_size > MAX_BYTES:
        raise TemplateError(f"larger than {MAX_BYTES} bytes")
    return path.read_bytes().decode("utf-8-sig")


def write_folder(templates: Iterable[Template], folder: Path) -> int:
    """Writes a folder whole or not at all, and counts the files.

    Raises:
        ExchangeError: the place is taken by a file or by a folder that is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExchangeError(f"{folder}: is there and not empty; name a new folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    taken: set[str] = set()
    try:
        for template in templates:
            name = path_id(template.id, taken)
            path = made / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(format_template(template, name).encode("utf-8"))
        if folder.exists():
            folder.rmdir()
        made.replace(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return len(taken)
