"""The answers about one account put together, and whose a commit is."""

from datetime import UTC, datetime

import pytest

from forensics.linkage.repositories import Identity, Placed, histories, holders, identity
from forensics.model import Code, Commit, Holder, Quoted, Record, Repository, Signature, Span

LINE = Quoted(value="x", span=Span(start=0, end=1))
AT = datetime(2020, 1, 1, tzinfo=UTC)


def signed(name: str, email: str = "x@example.org", account: str | None = None) -> Signature:
    return Signature(name=name, email=email, at=AT, account=account)


def made(sha: str, author: Signature, repository: str | None = "JDoe/tool", **more: bool) -> Commit:
    return Commit(
        sha=sha, repository=repository, author=author, committer=author, line=LINE, **more
    )


def answer(name: str = "a.json", **code: object) -> Record:
    return Record(document=name, kind="profile", source="github", code=Code(**code))


def test_pages_and_snapshots_are_joined_and_a_commit_counts_once() -> None:
    jane = signed("Jane Doe")
    records = [
        answer(repositories=(Repository(name="JDoe/Tool", fork=False, line=LINE),)),
        answer(commits=(made("1", jane, first=True), made("2", jane))),
        answer(commits=(made("2", jane), made("3", jane, merge=True), made("4", signed("CI Bot")))),
    ]
    history = histories(records)["jdoe/tool"]
    assert [placed.commit.sha for placed in history.commits] == ["1", "2"]
    assert history.complete
    assert history.facts and history.name == "JDoe/Tool"


def test_a_commit_without_a_time_is_counted_and_left_out() -> None:
    undated = signed("Jane Doe").model_copy(update={"at": None})
    history = histories([answer(commits=(made("1", undated),))])["jdoe/tool"]
    assert (history.commits, history.undated) == ((), 1)


def test_a_log_tells_that_a_repository_is_a_fork() -> None:
    tool = Repository(name="JDoe/tool", fork=False, line=LINE)
    history = histories([answer(repositories=(tool,)), answer(forked=("jdoe/Tool",))])["jdoe/tool"]
    assert history.excuse == "JDoe/tool is a fork"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"derived": "mirror"}, "is a mirror"),
        ({"organisation": True}, "belongs to an organisation"),
        ({"description": "Unofficial mirror of zsh"}, "'Unofficial'"),
        ({"description": "Forked from octo/tool"}, "'Forked'"),
        ({"name": "jdoe/hugo-starter"}, "'starter'"),
        ({"name": "jdoe/android_device_x"}, "'android_'"),
    ],
)
def test_others_commits_are_expected(facts: dict[str, object], words: str) -> None:
    stated = Repository.model_validate({"name": "jdoe/x", "line": LINE, **facts})
    (history,) = histories([answer(repositories=(stated,))]).values()
    assert words in (history.excuse or "")


@pytest.mark.parametrize(
    "facts",
    [
        {"description": "An Android app"},
        {"description": "A class library for templates"},
        {"name": "jdoe/forklift"},
        {"description": "Collaboration tools"},
    ],
)
def test_ordinary_words_excuse_nothing(facts: dict[str, object]) -> None:
    stated = Repository.model_validate({"name": "jdoe/x", "line": LINE, **facts})
    (history,) = histories([answer(repositories=(stated,))]).values()
    assert history.excuse is None


def test_of_two_snapshots_of_an_account_the_older_is_taken() -> None:
    old, new = (Holder(login=login, name=login) for login in ("JDoe", "jdoe"))
    assert holders([answer(holder=old), answer(holder=new)])["jdoe"][1] is old


WHO = Identity("jdoe", "4711", frozenset({"Jane Doe", "jd"}), frozenset({"jane@example.com"}))


@pytest.mark.parametrize(
    ("author", "whose"),
    [
        (signed("Anything", account="JDoe"), "own"),
        (signed("Bob Stone", "Jane@Example.com"), "own"),
        (signed("Bob Stone", "jdoe@users.noreply.github.com"), "own"),
        (signed("Bob Stone", "4711+old@users.noreply.github.com"), "own"),
        (signed("Jane Doe", account="jane-at-work"), "own"),
        (signed("Jane M. Doe"), "own"),
        (signed("Jane Miller"), "unclear"),
        (signed("Jane Miller", account="jmiller"), "unclear"),
        (signed("jdoe42"), "unclear"),
        (signed("octofan"), "unclear"),
        (signed(""), "unclear"),
        (signed("octofan", account="octofan"), "other"),
        (signed("Bob Stone"), "other"),
        (signed("Bob Stone", "4712+jd@users.noreply.github.com"), "other"),
        (signed("김민수"), "other"),
    ],
)
def test_whose_a_commit_is(author: Signature, whose: str) -> None:
    assert WHO.whose(author) == whose


def test_without_a_full_name_an_unlinked_author_can_be_anybody() -> None:
    nameless = Identity("phoenix", None, frozenset(), frozenset())
    assert nameless.whose(signed("Bob Stone")) == "unclear"
    assert nameless.whose(signed("Bob Stone", account="bobs")) == "other"


def test_an_address_under_the_own_name_is_own_whatever_the_name_beside_it() -> None:
    record = answer()
    commits = [
        Placed(record, made("1", signed("Jane Doe", "jane@old.example.org"))),
        Placed(record, made("2", signed("Sky Walker", "sky@example.org", "jdoe"))),
    ]
    who = identity(Holder(login="jdoe"), ["Jane Doe"], [], commits)
    assert who.whose(signed("Mary Miller", "jane@old.example.org")) == "own"
    assert who.whose(signed("Sky Walker", "other@example.org")) == "own"
