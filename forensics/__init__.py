"""A forensic analyser for resumes and profiles: every finding quotes its evidence."""

import os

# As in ``index``: here for what imports numpy before it, and for the processes that are started.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
