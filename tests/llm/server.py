"""An OpenAI-compatible server of the tests' own, over real HTTP, that behaves as it is told.

with ModelServer(takes_json_schema({"total": 4})) as server:
    Endpoint(server.url, "tiny").ask(...)
    server.asked  # every question as it arrived
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; names of headers in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        return json.loads(self.raw)

    @property
    def way(self) -> str:
        """How an answer was asked for."""
        if "tools" in self.body:
            return "tool calls"
        return str(self.body.get("response_format", {}).get("type", "text"))

    @property
    def text(self) -> str:
        """All that was said in it."""
        return "\n".join(message["content"] for message in self.body["messages"])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        self._take()
        if self.path.endswith("/models") and self.server.models is not None:
            self.json({"object": "list", "data": [{"id": m} for m in self.server.models]})
        else:
            self.json({"error": {"message": "no such route"}}, 404)

    def do_POST(self) -> None:
        asked = self._take()
        self.server.behaviour(asked, self)

    def _take(self) -> Asked:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, raw)
        self.server.asked.append(asked)
        return asked

    def json(self, content: Any, status: int = 200, headers: Mapping[str, str] = {}) -> None:
        self.bytes(json.dumps(content).encode(), status, headers)

    def bytes(
        self,
        data: bytes,
        status: int = 200,
        headers: Mapping[str, str] = {},
        kind: str = "application/json",
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def says(self, content: str | None, **message: Any) -> None:
        """A proper completion with this text."""
        self.json(completion(content, **message))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


Behaviour = Callable[[Asked, Handler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    behaviour: Behaviour
    models: tuple[str, ...] | None
    asked: list[Asked]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""


@dataclass
class ModelServer:
    """Runs while it is entered. `models` None has no such route."""

    behaviour: Behaviour
    models: tuple[str, ...] | None = ("tiny",)
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.behaviour = self.behaviour
        self._server.models = self.models
        self._server.asked = self.asked
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def questions(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.path.endswith("/chat/completions")]


def completion(content: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "tiny",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": {"prompt_tokens": 120, "completion_tokens": 8, "total_tokens": 128},
    }


Answering = Mapping[str, Any] | Callable[[Asked], Mapping[str, Any]]


def _filled(answer: Answering, asked: Asked) -> str:
    return json.dumps(answer(asked) if callable(answer) else answer)


def _refuse(handler: Handler, name: str) -> None:
    handler.json({"error": {"message": f"{name} is not supported by this model"}}, 400)


def takes_json_schema(answer: Answering) -> Behaviour:
    """Knows `json_schema`, as OpenAI and vLLM do."""

    def behave(asked: Asked, handler: Handler) -> None:
        if asked.way == "json_schema":
            handler.says(_filled(answer, asked))
        else:
            _refuse(handler, asked.way)

    return behave


def takes_tool_calls(answer: Answering) -> Behaviour:
    """Knows tool calls alone."""

    def behave(asked: Asked, handler: Handler) -> None:
        if asked.way != "tool calls":
            _refuse(handler, "response_format")
            return
        name = asked.body["tools"][0]["function"]["name"]
        call = {
            "id": "t1",
            "type": "function",
            "function": {"name": name, "arguments": _filled(answer, asked)},
        }
        handler.json(completion(None, "tool_calls", tool_calls=[call]))

    return behave


def takes_json_object(answer: Answering) -> Behaviour:
    """Knows `json_object` alone."""

    def behave(asked: Asked, handler: Handler) -> None:
        if asked.way == "json_object":
            handler.says(_filled(answer, asked))
        else:
            _refuse(handler, "tools" if asked.way == "tool calls" else "json_schema")

    return behave


def takes_nothing() -> Behaviour:
    """Refuses every kind of structured answer."""
    return lambda asked, handler: _refuse(handler, "response_format, tools: structured output")


def says(content: str | None, **message: Any) -> Behaviour:
    """Gives this text whatever is asked."""
    return lambda asked, handler: handler.says(content, **message)


def gives(content: Any) -> Behaviour:
    """Gives this JSON in place of a completion."""
    return lambda asked, handler: handler.json(content)


def sends(
    data: bytes, kind: str = "application/json", headers: Mapping[str, str] = {}
) -> Behaviour:
    """Sends these bytes."""
    return lambda asked, handler: handler.bytes(data, 200, headers, kind)


def fails(status: int, message: str = "no", headers: Mapping[str, str] = {}) -> Behaviour:
    """Answers with an HTTP status."""
    return lambda asked, handler: handler.json({"error": {"message": message}}, status, headers)


def first(behaviour: Behaviour, times: int, then: Behaviour) -> Behaviour:
    """One behaviour for the first requests, another from then on."""
    left = [times]

    def behave(asked: Asked, handler: Handler) -> None:
        left[0] -= 1
        (behaviour if left[0] >= 0 else then)(asked, handler)

    return behave


def hangs(seconds: float) -> Behaviour:
    """Takes the question and says nothing."""
    return lambda asked, handler: time.sleep(seconds)


def drips(seconds: float, headers: bool = False) -> Behaviour:
    """Sends a byte every 50 ms: of the body, or already of the headers."""

    def behave(asked: Asked, handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
        handler.wfile.write(b"X-Slow: " if headers else b"Content-Length: 100000\r\n\r\n")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(b" " if not headers else b"a")
            time.sleep(0.05)

    return behave


def pours(megabytes: int) -> Behaviour:
    """A reply with a text of so many megabytes."""

    def behave(asked: Asked, handler: Handler) -> None:
        handler.bytes(json.dumps(completion("a" * megabytes * 1_000_000)).encode())

    return behave


def resets() -> Behaviour:
    """Drops the connection with a reset."""

    def behave(asked: Asked, handler: Handler) -> None:
        linger = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        handler.close_connection = True
        handler.rfile.close()
        handler.wfile.close()
        handler.connection.close()

    return behave


def leads_to(url: str, status: int = 307) -> Behaviour:
    """Redirects."""
    return lambda asked, handler: handler.bytes(b"", status, {"Location": url})
