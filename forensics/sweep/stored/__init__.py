"""The stored corpus beside a sweep: what of it is compared, and what of the sweep enters it."""

from forensics.sweep.stored.gathering import FOLDER, Gathered, gather

__all__ = ["FOLDER", "Gathered", "gather"]
