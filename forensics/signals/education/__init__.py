"""Signals on degrees: their dates, and whether the institution awards them."""
