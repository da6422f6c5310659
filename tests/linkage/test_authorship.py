"""Histories of other people: what counts, what may be the holder's, what two repositories share."""

from datetime import UTC, datetime, timedelta

from forensics.linkage.authorship import Authorship, may_be_holder, names_in_turn, reattributed
from forensics.linkage.repositories import History, Identity, Placed
from forensics.model import Code, Commit, Quoted, Record, Repository, Signature, Span

LINE = Quoted(value="x", span=Span(start=0, end=1))
RECORD = Record(document="a.json", kind="profile", source="github", code=Code())
START = datetime(2015, 1, 1, tzinfo=UTC)
MADE = datetime(2022, 1, 1, tzinfo=UTC)
WHO = Identity("jdoe", None, frozenset({"Jane Doe"}), frozenset())


def run(author: str, start: datetime, count: int, account: str | None = None) -> list[Placed]:
    found = []
    for number in range(count):
        at = start + timedelta(days=number)
        signed = Signature(name=author, email=f"{author}@x.org", at=at, account=account)
        found.append(
            Placed(
                RECORD,
                Commit(
                    sha=f"{author}{number}",
                    repository="jdoe/tool",
                    author=signed,
                    committer=signed,
                    message=f"Step {number}",
                    line=LINE,
                ),
            )
        )
    return found


def history(*runs: list[Placed], name: str = "jdoe/tool") -> History:
    facts = Repository(name=name, fork=False, created=MADE, line=LINE)
    commits = sorted((placed for each in runs for placed in each), key=lambda placed: placed.at)
    return History(name, RECORD, facts, tuple(commits), complete=True)


TOP = run("Jane Doe", MADE, 3)


def test_others_below_and_the_own_on_top() -> None:
    taken = Authorship(history(run("Ann Lee", START, 40), TOP), WHO).taken()
    assert taken is not None
    assert (len(taken.others), len(taken.own), taken.brought) == (40, 3, 40)
    assert (taken.lone, taken.attributed) == (True, False)
    assert taken.before(START + timedelta(days=365 + 10)) == 10
    assert taken.before(None) == 0


def test_a_lone_other_may_be_the_holder_unless_both_were_at_work() -> None:
    taken = Authorship(history(run("Ann Lee", START, 40), TOP), WHO).taken()
    assert taken is not None
    assert may_be_holder(taken, TOP)
    assert not may_be_holder(taken, run("Jane Doe", START + timedelta(days=39), 1))
    assert may_be_holder(taken, run("Jane Doe", START + timedelta(days=40), 1))


def test_several_others_or_one_with_an_account_cannot_be_the_holder() -> None:
    two = history(run("Ann Lee", START, 30), run("Bob Stone", START, 3), TOP)
    linked = history(run("Ann Lee", START, 40, "annlee"), TOP)
    for each in (two, linked):
        taken = Authorship(each, WHO).taken()
        assert taken is not None
        assert not may_be_holder(taken, TOP)


def test_two_stray_commits_by_a_second_person_make_no_two_people() -> None:
    stray = history(run("Ann Lee", START, 38), run("Bob Stone", START, 2), TOP)
    taken = Authorship(stray, WHO).taken()
    assert taken is not None and taken.lone


def test_authors_who_can_be_told_neither_way_leave_a_doubt() -> None:
    assert Authorship(history(run("rtm", START, 40), TOP), WHO).doubtful()
    assert Authorship(history(run("Ann Lee", START, 30), run("rtm", START, 9), TOP), WHO).doubtful()
    assert not Authorship(history(run("Ann Lee", START, 40), TOP), WHO).doubtful()
    assert not Authorship(history(run("rtm", START, 20), TOP), WHO).doubtful()


def test_the_repository_that_shares_most_is_named() -> None:
    mine = Authorship(history(run("Jane Doe", START, 20)), WHO)
    few = history(run("Bob Stone", START, 4), name="bob/tool")
    many = history(run("Ann Lee", START, 12), name="ann/tool")
    found = reattributed(mine, [few, many])
    assert found is not None
    assert (found[0].name, len(found[1])) == ("ann/tool", 12)
    assert reattributed(mine, [history(run("Jane Doe", START, 20), name="jane2/tool")]) is None


def test_names_in_turn_need_to_be_in_use_together() -> None:
    names = ("Jane Doe", "Bob Stone", "Ivo Marsh")
    together = [placed for name in names for placed in run(name, START, 5, "jdoe")]
    assert [found[0].commit.author.name for found in names_in_turn(together, WHO)] == [
        "Bob Stone",
        "Ivo Marsh",
        "Jane Doe",
    ]
    apart = [
        placed
        for number, name in enumerate(names)
        for placed in run(name, START + timedelta(days=4 * number), 5, "jdoe")
    ]
    assert names_in_turn(apart, WHO) == []
