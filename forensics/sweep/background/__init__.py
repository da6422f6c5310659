"""Sweeps that run in processes of their own, kept in a home: begun, looked at, stopped, resumed."""

from forensics.sweep.background.advance import Advance
from forensics.sweep.background.attending import MOST_RUNNING, remove, resume, start, stop
from forensics.sweep.background.folders import SETTING, allowed, permitted
from forensics.sweep.background.kept import Kept, State, find, kept
from forensics.sweep.background.order import Order

__all__ = [
    "MOST_RUNNING",
    "SETTING",
    "Advance",
    "Kept",
    "Order",
    "State",
    "allowed",
    "find",
    "kept",
    "permitted",
    "remove",
    "resume",
    "start",
    "stop",
]
