"""The library of known templates: truth in SQL, vectors derived from it, and matching.

It takes lines of text and digests of owners; it knows no record of a person. Only the nouns are
exported here, so that naming them loads nothing heavy: ``index.library``, ``index.matcher``,
``index.embedding``, ``index.intake`` and ``index.passages`` hold the verbs.
"""

import os

# A thread of the library of products waits for its next product for a tenth of a second without
# sleeping: beside an embedder that runs on every core that took half of all time. Read when numpy
# is first imported.
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")

from index.errors import LibraryError
from index.match import Match, Pair, Verdict
from index.template import Template, TemplateStatus

__all__ = ["LibraryError", "Match", "Pair", "Template", "TemplateStatus", "Verdict"]
