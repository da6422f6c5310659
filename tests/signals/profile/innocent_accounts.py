"""Accounts of people whose repositories are what they seem, of many kinds."""

from datetime import datetime, timedelta

from tests.signals.profile.accounts import YEAR, Account, Make, brought, ordinary
from tests.signals.profile.rest import Who, commit, history, repo


def old_svn_code_under_the_own_name(a: Account) -> None:
    old = Who(a.name or "", "jd@oldhost.example", None)
    brought(a, "engine", [(old, a.rng.randint(60, 200))], age=8)


def old_svn_code_under_the_own_handle(a: Account) -> None:
    a.name = a.resume
    brought(a, "engine", [(Who("jdoe", "jdoe@svn.invalid"), 120)], age=8)


def a_class_project(a: Account) -> None:
    mates = [a.other(n, host="uni.example") for n in range(3)]
    made = a.created + YEAR
    turns = [(a.rng.choice([a.me, *mates]), a.rng.randint(1, 4)) for _ in range(40)]
    a.add("compiler", made, history(a.full("compiler"), turns, made + timedelta(days=1), 0.5))


def a_class_project_pushed_again(a: Account) -> None:
    mates = [a.other(n, host="uni.example") for n in range(3)]
    turns = [(a.rng.choice([a.me, *mates]), a.rng.randint(1, 4)) for _ in range(40)]
    brought(a, "compiler", turns, age=1, days=0.5)


def a_monorepo_with_colleagues(a: Account) -> None:
    staff = [a.other(n, host="corp.example") for n in range(6)]
    me = Who(a.name or "", "jdoe@corp.example", None)
    turns = [(a.rng.choice([me, *staff]), a.rng.randint(1, 5)) for _ in range(70)]
    brought(a, "platform", turns, age=5)


def a_renamed_account(a: Account) -> None:
    a.facts = {"id": 4711}
    old = Who(a.login, "4711+oldname@users.noreply.github.com", "oldname")
    brought(a, "engine", [(old, 80)], age=1)


def a_private_address(a: Account) -> None:
    me = Who(a.name or a.login, f"4711+{a.login}@users.noreply.github.com", a.login)
    made = a.created + YEAR
    a.add("notes", made, history(a.full("notes"), [(me, 80)], made))


def several_machines(a: Account) -> None:
    names = [a.name or "", "jdoe", "Jane", "root", "Jane's MacBook Pro", "Ubuntu", "Work Laptop"]
    turns = [(Who(a.rng.choice(names), f"{a.login}@example.com", a.login), 2) for _ in range(40)]
    made = a.created + YEAR
    a.add("notes", made, history(a.full("notes"), turns, made))


def programs_commit_most(a: Account) -> None:
    bot = Who("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com",
              "dependabot[bot]")  # fmt: skip
    actions = Who("github-actions[bot]", "actions@github.com", None)
    renovate = Who("Renovate Bot", "bot@renovateapp.com", "renovate-bot")
    turns = [(a.rng.choice([bot, bot, actions, renovate, a.me]), 3) for _ in range(50)]
    brought(a, "site", turns, age=1)


def a_classroom_exercise(a: Account) -> None:
    staff = a.other(0, linked=True)
    made = a.created + YEAR
    bot = "github-classroom[bot]"
    first = Who(bot, f"66690702+{bot}@users.noreply.github.com", bot)
    parts = [(first, 1), (staff, 12), (a.me, 9)]
    a.add("hw3", made, history(a.full("hw3"), parts, made))


def starters_of_a_bootcamp(a: Account) -> None:
    staff = [a.other(n, linked=a.rng.random() < 0.5, host="camp.example") for n in range(3)]
    for number in range(6):
        turns = [(a.rng.choice(staff), 3) for _ in range(a.rng.randint(2, 12))]
        brought(a, f"week-{number}", turns, age=2, own=a.rng.randint(5, 30))


def a_fork_without_the_flag(a: Account) -> None:
    people = [a.other(n, linked=a.rng.random() < 0.85) for n in range(10)]
    brought(a, "petclinic", [(a.rng.choice(people), 3) for _ in range(100)], age=6)


