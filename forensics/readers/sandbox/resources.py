"""Limits of memory, time and size that the operating system enforces on the worker."""

import resource
import signal

from forensics.readers.sandbox import kernel
from forensics.readers.sandbox.protection import Protection

MEMORY = 1536 * 1024 * 1024
"""Address space in bytes. Libraries take about 300 MB of it before the first file."""

_NAME = "limits"


def impose(seconds_in_all: int) -> Protection:
    """Set the limits for the life of the worker. Raises OSError, ValueError on Linux."""
    wanted = {
        "address space": (resource.RLIMIT_AS, MEMORY),
        "written files": (resource.RLIMIT_FSIZE, 0),
        "core files": (resource.RLIMIT_CORE, 0),
        "open files": (resource.RLIMIT_NOFILE, 64),
        "processor time": (resource.RLIMIT_CPU, seconds_in_all),
        # Counts threads too on Linux, where the system-call filter forbids processes instead.
        "processes": (resource.RLIMIT_NPROC, 64 if kernel.is_linux() else 0),
    }
    set_here = []
    for name, (kind, value) in wanted.items():
        try:
            _lower(kind, value)
        except (OSError, ValueError):
            if kernel.is_linux():
                raise
            continue  # left out of the list that `doctor` prints
        set_here.append(name)
    return Protection(name=_NAME, active=True, detail=", ".join(set_here) + " limited")


def allow(seconds: int) -> None:
    """Grant the next file this much processor time and, asleep or not, twice the wall time.

    Past either the kernel ends the worker, should its parent be gone.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, hard), hard))
    signal.alarm(2 * seconds)


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, value))
