"""GitHub's REST answers as lines, the statements in them verbatim."""

import json


def test_user(read) -> None:
    user = {
        "login": "janedoe", "id": 7, "name": "Jane Doe", "company": "@acme", "blog": "",
        "location": "Portland", "email": None, "bio": "Platforms", "public_repos": 3,
        "followers": 12, "created_at": "2019-03-01T10:00:00Z", "html_url": "https://github.com/janedoe",
        "repos_url": "https://api.github.com/users/janedoe/repos", "url": "https://api.github.com/x",
    }  # fmt: skip
    document = read(json.dumps(user).encode())
    assert document.text.split("\n") == [
        "Jane Doe", "janedoe", "Platforms", "Company: @acme", "Location: Portland",
        "Profile: https://github.com/janedoe", "Public repositories: 3", "Followers: 12",
        "Account created: 2019-03-01T10:00:00Z",
    ]  # fmt: skip
    assert document.properties["github:created_at"] == "2019-03-01T10:00:00Z"
    assert not any(key.endswith("repos_url") for key in document.properties)


def test_commits(read) -> None:
    commit = {
        "sha": "a" * 40,
        "commit": {
            "author": {"name": "Jane", "email": "j@example.com", "date": "2018-01-01T00:00:00Z"},
            "message": "Fix the build\n\nLong story",
        },
    }
    document = read(json.dumps([commit]).encode())
    assert document.text == (
        "Commits\n2018-01-01T00:00:00Z\tJane <j@example.com>\taaaaaaaaaaaa\nFix the build"
    )
    assert document.properties["github:[0].commit.author.email"] == "j@example.com"


def test_repos_and_events(read) -> None:
    repo = {
        "full_name": "janedoe/tool", "owner": {"login": "janedoe"}, "fork": True,
        "description": "A tool", "language": "Go", "created_at": "2020-01-01T00:00:00Z",
    }  # fmt: skip
    assert read(json.dumps([repo]).encode()).text == (
        "Repositories\njanedoe/tool (fork)\nA tool\nLanguage: Go\tCreated: 2020-01-01T00:00:00Z"
    )
    event = {
        "type": "PushEvent", "actor": {"login": "janedoe"}, "repo": {"name": "janedoe/tool"},
        "created_at": "2024-05-01T00:00:00Z", "payload": {"commits": [{"message": "Tidy up"}]},
    }  # fmt: skip
    assert read(json.dumps([event]).encode()).text == (
        "Events\n2024-05-01T00:00:00Z\tPushEvent\tjanedoe/tool\tjanedoe\nTidy up"
    )