def a_flagged_fork(a: Account) -> None:
    people = [a.other(n) for n in range(10)]
    brought(a, "parser", [(a.rng.choice(people), 3) for _ in range(100)], age=6, fork=True)


def a_mirror(a: Account) -> None:
    people = [a.other(n) for n in range(5)]
    turns = [(a.rng.choice(people), 3) for _ in range(60)]
    brought(a, "vim", turns, age=6, mirror_url="https://git.example.org/vim.git")
    brought(a, "zsh", turns, age=6, description="Unofficial mirror of the zsh sources")


def an_awesome_list(a: Account) -> None:
    made = a.created + YEAR
    turns = [(a.me, 6)]
    for place in range(12):
        turns += [(a.other(place, linked=a.rng.random() < 0.8), 15), (a.me, 1)]
    a.add("awesome-x", made, history(a.full("awesome-x"), turns, made + timedelta(hours=2), 1))


def contributors_by_patch(a: Account) -> None:
    made = a.created + YEAR
    name = a.full("libpatch")
    found = history(name, [(a.me, 5)], made)
    for number in range(90):
        at = made + timedelta(days=20 + number)
        author = a.other(number % 8)
        found.append(commit(name, author, at, f"Patch {number}", a.me, at + timedelta(days=3)))
    a.add("libpatch", made, found)


def company_code_moved_to_the_own_account(a: Account) -> None:
    staff = [a.other(n, linked=a.rng.random() < 0.4, host="corp.example") for n in range(8)]
    turns = [(a.rng.choice(staff), 4) for _ in range(15)]
    turns += [(a.rng.choice([a.me, *staff]), 3) for _ in range(60)]
    brought(a, "scheduler", turns, age=6)


def a_name_changed_in_part(a: Account) -> None:
    old = Who(f"{(a.name or '').split()[0]} Formerly", "old@example.net", None)
    brought(a, "engine", [(old, 90)], age=5)


def a_name_changed_wholly(a: Account) -> None:
    old = Who(a.others[0], "old@example.net", None)
    brought(a, "engine", [(old, 90)], age=5)
    brought(a, "tools", [(old, 40)], age=5)


def a_name_changed_wholly_with_one_address(a: Account) -> None:
    brought(a, "engine", [(Who(a.others[0], a.me.email, None), 90)], age=5)


def an_account_without_a_name(a: Account) -> None:
    a.login, a.name = "darkphoenix42", None
    me = Who(a.resume or "", "someone@example.net", None)
    brought(a, "engine", [(me, 90)], age=5)


def an_account_without_any_name(a: Account) -> None:
    a.login, a.name, a.resume = "darkphoenix42", None, None
    brought(a, "engine", [(Who("Jane Doe", "someone@example.net", None), 90)], age=5)


def a_pseudonym_of_two_words(a: Account) -> None:
    brought(a, "game", [(Who("Dark Phoenix", "dp@example.net", None), 90)], age=6)


def one_name_in_two_scripts(a: Account) -> None:
    a.name, a.resume = "张伟", "Wei Zhang"
    turns = [(Who("Wei Zhang", "wz@corp.example", None), 40), (Who("张伟", "zw@qq.example"), 40)]
    brought(a, "engine", turns, age=5)


def names_of_one_person_in_two_scripts_and_english(a: Account) -> None:
    names = ["张伟", "Wei Zhang", "Kevin Zhang", "zhangwei"]
    turns = [(Who(a.rng.choice(names), "zw@example.com", a.login), 3) for _ in range(30)]
    made = a.created + YEAR
    a.add("engine", made, history(a.full("engine"), turns, made))


def one_course_repository(a: Account) -> None:
    staff = [a.other(n, host="mit.example") for n in range(5)]
    brought(a, "xv6", [(a.rng.choice(staff), 8) for _ in range(40)], age=9, own=8)
    for number in range(4):
        ordinary(a, f"tool-{number}")


def a_described_course_repository(a: Account) -> None:
    staff = [a.other(n, host="mit.example") for n in range(5)]
    turns = [(a.rng.choice(staff), 8) for _ in range(40)]
    brought(a, "os", turns, age=9, own=8, description="Labs of the operating systems course")


