"""Which folders of this machine may be swept from a screen: those below what the operator named."""

import os
from pathlib import Path

from forensics.errors import SubmissionError
from forensics.settings import Settings

SETTING = "FORENSICS_SWEEP_FOLDERS"


def allowed(settings: Settings) -> tuple[Path, ...]:
    """The folders named by the operator, links followed; none by default."""
    named = (part.strip() for part in settings.sweep_folders.split(os.pathsep))
    return tuple(Path(part).expanduser().resolve() for part in named if part)


def permitted(settings: Settings, typed: str) -> Path:
    """The folder or file that was typed, links followed, where it is or lies below an allowed one.

    Raises SubmissionError otherwise, in the same words whether there is such a path or not.
    """
    try:
        path = Path(typed.strip()).resolve()
        inside = any(path.is_relative_to(root) for root in allowed(settings))
    except (OSError, ValueError, RuntimeError):  # a NUL, too long, links in a circle
        inside = False
    if not inside:
        raise SubmissionError(
            f"this is not, and lies not below, a folder that {SETTING} allows to be swept"
        )
    if not path.exists():
        raise SubmissionError("there is no such file or folder")
    return path
