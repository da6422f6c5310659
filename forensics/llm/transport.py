"""HTTP with a limit to everything: to the seconds and bytes of a reply, however it trickles in.

A time-out for a single read never ends a server that sends a byte a second, so the limits are held
where bytes are received. Redirects are not followed, and a compressed reply is refused: neither is
asked for, and both lead around the limits.
"""

import ssl
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpcore2
import httpx2

from forensics.errors import SettingsError
from forensics.llm.address import is_local

MOST_BYTES = 2_000_000  # of one reply with its headers
_Option = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class LimitError(Exception):
    """A limit ended the exchange."""


class TooLargeError(LimitError):
    """The reply has more bytes than are read."""


class TooSlowError(LimitError):
    """The time for the whole question is over."""


class CompressedError(LimitError):
    """The reply is compressed, which was not asked for: its size cannot be known before."""


@dataclass
class Allowance:
    """What one exchange may still cost: until when by the monotonic clock, and how many bytes."""

    until: float
    bytes_left: int = MOST_BYTES

    def seconds(self, wanted: float | None = None) -> float:
        """Seconds left, at most those `wanted`. Raises TooSlowError when there are none."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TooSlowError
        return left if wanted is None else min(left, wanted)

    def spend(self, count: int) -> None:
        """Count received bytes. Raises TooLargeError when they are too many."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooLargeError


_allowed: ContextVar[Allowance] = ContextVar("allowance of the exchange in this thread")


@contextmanager
def allowance(until: float) -> Iterator[None]:
    """Within it, exchanges of this thread end at `until` (`time.monotonic`)."""
    token = _allowed.set(Allowance(until))
    try:
        yield
    finally:
        _allowed.reset(token)


class _Stream(httpcore2.NetworkStream):
    """A connection whose every operation draws on the allowance."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        allowed = _allowed.get()
        data = self._stream.read(max_bytes, allowed.seconds(timeout))
        allowed.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _allowed.get().seconds(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        seconds = _allowed.get().seconds(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, seconds))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Network(httpcore2.NetworkBackend):
    """Opens such connections."""

    def __init__(self) -> None:
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_Option] | None = None,
    ) -> httpcore2.NetworkStream:
        seconds = _allowed.get().seconds(timeout)
        return _Stream(
            self._network.connect_tcp(host, port, seconds, local_address, socket_options)
        )


class _Transport(httpx2.HTTPTransport):
    """Connections of the limited kind, and no compressed replies."""

    def __init__(self, proxy: str | None) -> None:
        super().__init__(proxy=proxy)
        self._pool._network_backend = _Network()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.headers["Accept-Encoding"] = "identity"
        response = super().handle_request(request)
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            response.close()
            raise CompressedError
        return response


def open_client(base_url: str) -> httpx2.Client:
    """A client for one endpoint. A proxy that the system names is used, but not to this machine."""
    try:
        transport = _Transport(_proxy(base_url))
    except (ImportError, ValueError):  # the system names one of a kind that is not spoken here
        raise SettingsError(
            "the proxy this system names is no http proxy, by which a language model is reached"
        ) from None
    return httpx2.Client(transport=transport, trust_env=False, follow_redirects=False)


def _proxy(base_url: str) -> str | None:
    parts = urlsplit(base_url)
    if is_local(base_url) or urllib.request.proxy_bypass(parts.hostname or ""):
        return None
    return urllib.request.getproxies().get(parts.scheme)