def a_project_taken_over_from_svn_handles(a: Account) -> None:
    people = [Who(n, f"{n}@b1a2-svn", None) for n in ("rtm", "kaash", "rsc", "frans")]
    brought(a, "ftpd", [(a.rng.choice(people), 8) for _ in range(40)], age=9, own=30)


def a_project_taken_over_with_names(a: Account) -> None:
    people = [a.other(n, host="sourceforge.example") for n in range(4)]
    brought(a, "ftpd", [(a.rng.choice(people), 8) for _ in range(15)], age=9, own=40)


def a_project_transferred(a: Account) -> None:
    made = a.created - YEAR * 3
    turns = [(a.other(n % 4, linked=n % 2 == 0), 10) for n in range(20)] + [(a.me, 9)]
    a.add("cli", made, history(a.full("cli"), turns, made + timedelta(hours=1), 5))


def the_newest_page_only(a: Account) -> None:
    made = a.created + YEAR
    found = history(a.full("app"), [(a.other(0), 200), (a.me, 30)], made - YEAR)[-30:]
    a.add("app", made, found)


def an_organisations_repository(a: Account) -> None:
    a.repos.append(repo("acme/core", a.created, owner={"login": "acme", "type": "Organization"}))
    a.pages.append(history("acme/core", [(a.other(n), 40) for n in range(4)], a.created - YEAR))


def two_names_at_one_desk(a: Account) -> None:
    made = a.created + YEAR
    names = [a.name, a.name, f"{a.name} and {a.others[0]}", f"{a.name} & {a.others[1]}"]
    turns = [(Who(a.rng.choice(names) or "", a.me.email, a.login), 3) for _ in range(40)]
    a.add("pairing", made, history(a.full("pairing"), turns, made))


def a_clock_that_was_never_set(a: Account) -> None:
    made = a.created + YEAR
    found = history(a.full("router"), [(a.me, 40)], datetime(1970, 1, 1), 0.1)
    found += history(a.full("router"), [(a.me, 40)], made, told="Later")
    a.add("router", made, found)


def a_theme_and_its_site(a: Account) -> None:
    authors = [a.other(n, linked=True) for n in range(3)]
    brought(a, "site", [(a.rng.choice(authors), 3) for _ in range(30)], age=3, own=12)
    ordinary(a)


def a_team_project_cloned_from_a_mate(a: Account) -> None:
    team = [a.me, *(a.other(n, linked=True) for n in range(3))]
    brought(a, "hackathon", [(a.rng.choice(team), 2) for _ in range(60)], age=0.2, days=0.02)


def two_accounts_of_one_person(a: Account) -> None:
    work = Who(a.name or "", "jdoe@corp.example", "jdoe-corp")
    brought(a, "agent", [(work, 150)], age=2)


def translated_documents(a: Account) -> None:
    people = [a.other(n, linked=True) for n in range(10)]
    brought(a, "docs-xx", [(a.rng.choice(people), 4) for _ in range(90)], age=4, own=25)
    ordinary(a)


def dotfiles_after_somebody_elses(a: Account) -> None:
    author = a.other(0, linked=True)
    brought(a, "dotfiles", [(author, 160)], age=5, own=15)
    ordinary(a)


def a_template_repository(a: Account) -> None:
    made = a.created + YEAR
    a.add("from-template", made, history(a.full("from-template"), [(a.me, 35)], made),
          template_repository={"full_name": "octo/template"})  # fmt: skip


def a_consultants_handover(a: Account) -> None:
    client = [a.other(n, host="client.example") for n in range(4)]
    turns = [(client[0], 30), (a.me, 25), *[(c, 30) for c in client], (a.me, 4)]
    brought(a, "portal", turns, age=3)


def two_course_repositories_in_a_small_account(a: Account) -> None:
    for place, short in enumerate(("xv6", "pintos")):
        staff = [a.other(place * 5 + n, host="uni.example") for n in range(4)]
        brought(a, short, [(a.rng.choice(staff), 8) for _ in range(40)], age=9, own=8)
    ordinary(a)


