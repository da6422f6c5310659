"""Signals of the contact family."""
