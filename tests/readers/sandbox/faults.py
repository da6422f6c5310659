"""A reader that misbehaves as its input says, run in the real worker in place of the parsers."""

import ctypes
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from forensics.errors import ReadError, Unread
from forensics.model.document import Document
from forensics.readers import plain


def read(data: bytes, name: str) -> Document:
    order, _, argument = data.decode().partition(" ")
    if order in _FAULTS:
        _FAULTS[order](argument)
    return plain.read(data, name)


def hang(_: str) -> None:
    time.sleep(600)


def spin(_: str) -> None:
    while True:
        pass


def allocate(_: str) -> None:
    hoard = [bytearray(512 * 1024 * 1024) for _ in range(20)]
    raise AssertionError(len(hoard))


def segfault(_: str) -> None:
    ctypes.string_at(8)


def abort(_: str) -> None:
    os.abort()


def leave(_: str) -> None:
    os._exit(3)


def print_much(_: str) -> None:
    for _ in range(1024):
        sys.stdout.buffer.write(b"x" * 1024 * 1024)


def answer_much(_: str) -> None:
    for _ in range(1024):
        _answer(b"\xff" * 1024 * 1024)


def answer_nonsense(_: str) -> None:
    _answer((12).to_bytes(8, "big") + b'{"document":')


def answer_for_another(_: str) -> None:
    body = b'{"document":' + plain.read(b"other", "other").model_dump_json().encode() + b"}"
    _answer(len(body).to_bytes(8, "big") + body)


def surprise(_: str) -> None:
    raise AttributeError("a parser's surprise")


def recurse(argument: str) -> None:
    recurse(argument)


def fork_bomb(_: str) -> None:
    while True:
        os.fork()


def thread_bomb(_: str) -> None:
    while True:
        threading.Thread(target=time.sleep, args=(600,)).start()


def attempt(argument: str) -> None:
    """Fail with what came of an attempt, so that the test can read it."""
    kind, _, target = argument.partition(" ")
    raise ReadError(Unread.MALFORMED, _tried(kind, target))


def _tried(kind: str, target: str) -> str:
    try:
        return f"did {_ATTEMPTS[kind](target)!r}"
    except OSError as error:
        return f"refused: {error.strerror or error}"


def _connect(target: str) -> object:
    return socket.create_connection((target, 80), timeout=2)


def _kill_parent(_: str) -> object:
    return os.kill(os.getppid(), 0)


_ATTEMPTS = {
    "open": lambda target: Path(target).read_bytes()[:20],
    "write": lambda target: Path(target).write_bytes(b"x"),
    "connect": _connect,
    "run": lambda target: subprocess.run([target], check=False),
    "kill_parent": _kill_parent,
    "environment": lambda _: sorted(os.environ),
    "unlink": lambda target: Path(target).unlink(),
}


def _answer(data: bytes) -> None:
    # The worker's private answer stream is one of its few open pipes.
    for descriptor in range(3, 64):
        try:
            if str(Path(f"/proc/self/fd/{descriptor}").readlink()).startswith("pipe:"):
                os.write(descriptor, data)
        except OSError:
            continue


_FAULTS = {
    fault.__name__: fault
    for fault in (
        hang, spin, allocate, segfault, abort, leave, print_much, answer_much, answer_nonsense,
        answer_for_another, surprise, recurse, fork_bomb, thread_bomb, attempt,
    )
}  # fmt: skip
