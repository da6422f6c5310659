import json
import logging
import time
from collections.abc import Callable

import pytest
from pydantic import SecretStr

from forensics.errors import ModelError
from forensics.llm.endpoint import Endpoint
from forensics.llm.payload import Message
from forensics.llm.probe import probe
from forensics.model import RevivalAnswer
from tests.llm import server as behaviours
from tests.llm.server import Behaviour, ModelServer, completion

ASKED = (Message("system", "Rules."), Message("user", "A question about SECRET-TEXT."))
STATED = {"verdict": "cannot_tell", "changes": []}
ANSWER = RevivalAnswer(verdict="cannot_tell", changes=())
KNOWS = {
    "json_schema": behaviours.takes_json_schema(STATED),
    "tool calls": behaviours.takes_tool_calls(STATED),
    "json_object": behaviours.takes_json_object(STATED),
}
Make = Callable[..., Endpoint]


@pytest.mark.parametrize("way", KNOWS)
def test_the_way_a_server_understands_is_found_and_remembered(way: str, endpoint: Make) -> None:
    with ModelServer(KNOWS[way]) as server:
        asking = endpoint(server.url)
        assert asking.ask(ASKED, RevivalAnswer).answer == ANSWER
        tried = [asked.way for asked in server.questions]
        assert tried == list(KNOWS)[: list(KNOWS).index(way) + 1]
        answered = asking.ask(ASKED, RevivalAnswer)
        assert [asked.way for asked in server.questions[len(tried) :]] == [way]
        assert (answered.way, answered.tokens_in, answered.tokens_out) == (way, 120, 8)


def test_the_question_is_sent_with_a_closed_schema_and_nothing_it_does_not_need(
    endpoint: Make,
) -> None:
    with ModelServer(KNOWS["json_schema"]) as server:
        endpoint(server.url).ask(ASKED, RevivalAnswer)
        body = server.questions[0].body
    schema = body.pop("response_format")["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["additionalProperties"] is False
    assert schema["schema"]["properties"]["changes"]["items"]["additionalProperties"] is False
    assert "$ref" not in json.dumps(schema)
    assert body == {
        "model": "tiny",
        "messages": [
            {"role": "system", "content": "Rules."},
            {"role": "user", "content": "A question about SECRET-TEXT."},
        ],
        "stream": False,
        "temperature": 0,
        "max_tokens": 8192,
    }


def test_a_server_that_takes_no_form_is_asked_three_times_and_then_no_more(endpoint: Make) -> None:
    with ModelServer(behaviours.takes_nothing()) as server:
        asking = endpoint(server.url)
        for _ in range(3):
            with pytest.raises(ModelError, match="cannot fill in a form: it takes neither"):
                asking.ask(ASKED, RevivalAnswer)
        assert len(server.questions) == 3


def test_a_parameter_that_is_refused_is_left_out_from_then_on(endpoint: Make) -> None:
    picky = behaviours.fails(400, "Unsupported value: 'temperature' does not support 0")
    with ModelServer(behaviours.first(picky, 1, KNOWS["json_schema"])) as server:
        asking = endpoint(server.url)
        asking.ask(ASKED, RevivalAnswer)
        asking.ask(ASKED, RevivalAnswer)
        assert ["temperature" in asked.body for asked in server.questions] == [True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        '<think>I weigh it.</think>\n{"verdict": "cannot_tell", "changes": []}',
        '```json\n{"verdict": "cannot_tell", "changes": []}\n```',
    ],
)
def test_thoughts_and_code_marks_around_an_answer_are_put_up_with(
    text: str, endpoint: Make
) -> None:
    with ModelServer(behaviours.says(text)) as server:
        assert endpoint(server.url).ask(ASKED, RevivalAnswer).answer == ANSWER


def _filled(**changed: object) -> Behaviour:
    return behaviours.says(json.dumps(STATED | changed))


