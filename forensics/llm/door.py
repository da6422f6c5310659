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
from forensics.llm.payload import Found, Payload, compose
from forensics.llm.usage import Usage
from forensics.model import Place, Subject
from forensics.model.tools import Answer


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
        model = self._endpoint.model()
        key = self._key(payload, form, model)
        kept = self._cache.get(key) if self._cache is not None else None
        if kept is not None:
            try:
                answer = forms.read(kept, form)
            except ModelError:  # damaged where it was kept: ask again, and keep the new one
                pass
            else:
                with self._lock:
                    self.usage.cached += 1
                return answer
        answered = self._endpoint.ask(payload.messages, form)
        with self._lock:
            self.usage.tokens_in += answered.tokens_in
            self.usage.tokens_out += answered.tokens_out
        if self._cache is not None:
            self._cache.put(key, model, answered.answer.model_dump_json())
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
