"""Templates as Markdown files: front matter, then the text.

The text of a file by hand is taken without the blank lines around it and ends in one line feed. A
text that is not of that form, as one that keeps a blank last line or carriage returns, is written
under ``verbatim: true``: then every character after the front matter is the text. A sealed template
has ``seal`` in the front matter and no text.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from index.errors import TemplateError
from index.exchange.front import join, split
from index.template import Template, TemplateStatus, build_template, family_of

_COMPULSORY = ("title", "provenance", "confidence", "added", "references")
_KEYS = frozenset(
    {*_COMPULSORY, "id", "family", "status", "reviewed", "expires", "seal", "verbatim"}
)
_WITHHELD = "\nThe text is withheld by its sender; the seal holds a keyed digest of each passage.\n"


def parse_template(
    content: str, template_id: str, status: TemplateStatus | None = TemplateStatus.NURSERY
) -> Template:
    """Reads a file; its ``id`` is ``template_id`` unless the front matter names another.

    Args:
        content: the file's text, carriage returns as they stand.
        template_id: the file's path without its ending.
        status: what the template is taken as; None means what the file states.

    Raises:
        TemplateError: no front matter, a duplicate, unknown or missing key, or a bad value.
    """
    where = f"template {template_id}"
    try:
        values, body = split(content)
    except TemplateError as error:
        raise TemplateError(f"{where}: {error}") from error
    _refuse(where, set(values) - _KEYS, "unknown key")
    _refuse(where, set(_COMPULSORY) - set(values), "missing key")
    verbatim = values.pop("verbatim", False)
    if not isinstance(verbatim, bool):
        raise TemplateError(f"{where}: verbatim is neither true nor false")
    if values.get("seal") is not None:
        text = ""
    elif verbatim:
        text = body
    else:
        text = body.replace("\r\n", "\n").strip() + "\n"
    fields = {"id": template_id, **values, "text": text}
    if status is not None:
        fields["status"] = status
    try:
        return build_template(fields)
    except TemplateError as error:
        if fields["id"] == template_id:
            raise
        raise TemplateError(f"{where}: {error}") from error


def format_template(template: Template, path_id: str | None = None) -> str:
    """The file of a template; ``parse_template`` reads it back to the same fields.

    Args:
        template: what to write; its revision is its library's own and stays there.
        path_id: the id that the file's path gives; None means the template's.
    """
    values = template.model_dump(mode="python")
    front: dict[str, Any] = {}
    if path_id is not None and path_id != template.id:
        front["id"] = template.id
    front["title"] = template.title
    if template.family != family_of(template.id):
        front["family"] = template.family
    front["status"] = template.status.value
    front |= {name: values[name] for name in ("provenance", "confidence", "added")}
    front |= {name: values[name] for name in ("reviewed", "expires") if values[name] is not None}
    front["references"] = list(template.references)
    if template.seal is not None:
        seal = {"salt": template.seal.salt, "digests": list(template.seal.digests)}
        return join(front | {"seal": seal}, _WITHHELD)
    if template.text == template.text.strip() + "\n" and "\r\n" not in template.text:
        return join(front, f"\n{template.text}")
    return join(front | {"verbatim": True}, template.text)


def read_folder(
    folder: Path, status: TemplateStatus = TemplateStatus.NURSERY
) -> tuple[Template, ...]:
    """Every template of a trusted folder laid out ``<family>/<slug>.md``, in the order of ids.

    Raises:
        TemplateError: a file does not follow the form or is no UTF-8 text.
    """
    found = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            content = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise TemplateError(f"template {name}: not UTF-8 text") from error
        found.append(parse_template(content, name, status))
    return tuple(found)


def _refuse(where: str, names: Iterable[object], word: str) -> None:
    listed = ", ".join(sorted(str(name) for name in names))
    if listed:
        raise TemplateError(f"{where}: {word} {listed}")
