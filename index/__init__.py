"""The library of known templates: truth in SQL, vectors derived from it, and matching.

It takes lines of text and digests of owners; it knows no record of a person. Only the nouns are
exported here, so that naming them loads nothing heavy: ``index.library``, ``index.matcher``,
``index.embedding``, ``index.intake`` and ``index.passages`` hold the verbs.
"""

import os

# Products here are small and many, and others work beside them (an embedder on every core, sweeps
# on all processors): cut up among threads that wait for one another without sleeping, they took
# twice the processor's time and as much again from what they waited beside. FAISS has threads of
# its own, which this leaves alone. Read when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from index.errors import LibraryError
from index.match import Match, Pair, Verdict
from index.template import Template, TemplateStatus

__all__ = ["LibraryError", "Match", "Pair", "Template", "TemplateStatus", "Verdict"]
