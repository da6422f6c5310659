"""The one door to a language model: redact, ask, keep only what is of the form."""

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Protocol

import prompts
from forensics.errors import ModelError
from forensics.llm import forms
from forensics.llm.endpoint import Endpoint
from forensics.llm.exchange import AbsentError
from forensics.llm.payload import Found, Payload, compose
from forensics.llm.usage import Usage
from forensics.model import Place, Subject
from forensics.model.tools import Answer

REST_SECONDS = 30.0  # in which an endpoint that is not there is not asked again


class AnswerCache(Protocol):
    """Where answers are kept by the hash of all that they depend on."""

    def get(self, key: str) -> str | None:
        """The answer kept under `key`; None when there is none."""
        ...

    def put(self, key: str, model: str, answer: str) -> None:
        """Keep an answer."""
        ...


class Door:
    """Implements `forensics.model.LanguageModel`; `usage` says what was asked and what it cost."""

    def __init__(self, endpoint: Endpoint, cache: AnswerCache | None = None) -> None:
        self._endpoint, self._cache = endpoint, cache
        self._lock = Lock()
        self._answered = False
        self._absent: tuple[float, str] | None = None  # until when (monotonic), and why
        self.usage = Usage()

    @property
    def name(self) -> str:
        """The model and where it runs; an endpoint that does not say has an unnamed model."""
        try:
            model = self._endpoint.model()
        except ModelError:  # the questions will say what is wrong; a name is needed all the same
            model = "unnamed model"
        return f"{model} at {self._endpoint.base_url}"

    def ask(
        self,
        prompt: str,
        form: type[Answer],
        subject: Subject,
        sources: Mapping[str, Sequence[Place]],
        facts: Mapping[str, str],
    ) -> Found[Answer]:
        """See `forensics.model.LanguageModel.ask`; `form` must be the one the prompt names."""
        question = prompts.load(prompt)
        if question.schema != form.__name__:
            raise ValueError(f"{prompt} is answered with {question.schema}, not {form.__name__}")
        began = time.perf_counter()
        with self._lock:
            self.usage.questions += 1
        try:
            payload = compose(question, subject, sources, facts)
            return payload.reply(self._answer(payload, form))
        except ModelError:
            with self._lock:
                self.usage.failed += 1
            raise
        finally:
            with self._lock:
                self.usage.seconds += time.perf_counter() - began

    def _answer(self, payload: Payload, form: type[Answer]) -> Answer:
        self._check_present()
        try:
            model = self._endpoint.model()
            key = self._key(payload, form, model)
            return self._kept(key, form) or self._asked(key, model, payload, form)
        except AbsentError as error:
            with self._lock:
                if not (error.late and self._answered):  # what has answered is only slow
                    self._absent = (time.monotonic() + REST_SECONDS, str(error))
            raise

    def _check_present(self) -> None:
        """Raise ModelError at once while an endpoint that was not there is left in peace."""
        with self._lock:
            absent = self._absent
        if absent is not None and time.monotonic() < absent[0]:
            raise ModelError(f"{absent[1]}; not asked again for {REST_SECONDS:g} seconds")

    def _kept(self, key: str, form: type[Answer]) -> Answer | None:
        if self._cache is None:
            return None
        try:
            kept = self._cache.get(key)
        except Exception as error:  # a database of any kind: a means that is missing
            raise ModelError(f"kept answers cannot be read: {type(error).__name__}") from error
        if kept is not None:
            try:
                answer = forms.read(kept, form)
            except ModelError:  # damaged where it was kept: ask again, and keep the new one
                pass
            else:
                with self._lock:
                    self.usage.cached += 1
                return answer
        return None

    def _asked(self, key: str, model: str, payload: Payload, form: type[Answer]) -> Answer:
        answered = self._endpoint.ask(payload.messages, form)
        with self._lock:
            self._answered, self._absent = True, None
            self.usage.tokens_in += answered.tokens_in
            self.usage.tokens_out += answered.tokens_out
        if self._cache is not None:
            try:
                self._cache.put(key, model, answered.answer.model_dump_json())
            except Exception as error:
                raise ModelError(f"answers cannot be kept: {type(error).__name__}") from error
        return answered.answer

    def _key(self, payload: Payload, form: type[Answer], model: str) -> str:
        parts = {
            "model": model,
            "endpoint": self._endpoint.base_url,
            "prompt": payload.prompt.sha256,
            "form": forms.schema(form),
            "messages": payload.messages,
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
