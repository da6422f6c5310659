"""A network, a process table of messages and a set of users of one's own, all of them empty.

In a new user namespace the worker holds no power over the system, even when started by root; in a
new network namespace there is no interface, not even loopback. Source: namespaces(7).
"""

from forensics.readers.sandbox import kernel
from forensics.readers.sandbox.protection import Protection

_NEWUSER = 0x10000000
_NEWNET = 0x40000000
_NEWIPC = 0x08000000
_NAME = "namespaces"


def enter() -> Protection:
    """Enter them. Raises OSError when a system that offers them fails otherwise."""
    if not kernel.is_linux():
        return Protection(name=_NAME, active=False, detail="exist on Linux only")
    try:
        kernel.unshare(_NEWUSER | _NEWNET | _NEWIPC)
    except OSError as error:
        if error.errno not in kernel.NOT_OFFERED:
            raise
        why = f"this system does not let processes make them ({error.strerror})"
        return Protection(name=_NAME, active=False, detail=why)
    return Protection(name=_NAME, active=True, detail="no network interface, no user privileges")
