"""Landlock: no file may be written, and only Python's own files may be read.

Source: Linux Documentation/userspace-api/landlock.rst (ABI 1 to 7).
"""

import ctypes
import os
from pathlib import Path

from forensics.readers.sandbox import kernel
from forensics.readers.sandbox.protection import Protection

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same number on every architecture
_VERSION_FLAG = 1
_RULE_PATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_FS_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_TCP = 0b11  # bind, connect: ABI 4
_SCOPES = 0b11  # abstract sockets, signals: ABI 6
_NAME = "landlock"


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("fs", ctypes.c_uint64),
        ("net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version() -> int:
    """Landlock's ABI on this kernel; 0 where it is missing or switched off."""
    if not kernel.is_linux():
        return 0
    try:
        return kernel.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    except OSError as error:
        if error.errno not in kernel.NOT_OFFERED:
            raise
        return 0


def restrict(readable: list[Path]) -> Protection:
    """Confine the calling thread for good. Needs no_new_privs. Raises OSError."""
    abi = version()
    if not abi:
        return Protection(name=_NAME, active=False, detail="this kernel does not offer it")
    rights = _FS_RIGHTS[max(level for level in _FS_RIGHTS if level <= abi)]
    ruleset = _Ruleset(rights, _TCP if abi >= 4 else 0, _SCOPES if abi >= 6 else 0)
    size = ctypes.c_size_t(24 if abi >= 6 else 16 if abi >= 4 else 8)
    handle = kernel.syscall(_CREATE, ctypes.byref(ruleset), size, ctypes.c_uint32(0))
    try:
        for path in readable:
            _allow(handle, path)
        kernel.syscall(_RESTRICT, ctypes.c_int(handle), ctypes.c_uint32(0))
    finally:
        os.close(handle)
    detail = f"ABI {abi}: no file can be written, only Python's own files can be read"
    return Protection(name=_NAME, active=True, detail=detail)


def _allow(handle: int, path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        allowed = _READ_FILE | (_READ_DIR if path.is_dir() else 0)
        rule = _PathRule(allowed, descriptor)
        kernel.syscall(
            _ADD, ctypes.c_int(handle), ctypes.c_int(_RULE_PATH), ctypes.byref(rule),
            ctypes.c_uint32(0),
        )  # fmt: skip
    finally:
        os.close(descriptor)
