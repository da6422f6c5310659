"""What the user points at -> chunks of applications, each read in a worker.

A folder is walked in sorted order. A folder with an `application.json` is one application; every
other file is one of its own, so a folder of several documents without a manifest is as many
applications. A table (CSV, TSV, JSON lines, all three also as .gz, and Parquet) has an application
a row: its text, its files below the table's folder, or both. A table inside a swept folder is an
error row that says to give it as a path of its own: its attachments would count twice.
"""

from forensics.sweep.sources.chunk import Chunk, items
from forensics.sweep.sources.item import Item
from forensics.sweep.sources.plan import SIZE, plan

__all__ = ["SIZE", "Chunk", "Item", "items", "plan"]