CHANGE = {"kind": "skills", "older_quote": "a", "newer_quote": "b"}
NO_USE = {
    "garbage bytes": (behaviours.sends(b"\x00\xff{{"), "is not that of a language model"),
    "an HTML page": (behaviours.sends(b"<html>hi", "text/html"), "is not that of a language"),
    "nothing": (behaviours.sends(b""), "is not that of a language model"),
    "null": (behaviours.gives(None), "is not that of a language model"),
    "a list": (behaviours.gives([1]), "is not that of a language model"),
    "no choices": (behaviours.gives({"choices": []}), "is not that of a language model"),
    "null choices": (behaviours.gives({"choices": None}), "is not that of a language model"),
    "deep nesting": (behaviours.sends(b"[" * 100_000), "is not that of a language model"),
    "a number as text": (behaviours.gives(completion(7)), "is not that of a language model"),
    "no text": (behaviours.says(None), "empty answer"),
    "blanks": (behaviours.says("  \n"), "empty answer"),
    "a refusal": (behaviours.says(None, refusal="I will not."), "declined to answer"),
    "a refusal in words": (behaviours.says("I'm sorry, I can't."), "in words of its own"),
    "free text": (behaviours.says("HIRE HIM"), "in words of its own"),
    "half an answer": (behaviours.says('{"verdict": "repl'), "not valid JSON"),
    "an answer cut off": (behaviours.says("{", finish="length"), "cut off"),
    "a filtered answer": (behaviours.says("", finish="content_filter"), "declined|empty"),
    "half a surrogate": (behaviours.says('{"verdict": "\\ud800"}'), "not valid JSON"),
    "an obeyed injection": (_filled(note="Hire."), "adds to the form"),
    "another verdict": (_filled(verdict="excellent"), "does not keep to the form"),
    "too many items": (_filled(changes=[CHANGE] * 5000), "longer than|does not keep"),
    "a few too many": (_filled(changes=[CHANGE] * 9), "does not keep to the form"),
    "a document as quote": (
        _filled(changes=[CHANGE | {"older_quote": "x" * 5000}]),
        "a value that is too long",
    ),
    "numbers as words": (_filled(changes=[CHANGE | {"older_quote": 7}]), "does not keep"),
}


@pytest.mark.parametrize("what", NO_USE)
def test_an_answer_of_no_use_is_said_to_be(what: str, endpoint: Make) -> None:
    behaviour, said = NO_USE[what]
    with ModelServer(behaviour) as server, pytest.raises(ModelError, match=said) as raised:
        endpoint(server.url, seconds=3).ask(ASKED, RevivalAnswer)
    assert "HIRE" not in str(raised.value)
    assert raised.value.__cause__ is None


STATUS = {
    401: "refuses the key; set FORENSICS_LLM_API_KEY",
    403: "refuses the key",
    404: r"unknown at .* \(HTTP 404\); check FORENSICS_LLM_MODEL",
    413: "too long",
    400: r"refuses the question|cannot fill in a form",
}


@pytest.mark.parametrize("status", STATUS)
def test_a_status_is_explained_without_the_servers_words(status: int, endpoint: Make) -> None:
    words = "no such thing SECRET-TEXT sk-123"
    with (
        ModelServer(behaviours.fails(status, words)) as server,
        pytest.raises(ModelError, match=STATUS[status]) as raised,
    ):
        endpoint(server.url).ask(ASKED, RevivalAnswer)
    assert "SECRET" not in str(raised.value)
    assert "sk-123" not in str(raised.value)


def test_a_text_beyond_the_models_context_is_said_to_be_too_long(endpoint: Make) -> None:
    words = "This model's maximum context length is 4096 tokens"
    with (
        ModelServer(behaviours.fails(400, words)) as server,
        pytest.raises(ModelError, match="too long"),
    ):
        endpoint(server.url).ask(ASKED, RevivalAnswer)


@pytest.mark.parametrize(
    "trouble",
    [
        behaviours.fails(429, headers={"Retry-After": "0.2"}),
        behaviours.fails(503),
        behaviours.resets(),
    ],
)
def test_passing_trouble_is_waited_out(trouble: Behaviour, endpoint: Make) -> None:
    with ModelServer(behaviours.first(trouble, 1, KNOWS["json_schema"])) as server:
        assert endpoint(server.url).ask(ASKED, RevivalAnswer).answer == ANSWER
        assert len(server.questions) == 2


@pytest.mark.parametrize(
    "trouble",
    [behaviours.hangs(1.5), behaviours.drips(1.5), behaviours.drips(1.5, headers=True)],
)
def test_a_slow_server_is_left_when_the_seconds_of_the_question_are_over(
    trouble: Behaviour, endpoint: Make
) -> None:
    with (
        ModelServer(trouble) as server,
        pytest.raises(ModelError, match=r"no answer within 0\.6 seconds"),
    ):
        endpoint(server.url, seconds=0.6).ask(ASKED, RevivalAnswer)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (behaviours.fails(429), "too much to do"),
        (behaviours.fails(429, headers={"Retry-After": "3600"}), "too much to do"),
        (behaviours.fails(429, "insufficient_quota"), "quota"),
        (behaviours.fails(500), "failed .HTTP 500."),
        (behaviours.resets(), "could not be reached"),
    ],
)
def test_lasting_trouble_is_said_after_a_few_tries(
    trouble: Behaviour, said: str, endpoint: Make
) -> None:
    with ModelServer(trouble) as server:
        with pytest.raises(ModelError, match=said):
            endpoint(server.url, seconds=1.2).ask(ASKED, RevivalAnswer)
        assert 1 <= len(server.questions) <= 3


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (behaviours.pours(10), "too large"),
        (behaviours.sends(b"x", headers={"Content-Encoding": "gzip"}), "compressed"),
    ],
)
def test_a_reply_of_no_bounds_is_not_read(reply: Behaviour, said: str, endpoint: Make) -> None:
    with ModelServer(reply) as server:
        with pytest.raises(ModelError, match=said):
            endpoint(server.url).ask(ASKED, RevivalAnswer)
        assert len(server.questions) == 1


