"""Invented accounts, the same in every run; who has them is told beside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from tests.signals.profile.rest import Json, Who, answer, commit, history, repo, user

FULL = (
    "Jane Doe", "Robert Brown", "Agnieszka Wiśniewska", "Nguyễn Văn Hùng", "Priya Raman",
    "Carlos Medina", "Oluwaseun Adebayo", "Ольга Іваненко", "Kenji Sato", "김민수", "Fatima Zahra",
    "Lars Øvergaard", "Wei Zhang", "Emily Clark", "Tomás Herrera", "Anil Kapoor", "Sofia Rossi",
    "Dmitri Volkov", "Grace Mbeki", "Hiroshi Tanaka", "Elif Yılmaz", "Omar Haddad", "Noor Jansen",
    "Paul Martin", "Sina Becker", "Ravi Shastri", "Marta Kowal", "Igor Petrov", "Chen Jie",
)  # fmt: skip


@dataclass
class Account:
    """What a reviewer is given of one applicant's account, answer by answer."""

    rng: Random
    login: str = "janedoe"
    name: str | None = "Jane Doe"
    created: datetime = datetime(2019, 3, 1)
    resume: str | None = "Jane Doe"
    facts: Json = field(default_factory=dict)
    repos: list[Json] = field(default_factory=list)
    pages: list[list[Json]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = [name for name in FULL if name != self.name]
        self.others = self.rng.sample(names, 12)

    @property
    def me(self) -> Who:
        return Who(self.name or self.login, f"{self.login}@example.com", self.login)

    def other(self, place: int, linked: bool = False, host: str = "example.org") -> Who:
        name = self.others[place]
        handle = f"dev{abs(hash_of(name)) % 9999}"
        return Who(name, f"{handle}@{host}", handle if linked else None)

    def add(self, short: str, made: datetime, commits: list[Json], **facts: object) -> None:
        self.repos.append(repo(f"{self.login}/{short}", made, **facts))
        self.pages.append(commits)

    def full(self, short: str) -> str:
        return f"{self.login}/{short}"

    def files(self) -> list[bytes]:
        account = user(self.login, self.created, self.name, **self.facts)
        lists: list[object] = [account, self.repos, *self.pages]
        return [answer(value) for value in lists if value]


def hash_of(text: str) -> int:
    return sum(ord(letter) * 31**place for place, letter in enumerate(text))


Make = Callable[[Account], None]
YEAR = timedelta(days=365)


def ordinary(a: Account, short: str = "notes", count: int = 25) -> None:
    made = a.created + YEAR
    a.add(short, made, history(a.full(short), [(a.me, count)], made + timedelta(hours=1)))


def brought(
    a: Account, short: str, parts: list[tuple[Who, int]], made: datetime | None = None,
    age: float = 4, days: float = 3, **facts: object,
) -> None:  # fmt: skip
    """A repository made after a history that is already there; the account's own may follow."""
    made = made or a.created + YEAR
    old = history(a.full(short), parts, made - YEAR * age, days)
    own = [
        commit(a.full(short), a.me, made + timedelta(days=5 * n), f"Own {n}")
        for n in range(facts.pop("own", 4))  # type: ignore[call-overload]
    ]
    a.add(short, made, old + own, **facts)


def accounts(make: Make, each: int) -> Iterator[Account]:
    """`each` accounts of one kind, in the names of different people; the same in every run."""
    rng = Random(make.__name__)
    for _ in range(each):
        name = rng.choice(FULL)
        created = datetime(rng.randint(2012, 2021), rng.randint(1, 12), rng.randint(1, 28))
        login = f"user{rng.randint(10, 99)}x"
        account = Account(rng, login=login, name=name, resume=name, created=created)
        make(account)
        yield account
