"""A later submission joins an earlier one: files by their content, facts where they are given."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from forensics.assembly.intake import Intake, unique_names
from forensics.errors import CaseError, ReadError
from forensics.model import ProfileFile, Stage, Submission
from forensics.model.base import Noun
from forensics.model.submission import File
from forensics.store.kept import FileOf, Held

_GROWING = ("references", "shipping", "network")  # lists of which earlier entries stay true
_SINGLE = ("submitted_at", "requisition", "role", "source", "contact")
_FILES = {"id", "documents", "profiles", "stage"}


@dataclass(frozen=True)
class Bundle:
    """Files as they are kept, documents first, and their bytes by SHA-256."""

    files: tuple[FileOf, ...]
    contents: Mapping[str, bytes]

    @property
    def documents(self) -> set[str]:
        """SHA-256 of every document; profiles are another part."""
        return {file.sha256 for file in self.files if file.part == "document"}


@dataclass(frozen=True)
class Joined:
    """What a case holds after a submission joined it.

    `files` are those it held, then those that are `added`; `learnt` says whether a date or fact is
    new; `replaced` says of each fact that was stated otherwise before, what it was and is; `stage`
    is the stage before and after where it changed.
    """

    submission: Submission
    files: tuple[FileOf, ...]
    added: tuple[str, ...]
    learnt: bool
    stage: tuple[Stage, Stage] | None
    replaced: tuple[str, ...] = ()

    @property
    def news(self) -> bool:
        """Whether there is anything to examine again for."""
        return bool(self.added or self.learnt or self.stage)

    def at_stage(self, stage: Stage) -> "Joined":
        """The same at a stage that a person names, earlier ones included."""
        before = self.stage[0] if self.stage else self.submission.stage
        submission = self.submission.model_copy(update={"stage": stage})
        moved = (before, stage) if stage != before else None
        return replace(self, submission=submission, stage=moved)


def bundle(intake: Intake, taken: Sequence[str] = ()) -> Bundle:
    """The files of an intake under names that are not `taken`. Raises CaseError naming the file."""
    submission = intake.submission
    paths = submission.paths()
    files, contents = [], {}
    for number, (path, name) in enumerate(zip(paths, unique_names(paths, taken), strict=True)):
        try:
            data = intake.load(path)
        except ReadError as error:
            reason = f"{error.reason.value}: {error.message}"
            raise CaseError(f"nothing was kept: {name}: {reason}") from error
        sha256 = hashlib.sha256(data).hexdigest()
        contents[sha256] = data
        place = number - len(submission.documents)
        if place < 0:
            files.append(FileOf(name=name, sha256=sha256, part="document"))
        else:
            profile = submission.profiles[place]
            files.append(
                FileOf(
                    name=name,
                    sha256=sha256,
                    part="profile",
                    source=profile.source,
                    captured_at=profile.captured_at,
                )
            )
    return Bundle(tuple(files), contents)


def kept_form(submission: Submission, files: Iterable[FileOf]) -> Submission:
    """The submission with its files under the names they are kept by."""
    documents = tuple(File(path=file.name) for file in files if file.part == "document")
    profiles = tuple(
        ProfileFile.model_validate(
            {"path": file.name, "source": file.source, "captured_at": file.captured_at}
        )
        for file in files
        if file.part == "profile"
    )
    return submission.model_copy(update={"documents": documents, "profiles": profiles})


def join(held: Held, later: Submission, given: Bundle) -> Joined:
    """A later submission of the same application.

    A file whose bytes are held in the same part is the same file, and a date given for it now is
    taken; the same bytes of a profile captured on another day are another snapshot. Facts of the
    application that are given now replace earlier ones, but references, shipping and network
    addresses are added to them. The stage is taken when it comes later than the one held: an old
    application sent again takes nobody back.
    """
    base = Submission.model_validate_json(held.submission)
    files = list(held.files)
    added = []
    for file in given.files:
        same = [number for number, known in enumerate(files) if _same(known, file)]
        if not same:
            files.append(file)
            added.append(file.name)
        for number in same:
            files[number] = _told_more(files[number], file)
    facts = base.model_copy(update=_facts(base, later))
    moved = _later(base.stage, later)
    return Joined(
        submission=kept_form(facts.model_copy(update={"stage": moved or base.stage}), files),
        files=tuple(files),
        added=tuple(added),
        learnt=facts != base or tuple(files[: len(held.files)]) != held.files,
        stage=(base.stage, moved) if moved else None,
        replaced=tuple(_replaced(base, facts)),
    )


def _same(known: FileOf, file: FileOf) -> bool:
    days = {known.captured_at, file.captured_at} - {None}
    return (known.sha256, known.part) == (file.sha256, file.part) and len(days) < 2


def _told_more(known: FileOf, file: FileOf) -> FileOf:
    told = {"source": file.source, "captured_at": file.captured_at}
    return known.model_copy(update={key: item for key, item in told.items() if item is not None})


def _facts(base: Submission, later: Submission) -> dict[str, object]:
    found: dict[str, object] = {}
    for key in later.model_fields_set - _FILES:
        value, before = getattr(later, key), getattr(base, key)
        if key in _GROWING:
            found[key] = (*before, *(item for item in value if item not in before))
        elif key == "extra":
            found[key] = {**before, **value}
        elif value is not None:
            found[key] = value
    return found


def _replaced(base: Submission, facts: Submission) -> Iterator[str]:
    for key in _SINGLE:
        before, now = _parts(getattr(base, key)), _parts(getattr(facts, key))
        for part, value in before.items():
            if value is not None and value != now.get(part):
                what = f"{key} {part}".strip().replace("_", " ")
                yield f"{what}: {value} → {now.get(part) or 'not given'}"


def _parts(fact: object) -> dict[str, object]:
    return dict(fact) if isinstance(fact, Noun) else {"": fact}


def _later(stage: Stage, later: Submission) -> Stage | None:
    if "stage" not in later.model_fields_set or later.stage == stage:
        return None
    return later.stage if _rank(later.stage) >= _rank(stage) else None


def _rank(stage: Stage) -> int:
    """How far on; who is hired as a contractor may become an employee, or the other way about."""
    return get_args(Stage).index("employee" if stage == "contractor" else stage)
