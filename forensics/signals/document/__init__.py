"""Signals of the document family."""
