"""Accounts whose histories are other people's, or invented."""

from datetime import timedelta

from tests.signals.profile.accounts import YEAR, Account, Make, brought, ordinary
from tests.signals.profile.rest import Who, commit, history, repo


def two_copied_projects(a: Account) -> None:
    for place, short in enumerate(("wallet", "exchange")):
        people = [a.other(place * 4 + n) for n in range(a.rng.randint(2, 4))]
        turns = [(a.rng.choice(people), 4) for _ in range(a.rng.randint(12, 80))]
        brought(a, short, turns, age=4, own=a.rng.randint(1, 5))


def three_copied_projects_among_small_ones(a: Account) -> None:
    for place, short in enumerate(("wallet", "exchange", "bridge")):
        turns = [(a.other(place * 3 + a.rng.randint(0, 2)), 4) for _ in range(40)]
        brought(a, short, turns, age=5, own=3)
    ordinary(a)


def one_copied_project(a: Account) -> None:
    turns = [(a.other(a.rng.randint(0, 3)), 4) for _ in range(60)]
    brought(a, "wallet", turns, age=3, own=5)
    ordinary(a)


def one_persons_work_copied(a: Account) -> None:
    ordinary(a)
    brought(a, "wallet", [(a.other(0), 150)], made=a.created + YEAR * 4, age=3, own=5)


def one_persons_work_copied_and_nothing_else(a: Account) -> None:
    brought(a, "wallet", [(a.other(0), 150)], age=3, own=5)


def clones_of_public_projects_throughout(a: Account) -> None:
    for place, short in enumerate(("wallet", "exchange", "bridge")):
        turns = [(a.other(place * 3 + a.rng.randint(0, 2), linked=True), 4) for _ in range(50)]
        brought(a, short, turns, age=5, own=2)


def authors_replaced_in_a_copy(a: Account) -> None:
    """Half of the original's commits put under the account's name; the original is given too."""
    people = [a.other(n, linked=True) for n in range(3)]
    turns = [(a.rng.choice(people), 2) for _ in range(60)]
    start = a.created - YEAR
    original = history("octo/wallet", turns, start)
    places = a.rng.sample(range(len(original)), len(original) // 2)
    copied = history(a.full("wallet"), turns, start)
    for place in places:
        at = start + timedelta(days=3 * place, seconds=37 * place)
        copied[place] = commit(a.full("wallet"), a.me, at, f"Step {place}", parents=int(place > 0))
    a.add("wallet", a.created + YEAR, copied)
    a.repos.append(repo("octo/wallet", start))
    a.pages.append(original)


def authors_replaced_and_no_original(a: Account) -> None:
    authors_replaced_in_a_copy(a)
    del a.repos[-1], a.pages[-1]


def names_in_turn(a: Account) -> None:
    names = [a.name or "", *a.others[:3]]
    turns = [(Who(a.rng.choice(names), a.me.email, a.login), 3) for _ in range(60)]
    made = a.created + YEAR
    a.add("bot", made, history(a.full("bot"), turns, made))


def an_invented_history_with_the_accounts_address(a: Account) -> None:
    me = Who(a.name or "", f"4711+{a.login}@users.noreply.github.com", a.login)
    brought(a, "engine", [(me, 150)], age=6)


COPIED: tuple[Make, ...] = (
    two_copied_projects, three_copied_projects_among_small_ones, one_copied_project,
    one_persons_work_copied, one_persons_work_copied_and_nothing_else,
    clones_of_public_projects_throughout, authors_replaced_in_a_copy,
    authors_replaced_and_no_original, names_in_turn,
    an_invented_history_with_the_accounts_address,
)  # fmt: skip
