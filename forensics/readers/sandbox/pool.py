"""The reader: hands files to a sandboxed worker process and takes Documents back.

A worker reads many files, so that only the first pays for its start; it is replaced after
FILES_PER_WORKER files, and at once after anything that is not a clean answer. What it sends is
checked like any other untrusted input.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from forensics.errors import ReadError, SandboxError, Unread
from forensics.model.base import Noun
from forensics.model.document import Document
from forensics.readers.limits import MAX_INPUT_BYTES
from forensics.readers.sandbox import frames
from forensics.readers.sandbox.protection import Protection
from forensics.readers.sandbox.watchdog import Watchdog

if TYPE_CHECKING:
    from forensics.readers.sandbox.picture import Picture

Answer = TypeVar("Answer")

FILES_PER_WORKER = 50
QUOTES_BOXED, QUOTE_CHARACTERS = 100, 1_000  # of a page: more would box all of it
SECONDS_PER_FILE = 15.0
_SECONDS_TO_START = 30.0
_MAX_ANSWER = 48 * 1024 * 1024
_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
# Plugins would be looked for in every installed package at each start, and have no place here.
_NO_PLUGINS = {"PYDANTIC_DISABLE_PLUGINS": "__all__"}


class Reader:
    """Reads files in a sandbox. Use as a context manager; safe to share between threads.

    `entry` names the module whose `read(data, name) -> Document` runs in the worker; `seconds` is
    the wall time a file may take; a worker is replaced after so many `files`.
    """

    def __init__(
        self,
        *,
        entry: str = "forensics.readers.formats",
        seconds: float = SECONDS_PER_FILE,
        files: int = FILES_PER_WORKER,
    ) -> None:
        self._entry = entry
        self._files = files
        self._seconds = seconds
        self._worker: _Worker | None = None
        self._lock = threading.Lock()

    def read(self, data: bytes, name: str) -> Document:
        """Read one file. `name` is how it is called in the Document and in evidence.

        Raises ReadError with a typed reason, SandboxError when no worker can be confined.
        """
        if len(data) > MAX_INPUT_BYTES:
            message = f"is larger than {MAX_INPUT_BYTES // 1024**2} MB"
            raise ReadError(Unread.TOO_LARGE, message)
        return self._ask(data, name, lambda answer: _understand(answer, data, name))

    def picture(self, data: bytes, page: int, quotes: Sequence[tuple[str, int]] = ()) -> "Picture":
        """A page of a PDF, from 1, as a picture with boxes around the quotes found there.

        A quote comes with the number of times that the page says the same before it. Raises
        ReadError when the file has no such page, SandboxError as `read`.
        """
        from forensics.readers.sandbox.picture import understand  # loads Pillow

        shown = [(quote[:QUOTE_CHARACTERS], nth) for quote, nth in quotes[:QUOTES_BOXED]]
        return self._ask(data, {"page": page, "quotes": shown}, understand)

    def _ask(self, data: bytes, order: object, take: Callable[[bytes], Answer]) -> Answer:
        with self._lock:
            worker = self._ready()
            try:
                answer = worker.ask(data, order, self._seconds)
                _raise_unread(answer)
                return take(answer)
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                self._discard()
                what = "made its parser answer nonsense"
                raise ReadError(Unread.CRASHED, what) from error
            except _WorkerError as failure:
                self._discard()
                raise failure.error from failure

    def protections(self) -> tuple[Protection, ...]:
        """What confines the worker. Raises SandboxError."""
        with self._lock:
            return self._ready().protections

    def warm(self) -> None:
        """Start the worker now, so that the first file does not wait for it."""
        self.protections()

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._discard()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ready(self) -> "_Worker":
        if self._worker is not None and self._worker.spent:
            self._discard()
        if self._worker is None:
            self._worker = _Worker(self._entry, self._seconds, self._files)
        return self._worker

    def _discard(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


def describe() -> tuple[Protection, ...]:
    """The protections a worker has on this system, each named, active or why not."""
    with Reader() as reader:
        return reader.protections()


class _Worker:
    """One worker process, from its start to its death."""

    def __init__(self, entry: str, seconds: float, files: int) -> None:
        self._left = files
        environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"}
        if "SYSTEMROOT" in os.environ:
            environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        module = "forensics.readers.sandbox.worker"
        limits = [str(files), str(int(seconds) + 1)]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-B", "-m", module, entry, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment | _ONE_THREAD | _NO_PLUGINS,
            start_new_session=True,
        )
        self._watchdog = Watchdog(min(seconds, _SECONDS_TO_START), self._signal)
        self.protections = self._greeting()

    @property
    def spent(self) -> bool:
        """True when it has read its share of files, or has ended by itself."""
        return self._left <= 0 or self._process.poll() is not None

    def ask(self, data: bytes, order: object, seconds: float) -> bytes:
        """Send a file and the order for it, wait for the answer.

        Raises _WorkerError: timeout, crashed, too_large.
        """
        self._left -= 1
        return self._exchange([json.dumps(order).encode(), data], seconds)

    def kill(self) -> None:
        """Kill it and whatever it may have started."""
        self._watchdog.leave()
        self._signal()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)

    def _greeting(self) -> tuple[Protection, ...]:
        try:
            hello = json.loads(self._exchange([], _SECONDS_TO_START))
            if "failed" in hello:
                raise SandboxError(str(hello["failed"]))
            return tuple(Protection.model_validate(item) for item in hello["protections"])
        except (_WorkerError, ValueError, KeyError, TypeError) as error:
            self.kill()
            raise SandboxError(f"the worker for reading files did not start: {error}") from error
        except SandboxError:
            self.kill()
            raise

    def _exchange(self, messages: list[bytes], seconds: float) -> bytes:
        source, sink = self._process.stdout, self._process.stdin
        assert source is not None and sink is not None
        try:
            with self._watchdog.within(seconds):
                frames.write(sink, *messages)  # type: ignore[arg-type]
                answer = frames.read(source, _MAX_ANSWER)  # type: ignore[arg-type]
        except (frames.FrameError, OSError) as error:
            if isinstance(error, frames.FrameError) and error.too_large:
                what = "reads into more than a document can hold"
                raise _WorkerError(Unread.TOO_LARGE, what) from error
            if self._watchdog.overtime.is_set():
                raise _overtime(seconds) from error
            raise self._death() from error
        if self._watchdog.overtime.is_set():
            # It answered while it was being ended: no next file is for this worker.
            raise _overtime(seconds)
        return answer

    def _signal(self) -> None:
        if self._process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def _death(self) -> "_WorkerError":
        try:
            code = self._process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            self._signal()  # it closed its stream and lives on
            code = self._process.wait()
        if -code in (signal.SIGXCPU, signal.SIGALRM):
            return _WorkerError(Unread.TIMEOUT, "took more processor time than a document may use")
        how = f"signal {-code}" if code < 0 else f"exit status {code}"
        return _WorkerError(Unread.CRASHED, f"made its parser end abruptly ({how})")


class _Read(Noun):
    """The answer to an order to read."""

    document: Document


class _WorkerError(Exception):
    """A file was not read, and the worker that tried is not to be used again."""

    def __init__(self, reason: Unread, message: str) -> None:
        super().__init__(message)
        self.error = ReadError(reason, message)


def _overtime(seconds: float) -> _WorkerError:
    return _WorkerError(Unread.TIMEOUT, f"took longer than {seconds:g} s")


def _raise_unread(answer: bytes) -> None:
    if answer.startswith(b'{"unread"'):
        value = json.loads(answer)
        reason, message = Unread(value["unread"]), str(value["message"])
        if value["replace"] or reason is Unread.OUT_OF_MEMORY:
            raise _WorkerError(reason, message)
        raise ReadError(reason, message)


def _understand(answer: bytes, data: bytes, name: str) -> Document:
    document = _Read.model_validate_json(answer).document
    if (document.sha256, document.name) != (hashlib.sha256(data).hexdigest(), name):
        raise _WorkerError(Unread.CRASHED, "made its parser answer for another file")
    return document


def _close(stream: object) -> None:
    try:
        stream.close()  # type: ignore[attr-defined]
    except OSError:
        # What was still to be written went to a process that is gone.
        return
