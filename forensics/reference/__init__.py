"""Versioned facts: one text file a table, one strict loader.

A fact about the world (a release date, an area code) is a row with its source, never
a constant in code, so that evidence can quote the row and a run can say which edition it used.
"""

from forensics.reference.table import Row, Table, load, names, versions

__all__ = ["Row", "Table", "load", "names", "versions"]
