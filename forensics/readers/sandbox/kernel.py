"""System calls that Python has no name for."""

import ctypes
import errno
import os
import platform
import sys

NOT_OFFERED = frozenset(
    {errno.ENOSYS, errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOSPC, errno.EUSERS,
     errno.EOPNOTSUPP}
)  # fmt: skip
"""What a kernel (or the container around it) answers when it does not offer a facility."""

PR_SET_NO_NEW_PRIVS = 38
PR_SET_DUMPABLE = 4


def is_linux() -> bool:
    """True on Linux, where the strong protections exist."""
    return sys.platform == "linux"


def architecture() -> str:
    """The machine, as the kernel names it: "x86_64", "aarch64"..."""
    return platform.machine()


def syscall(number: int, *arguments: object) -> int:
    """Make a system call. Raises OSError with the kernel's error number."""
    return _checked(_libc().syscall(ctypes.c_long(number), *arguments))


def prctl(option: int, *arguments: int) -> int:
    """Change a property of this process. Raises OSError."""
    padded = [ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)[:4]]
    return _checked(_libc().prctl(ctypes.c_int(option), *padded))


def unshare(flags: int) -> None:
    """Leave shared namespaces. Raises OSError."""
    _checked(_libc().unshare(ctypes.c_int(flags)))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
