"""GitHub's answers read back: accounts, repositories, commits and logs, lines to the letter."""

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from forensics.model import Record, Signature
from forensics.parse import parse
from forensics.parse.github import moment
from forensics.readers import formats
from tests.signals.profile.rest import Who, answer, commit, event, history, repo, user

MADE = datetime(2019, 3, 1, 10)
AT = datetime(2019, 3, 1, 10, tzinfo=UTC)
JANE = Who("Jane Doe", "jane@example.com", "janedoe")
ANN = Who("Ann Lee", "ann@example.org")


def read(value: object) -> Record:
    document = formats.read(answer(value), "answer.json")
    record = parse(document, "profile")
    code = record.code
    lines = [item.line for item in (*code.repositories, *code.commits)] if code else []
    lines += [code.holder.line] if code and code.holder and code.holder.line else []
    lines += [entry.what for entry in record.account.activity]
    assert all(line.span.of(document.text) == line.value for line in lines)
    return record


def test_the_account() -> None:
    bio = "Account created: 2001-01-01T00:00:00Z"
    record = read(user("JaneDoe", MADE, "Jane Doe", bio=bio, email="jane@example.com"))
    holder = record.code and record.code.holder
    assert holder is not None
    assert (holder.login, holder.name, holder.email) == ("JaneDoe", "Jane Doe", "jane@example.com")
    assert holder.created == AT
    assert holder.line and holder.line.value == "Account created: 2019-03-01T10:00:00Z"
    assert holder.number and holder.number.isdigit()
    assert str(record.account.created) == "2019-03"  # not what the bio says


def test_an_organisation_and_an_account_without_a_day() -> None:
    stated = user("acme", MADE, type="Organization") | {"created_at": None}
    holder = (read(stated).code or _none()).holder
    assert holder and holder.organisation and holder.created is None and holder.line is None


def test_repositories() -> None:
    items = [
        repo("janedoe/tool", MADE, description="A tool"),
        repo("janedoe/vim", MADE, fork=True),
        repo("janedoe/zsh", MADE, mirror_url="https://git.example.org/zsh.git"),
        {"full_name": "acme/core", "owner": {"login": "acme", "type": "Organization"}},
    ]
    tool, vim, zsh, core = (read(items).code or _none()).repositories
    assert (tool.fork, tool.derived, tool.created, tool.organisation) == (False, None, AT, False)
    assert tool.description == "A tool Language: C"
    assert (vim.fork, vim.derived, zsh.derived) == (True, "fork", "mirror")
    assert (core.fork, core.organisation, core.created, core.owner) == (None, True, None, "acme")


def test_commits() -> None:
    taken_in = datetime(2019, 1, 2)
    items = [
        commit("janedoe/tool", JANE, MADE, "Add <b> & more", parents=0),
        commit("janedoe/tool", ANN, MADE, "Merge", JANE, taken_in, parents=2),
    ]
    merge, first = (read(items).code or _none()).commits
    assert first.author == Signature(
        name="Jane Doe", email="jane@example.com", at=AT, account="janedoe"
    )
    assert (first.first, first.merge, first.message) == (True, False, "Add <b> & more")
    assert first.repository == "janedoe/tool"
    assert (merge.merge, merge.author.account, merge.committer.account) == (True, None, "janedoe")
    assert merge.committer.at == datetime(2019, 1, 2, tzinfo=UTC)


def test_a_commit_that_states_little() -> None:
    bare = [{"sha": "1", "commit": {"author": None, "message": None}, "author": None}]
    (found,) = (read(bare).code or _none()).commits
    assert found.author == Signature(name="", email="")
    assert (found.repository, found.first, found.message) == (None, False, "")


def test_the_address_in_the_api_tells_the_repository_too() -> None:
    item = commit("janedoe/tool", JANE, MADE) | {"html_url": None}
    (found,) = (read([item]).code or _none()).commits
    assert found.repository == "janedoe/tool"


def test_a_log_is_the_accounts_own_and_a_list_of_commits_is_not() -> None:
    record = read([event("ForkEvent", "vim/vim", "janedoe", MADE, forkee={"full_name": "j/vim"})])
    assert record.code and record.code.actors == ("janedoe",)
    assert record.code.forked == ("j/vim",)
    assert [entry.at for entry in record.account.activity] == [date(2019, 3, 1)]
    assert not read(history("janedoe/tool", [(ANN, 9)], MADE)).account.activity


def test_messages_make_no_posts_degrees_or_skills() -> None:
    words = ("Experience", "Software Engineer", "2015 - 2019", "Education", "BSc, MIT, 2014")
    record = read([commit("janedoe/tool", JANE, MADE, word) for word in words])
    assert not (record.positions or record.education or record.skills)


def test_times_that_cannot_be_true_are_none() -> None:
    assert moment("2018-01-01T02:00:00+02:00") == datetime(2018, 1, 1, tzinfo=UTC)
    assert moment("1990-01-01T00:00:00Z") == datetime(1990, 1, 1, tzinfo=UTC)
    for text in ("1989-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "9999-99-99", "undated", ""):
        assert moment(text) is None
    assert moment("0001-01-01T00:00:00+14:00") is None


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=90), st.text(max_size=20))
def test_no_name_or_message_can_pass_for_another_line(
    name: str, email: str, message: str, login: str
) -> None:
    item = commit("janedoe/tool", Who(name, email, login), MADE, message)
    data = json.dumps([item, commit("janedoe/tool", JANE, MADE, "Last")]).encode()
    document = formats.read(data, "answer.json")
    code = parse(document, "profile").code
    assert code is not None
    assert [found.author.at for found in code.commits] == [AT, AT]
    assert code.commits[1].author.name == "Jane Doe"
    assert {found.repository for found in code.commits} == {"janedoe/tool"}


def _none() -> None:
    raise AssertionError("no code was read")
