"""GitHub REST answers saved as JSON: user, repos, commits, events; lines, and every leaf as is."""

import json
from collections.abc import Callable, Iterator

from forensics.model.document import Document
from forensics.readers.draft import Draft
from forensics.readers.leaves import leaves
from forensics.readers.plain import decode
from forensics.readers.sniff import MediaType, media_type

Object = dict[str, object]

# Addresses of the API itself say nothing of the person, and there are forty in every object.
_OF_THE_API = ("_url", "node_id", "gravatar_id")
_KEPT_URLS = frozenset({"html_url", "avatar_url", "blog"})


def read(data: bytes, name: str) -> Document:
    """Read one answer. Raises ReadError: unsupported, malformed, empty, too_large."""
    kind = media_type(data)
    value = json.loads(decode(data).lstrip("\ufeff"))
    items = value if isinstance(value, list) else [value]
    draft = Draft(kind)
    for path, leaf in leaves(value):
        key = path.rpartition(".")[2]
        if key in _KEPT_URLS or not (key.endswith(_OF_THE_API) or key == "url"):
            draft.state(f"github:{path}", leaf)
    heading, lines = _FORMS[kind]
    if heading:
        draft.line(heading)
    for item in items:
        for line in lines(item):
            draft.line(line)
    return draft.finish(data, name)


def _user(user: Object) -> Iterator[str]:
    yield from _given(_at(user, "name"), _at(user, "login"), _at(user, "bio"))
    for label, key in (
        ("Company", "company"), ("Location", "location"), ("Email", "email"), ("Website", "blog"),
        ("Profile", "html_url"), ("Public repositories", "public_repos"),
        ("Followers", "followers"), ("Following", "following"),
        ("Account created", "created_at"), ("Last updated", "updated_at"),
    ):  # fmt: skip
        if _at(user, key):
            yield f"{label}: {_at(user, key)}"


def _repo(repo: Object) -> Iterator[str]:
    fork = " (fork)" if repo.get("fork") is True else ""
    yield _at(repo, "full_name") + fork
    yield from _given(_at(repo, "description"))
    facts = [("Language", "language"), ("Created", "created_at"), ("Pushed", "pushed_at")]
    stated = [f"{label}: {_at(repo, key)}" for label, key in facts if _at(repo, key)]
    yield from _given("\t".join(stated))


def _commit(commit: Object) -> Iterator[str]:
    author = (
        f"{_at(commit, 'commit', 'author', 'name')} <{_at(commit, 'commit', 'author', 'email')}>"
    )
    yield f"{_at(commit, 'commit', 'author', 'date')}\t{author}\t{_at(commit, 'sha')[:12]}"
    message = _at(commit, "commit", "message")
    yield from _given(message.partition("\n")[0])


def _event(event: Object) -> Iterator[str]:
    actor, repo = _at(event, "actor", "login"), _at(event, "repo", "name")
    yield "\t".join(_given(_at(event, "created_at"), _at(event, "type"), repo, actor))
    commits = event.get("payload")
    commits = commits.get("commits") if isinstance(commits, dict) else None
    for commit in commits if isinstance(commits, list) else []:
        if isinstance(commit, dict):
            yield from _given(_at(commit, "message").partition("\n")[0])


_FORMS: dict[str, tuple[str, Callable[[Object], Iterator[str]]]] = {
    MediaType.GITHUB_USER: ("", _user),
    MediaType.GITHUB_REPOS: ("Repositories", _repo),
    MediaType.GITHUB_COMMITS: ("Commits", _commit),
    MediaType.GITHUB_EVENTS: ("Events", _event),
}


def _at(item: Object, *keys: str) -> str:
    value: object = item
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def _given(*values: str) -> list[str]:
    return [value for value in values if value]
