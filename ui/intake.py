"""What a user gave on the screen -> an intake in memory: no upload's name ever becomes a path."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from forensics.assembly.intake import PASTED, Intake, as_text
from forensics.model import ProfileFile, Stage, Submission
from forensics.model.submission import Contact, File, Role
from ui.present import Held

LONGEST_ID = 200


class Facts(NamedTuple):
    """What the application form holds, as typed."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    role: str = ""
    stage: Stage = "applied"
    submitted: date | None = None


def build(text: str, files: Sequence[Held], facts: Facts) -> Intake:
    """One application: the pasted text first, then documents, then snapshots.

    The id is the first document's name, as it is for files given on the command line.
    """
    contents, documents, profiles = _keyed(files)
    if text.strip():
        contents[PASTED] = text.encode("utf-8", "replace")
        documents.insert(0, File(path=PASTED))
    given = {
        key: as_text(value).strip() or None
        for key, value in facts._asdict().items()
        if key in Contact.model_fields
    }
    submission = Submission(
        submitted_at=facts.submitted,
        stage=facts.stage,
        role=Role(title=as_text(facts.role).strip()) if facts.role.strip() else None,
        documents=tuple(documents),
        profiles=tuple(profiles),
        contact=Contact(**given) if any(given.values()) else None,
    )
    first = documents[0].path
    identity = "pasted" if first == PASTED else Path(first).name
    return Intake(identity[:LONGEST_ID], submission, Path(), contents)


def build_more(files: Sequence[Held]) -> Intake:
    """What comes later to a case that is kept; snapshots may come alone."""
    contents, documents, profiles = _keyed(files)
    # An application has documents; what is added to one need not, so it is not validated as one.
    submission = Submission.model_construct(documents=tuple(documents), profiles=tuple(profiles))
    return Intake("", submission, Path(), contents)


def _keyed(files: Sequence[Held]) -> tuple[dict[str, bytes], list[File], list[ProfileFile]]:
    """Files by their place in the list: they are looked up in memory alone."""
    contents: dict[str, bytes] = {}
    documents, profiles = [], []
    for number, file in enumerate(files, start=1):
        key = f"{number}/{_leaf(file.name)}"
        contents[key] = file.data
        if file.snapshot:
            profiles.append(ProfileFile(path=key, captured_at=file.captured_at))
        else:
            documents.append(File(path=key))
    return contents, documents, profiles


def _leaf(name: str) -> str:
    """A name as the last part of a key, so that it is cited as it was given, slashes aside."""
    leaf = as_text(name).replace("/", "_").replace("\\", "_").strip()
    return leaf if leaf not in {"", ".", ".."} else "file"
