"""Messages between the reader and its worker: eight bytes of length, then the bytes."""

import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")


class FrameError(Exception):
    """The other side ended, or announced more than may be sent."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large


def write(stream: BinaryIO, *bodies: bytes) -> None:
    """Send messages, at once: the other side is not woken for each."""
    for body in bodies:
        stream.write(_LENGTH.pack(len(body)))
        stream.write(body)
    stream.flush()


def read(stream: BinaryIO, limit: int) -> bytes:
    """Receive one message of at most `limit` bytes. Raises FrameError at the end of the stream."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > limit:
        raise FrameError(f"a message of {length} bytes, more than {limit}", too_large=True)
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    parts = []
    while count:
        part = stream.read(min(count, 1 << 20))
        if not part:
            raise FrameError("the stream ended")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
