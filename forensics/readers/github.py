"""GitHub REST answers saved as JSON: user, repos, commits, events; one line a thing stated.

A repository, a commit or an event is one line of fields with tabs between them; what people wrote
about it stands indented below, so that no message can pass for a commit. `parse.github` reads the
lines back.
"""

import re
from collections.abc import Callable, Iterator

from forensics.model.document import Document
from forensics.readers.draft import Draft
from forensics.readers.json_pages import load
from forensics.readers.leaves import leaves
from forensics.readers.plain import decode
from forensics.readers.sniff import MediaType, media_type

Object = dict[str, object]

# Addresses of the API itself say nothing of the person, and there are forty in every object.
_OF_THE_API = ("_url", "node_id", "gravatar_id")
_KEPT_URLS = frozenset({"html_url", "avatar_url", "blog", "mirror_url"})
# What tells the items of a list apart; a page of a hundred would fill the properties with the rest.
_OF_AN_ITEM = (
    "full_name", "fork", "mirror_url", "created_at", "pushed_at", "sha", "html_url",
    "commit.author.name", "commit.author.email", "commit.author.date", "commit.committer.date",
    "author.login", "committer.login", "type", "actor.login", "repo.name",
)  # fmt: skip
_MOST_ITEMS = 100
"""Items of a list whose properties are kept; all of them stand in the text."""


def read(data: bytes, name: str) -> Document:
    """Read one answer. Raises ReadError: unsupported, malformed, empty, too_large."""
    kind = media_type(data)
    value = load(decode(data))
    items: list[object] = value if isinstance(value, list) else [value]
    draft = Draft(kind)
    if isinstance(value, list):
        for place, item in enumerate(items[:_MOST_ITEMS]):
            for key in _OF_AN_ITEM:
                draft.state(f"github:[{place}].{key}", _at(item, *key.split(".")))
    else:
        for path, leaf in leaves(value):
            key = path.rpartition(".")[2]
            if key in _KEPT_URLS or not (key.endswith(_OF_THE_API) or key == "url"):
                draft.state(f"github:{path}", leaf)
    heading, lines = _FORMS[kind]
    if heading:
        draft.line(heading)
    for line in lines(items):
        draft.line(line)
    return draft.finish(data, name)


def _user(users: list[object]) -> Iterator[str]:
    for user in users:
        yield from _given(_at(user, "name"), _at(user, "login"), _at(user, "bio"))
        for label, key in (
            ("Company", "company"), ("Location", "location"), ("Email", "email"),
            ("Website", "blog"), ("Profile", "html_url"), ("Public repositories", "public_repos"),
            ("Followers", "followers"), ("Following", "following"),
            ("Account created", "created_at"), ("Last updated", "updated_at"),
        ):  # fmt: skip
            if _at(user, key):
                yield f"{label}: {_at(user, key)}"


def _repos(repos: list[object]) -> Iterator[str]:
    for repo in repos:
        facts = [("Created", "created_at"), ("Pushed", "pushed_at")]
        stated = [f"{label}: {_at(repo, key)}" for label, key in facts if _at(repo, key)]
        yield "\t".join(
            _given(_at(repo, "full_name"), _at(repo, "owner", "type"), *stated, *_derived(repo))
        )
        language = _at(repo, "language")
        yield from _below(_at(repo, "description"), f"Language: {language}" if language else "")


def _derived(repo: object) -> Iterator[str]:
    """What the code comes from, as far as the answer states it."""
    if _at(repo, "fork"):
        origin = _at(repo, "source", "full_name") or _at(repo, "parent", "full_name")
        yes = _at(repo, "fork") == "True"
        yield (f"fork of {origin}" if origin else "fork") if yes else "not a fork"
    if _at(repo, "mirror_url"):
        yield f"mirror of {_at(repo, 'mirror_url')}"
    if _at(repo, "template_repository", "full_name"):
        yield f"template of {_at(repo, 'template_repository', 'full_name')}"


def _commits(commits: list[object]) -> Iterator[str]:
    last = ""
    for commit in commits:
        repository = _repository_of(commit)
        if repository != last:
            yield f"Repository: {repository or 'not stated'}"
            last = repository
        yield _commit(commit)
        yield from _below(_first_line(commit, "commit", "message"))


def _commit(commit: object) -> str:
    author, committer = (_signature(commit, role) for role in ("author", "committer"))
    fields = [*author, _word(_at(commit, "sha")[:12]) or "unknown"]
    parents = commit.get("parents") if isinstance(commit, dict) else None
    if isinstance(parents, list) and len(parents) != 1:
        fields.append("merge" if parents else "first")
    if committer[1] != " <>" and committer != author:
        fields.append("committed " + "\t".join(committer))
    return "\t".join(fields)


def _signature(commit: object, role: str) -> tuple[str, str, str]:
    """When, who and by which account."""
    stated = [_at(commit, "commit", role, key) for key in ("name", "email")]
    name, email = (" ".join(value.translate(_ANGLES).split()) for value in stated)
    login = _word(_at(commit, role, "login"))
    at = _word(_at(commit, "commit", role, "date")) or "undated"
    return at, f"{name} <{email}>", f"@{login}" if login else "no account"


_ANGLES = str.maketrans("", "", "<>")


def _repository_of(commit: object) -> str:
    """ "owner/name" from the commit's own address, on the site or in the API."""
    parts = _at(commit, "html_url").split("/")
    if len(parts) == 7 and parts[5] == "commit":
        return "/".join(parts[3:5])
    before, _, after = _at(commit, "url").partition("/repos/")
    parts = after.split("/")
    return "/".join(parts[:2]) if before and len(parts) == 4 and parts[2] == "commits" else ""


def _events(events: list[object]) -> Iterator[str]:
    for event in events:
        actor, repo = _at(event, "actor", "login"), _at(event, "repo", "name")
        forked = _at(event, "payload", "forkee", "full_name")
        yield "\t".join(
            _given(
                _word(_at(event, "created_at")) or "undated",
                _word(_at(event, "type")), repo, f"@{_word(actor)}" if actor else "no account",
                f"forked as {forked}" if forked else "",
            )
        )  # fmt: skip
        payload = event.get("payload") if isinstance(event, dict) else None
        commits = payload.get("commits") if isinstance(payload, dict) else None
        for commit in commits if isinstance(commits, list) else []:
            yield from _below(_first_line(commit, "message"))


_FORMS: dict[str, tuple[str, Callable[[list[object]], Iterator[str]]]] = {
    MediaType.GITHUB_USER: ("", _user),
    MediaType.GITHUB_REPOS: ("Repositories", _repos),
    MediaType.GITHUB_COMMITS: ("Commits", _commits),
    MediaType.GITHUB_EVENTS: ("Events", _events),
}


def _value(item: object, *keys: str) -> str:
    value: object = item
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _at(item: object, *keys: str) -> str:
    """What stands under the keys, on one line; "" where nothing does."""
    return " ".join(_value(item, *keys).split())


def _first_line(item: object, *keys: str) -> str:
    lines = _value(item, *keys).strip().splitlines()
    return " ".join(lines[0].split()) if lines else ""


def _word(value: str) -> str:
    """Without what no login, time or hash is written with, so that its field never vanishes."""
    return re.sub(r"[^A-Za-z0-9_.:+\[\]-]", "", value)


def _given(*values: str) -> list[str]:
    return [value for value in values if value]


def _below(*values: str) -> list[str]:
    return [f"  {value}" for value in values if value]
