"""New sightings above the queue: shown until somebody has looked."""

from collections.abc import Iterator

import pytest

from forensics.assembly.lists import add_indicator, expire
from forensics.assembly.looking_back import look, look_back, queued
from forensics.store.database import open_database
from tests.store.received import entry, key, receive
from tests.ui.conftest import Open, words
from ui.bench import Bench

MAIL = "sighted@e.example"


@pytest.fixture
def received(own_bench: Bench) -> Iterator[Bench]:
    """An application and then an indicator that it holds, which nobody has looked for."""
    settings = own_bench.workbench.settings
    engine = open_database(settings.database)
    held = entry("<b>a-1</b>", "Ann <script>", [key("email", MAIL)], stage="contractor")
    receive(engine, held)
    add_indicator(settings, MAIL, kind=None, source="case 7", author="Ann")
    yield own_bench
    expire(settings, MAIL, "the test is over", "Ann")
    for one in queued(settings, open_only=True)[0]:
        look(settings, one.id, "Ann", "the test is over")
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM corpus_applications WHERE case_id IS NULL")
    engine.dispose()


def test_what_is_new_is_looked_for_shown_and_looked_at(open_page: Open, received: Bench) -> None:
    settings = received.workbench.settings
    page = open_page("queue")
    assert "not looked through yet for 1 indicator or template that is new" in words(page)
    page.button(key="look-back").click().run()
    shown = words(page)
    assert "New sightings" in shown and "Contractor" in shown
    assert "&lt;b&gt;a-1&lt;/b&gt;" in shown and "<script>" not in shown
    ((one,), total) = queued(settings, open_only=True)
    assert total == 1
    page.button(key=f"looked-{one.id}").click().run()
    assert "Say who you are" in words(page)
    page.text_input(key="author").set_value("Bo").run()
    page.text_input(key=f"note-{one.id}").set_value("an agency's address").run()
    page.button(key=f"looked-{one.id}").click().run()
    assert "New sightings" not in words(page)
    seen = next(each for each in queued(settings)[0] if each.id == one.id)
    assert [(each.author, each.note) for each in seen.looks] == [("Bo", "an agency's address")]
    assert look_back(settings).entries == 0
