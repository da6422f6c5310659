"""A forensic analyser for resumes and profiles: every finding quotes its evidence."""

import os

# As in ``index``: here for what imports numpy before it, and for the processes that are started.
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")

__version__ = "0.1.0"
