"""Answers of language models, kept so that the same question is not paid for twice."""

import json
from datetime import UTC, datetime

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from forensics.store.tables import AnswerRow
from forensics.store.transaction import reading, storable, writing


class ModelAnswers:
    """Answers by the SHA-256, as 64 hex digits, of all that shapes them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str) -> str | None:
        """The answer kept under `key`, None when there is none. Raises CaseError."""
        with reading(self._engine) as session:
            kept = session.scalar(select(AnswerRow.answer).where(AnswerRow.key == key))
        return None if kept is None else str(json.loads(kept))

    def put(self, key: str, model: str, answer: str) -> None:
        """Keep an answer; where one is kept already it stays. Raises CaseError."""
        values = {
            "key": key,
            "model": storable(model),
            "answer": json.dumps(answer),  # escapes what PostgreSQL refuses
            "at": datetime.now(UTC),
        }
        with writing(self._engine) as session:
            dialect = sqlite if self._engine.dialect.name == "sqlite" else postgresql
            insert = dialect.insert(AnswerRow).values(values)
            session.execute(insert.on_conflict_do_nothing())
