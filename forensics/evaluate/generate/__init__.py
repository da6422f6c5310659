"""Makers of documents whose truth is known, in every format that is read."""

from forensics.evaluate.generate.collection import generate
from forensics.evaluate.generate.truth import Sample, Truth

__all__ = ["Sample", "Truth", "generate"]
