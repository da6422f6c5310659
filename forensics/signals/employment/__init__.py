"""Signals on posts: their dates, their overlaps, and the technologies they name."""
