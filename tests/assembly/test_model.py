import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from forensics.assembly.model import check_model, choose, open_model
from forensics.errors import ModelError, SettingsError
from forensics.settings import Settings
from tests.llm import server as behaviours
from tests.llm.server import ModelServer

COLOUR = {"colour": "grey"}


def settings(home: Path, url: str | None, **more: object) -> Settings:
    return Settings(home=home, llm_base_url=url, llm_model="tiny", **more)


@pytest.mark.parametrize("url", [None, ""])
def test_without_an_endpoint_there_is_no_model(tmp_path: Path, url: str | None) -> None:
    assert open_model(settings(tmp_path, url)) is None
    check = check_model(settings(tmp_path, url))
    assert (check.state, check.detail[:27]) == ("missing", "off; set FORENSICS_LLM_BASE")


def test_the_command_line_overrides_the_setting(tmp_path: Path) -> None:
    given = settings(tmp_path, "http://127.0.0.1:1/v1")
    assert choose(given, None) is given
    assert choose(given, "off").llm_base_url is None
    assert choose(given, "http://127.0.0.1:2/v1").llm_base_url == "http://127.0.0.1:2/v1"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://host/v1", "not an address"),
        ("127.0.0.1:11434", "not an address"),
        ("http://", "not an address"),
        ("http://host:99999/v1", "not an address"),
        ("http://[::1/v1", "not an address"),
        ("http://user:hunter2@host/v1", "FORENSICS_LLM_API_KEY"),
        ("http://hunter2@host/v1", "FORENSICS_LLM_API_KEY"),
        ("http://host/v1?key=hunter2", "query"),
        ("http://ho st/v1", "blanks"),
    ],
)
def test_an_address_that_cannot_be_used_is_not_repeated(
    tmp_path: Path, url: str, said: str
) -> None:
    with pytest.raises(SettingsError, match=f"FORENSICS_LLM_BASE_URL: .*{said}") as raised:
        open_model(settings(tmp_path, url))
    assert "hunter2" not in str(raised.value)


def test_the_doctor_says_what_the_endpoint_understands(tmp_path: Path) -> None:
    with ModelServer(behaviours.takes_json_object(COLOUR)) as server:
        check = check_model(settings(tmp_path, server.url))
        assert check.state == "ok"
        assert check.detail.startswith(f"tiny at {server.url}: understands json_object; ")
        assert all("data" not in asked.body["messages"][1]["content"] for asked in server.questions)


def test_the_doctor_says_what_is_wrong(tmp_path: Path) -> None:
    with ModelServer(behaviours.says("hello")) as server:
        check = check_model(settings(tmp_path, server.url))
        assert check.state == "broken"
        assert "in words of its own" in check.detail
    with pytest.raises(ModelError, match="could not be reached"):
        check_model(settings(tmp_path, server.url, llm_seconds=0.4))


def test_answers_are_kept_in_the_database(tmp_path: Path) -> None:
    given = settings(tmp_path, "http://127.0.0.1:9/v1", llm_api_key=SecretStr("sk-mine"))
    door = open_model(given)
    assert door is not None
    assert door.name == "tiny at http://127.0.0.1:9/v1"
    assert (tmp_path / "forensics.db").exists()


def test_without_a_model_its_libraries_are_not_loaded() -> None:
    program = (
        "import sys; import forensics.assembly.workbench, forensics.cli; "
        "from forensics.assembly.model import open_model; from forensics.settings import Settings; "
        "open_model(Settings(llm_base_url=None)); "
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('openai', 'langchain_openai', 'langchain_core', 'httpx2')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
