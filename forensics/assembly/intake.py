"""What the user points at -> a submission with the bytes of its files."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from forensics.errors import ReadError, SubmissionError, Unread
from forensics.model import ProfileFile, Submission
from forensics.model.submission import File

MANIFEST = "application.json"
PASTED = "-"
MAX_BYTES = 25 * 1024 * 1024  # no resume is larger; the file is not even loaded
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_DATED = re.compile(r"(?P<path>.+)@(?P<day>\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Intake:
    """A submission, its id, and its files: in memory by path, else below `folder`.

    `named` says whether the submission gives its id, rather than a file's or folder's name.
    """

    id: str
    submission: Submission
    folder: Path
    contents: Mapping[str, bytes] = field(default_factory=dict)
    named: bool = False

    def load(self, path: str) -> bytes:
        """The bytes of a submitted file. Raises ReadError when it is too large or not there."""
        if path in self.contents:
            return self.contents[path]
        file = self.folder / path
        try:
            if file.stat().st_size > MAX_BYTES:
                limit = f"larger than {MAX_BYTES // 1024 // 1024} MB"
                raise ReadError(Unread.TOO_LARGE, f"{limit}; send a smaller copy")
            return file.read_bytes()
        except OSError as error:
            raise ReadError(Unread.MALFORMED, f"cannot be opened: {error.strerror}") from None


def unique_names(paths: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """File names by which evidence is cited, as text; a repeated one gets a number."""
    names = list(taken)
    for path in paths:
        stem = name = "pasted.txt" if path == PASTED else as_text(Path(path).name)
        count = 1
        while name in names:
            count += 1
            name = f"{stem} ({count})"
        names.append(name)
    return names[len(taken) :]


def take(paths: list[str], profiles: list[str], pasted: bytes | None = None) -> Intake:
    """One application from files, a folder, an `application.json`, or "-" for `pasted` text.

    `profiles` are "FILE" or "FILE@YYYY-MM-DD". Raises SubmissionError naming the path or key.
    """
    try:
        intake = _take(paths, pasted)
        added = tuple(_profile(given) for given in profiles)
    except (OSError, ValueError, RuntimeError) as error:  # too long, a NUL in it, links in a circle
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SubmissionError(f"{paths[0]}: not a path that can be opened: {reason}") from None
    submission = intake.submission
    joined = submission.model_copy(update={"profiles": submission.profiles + added})
    return replace(intake, submission=joined)


def more(paths: list[str], profiles: list[str], pasted: bytes | None = None) -> Intake:
    """What comes later to an application that is kept: as `take`, but profiles may come alone."""
    if paths:
        return take(paths, profiles, pasted)
    try:
        added = tuple(_profile(given) for given in profiles)
    except (OSError, ValueError, RuntimeError) as error:
        raise SubmissionError(f"--profile: not a path that can be opened: {error}") from None
    # An application has documents; what is added to one need not, so it is not validated as one.
    return Intake("", Submission.model_construct(documents=(), profiles=added), Path())


def _take(paths: list[str], pasted: bytes | None) -> Intake:
    if not all(paths):
        raise SubmissionError("an empty path was given")
    first = Path(paths[0])
    if len(paths) == 1 and first.is_dir():
        manifest = first / MANIFEST
        return _manifest(manifest) if manifest.exists() else _folder(first)
    if len(paths) == 1 and first.name == MANIFEST:
        return _manifest(first)
    files = tuple(File(path=path if path == PASTED else str(_file(path))) for path in paths)
    name = "pasted" if paths[0] == PASTED else as_text(first.name)
    contents = {} if pasted is None else {PASTED: pasted}
    return Intake(name, Submission(documents=files), Path(), contents)


def _folder(folder: Path) -> Intake:
    files = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if _is_file(path)]
    shown = [path for path in files if not any(part.startswith(".") for part in path.parts)]
    if not shown:
        raise SubmissionError(f"{folder}: the folder holds no files")
    for path in shown:
        if not (folder / path).resolve().is_relative_to(folder.resolve()):
            raise SubmissionError(f"{folder / path}: leads out of the application's folder")
    submission = Submission(documents=tuple(File(path=str(path)) for path in shown))
    return Intake(as_text(folder.resolve().name), submission, folder)


def as_text(name: str) -> str:
    """A file's name as text: NUL and bytes that are no UTF-8 become replacement characters."""
    return _NO_TEXT.sub("\ufffd", name)


def _is_file(path: Path) -> bool:
    """A link that leads nowhere counts: it was submitted, and that it cannot be read is said."""
    return path.is_file() or path.is_symlink()


def _manifest(path: Path) -> Intake:
    submission = _validated(_json(path), path)
    folder = path.parent
    for path_given in submission.paths():
        inside = (folder / path_given).resolve()
        if not inside.is_relative_to(folder.resolve()):
            raise SubmissionError(f"{path}: {path_given} leads out of the application's folder")
        if not inside.is_file():
            raise SubmissionError(f"{path}: no such file: {path_given}")
    id_ = submission.id or as_text(folder.resolve().name)
    return Intake(id_, submission, folder, named=submission.id is not None)


def _json(path: Path) -> Any:
    try:
        content = json.loads(path.read_bytes(), object_pairs_hook=_unique)
        json.dumps(content, ensure_ascii=False).encode()
        return content
    except UnicodeEncodeError:
        raise SubmissionError(f"{path}: holds half of a surrogate pair, which is no text") from None
    except OSError as error:
        raise SubmissionError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SubmissionError(f"{path}: not UTF-8 text") from None
    except json.JSONDecodeError as error:
        reason = f"invalid JSON in line {error.lineno}: {error.msg}"
        raise SubmissionError(f"{path}: {reason}") from None
    except (RecursionError, SubmissionError) as error:
        raise SubmissionError(f"{path}: {error}") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    doubled = {key for key in keys if keys.count(key) > 1}
    if doubled:
        raise SubmissionError(f"key given twice: {sorted(doubled)[0]}")
    return dict(pairs)


def _validated(content: Any, path: Path) -> Submission:
    try:
        return Submission.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        what = (
            "unknown key"
            if first["type"] == "extra_forbidden"
            else first["msg"].removeprefix("Value error, ")
        )
        raise SubmissionError(f"{path}: {key or 'the document'}: {what}") from None


def _profile(given: str) -> ProfileFile:
    dated = _DATED.fullmatch(given)
    if not dated or Path(given).is_file():
        return ProfileFile(path=str(_file(given).resolve()))
    try:
        captured = date.fromisoformat(dated["day"])
    except ValueError:
        raise SubmissionError(f"--profile {given}: {dated['day']} is not a date") from None
    path = str(_file(dated["path"]).resolve())
    try:
        return ProfileFile(path=path, captured_at=captured)
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise SubmissionError(f"--profile {given}: {said}") from None


def _file(path: str) -> Path:
    if not Path(path).is_file():
        what = "is a folder: give it alone" if Path(path).is_dir() else "no such file"
        raise SubmissionError(f"{path}: {what}")
    return Path(path)
