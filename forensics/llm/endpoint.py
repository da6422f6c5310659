"""An OpenAI-compatible endpoint asked for one closed form, in whichever way it understands."""

import json
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, Literal

import httpx2
import openai
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from langsmith.run_helpers import tracing_context
from pydantic import SecretStr

from forensics.errors import ModelError
from forensics.llm import address, forms
from forensics.llm.exchange import Exchange, RefusedError
from forensics.llm.payload import Message
from forensics.llm.transport import open_client
from forensics.model.base import Noun
from forensics.model.tools import Answer

Way = Literal["json_schema", "tool calls", "json_object"]
WAYS: tuple[Way, ...] = ("json_schema", "tool calls", "json_object")
MOST_TOKENS = 8_192  # of an answer, a reasoning model's thoughts included
DISCOVERY_SECONDS = 5.0  # to ask an endpoint which models it has
_NO_KEY = "none"  # sent where no key is set: local servers want the header, not the key


@dataclass(frozen=True)
class Answered(Generic[Answer]):
    """An answer in its form, the way it was given, and what it cost in tokens as reported."""

    answer: Answer
    way: Way
    tokens_in: int
    tokens_out: int


class Endpoint:
    """Asks one model. Thread-safe; remembers what the endpoint understands.

    `model` None asks the endpoint which one it has. `seconds` may pass for one question with all
    its tries; `per_minute` requests are sent. Raises SettingsError for an address that cannot be
    used.
    """

    def __init__(
        self,
        base_url: str,
        model: str | None = None,
        key: SecretStr | None = None,
        seconds: float = 60.0,
        per_minute: float = 60.0,
    ) -> None:
        self.base_url = address.checked(base_url)
        self.seconds = seconds
        self._model = model
        self._key = key or SecretStr(_NO_KEY)
        self._exchange = Exchange(self.base_url, seconds, per_minute)
        self._client = open_client(self.base_url)
        self._unused = httpx2.AsyncClient(trust_env=False)  # or one is made that reads the proxies
        self._chat: ChatOpenAI | None = None
        self._proven: Way | None = None
        self._hopeless = False
        self._without: frozenset[str] = frozenset()

    def model(self) -> str:
        """The model's name; an endpoint that has one is asked where none is set.

        Raises ModelError when it has several, or does not answer.
        """
        if self._model is None:
            self._model = self._discover()
        return self._model

    def ask(self, messages: Sequence[Message], form: type[Answer]) -> Answered[Answer]:
        """The form filled in. Raises ModelError with a sentence for the reviewer."""
        until = time.monotonic() + self.seconds
        self.model()
        if self._hopeless:
            raise ModelError(self._no_way())
        refused: list[RefusedError] = []
        unusable: ModelError | None = None
        for way in (self._proven,) if self._proven else WAYS:
            try:
                answered = self._ask(way, messages, form, until)
            except RefusedError as error:
                refused.append(error)
            except _UnusableError as error:
                unusable = error
            else:
                self._proven = way
                return answered
        if unusable is not None:
            raise ModelError(str(unusable))
        if len(refused) == len(WAYS):
            self._hopeless = all(error.failure.format for error in refused)
            if any(error.failure.format for error in refused):
                raise ModelError(self._no_way())
        raise ModelError(str(refused[0]))

    def supports(self, messages: Sequence[Message], form: type[Noun]) -> dict[Way, str | None]:
        """Each way of asking and what is wrong with it, None where it works.

        Raises ModelError when the endpoint cannot be asked at all.
        """
        self.model()
        found: dict[Way, str | None] = {}
        for way in WAYS:
            try:
                self._ask(way, messages, form, time.monotonic() + self.seconds)
            except (RefusedError, _UnusableError) as error:
                found[way] = str(error)
            else:
                found[way] = None
                self._proven = self._proven or way
        return found

    def _no_way(self) -> str:
        return (
            f"the language model at {self.base_url} cannot fill in a form: it takes neither "
            f"{WAYS[0]} nor {WAYS[1]} nor {WAYS[2]}"
        )

    def _ask(
        self, way: Way, messages: Sequence[Message], form: type[Answer], until: float
    ) -> Answered[Answer]:
        while True:
            without = self._without
            try:
                message = self._exchange.call(self._request(way, messages, form), until)
                break
            except RefusedError as error:
                option = error.failure.option
                if option is None or option in without:
                    raise
                self._without = without | {option}
        if message.additional_kwargs.get("refusal"):
            raise ModelError("the language model declined to answer")
        if message.response_metadata.get("finish_reason") == "length":
            raise ModelError("the language model's answer was cut off before its end")
        try:
            answer = forms.read(_text(message), form)
        except ModelError as error:
            raise _UnusableError(str(error)) from None
        used = message.usage_metadata
        return Answered(
            answer,
            way,
            tokens_in=used["input_tokens"] if used else 0,
            tokens_out=used["output_tokens"] if used else 0,
        )

    def _request(
        self, way: Way, messages: Sequence[Message], form: type[Noun]
    ) -> Callable[[], AIMessage]:
        """What sends the question: all that is this project's own is done before it is called."""
        sent: list[BaseMessage] = [
            SystemMessage(message.text) if message.role == "system" else HumanMessage(message.text)
            for message in messages
        ]
        asked = {"name": form.__name__, "schema": forms.schema(form), "strict": True}
        options = self._options()
        if way == "json_schema":
            options["response_format"] = {"type": "json_schema", "json_schema": asked}
        elif way == "tool calls":
            function = {"name": form.__name__, "description": "Gives the answer."}
            function_asked = function | {"parameters": asked["schema"], "strict": True}
            options["tools"] = [{"type": "function", "function": function_asked}]
            options["tool_choice"] = {"type": "function", "function": {"name": form.__name__}}
        else:
            options["response_format"] = {"type": "json_object"}
            sent.append(HumanMessage(forms.described(form)))
        chat = self._open_chat()

        def send() -> AIMessage:
            with _quietly():
                reply = chat.invoke(sent, **options)
            if not isinstance(reply, AIMessage):
                raise TypeError(f"the reply is a {type(reply).__name__}")
            return reply

        return send

    def _options(self) -> dict[str, Any]:
        """Parameters that are not needed everywhere, without those the endpoint refused."""
        limit = "max_completion_tokens" if address.is_openai(self.base_url) else "max_tokens"
        options: dict[str, Any] = {"temperature": 0, "extra_body": {limit: MOST_TOKENS}}
        if address.is_openai(self.base_url):
            options["store"] = False
        options["extra_body"] = {
            name: value
            for name, value in options["extra_body"].items()
            if name not in self._without
        }
        return {name: value for name, value in options.items() if name not in self._without}

    def _open_chat(self) -> ChatOpenAI:
        if self._chat is None:
            self._chat = ChatOpenAI(
                model=self.model(),
                base_url=self.base_url,
                api_key=self._key,
                http_client=self._client,
                http_async_client=self._unused,
                http_socket_options=(),
                openai_proxy="",
                max_retries=0,
                timeout=self.seconds,
                use_responses_api=False,
                disable_streaming=True,
                stream_usage=False,
                cache=False,
            )
        return self._chat

    def _discover(self) -> str:
        client = openai.OpenAI(
            base_url=self.base_url,
            api_key=self._key.get_secret_value(),
            http_client=self._client,
            max_retries=0,
            timeout=self.seconds,
        )
        until = time.monotonic() + min(self.seconds, DISCOVERY_SECONDS)

        def listed() -> list[str] | None:
            try:
                return [model.id for model in client.models.list().data]
            except (openai.NotFoundError, openai.APIStatusError) as error:
                if error.status_code in (404, 405, 501):
                    return None
                raise

        names = self._exchange.call(listed, until)
        if names is None:
            return "default"
        if len(names) == 1 and isinstance(names[0], str) and names[0]:
            return names[0]
        held = "no model" if not names else f"{len(names)} models"
        raise ModelError(f"{self.base_url} has {held}; name one in FORENSICS_LLM_MODEL")


class _UnusableError(ModelError):
    """There was an answer, and it is not of the form; another way of asking may do."""


def _text(message: AIMessage) -> str:
    """What a message answers: a tool call's arguments, else its text."""
    if message.tool_calls:
        return json.dumps(message.tool_calls[0]["args"])
    return message.content if isinstance(message.content, str) else str(message.text)


@contextmanager
def _quietly() -> Iterator[None]:
    """Within it, no tracing service is told of the exchange, whatever the environment asks for.

    Nor do the libraries' warnings repeat a reply that is out of shape.
    """
    with tracing_context(enabled=False), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