def test_a_server_that_is_down_cannot_be_reached(endpoint: Make) -> None:
    with ModelServer(behaviours.takes_nothing()) as server:
        url = server.url
    with pytest.raises(ModelError, match="could not be reached"):
        endpoint(url, seconds=0.6).ask(ASKED, RevivalAnswer)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status: int, endpoint: Make) -> None:
    with ModelServer(KNOWS["json_schema"]) as other:
        leads = behaviours.leads_to(f"{other.url}/chat/completions", status)
        with ModelServer(leads) as server, pytest.raises(ModelError, match="is not followed"):
            endpoint(server.url).ask(ASKED, RevivalAnswer)
        assert other.asked == []


def test_a_rate_is_kept_to(endpoint: Make) -> None:
    with ModelServer(KNOWS["json_schema"]) as server:
        asking = endpoint(server.url, seconds=0.5, per_minute=6)
        asking.ask(ASKED, RevivalAnswer)
        with pytest.raises(ModelError, match="FORENSICS_LLM_PER_MINUTE"):
            asking.ask(ASKED, RevivalAnswer)
        assert len(server.questions) == 1


@pytest.mark.parametrize(
    ("models", "named"),
    [(("llama",), "llama"), (None, "default")],
)
def test_an_endpoint_says_which_model_it_has(
    models: tuple[str, ...] | None, named: str, endpoint: Make
) -> None:
    with ModelServer(KNOWS["json_schema"], models=models) as server:
        asking = endpoint(server.url, None)
        asking.ask(ASKED, RevivalAnswer)
        assert asking.model() == named
        assert server.questions[0].body["model"] == named


@pytest.mark.parametrize("models", [(), ("one", "two")])
def test_of_several_models_one_must_be_named(models: tuple[str, ...], endpoint: Make) -> None:
    with (
        ModelServer(KNOWS["json_schema"], models=models) as server,
        pytest.raises(ModelError, match="name one in FORENSICS_LLM_MODEL"),
    ):
        endpoint(server.url, None).ask(ASKED, RevivalAnswer)


def test_the_key_goes_to_the_endpoint_and_nowhere_else(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    monkeypatch.setenv("OPENAI_PROXY", "http://127.0.0.1:9")
    caplog.set_level(logging.DEBUG)
    with ModelServer(behaviours.fails(401, "bad key sk-mine")) as server:
        asking = Endpoint(server.url, "tiny", SecretStr("sk-mine"))
        with pytest.raises(ModelError) as raised:
            asking.ask(ASKED, RevivalAnswer)
        assert server.questions[0].headers["authorization"] == "Bearer sk-mine"
    for told in (str(raised.value), repr(raised.value), repr(asking), str(vars(asking))):
        assert "sk-" not in told
    assert "sk-mine" not in caplog.text


def test_a_key_of_another_service_is_not_borrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    with ModelServer(KNOWS["json_schema"]) as server:
        Endpoint(server.url, "tiny").ask(ASKED, RevivalAnswer)
        assert server.questions[0].headers["authorization"] == "Bearer none"


def test_no_tracing_service_is_told(monkeypatch: pytest.MonkeyPatch, endpoint: Make) -> None:
    with ModelServer(behaviours.gives({})) as tracing, ModelServer(KNOWS["json_schema"]) as server:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "ls-1")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracing.url)
        endpoint(server.url).ask(ASKED, RevivalAnswer)
        time.sleep(0.3)  # traces are sent from a thread of their own
        assert tracing.asked == []


def test_a_proxy_is_not_used_for_this_machine(
    monkeypatch: pytest.MonkeyPatch, endpoint: Make
) -> None:
    with ModelServer(behaviours.gives({})) as proxy, ModelServer(KNOWS["json_schema"]) as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        endpoint(server.url).ask(ASKED, RevivalAnswer)
        assert proxy.asked == []


def test_probing_says_which_ways_work(endpoint: Make) -> None:
    colour = {"colour": "grey"}
    with ModelServer(behaviours.takes_tool_calls(colour)) as server:
        ways = probe(endpoint(server.url))
        assert ways["tool calls"] is None
        assert {way for way, wrong in ways.items() if wrong} == {"json_schema", "json_object"}
