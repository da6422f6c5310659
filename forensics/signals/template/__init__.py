"""Signals on the library of known templates."""