def two_course_repositories_among_others(a: Account) -> None:
    two_course_repositories_in_a_small_account(a)
    for number in range(5):
        ordinary(a, f"tool-{number}")


def two_public_projects_to_try_a_tool_on(a: Account) -> None:
    for place, short in enumerate(("petclinic", "sock-shop")):
        people = [a.other(place * 5 + n, linked=True) for n in range(5)]
        brought(a, short, [(a.rng.choice(people), 3) for _ in range(50)], age=5, own=6)
    ordinary(a)


def packages_of_a_distribution(a: Account) -> None:
    for place, short in enumerate(("libfoo", "libbar", "baz")):
        people = [a.other(place * 3 + n) for n in range(3)]
        brought(a, short, [(a.rng.choice(people), 3) for _ in range(60)], age=5, own=9,
                description=f"Debian packaging of {short}")  # fmt: skip


def a_computer_shared_by_classmates(a: Account) -> None:
    names = [a.name or "", *a.others[:3]]
    made = a.created + YEAR
    turns = [(Who(a.rng.choice(names), a.me.email, a.login), 2) for _ in range(25)]
    a.add("robot", made, history(a.full("robot"), turns, made, 0.5))


def names_in_jest(a: Account) -> None:
    names = ("Captain Hook", "Mad Hatter", "Robin Hood", a.name or "")
    made = a.created + YEAR
    turns = [(Who(name, a.me.email, a.login), 12) for name in names]
    a.add("toys", made, history(a.full("toys"), turns, made))


def names_of_tools_that_commit(a: Account) -> None:
    names = ("Raspberry Pi", "Obsidian Sync", "Google Colab", "Overleaf Import", a.name or "")
    made = a.created + YEAR
    turns = [(Who(a.rng.choice(names), a.me.email, a.login), 3) for _ in range(40)]
    a.add("vault", made, history(a.full("vault"), turns, made))


def a_history_rewritten_to_a_private_address(a: Account) -> None:
    me = Who(a.name or "", f"4711+{a.login}@users.noreply.github.com", a.login)
    brought(a, "engine", [(me, 150)], age=6)


def a_name_spelt_another_way(a: Account) -> None:
    a.name, a.resume = "Serhii Kovalenko", "Sergey Kovalenko"
    old = Who("Сергій Коваленко", "sk@uni.example", None)
    turns = [(a.rng.choice([old, Who("S. Kovalenko", "sk@corp.example")]), 5) for _ in range(30)]
    brought(a, "engine", turns, age=5)


INNOCENT: tuple[Make, ...] = (
    two_course_repositories_in_a_small_account, two_course_repositories_among_others,
    two_public_projects_to_try_a_tool_on, packages_of_a_distribution,
    a_computer_shared_by_classmates, names_in_jest, names_of_tools_that_commit,
    a_history_rewritten_to_a_private_address, a_name_spelt_another_way,
    ordinary, old_svn_code_under_the_own_name, old_svn_code_under_the_own_handle, a_class_project,
    a_class_project_pushed_again, a_monorepo_with_colleagues, a_renamed_account,
    a_private_address, several_machines, programs_commit_most, a_classroom_exercise,
    starters_of_a_bootcamp, a_fork_without_the_flag, a_flagged_fork, a_mirror, an_awesome_list,
    contributors_by_patch, company_code_moved_to_the_own_account, a_name_changed_in_part,
    a_name_changed_wholly, a_name_changed_wholly_with_one_address, an_account_without_a_name,
    an_account_without_any_name, a_pseudonym_of_two_words, one_name_in_two_scripts,
    names_of_one_person_in_two_scripts_and_english, one_course_repository,
    a_described_course_repository, a_project_taken_over_from_svn_handles,
    a_project_taken_over_with_names, a_project_transferred, the_newest_page_only,
    an_organisations_repository, two_names_at_one_desk, a_clock_that_was_never_set,
    a_theme_and_its_site, a_team_project_cloned_from_a_mate, two_accounts_of_one_person,
    translated_documents, dotfiles_after_somebody_elses, a_template_repository,
    a_consultants_handover,
)  # fmt: skip
