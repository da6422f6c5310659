"""The signals: one detector a file, `<family>/<name>.py`; the folder walk is the registry."""

import hashlib
import importlib
from functools import cache
from pathlib import Path

from forensics.errors import SignalError
from forensics.model import Declaration, Signal, read_card

_HERE = Path(__file__).parent


@cache
def load_all() -> tuple[Signal, ...]:
    """Every signal, in the order of their names. Raises SignalError for a module without one."""
    modules = sorted(_HERE.glob("*/[!_]*.py"))
    return tuple(load(path.parent.name, path.stem) for path in modules)


def load(family: str, name: str) -> Signal:
    """The signal at `<family>/<name>.py`. Raises SignalError when it breaks the card's rules."""
    full = f"{family}.{name}"
    module = importlib.import_module(f"forensics.signals.{full}")
    declared = getattr(module, "detect", None)
    if not isinstance(declared, Declaration):
        raise SignalError(f"{full}: no function `detect` decorated with @signal")
    if declared.family not in {family, "template"}:
        raise SignalError(f"{full}: weighs in family {declared.family!r}, stands in {family!r}")
    return Signal(
        name=full,
        family=declared.family,
        strength=declared.strength,
        needs=declared.needs,
        detect=declared.detect,
        card=read_card(module.__doc__, full),
        sha256=hashlib.sha256((_HERE / family / f"{name}.py").read_bytes()).hexdigest(),
    )
