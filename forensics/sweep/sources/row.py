"""A row of a table -> the application it describes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from forensics.assembly.intake import Intake
from forensics.errors import SubmissionError, Unread
from forensics.model import ProfileFile, Submission
from forensics.model.submission import Contact, File, Network, Origin, Reference, Role
from forensics.sweep.sources.attachments import TEXT, Attachments, attachments
from forensics.sweep.sources.columns import CONTACTS, CONTENT
from forensics.sweep.sources.dates import Order, day
from forensics.sweep.sources.identity import identity, one_line
from forensics.sweep.sources.item import Item
from forensics.sweep.sources.laid import Rows, read
from forensics.sweep.sources.stages import stage

_CONTROL = re.compile("[\0-\x1f\x7f-\x9f]")


def rows(group: Rows, first: int) -> Iterator[Item]:
    """The applications of a row group; `first` is the number of its first one."""
    table = Path(group.table)
    for number, (row, raw) in enumerate(read(group), start=first):
        origin = f"{one_line(table.name)}, row {row}"
        stated = {
            ours: _plain(cell, "; " if ours in CONTACTS else " ")
            for ours, cell in raw.cells.items()
            if ours not in CONTENT
        }
        stated = {ours: cell for ours, cell in stated.items() if cell}
        own = raw.cells.get("id", "").strip()
        id_ = identity(own or f"{group.label}/{row}")
        if raw.reason is not None:
            yield Item(number, id_, origin, None, raw.reason, raw.message)
            continue
        try:
            held = attachments(raw.cells, table.parent)
            if held.documents:
                submission = _submission(stated, held, group.order)
                contents = {TEXT: held.text.encode()} if held.text else {}
                intake = Intake(id_, submission, table.parent, contents, named=bool(own))
                yield Item(number, id_, origin, intake)
            else:
                yield Item(number, id_, origin, None, *_nothing(stated, held))
        except (SubmissionError, ValueError, OSError, RuntimeError) as error:
            # Of a path: it leads out, holds a NUL, is too long, or is a link in a circle.
            yield Item(number, id_, origin, None, Unread.MALFORMED, one_line(str(error)))


def _nothing(stated: Mapping[str, str], held: Attachments) -> tuple[str, str]:
    """Why a row submits nothing: the reason and the message."""
    if "file" in held.web:
        message = "is a web address, and nothing is fetched: state the path of a saved file"
        return Unread.UNSUPPORTED, f"{one_line(held.web['file'])} {message}"
    return Unread.EMPTY, "neither a text nor a file is stated" if stated else "an empty row"


def _submission(stated: Mapping[str, str], held: Attachments, order: Order | None) -> Submission:
    """What the cells state; a stage, date or path that is not understood goes into `extra`."""
    submitted = day(stated.get("submitted_at", ""), order)
    reached = stage(stated.get("stage", ""))
    unread = {"stage": reached is None, "submitted_at": submitted is None}
    extra: dict[str, object] = {
        ours: stated[ours] for ours, is_unread in unread.items() if is_unread and ours in stated
    }
    named = " ".join(stated[part] for part in ("first_name", "last_name") if part in stated)
    contact = Contact(
        name=stated.get("name", named) or None,
        email=stated.get("email"),
        phone=stated.get("phone"),
        address=stated.get("address"),
    )
    reference = Reference(
        name=stated.get("reference_name"),
        email=stated.get("reference_email"),
        phone=stated.get("reference_phone"),
    )
    role = Role(title=stated.get("title"), location=stated.get("location"))
    source = Origin(kind=stated.get("source"), agency=stated.get("agency"))
    return Submission(
        submitted_at=submitted,
        stage=reached or "applied",
        requisition=stated.get("requisition"),
        role=role if role != Role() else None,
        source=source if source != Origin() else None,
        documents=tuple(File(path=path) for path in held.documents),
        profiles=tuple(ProfileFile(path=path) for path in held.profiles),
        contact=contact if contact != Contact() else None,
        references=(reference,) if reference != Reference() else (),
        network=(Network(ip=stated["ip"]),) if "ip" in stated else (),
        extra=extra | {ours: one_line(address) for ours, address in held.web.items()},
    )


def _plain(cell: str, between: str) -> str:
    """A stated value in one line; `between` stands where one ended."""
    lines = (" ".join(line.split()) for line in cell.splitlines())
    return _CONTROL.sub("\ufffd", between.join(filter(None, lines)))
