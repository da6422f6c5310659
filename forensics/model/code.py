"""What a code host's answers state: an account, its repositories, their commits and who wrote them.

Every noun keeps the line it was read from, so that a finding can quote it.
"""

from datetime import datetime

from forensics.model.base import Noun
from forensics.model.span import Quoted


class Signature(Noun):
    """Who a commit names as author or committer, and when (UTC; None where no real time is given).

    `account` is the login the host links the e-mail address to; None where it links none.
    """

    name: str
    email: str
    at: datetime | None = None
    account: str | None = None


class Commit(Noun):
    """One commit. `repository` is "owner/name", None where the answer does not tell it.

    `first` marks a commit without parents, `merge` one with several.
    """

    sha: str
    repository: str | None
    author: Signature
    committer: Signature
    message: str = ""
    first: bool = False
    merge: bool = False
    line: Quoted


class Repository(Noun):
    """One repository as the host describes it; None is what it does not state.

    `derived` says in the host's terms what the code comes from: "fork", "mirror" or "template".
    """

    name: str
    organisation: bool | None = None
    fork: bool | None = None
    derived: str | None = None
    created: datetime | None = None
    pushed: datetime | None = None
    description: str = ""
    line: Quoted

    @property
    def owner(self) -> str:
        """The login before the slash."""
        return self.name.partition("/")[0]


class Holder(Noun):
    """The account itself. `number` is the host's own id of it, which no renaming changes.

    `line` is the line that states the day of its creation, `created`.
    """

    login: str
    number: str | None = None
    organisation: bool = False
    name: str | None = None
    email: str | None = None
    created: datetime | None = None
    line: Quoted | None = None


class Code(Noun):
    """What one answer holds. `actors` are the logins whose doings a log lists."""

    holder: Holder | None = None
    repositories: tuple[Repository, ...] = ()
    commits: tuple[Commit, ...] = ()
    actors: tuple[str, ...] = ()
    forked: tuple[str, ...] = ()
