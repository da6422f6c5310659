"""What the home knows as everybody's is left out where applications are compared."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from forensics.assembly.background import HomeBackground, home_lines
from forensics.assembly.corpus import StoredCorpus
from forensics.engine import run_all
from forensics.model import Outcome, SignalRun, Tools
from forensics.settings import Settings
from forensics.signals import load
from forensics.store.database import open_database
from index.embedding import MiniLM
from index.learning import STOCK_OWNERS
from index.library import Library
from index.published import PublishedLists
from tests.databases import copy_sqlite
from tests.index.test_learning import people
from tests.signals.build import subject_of
from tests.signals.cases import Case
from tests.store.received import entry, receive

TASKS = (
    "Weigh eels at the landing stage and record their number by species.",
    "Mend fyke nets with tarred twine before the season opens.",
    "Inform the harbour master of any net that drifts into the fairway.",
)
TAUGHT = "Kept the counting house of the weir dry through nine spring tides."


@pytest.fixture
def settings(migrated: dict[str, str], tmp_path: Path) -> Settings:
    """A home with an empty database."""
    source = Path(migrated["sqlite"].removeprefix("sqlite:///"))
    return Settings(home=tmp_path, database_url=copy_sqlite(source, tmp_path / "own.db"))


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_database(settings.database)


@pytest.fixture
def library(engine: Engine, tmp_path: Path) -> Library:
    return Library(engine, MiniLM(threads=1), tmp_path / "derived")


def publish(library: Library, *rows: str) -> None:
    given = {"file": "tasks.txt", "sha256": "ab" * 32, "author": "Ann Lee"}
    PublishedLists(library).publish("Eel Guild", rows, **given)


def test_learnt_and_published_lines_are_known_while_they_stand(
    settings: Settings, library: Library
) -> None:
    background = HomeBackground(library)
    asked = [TAUGHT, TASKS[0].upper(), "Sold the honey of every roof at the market of the castle."]
    assert (background.known(asked), home_lines(settings)) == ((None, None, None), ())
    library.learn(people(STOCK_OWNERS, TAUGHT))
    learnt = "the lines that this home has learnt of many people"
    assert background.known(asked) == (learnt, None, None)
    publish(library, *TASKS)
    assert background.known(asked) == (learnt, "a published list (Eel Guild)", None)
    assert home_lines(settings) == (TAUGHT, *TASKS)
    PublishedLists(library).withdraw("Eel Guild", author="Bo Ek")
    assert background.known(asked) == (learnt, None, None)
    assert background.known([]) == ()


def test_a_home_that_was_never_opened_knows_nothing(tmp_path: Path) -> None:
    assert home_lines(Settings(home=tmp_path / "none")) == ()
    assert not (tmp_path / "none").exists()


def test_strangers_who_copied_a_published_list_are_not_linked_by_it(
    library: Library, engine: Engine
) -> None:
    receive(engine, entry("b-1", name="Bo Diaz", says=TASKS))
    tools = Tools(corpus=StoredCorpus(engine), background=HomeBackground(library))
    assert shared_passages(tools).outcome is Outcome.HIT
    publish(library, *TASKS)
    run = shared_passages(tools)
    assert run.outcome is Outcome.NOT_ASSESSED
    assert run.reason == "3 passages stand in a published list (Eel Guild): that links nobody"


def shared_passages(tools: Tools) -> SignalRun:
    """What the signal says of one who states the tasks."""
    post = {"title": "Warden", "bullets": TASKS}
    sheet = {"name": "Ann Lee", "positions": [post]}
    case = {"name": "tasks", "outcome": "hit", "quotes": [], "resume": sheet}
    (run,) = run_all(
        [load("corpus", "shared_passages")], subject_of(Case.model_validate(case)), tools
    )
    return run
