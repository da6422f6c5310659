"""The worker: confines itself, then reads one file after another until its input ends.

`python -m forensics.readers.sandbox.worker ENTRY FILES SECONDS`. ENTRY is the module whose
`read(data, name)` does the reading. In: a frame of JSON with the order (a name to read under, or
a page and quotes to draw), a frame with the bytes. Out: one frame, first JSON with the protections
in force, then one answer an order; a drawing is a line of JSON and then its pixels.
"""

import importlib
import json
import os
import sys
from typing import Any, BinaryIO, Protocol

from forensics.errors import ReadError, SandboxError, Unread
from forensics.model.document import Document
from forensics.readers.limits import MAX_INPUT_BYTES, MAX_ORDER_BYTES
from forensics.readers.sandbox import frames, resources
from forensics.readers.sandbox.confine import confine


class _Entry(Protocol):
    def read(self, data: bytes, name: str) -> Document: ...


def main() -> None:
    """Serve until the input ends."""
    entry, files, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    source, sink = _private_streams()
    reader: _Entry = importlib.import_module(entry)
    try:
        protections = confine(files * seconds)
    except SandboxError as error:
        frames.write(sink, json.dumps({"failed": str(error)}).encode())
        return
    hello = {"protections": [protection.model_dump() for protection in protections]}
    frames.write(sink, json.dumps(hello).encode())
    for _ in range(files):
        try:
            order = json.loads(frames.read(source, MAX_ORDER_BYTES))
            data = frames.read(source, MAX_INPUT_BYTES)
        except frames.FrameError:
            return
        resources.allow(seconds)
        frames.write(sink, _answer(reader, data, order))


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    # What a parser prints must not be taken for an answer.
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return source, sink


def _answer(reader: _Entry, data: bytes, order: Any) -> bytes:
    try:
        if isinstance(order, dict):
            return _drawing(data, order["page"], order["quotes"])
        document = reader.read(data, order)
        return b'{"document":' + document.model_dump_json().encode() + b"}"
    except ReadError as error:
        return _unread(error.reason, error.message)
    except MemoryError:
        return _unread(Unread.OUT_OF_MEMORY, "needs more memory than a document may use")
    except RecursionError:
        return _unread(Unread.MALFORMED, "is nested too deeply to be read")
    except Exception as error:
        # A parser that raises what it does not document has been led astray by the file; what
        # state it is in is unknown, so the worker is not used again.
        message = f"could not be parsed ({type(error).__name__}: {error})"
        return _unread(Unread.MALFORMED, message, replace=True)


def _drawing(data: bytes, page: int, quotes: list[tuple[str, int]]) -> bytes:
    # Imported here: most workers draw nothing.
    from forensics.readers.pdf_picture import draw

    drawn = draw(data, page, quotes)
    head = {"pages": drawn.pages, "size": [drawn.width, drawn.height], "boxes": drawn.boxes}
    return json.dumps({"drawing": head}).encode() + b"\n" + drawn.pixels


def _unread(reason: Unread, message: str, *, replace: bool = False) -> bytes:
    line = " ".join(message.split())[:500]
    answer = {"unread": reason.value, "message": line, "replace": replace}
    return json.dumps(answer).encode()


if __name__ == "__main__":
    main()
