"""A system-call filter: no sockets, no new processes, no tracing, no mounting, no signals.

The filter refuses with EPERM, so that a library that merely probes degrades in good order; calls
newer than the ones known here answer "not implemented". Source: seccomp(2), kernel asm/unistd.h.
"""

import ctypes
import errno
import os
import struct

from forensics.readers.sandbox import kernel
from forensics.readers.sandbox.protection import Protection

_NAME = "seccomp"
_PR_GET_SECCOMP = 21
_SET_FILTER, _TSYNC = 1, 1
_LOAD, _JUMP_EQUAL, _JUMP_GREATER, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000
_LAST_KNOWN = 462  # mseal, Linux 6.10

_REFUSED = {
    "x86_64": {
        "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "recvfrom": 45, "sendmsg": 46,
        "bind": 49, "listen": 50, "socketpair": 53, "fork": 57, "vfork": 58, "execve": 59,
        "kill": 62, "shmget": 29, "semget": 64, "msgget": 68, "truncate": 76, "rename": 82,
        "mkdir": 83, "rmdir": 84, "creat": 85, "link": 86, "unlink": 87, "symlink": 88,
        "chmod": 90, "chown": 92, "lchown": 94, "ptrace": 101, "setuid": 105, "setgid": 106,
        "setpgid": 109, "setsid": 112, "setreuid": 113, "setregid": 114, "setgroups": 116,
        "setresuid": 117, "setresgid": 119, "mknod": 133, "personality": 135, "uselib": 134,
        "pivot_root": 155, "adjtimex": 159, "chroot": 161, "acct": 163, "settimeofday": 164,
        "mount": 165, "umount2": 166, "swapon": 167, "swapoff": 168, "reboot": 169,
        "sethostname": 170, "setdomainname": 171, "iopl": 172, "ioperm": 173,
        "init_module": 175, "delete_module": 176, "quotactl": 179, "setxattr": 188,
        "tkill": 200, "io_setup": 206, "clock_settime": 227, "mq_open": 240, "kexec_load": 246,
        "add_key": 248, "request_key": 249, "keyctl": 250, "inotify_init": 253, "mkdirat": 258,
        "mknodat": 259, "fchownat": 260, "unlinkat": 263, "renameat": 264, "linkat": 265,
        "symlinkat": 266, "fchmodat": 268, "unshare": 272, "vmsplice": 278, "accept4": 288,
        "perf_event_open": 298, "fanotify_init": 300, "open_by_handle_at": 304, "setns": 308,
        "sendmmsg": 307, "process_vm_readv": 310, "process_vm_writev": 311,
        "finit_module": 313, "renameat2": 316, "kexec_file_load": 320, "bpf": 321,
        "execveat": 322, "userfaultfd": 323, "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297,
    },
    "aarch64": {
        "socket": 198, "socketpair": 199, "bind": 200, "listen": 201, "accept": 202,
        "connect": 203, "sendto": 206, "recvfrom": 207, "sendmsg": 211, "execve": 221,
        "kill": 129, "tkill": 130, "shmget": 194, "semget": 190, "msgget": 186,
        "truncate": 45, "mkdirat": 34, "mknodat": 33, "unlinkat": 35, "symlinkat": 36,
        "linkat": 37, "renameat": 38, "umount2": 39, "mount": 40, "pivot_root": 41,
        "chroot": 51, "fchmodat": 53, "fchownat": 54, "quotactl": 60, "setxattr": 5,
        "vmsplice": 75, "acct": 89, "personality": 92, "unshare": 97, "kexec_load": 104,
        "init_module": 105, "delete_module": 106, "clock_settime": 112, "ptrace": 117,
        "rt_sigqueueinfo": 138, "reboot": 142, "setregid": 143, "setgid": 144, "setreuid": 145,
        "setuid": 146, "setresuid": 147, "setresgid": 149, "setpgid": 154, "setsid": 157,
        "setgroups": 159, "sethostname": 161, "setdomainname": 162, "settimeofday": 170,
        "adjtimex": 171, "io_setup": 0, "mq_open": 180, "add_key": 217, "request_key": 218,
        "keyctl": 219, "swapon": 224, "swapoff": 225, "rt_tgsigqueueinfo": 240,
        "perf_event_open": 241, "accept4": 242, "fanotify_init": 262, "open_by_handle_at": 265,
        "setns": 268, "sendmmsg": 269, "process_vm_readv": 270, "process_vm_writev": 271,
        "finit_module": 273, "renameat2": 276, "bpf": 280, "execveat": 281, "userfaultfd": 282,
        "kexec_file_load": 294,
    },
}  # fmt: skip
# pidfd_send_signal, io_uring (three), pidfd_open, pidfd_getfd, the new mount calls: one numbering.
_REFUSED_EVERYWHERE = (424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442)
_CLONE3 = 435
_MACHINES = {"x86_64": (0xC000003E, 56, 234), "aarch64": (0xC00000B7, 220, 131)}


def install() -> Protection:
    """Install the filter on every thread of this process, for good. Raises OSError."""
    machine = _MACHINES.get(kernel.architecture()) if kernel.is_linux() else None
    if machine is None:
        what = "exists on Linux on x86_64 and aarch64 only"
        return Protection(name=_NAME, active=False, detail=what)
    try:
        kernel.prctl(_PR_GET_SECCOMP)
    except OSError as error:
        if error.errno not in kernel.NOT_OFFERED:
            raise
        return Protection(name=_NAME, active=False, detail="this kernel does not offer it")
    program = _program(*machine, sorted(_REFUSED[kernel.architecture()].values()))
    instructions = ctypes.create_string_buffer(b"".join(program))
    header = struct.pack("HxxxxxxQ", len(program), ctypes.addressof(instructions))
    number = 317 if kernel.architecture() == "x86_64" else 277
    kernel.syscall(
        number, ctypes.c_uint(_SET_FILTER), ctypes.c_uint(_TSYNC), ctypes.c_char_p(header)
    )
    detail = "no sockets, programs, processes, tracing, mounts or signals"
    return Protection(name=_NAME, active=True, detail=detail)


def _program(arch: int, clone: int, tgkill: int, refused: list[int]) -> list[bytes]:
    refuse, missing = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS
    lines = [
        _step(_LOAD, _ARCH),
        _step(_JUMP_EQUAL, arch, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    if arch == _MACHINES["x86_64"][0]:
        # The x32 numbering would slip past the list below.
        lines += [_step(_JUMP_ANY_BIT, _X32, 0, 1), _step(_RETURN, _KILL)]
    lines += [_step(_JUMP_EQUAL, _CLONE3, 0, 1), _step(_RETURN, missing)]
    lines += [_step(_JUMP_GREATER, _LAST_KNOWN, 0, 1), _step(_RETURN, missing)]
    for number in (*refused, *_REFUSED_EVERYWHERE):
        lines += [_step(_JUMP_EQUAL, number, 0, 1), _step(_RETURN, refuse)]
    # A thread of this process may start; another process may not.
    lines += [
        _step(_JUMP_EQUAL, clone, 0, 4),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_JUMP_ANY_BIT, _CLONE_THREAD, 0, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, refuse),
    ]
    # abort() signals the process itself; no other process is signalled.
    lines += [
        _step(_JUMP_EQUAL, tgkill, 0, 4),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_JUMP_EQUAL, os.getpid(), 0, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, refuse),
    ]
    return [*lines, _step(_RETURN, _ALLOW)]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
