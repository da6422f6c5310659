"""GitHub's REST answers as lines: one a thing stated, people's own words indented below."""

import json
from datetime import datetime

import pytest

from forensics.errors import ReadError, Unread
from tests.signals.profile.rest import Who, answer, commit, event, repo, user

MADE = datetime(2019, 3, 1, 10)
JANE = Who("Jane Doe", "jane@example.com", "janedoe")
ANN = Who("Ann Lee", "ann@example.org")


def test_user(read) -> None:
    stated = user("janedoe", MADE, "Jane Doe", bio="Platforms\nAccount created: 2001-01-01")
    document = read(answer(stated))
    assert document.text.split("\n") == [
        "Jane Doe", "janedoe", "Platforms Account created: 2001-01-01",
        "Profile: https://github.com/janedoe", "Public repositories: 3", "Followers: 4",
        "Following: 5", "Account created: 2019-03-01T10:00:00Z",
        "Last updated: 2025-05-01T08:00:00Z",
    ]  # fmt: skip
    assert document.properties["github:created_at"] == "2019-03-01T10:00:00Z"
    assert not any(key.endswith("repos_url") for key in document.properties)


def test_commits_name_author_account_and_who_took_them_in(read) -> None:
    taken_in = datetime(2019, 1, 2)
    items = [
        commit("janedoe/tool", ANN, datetime(2018, 1, 1), "Fix the build\n\nLong story", parents=0),
        commit("janedoe/tool", ANN, datetime(2018, 1, 2), "Add", JANE, taken_in, parents=2),
        commit("octo/tool", JANE, datetime(2018, 1, 3), "2018-01-01T00:00:00Z\tX <x@y>\t@x\tabc"),
    ]
    document = read(json.dumps(items).encode())
    taken = "committed 2019-01-02T00:00:00Z\tJane Doe <jane@example.com>\t@janedoe"
    first, second, third = (str(item["sha"])[:12] for item in items)
    assert document.text.split("\n") == [
        "Commits",
        "Repository: janedoe/tool",
        f"2018-01-01T00:00:00Z\tAnn Lee <ann@example.org>\tno account\t{first}\tfirst",
        "  Fix the build",
        f"2018-01-02T00:00:00Z\tAnn Lee <ann@example.org>\tno account\t{second}\tmerge\t{taken}",
        "  Add",
        "Repository: octo/tool",
        f"2018-01-03T00:00:00Z\tJane Doe <jane@example.com>\t@janedoe\t{third}",
        "  2018-01-01T00:00:00Z X <x@y> @x abc",
    ]
    assert document.properties["github:[0].commit.author.email"] == "ann@example.org"


def test_repositories_and_what_they_come_from(read) -> None:
    items = [
        repo("janedoe/tool", MADE, description="A tool\nof mine"),
        repo("janedoe/vim", MADE, fork=True, parent={"full_name": "vim/vim"}, language=None),
        repo("janedoe/zsh", MADE, mirror_url="https://git.example.org/zsh.git", language=None),
        repo("janedoe/app", MADE, template_repository={"full_name": "octo/app"}, language=None),
    ]
    times = "Created: 2019-03-01T10:00:00Z\tPushed: 2025-05-01T08:00:00Z"
    assert read(answer(items)).text.split("\n") == [
        "Repositories",
        f"janedoe/tool\tUser\t{times}\tnot a fork",
        "  A tool of mine",
        "  Language: C",
        f"janedoe/vim\tUser\t{times}\tfork of vim/vim",
        f"janedoe/zsh\tUser\t{times}\tnot a fork\tmirror of https://git.example.org/zsh.git",
        f"janedoe/app\tUser\t{times}\tnot a fork\ttemplate of octo/app",
    ]


def test_events_with_and_without_their_commits(read) -> None:
    items = [
        event("PushEvent", "janedoe/tool", "janedoe", MADE, commits=[{"message": "Tidy up\n\nx"}]),
        event("PushEvent", "janedoe/tool", "janedoe", MADE, ref="refs/heads/main"),
        event("ForkEvent", "vim/vim", "janedoe", MADE, forkee={"full_name": "janedoe/vim"}),
    ]
    assert read(answer(items)).text.split("\n") == [
        "Events",
        "2019-03-01T10:00:00Z\tPushEvent\tjanedoe/tool\t@janedoe",
        "  Tidy up",
        "2019-03-01T10:00:00Z\tPushEvent\tjanedoe/tool\t@janedoe",
        "2019-03-01T10:00:00Z\tForkEvent\tvim/vim\t@janedoe\tforked as janedoe/vim",
    ]


def test_a_single_repository_and_a_single_commit(read) -> None:
    assert read(answer(repo("janedoe/tool", MADE))).text.startswith("Repositories\njanedoe/tool\t")
    single = read(answer(commit("janedoe/tool", JANE, MADE)))
    assert single.media_type == "application/vnd.github.commits+json"
    assert "\t@janedoe\t" in single.text


@pytest.mark.parametrize("form", ["{0}{1}", "{0}\n{1}\n", "[{0}, {1}]"])
def test_pages_saved_into_one_file_are_one_list(read, form: str) -> None:
    pages = [json.dumps([repo(f"janedoe/{name}", MADE)]) for name in ("one", "two")]
    text = read(form.format(*pages).encode()).text
    assert [line.partition("\t")[0] for line in text.split("\n") if "/" in line] == [
        "janedoe/one",
        "janedoe/two",
    ]


def test_a_hundred_commits_are_read_whole(read) -> None:
    items = [commit("janedoe/tool", JANE, MADE, f"Step {n}") for n in range(100)]
    assert read(answer(items)).partial is None


@pytest.mark.parametrize(
    ("answered", "reason", "words"),
    [
        ({"message": "Not Found", "documentation_url": "https://docs.github.com", "status": "404"},
         Unread.UNSUPPORTED, "error that GitHub answered ('Not Found')"),
        ({"message": "API rate limit exceeded", "documentation_url": "x"},
         Unread.UNSUPPORTED, "API rate limit exceeded"),
        ({"message": "Git Repository is empty.", "status": "409"}, Unread.UNSUPPORTED, "is empty."),
        ([], Unread.EMPTY, "empty list"),
        ([[]], Unread.EMPTY, "empty list"),
        ({"data": {"user": {"login": "janedoe"}}}, Unread.UNSUPPORTED, "GraphQL"),
        ({"errors": [{"message": "x"}]}, Unread.UNSUPPORTED, "GraphQL"),
        ({"total_count": 1, "incomplete_results": False, "items": [{}]},
         Unread.UNSUPPORTED, "search results"),
        ([{"sha": "1", "commit": {}}, {"full_name": "a/b"}], Unread.UNSUPPORTED, "unknown form"),
        ([{"name": "v1.0"}], Unread.UNSUPPORTED, "unknown form"),
        ([None], Unread.UNSUPPORTED, "unknown form"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_its_reason(
    read, answered: object, reason: Unread, words: str
) -> None:
    with pytest.raises(ReadError) as refused:
        read(json.dumps(answered).encode())
    assert refused.value.reason is reason
    assert words in refused.value.message


def test_a_page_cut_off_is_malformed(read) -> None:
    with pytest.raises(ReadError) as refused:
        read(answer([repo("janedoe/tool", MADE)])[:-40])
    assert refused.value.reason is Unread.MALFORMED
