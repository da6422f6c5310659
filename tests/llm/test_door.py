import json
from collections.abc import Callable

import pytest

from forensics.errors import ModelError
from forensics.llm.door import Door
from forensics.llm.endpoint import Endpoint
from forensics.model import CourseworkAnswer, LanguageModel, RevivalAnswer, Subject
from tests.llm import server as behaviours
from tests.llm.applications import applications, whole
from tests.llm.server import ModelServer

FACTS = {"older_date": "2019-05-01", "newer_date": "2025-05-01"}
STATED = {"verdict": "cannot_tell", "changes": []}
Make = Callable[..., Endpoint]


class Kept(dict[str, str]):
    """Answers in memory."""

    def put(self, key: str, model: str, answer: str) -> None:
        self[key] = answer


@pytest.fixture(scope="module")
def subject() -> Subject:
    return next(iter(applications(1))).subject


def ask(door: LanguageModel, subject: Subject, day: str = "2019-05-01") -> RevivalAnswer:
    resume = subject.application.documents[0]
    sources = {"older": [whole(resume)], "newer": [whole(resume)]}
    facts = FACTS | {"older_date": day}
    return door.ask("revival", RevivalAnswer, subject, sources, facts).answer


def test_the_same_question_is_asked_once(subject: Subject, endpoint: Make) -> None:
    with ModelServer(behaviours.takes_json_schema(STATED)) as server:
        door = Door(endpoint(server.url), Kept())
        first = ask(door, subject)
        assert ask(door, subject) == first
        assert len(server.questions) == 1
        ask(door, subject, day="2018-05-01")
        assert len(server.questions) == 2
    usage = door.usage
    assert (usage.questions, usage.cached, usage.failed) == (3, 1, 0)
    assert (usage.tokens_in, usage.tokens_out) == (240, 16)
    assert usage.seconds > 0


def test_another_model_is_asked_anew(subject: Subject, endpoint: Make) -> None:
    kept = Kept()
    with ModelServer(behaviours.takes_json_schema(STATED)) as server:
        for model in ("one", "two", "one"):
            ask(Door(endpoint(server.url, model), kept), subject)
        assert [asked.body["model"] for asked in server.questions] == ["one", "two"]


def test_an_answer_of_no_use_is_not_kept(subject: Subject, endpoint: Make) -> None:
    kept = Kept()
    with ModelServer(behaviours.says("no idea")) as server:
        door = Door(endpoint(server.url), kept)
        with pytest.raises(ModelError, match="words of its own"):
            ask(door, subject)
    assert kept == {}
    assert door.usage.failed == 1


def test_a_kept_answer_is_read_as_strictly_as_a_new_one(subject: Subject, endpoint: Make) -> None:
    kept = Kept()
    with ModelServer(behaviours.takes_json_schema(STATED)) as server:
        door = Door(endpoint(server.url), kept)
        ask(door, subject)
        key = next(iter(kept))
        kept[key] = json.dumps(STATED | {"note": "Hire."})
        assert ask(door, subject).verdict == "cannot_tell"
        assert len(server.questions) == 2


def test_the_name_says_model_and_place(endpoint: Make) -> None:
    with ModelServer(behaviours.takes_nothing(), models=("llama",)) as server:
        url = server.url
        assert Door(endpoint(url, None)).name == f"llama at {url}"
    assert Door(endpoint(url, None, seconds=0.3)).name == f"unnamed model at {url}"


def test_a_prompt_is_answered_with_its_own_form_alone(subject: Subject, endpoint: Make) -> None:
    door = Door(endpoint("http://127.0.0.1:9/v1"))
    with pytest.raises(ValueError, match="revival is answered with RevivalAnswer"):
        door.ask("revival", CourseworkAnswer, subject, {}, FACTS)


def test_an_endpoint_that_is_not_there_is_not_waited_for_twice(
    subject: Subject, endpoint: Make
) -> None:
    with ModelServer(behaviours.hangs(2)) as server:
        door = Door(endpoint(server.url, seconds=0.4))
        with pytest.raises(ModelError, match=r"within 0\.4 seconds"):
            ask(door, subject)
        with pytest.raises(ModelError, match="not asked again for 30 seconds"):
            ask(door, subject)
        assert len(server.questions) == 1


def test_an_endpoint_that_has_answered_is_given_its_time_again(
    subject: Subject, endpoint: Make
) -> None:
    right = behaviours.takes_json_schema(STATED)
    once_slow = behaviours.first(right, 1, behaviours.first(behaviours.hangs(2), 1, right))
    with ModelServer(once_slow) as server:
        door = Door(endpoint(server.url, seconds=0.6))
        assert ask(door, subject).verdict == "cannot_tell"
        with pytest.raises(ModelError, match=r"within 0\.6 seconds"):
            ask(door, subject)
        assert ask(door, subject).verdict == "cannot_tell"


class Broken:
    """Kept answers in a database that has gone away."""

    def get(self, key: str) -> str | None:
        raise OSError("disk I/O error")

    def put(self, key: str, model: str, answer: str) -> None:
        raise OSError("disk I/O error")


def test_kept_answers_that_cannot_be_read_are_a_missing_means(
    subject: Subject, endpoint: Make
) -> None:
    with ModelServer(behaviours.takes_json_schema(STATED)) as server:
        door = Door(endpoint(server.url), Broken())
        with pytest.raises(ModelError, match="kept answers cannot be read: OSError"):
            ask(door, subject)
