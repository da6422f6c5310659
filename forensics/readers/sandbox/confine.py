"""Every wall the system offers, put up in the right order and then tried from inside."""

import os
import socket
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from forensics.errors import SandboxError
from forensics.readers.sandbox import kernel, landlock, namespaces, resources, seccomp
from forensics.readers.sandbox.protection import Protection

_SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo",
    "/etc/ld.so.cache", "/etc/localtime", "/dev/null", "/dev/urandom", "/proc/cpuinfo",
    "/proc/meminfo", "/sys/devices/system/cpu",
)  # fmt: skip


def confine(seconds_in_all: int) -> tuple[Protection, ...]:
    """Confine this process for the rest of its life and say with what.

    Raises SandboxError when a protection that the system offers could not be put up, or does not
    hold when tried.
    """
    protections = [_environment()]
    try:
        if kernel.is_linux():
            _require_one_thread()
            kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
            kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
        protections.append(namespaces.enter())
        protections.append(landlock.restrict(list(_readable())))
        protections.append(resources.impose(seconds_in_all))
        protections.append(seccomp.install())
    except (OSError, ValueError) as error:
        raise SandboxError(f"the sandbox could not be put up: {error}") from error
    _try(protections)
    return tuple(protections)


def _environment() -> Protection:
    os.chdir("/")
    detail = "started with an emptied environment and its own session, killed as a group"
    return Protection(name="process", active=True, detail=detail)


def _require_one_thread() -> None:
    # Landlock confines the calling thread and those it starts, not the ones already there.
    if len(list(Path("/proc/self/task").iterdir())) != 1:
        raise SandboxError("the sandbox could not be put up: the worker already runs threads")


def _readable() -> Iterator[Path]:
    for place in _SYSTEM:
        yield Path(place)
    paths = sysconfig.get_paths()
    places = {paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    places |= {str(Path(p)) for p in sys.path if Path(p).name in {"site-packages", "dist-packages"}}
    for place in sorted(places):
        yield Path(place)
    base = Path(sys.base_prefix)
    if base != Path("/usr"):
        yield from (base / "lib", base / "lib64")
    for package in {name.partition(".")[0] for name in list(sys.modules)} & {"forensics", "index"}:
        for place in sys.modules[package].__path__:
            yield Path(place)


def _try(protections: list[Protection]) -> None:
    active = {protection.name for protection in protections if protection.active}
    if "landlock" in active and _can_read("/etc/passwd"):
        raise SandboxError("the sandbox does not hold: a system file could be read")
    if "seccomp" in active and _can_open_socket():
        raise SandboxError("the sandbox does not hold: a socket could be opened")


def _can_read(path: str) -> bool:
    try:
        Path(path).read_bytes()
    except OSError:
        return False
    return True


def _can_open_socket() -> bool:
    try:
        socket.socket(socket.AF_INET).close()
    except OSError:
        return False
    return True
