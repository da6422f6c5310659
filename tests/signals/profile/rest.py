"""GitHub's REST answers in the form of its published schema, from the few facts a test is about."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

Json = dict[str, object]
SITE, API = "https://github.com", "https://api.github.com"


@dataclass(frozen=True)
class Who:
    """An author: a name and address as git has them, and the login GitHub links them to."""

    name: str
    email: str
    login: str | None = None


def stamp(at: datetime) -> str:
    """As the API writes a time."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def simple_user(login: str, kind: str = "User") -> Json:
    """The short form of an account that stands inside other answers."""
    number = int(hashlib.sha256(login.casefold().encode()).hexdigest()[:6], 16)
    return {
        "login": login, "id": number, "node_id": f"U_{number}", "gravatar_id": "",
        "avatar_url": f"https://avatars.githubusercontent.com/u/{number}?v=4",
        "url": f"{API}/users/{login}", "html_url": f"{SITE}/{login}",
        "repos_url": f"{API}/users/{login}/repos", "type": kind, "site_admin": False,
    }  # fmt: skip


def user(login: str, created: datetime, name: str | None = None, **more: object) -> Json:
    """GET /users/{login}."""
    return simple_user(login) | {
        "name": name, "company": None, "blog": "", "location": None, "email": None,
        "hireable": None, "bio": None, "twitter_username": None, "public_repos": 3,
        "public_gists": 0, "followers": 4, "following": 5, "created_at": stamp(created),
        "updated_at": "2025-05-01T08:00:00Z",
    } | more  # fmt: skip


def repo(name: str, created: datetime, **more: object) -> Json:
    """One item of GET /users/{login}/repos, or GET /repos/{owner}/{repo}."""
    owner, _, short = name.partition("/")
    return {
        "id": len(name), "node_id": "R_1", "name": short, "full_name": name, "private": False,
        "owner": simple_user(owner), "html_url": f"{SITE}/{name}", "description": None,
        "fork": False, "url": f"{API}/repos/{name}", "commits_url": f"{API}/repos/{name}/commits",
        "created_at": stamp(created), "updated_at": "2025-05-01T08:00:00Z",
        "pushed_at": "2025-05-01T08:00:00Z", "homepage": None, "size": 108, "language": "C",
        "mirror_url": None, "archived": False, "disabled": False, "is_template": False,
        "topics": [], "visibility": "public", "default_branch": "main",
    } | more  # fmt: skip


def commit(
    name: str,
    author: Who,
    at: datetime,
    message: str = "Change the parser",
    committer: Who | None = None,
    entered: datetime | None = None,
    parents: int = 1,
) -> Json:
    """One item of GET /repos/{owner}/{repo}/commits."""
    by = committer or author
    text = f"{name}{author}{at}{message}".encode()
    sha = hashlib.sha1(text, usedforsecurity=False).hexdigest()
    address = f"{API}/repos/{name}/commits"
    return {
        "sha": sha, "node_id": "C_1",
        "commit": {
            "author": {"name": author.name, "email": author.email, "date": stamp(at)},
            "committer": {"name": by.name, "email": by.email, "date": stamp(entered or at)},
            "message": message, "tree": {"sha": sha, "url": f"{API}/repos/{name}/git/trees/{sha}"},
            "url": f"{API}/repos/{name}/git/commits/{sha}", "comment_count": 0,
            "verification": {"verified": False, "reason": "unsigned", "signature": None,
                             "payload": None, "verified_at": None},
        },
        "url": f"{address}/{sha}", "html_url": f"{SITE}/{name}/commit/{sha}",
        "comments_url": f"{address}/{sha}/comments",
        "author": simple_user(author.login) if author.login else None,
        "committer": simple_user(by.login) if by.login else None,
        "parents": [
            {"sha": f"{number:040x}", "url": f"{address}/{number:040x}",
             "html_url": f"{SITE}/{name}/commit/{number:040x}"} for number in range(parents)
        ],
    }  # fmt: skip


def event(kind: str, name: str, actor: str, at: datetime, **payload: object) -> Json:
    """One item of GET /users/{login}/events/public."""
    return {
        "id": "1", "type": kind, "actor": {"id": 1, "login": actor, "display_login": actor,
                                           "gravatar_id": "", "url": f"{API}/users/{actor}"},
        "repo": {"id": 2, "name": name, "url": f"{API}/repos/{name}"}, "payload": payload,
        "public": True, "created_at": stamp(at),
    }  # fmt: skip


def history(
    name: str,
    parts: Iterable[tuple[Who, int]],
    start: datetime,
    days: float = 3,
    told: str = "Step",
) -> list[Json]:
    """Commits one after another, oldest first; the first of all has no parents.

    `parts` are an author and how many commits in a row are theirs.
    """
    found: list[Json] = []
    for author, count in parts:
        for _ in range(count):
            at = start + timedelta(days=days * len(found), seconds=37 * len(found))
            number = len(found)
            found.append(commit(name, author, at, f"{told} {number}", parents=int(number > 0)))
    return found


def answer(value: object) -> bytes:
    """As it is saved; lists of commits come newest first."""
    if isinstance(value, list) and value and "sha" in value[0]:
        value = list(reversed(value))
    return json.dumps(value).encode()
