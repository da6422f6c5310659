"""What is said to leave this machine is true of the settings."""

import pytest

from forensics.assembly.workbench import Workbench
from forensics.errors import SettingsError
from forensics.settings import Settings
from ui.outward import asking, outward
from ui.present import step


def test_without_endpoint_and_with_a_database_here_nothing_leaves() -> None:
    assert outward(Settings()) == "Nothing leaves this machine."


@pytest.mark.parametrize("url", ["http://127.0.0.1:11434/v1", "https://models.example/v1"])
def test_what_is_asked_of_which_endpoint_is_said(url: str) -> None:
    said = outward(Settings(llm_base_url=url))
    assert url in said
    assert "coursework" in said and "snapshots" in said
    assert "Nothing leaves" not in said  # one here may pass it on


def test_a_password_in_an_address_is_never_shown() -> None:
    with pytest.raises(SettingsError) as refused:
        outward(Settings(llm_base_url="http://user:secret@models.example/v1"))
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://ana:secret@db.example/cases",
        "postgresql+psycopg://ana:secret@/cases?host=db.example",
    ],
)
def test_a_database_elsewhere_is_named_without_its_password(url: str) -> None:
    assert outward(Settings(database_url=url)) == (
        "What is saved is kept in the database on db.example."
    )


@pytest.mark.parametrize("host", ["@127.0.0.1:5432/c", "@[::1]/c", "/c", "/c?host=/run/postgres"])
def test_a_database_server_here_is_this_machine(host: str) -> None:
    assert "Nothing leaves" in outward(Settings(database_url=f"postgresql+psycopg://{host}"))


def test_an_address_of_no_database_is_refused() -> None:
    with pytest.raises(SettingsError, match="FORENSICS_DATABASE_URL"):
        outward(Settings(database_url="no address"))


def test_steps_that_ask_a_model_say_so() -> None:
    with Workbench(Settings(llm_base_url="http://127.0.0.1:9/v1", llm_model="tiny")) as bench:
        asked = asking(bench)
    assert asked == {"education.coursework_mismatch", "profile.revival_narrative"}
    assert all("language model" in step(name, asked) for name in asked)
    assert step("education.degree_mill", asked) == "Education"


def test_no_step_speaks_of_a_model_that_is_not_set() -> None:
    with Workbench(Settings()) as bench:
        assert not asking(bench)
