"""A published list makes each of its lines a stock line, until it is withdrawn."""

import pytest
from sqlalchemy import Engine, func, select

from index.common_lines import common_lines
from index.errors import PublishedListError
from index.learning import STOCK_OWNERS
from index.library import Library
from index.matcher import Matcher
from index.published import Published, PublishedLists
from index.tables import BackgroundLine, LineVector, PublishedList
from index.verify import verify
from tests.index.test_learning import people

WEIGH = "Weigh eels at the landing stage and record their number by species."
MEND = "Mend fyke nets with tarred twine before the season opens."
SOUND = "Sound the depth of the fairway with a lead line."
JIG = "Designed a slip-casting jig that halves rejects of teapot spouts."
GUILD = "Eel Guild 3.1"


def publish(library: Library, *rows: str, name: str = GUILD) -> Published:
    lists = PublishedLists(library)
    return lists.publish(name, rows, file="tasks.txt", sha256="ab" * 32, author="Ann Lee")


def known(engine: Engine) -> list[tuple[str, int, tuple[str, ...]]]:
    with engine.connect() as connection:
        return [tuple(line) for line in common_lines(connection)]  # type: ignore[misc]


def test_every_line_of_a_list_is_common_and_says_where_it_stands(
    library: Library, engine: Engine
) -> None:
    assert publish(library, WEIGH, MEND) == (GUILD, 2, 2, 0, 0, {})
    assert known(engine) == [(WEIGH, 0, (GUILD,)), (MEND, 0, (GUILD,))]
    (standing,) = PublishedLists(library).list()
    assert standing._replace(at=None) == (  # type: ignore[arg-type]
        GUILD, "tasks.txt", "ab" * 32, "Ann Lee", None, 2, 2
    )  # fmt: skip
    assert PublishedLists(library).lines(GUILD) == (WEIGH, MEND)


def test_a_line_of_a_list_weighs_nothing_in_a_template(stocked: Library) -> None:
    matcher = Matcher(stocked)
    (before,) = matcher.search([JIG], 1)
    assert publish(stocked, JIG, WEIGH).of_templates == 1
    (after,) = matcher.search([JIG], 1)
    assert (before.pairs[0].rare, after.pairs[0].rare) == (True, False)
    assert after.pairs[0].background_seen == 1


def test_rows_that_say_too_little_are_counted_by_reason(library: Library) -> None:
    rows = ("", WEIGH, "Eels", "- " + WEIGH.upper().lower(), "Write to eel@guild.example for nets")
    assert publish(library, *rows, "  ").rejected == {
        "empty": 2,
        "too short, a title or a list of skills": 1,
        "repeated": 1,
        "with a contact or a link": 1,
    }


def test_a_row_of_two_sentences_is_two_lines(library: Library) -> None:
    assert publish(library, f"{WEIGH} {MEND}").lines == 2
    assert PublishedLists(library).lines(GUILD) == (WEIGH, MEND)


def test_what_is_beyond_the_most_lines_is_rejected(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.published.MOST_LINES", 2)
    found = publish(library, WEIGH, MEND, SOUND)
    assert (found.lines, found.rejected) == (2, {"beyond the first 2 lines": 1})


@pytest.mark.parametrize(("name", "rows"), [(" ", [WEIGH]), ("x" * 201, [WEIGH]), (GUILD, ["Eel"])])
def test_without_a_name_or_a_line_there_is_no_list(
    library: Library, name: str, rows: list[str]
) -> None:
    with pytest.raises(PublishedListError, match=r"needs a name|no line can be used \(1 too short"):
        publish(library, *rows, name=name)
    assert PublishedLists(library).list() == ()


def test_the_same_list_again_changes_nothing(library: Library, engine: Engine) -> None:
    publish(library, WEIGH, MEND)
    before = library.revision()
    assert publish(library, MEND, WEIGH.upper().capitalize()) == (GUILD, 2, 0, 0, 0, {})
    assert (library.revision(), len(known(engine))) == (before, 2)
    assert verify(library) == ()


def test_a_list_of_the_same_name_becomes_what_is_given(library: Library, engine: Engine) -> None:
    publish(library, WEIGH, MEND)
    assert publish(library, MEND, SOUND) == (GUILD, 2, 1, 1, 0, {})
    assert [text for text, _, _ in known(engine)] == [MEND, SOUND]
    assert len(PublishedLists(library).list()) == 1


def test_withdrawn_lines_are_common_no_more(stocked: Library, engine: Engine) -> None:
    publish(stocked, JIG, WEIGH)
    lists = PublishedLists(stocked)
    assert lists.withdraw(f" {GUILD}", author="Bo Ek") == (GUILD, 2, 2)
    assert (known(engine), lists.list()) == ([], ())
    (match,) = Matcher(stocked).search([JIG], 1)
    assert match.pairs[0].rare
    with engine.connect() as connection:
        kept = connection.execute(select(PublishedList.name, PublishedList.withdrawn_by)).all()
        vectors = connection.scalar(select(func.count()).select_from(LineVector))
    assert [tuple(row) for row in kept] == [(GUILD, "Bo Ek")]
    assert vectors == len(stocked.snapshot().held.ids), "no vector tells of a line that is gone"
    with pytest.raises(PublishedListError, match=f"no published list {GUILD!r}"):
        lists.withdraw(GUILD, author="Bo Ek")


def test_a_line_of_two_lists_stands_until_both_are_withdrawn(
    library: Library, engine: Engine
) -> None:
    publish(library, WEIGH, MEND)
    publish(library, WEIGH, name="Another guild")
    assert known(engine)[0] == (WEIGH, 0, ("Another guild", GUILD))
    lists = PublishedLists(library)
    assert [(each.lines, each.alone) for each in lists.list()] == [(1, 0), (2, 1)]
    assert lists.withdraw(GUILD, author="Bo").forgotten == 1
    assert lists.withdraw("Another guild", author="Bo").forgotten == 1
    assert known(engine) == []


def test_a_line_that_a_corpus_taught_outlives_its_list(library: Library, engine: Engine) -> None:
    library.learn(people(STOCK_OWNERS, WEIGH))
    publish(library, WEIGH)
    assert known(engine) == [(WEIGH, STOCK_OWNERS, (GUILD,))]
    assert PublishedLists(library).withdraw(GUILD, author="Bo").forgotten == 0
    assert known(engine) == [(WEIGH, STOCK_OWNERS, ())]


def test_a_published_line_counts_as_learnt_once_it_has_owners_enough(
    library: Library, engine: Engine
) -> None:
    publish(library, WEIGH)
    library.learn(people(STOCK_OWNERS - 1, WEIGH))
    assert known(engine) == [(WEIGH, 0, (GUILD,))]
    library.learn(people(1, WEIGH, start=STOCK_OWNERS))
    assert known(engine) == [(WEIGH, STOCK_OWNERS, (GUILD,))]
    PublishedLists(library).withdraw(GUILD, author="Bo")
    with engine.connect() as connection:
        assert connection.scalars(select(BackgroundLine.text)).all() == [WEIGH]
