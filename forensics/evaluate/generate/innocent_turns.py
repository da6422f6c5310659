"""Turns of honest lives: what makes an application look odd to who does not know the person.

Each turn changes a draft, and only in ways that are true of its person. Which turns there are, and
how often each is met, is this project's choice: rates measured on them show that such lives are
understood, not how common they are.
"""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from forensics.evaluate.generate.innocent_draft import (
    NOW,
    PROFILE_FORMS,
    Account,
    Draft,
    Snapshot,
    degree,
    duties,
    index,
    plain,
    posts,
    when,
)
from forensics.evaluate.generate.innocent_papers import (
    borrowed_computer,
    builder_template,
    polished,
)
from forensics.evaluate.generate.innocent_places import (
    ABROAD,
    FORMER_SCHOOLS,
    TOWNS,
    employer,
    phone,
)
from forensics.evaluate.generate.innocent_profiles import as_of, days_before
from forensics.evaluate.generate.innocent_trades import TRADES
from forensics.evaluate.generate.persona import Job, School

Turn = Callable[[Draft, Random], None]


def steady(draft: Draft, chance: Random) -> None:
    """Nothing out of the ordinary."""


def immigrant(draft: Draft, chance: Random) -> None:
    """Studied and worked abroad first; the profile tells the degree in the school's language."""
    school = chance.choice(ABROAD)
    jobs = list(draft.persona.jobs)
    jobs[len(jobs) // 2 :] = [
        job.model_copy(update={"location": school.town}) for job in jobs[len(jobs) // 2 :]
    ]
    first = index(jobs[-1].start)
    study = School(
        institution=school.school,
        degree=chance.choice((school.degree, "Bachelor's degree")),
        field=school.field,
        start=when(first - 60),
        end=when(first - 2),
    )
    draft.retell(jobs=tuple(jobs), education=(study,))
    own = study.model_copy(update={"degree": school.degree})
    draft.snapshots.append(
        Snapshot(draft.persona.model_copy(update={"education": (own,)}), "linkedin_html", None)
    )
    if chance.random() < 0.4:
        draft.retell(
            phone=f"{school.prefix} {chance.randint(2000, 9999)} {chance.randint(100, 999)}"
        )


def agency_contractor(draft: Draft, chance: Random) -> None:
    """Placed by an agency: the clients are told as posts, and the agency made the file."""
    agency = f"{employer(chance)} Staffing"
    jobs = tuple(
        job.model_copy(update={"employer": f"{agency} / Client: {job.employer}"})
        for job in draft.persona.jobs
    )
    draft.retell(jobs=jobs)
    draft.source = {"kind": "agency", "agency": agency}
    draft.author = chance.choice((agency, "Resume Desk", "Owner"))


def side_by_side(draft: Draft, chance: Random) -> None:
    """A freelancer whose clients overlap, as clients do."""
    first = index(draft.persona.jobs[-1].start)
    clients = []
    for _ in range(chance.randint(2, 4)):
        begun = first + chance.randint(0, max(1, NOW - first - 12))
        ended = min(begun + chance.randint(9, 40), NOW)
        clients.append(
            Job(
                title=f"Freelance {draft.trade.titles[1]}",
                employer=employer(chance),
                location="Remote",
                start=when(begun),
                end=None if ended == NOW else when(ended),
                bullets=duties(chance, draft.trade, begun // 12),
            )
        )
    clients.sort(key=lambda job: -index(job.start))
    draft.retell(jobs=tuple(clients), headline=f"Freelance {draft.trade.titles[1]}")


def career_changer(draft: Draft, chance: Random) -> None:
    """An older profile tells of another trade; what came since is new."""
    other = chance.choice([trade for trade in TRADES if trade.name != draft.trade.name])
    turned = NOW - chance.randint(30, 70)
    before = turned - chance.randint(40, 120)
    older = posts(chance, other, draft.town.name, before, turned)
    newer = posts(chance, draft.trade, draft.town.name, turned + chance.randint(1, 9))
    study = degree(chance, other, draft.town.university, before)
    course = School(
        institution=chance.choice(("Ironwood Community College", "Lakeside Evening School")),
        degree="Certificate",
        field=draft.trade.name.capitalize(),
        start=when(turned - 5),
        end=when(turned + 4),
    )
    draft.retell(
        jobs=(*newer, *older), education=(course, study), headline=newer[0].title if newer else
        f"Aspiring {draft.trade.titles[0]}",
    )  # fmt: skip
    for months in (turned - 8, NOW):
        told = as_of(draft.persona, months, other.titles[0])
        draft.snapshots.append(Snapshot(told, "linkedin_html", days_before(draft, NOW - months)))


def married(draft: Draft, chance: Random) -> None:
    """Took another family name; the older profile and commits bear the first."""
    earlier = draft.name
    draft.name = draft.name.with_family(chance.choice(("Oakley", "Ferreira", "Sandoval", "Bauer")))
    draft.retell(name=draft.name.full)
    _known_before(draft, earlier.full, chance)


def transitioned(draft: Draft, chance: Random) -> None:
    """Took another given name; address and handle keep the first, as accounts do."""
    earlier = draft.name
    given = chance.choice(("Robin", "Alex", "Sasha", "Noor", "Kit"))
    draft.name = earlier.model_copy(update={"given": given, "other": given})
    draft.retell(name=draft.name.full)
    _known_before(draft, earlier.full, chance)


def respelled(draft: Draft, chance: Random) -> None:
    """One name, written as the passport, the profile and friends write it."""
    told = draft.persona.model_copy(update={"name": draft.name.respelled})
    draft.snapshots.append(Snapshot(told, "linkedin_html", None))
    draft.contact = {"name": draft.name.respelled, "email": draft.persona.email}


def _known_before(draft: Draft, name: str, chance: Random) -> None:
    months = NOW - chance.randint(20, 50)
    told = as_of(draft.persona, months).model_copy(update={"name": name})
    draft.snapshots.append(Snapshot(told, "linkedin_html", days_before(draft, NOW - months)))
    draft.snapshots.append(Snapshot(draft.persona, "linkedin_html", days_before(draft, 0)))
    mail = f"{plain(name.split()[0])}@users.noreply.github.com"
    created = days_before(draft, chance.randint(60, 110))
    draft.account = Account(created, [(name, mail), (draft.name.full, draft.persona.email)])


def returning_parent(draft: Draft, chance: Random) -> None:
    """Years at home, a silent profile, then what is new is added."""
    away = chance.randint(30, 72)
    back = NOW - chance.randint(2, 10)
    last = back - away
    earlier = posts(chance, draft.trade, draft.town.name, last - chance.randint(30, 100), last)
    post = Job(
        title=draft.trade.titles[1],
        employer=employer(chance),
        location=draft.town.name,
        start=when(back),
        end=None,
        bullets=duties(chance, draft.trade, back // 12),
    )
    study = degree(chance, draft.trade, draft.town.university, index(earlier[-1].start))
    draft.retell(jobs=(post, *earlier), education=(study,), headline=post.title)
    for months in (last + 2, NOW):
        told = as_of(draft.persona, months)
        draft.snapshots.append(Snapshot(told, "linkedin_html", days_before(draft, NOW - months)))


def student(draft: Draft, chance: Random) -> None:
    """A degree still under way, short posts, a young and empty profile."""
    start = NOW - chance.randint(20, 44)
    study = degree(chance, draft.trade, draft.town.university, start + 48).model_copy(
        update={"start": when(start), "end": when(start + 45)}
    )
    summer = Job(
        title=f"{draft.trade.titles[0]} (Intern)",
        employer=employer(chance),
        location=draft.town.name,
        start=when(NOW - 12),
        end=when(NOW - 9),
        bullets=duties(chance, draft.trade, NOW // 12)[:2],
    )
    draft.retell(jobs=(summer,), education=(study,), headline=f"{study.field} student")
    if chance.random() < 0.5:
        draft.snapshots.append(Snapshot(draft.persona, "linkedin_html", days_before(draft, 0)))
    draft.account = Account(days_before(draft, chance.randint(2, 14)), [_own(draft)])


def veteran(draft: Draft, chance: Random) -> None:
    """Served first, studied while serving."""
    first = index(draft.persona.jobs[-1].start)
    served = chance.randint(44, 110)
    service = Job(
        title=chance.choice(("Logistics Specialist", "Corporal", "Petty Officer Second Class")),
        employer=chance.choice(("U.S. Army", "United States Navy", "US Air Force", "USMC")),
        location=chance.choice(("Fort Cavazos, TX", "Norfolk, VA", "Ramstein, Germany")),
        start=when(first - served),
        end=when(first - 1),
        bullets=("Accounted for equipment worth four million dollars.", "Led a team of nine."),
    )
    study = degree(chance, draft.trade, draft.town.university, first - 2)
    draft.retell(jobs=(*draft.persona.jobs, service), education=(study,))


def moved(draft: Draft, chance: Random) -> None:
    """Lives elsewhere than the number, the older posts and the profile say."""
    now = chance.choice([town for town in TOWNS if town != draft.town])
    old = draft.persona
    draft.snapshots.append(Snapshot(old, "linkedin_html", days_before(draft, 14)))
    draft.retell(location=now.name)
    draft.contact = {"name": old.name, "email": old.email, "address": f"12 Elm Street, {now.name}"}
    if chance.random() < 0.4:
        parents = f"Home of my parents, 4 Main Street, {draft.town.name}"
        draft.stage, draft.shipping = "onboarding", [{"address": parents, "at": "2024-06-10"}]


def private(draft: Draft, chance: Random) -> None:
    """A relay address, an internet telephone number, a VPN, no profile."""
    relay = chance.choice(
        ("privaterelay.appleid.com", "duck.com", "mozmail.com", "simplelogin.com")
    )
    draft.retell(email=f"{chance.randrange(16**8):08x}@{relay}")
    draft.network = [
        {"ip": f"146.70.{chance.randrange(256)}.{chance.randrange(1, 255)}", "at": "2024-06-03"},
        {"ip": f"193.138.218.{chance.randrange(1, 255)}", "at": "2024-06-05"},
    ]
    draft.snapshots.clear()


def second_career(draft: Draft, chance: Random) -> None:
    """Past fifty: the resume tells the last fifteen years, the profile all of them."""
    first = NOW - chance.randint(30, 36) * 12
    life = posts(chance, draft.trade, draft.town.name, first)
    recent = tuple(job for job in life if index(job.start) > NOW - 15 * 12) or life[:1]
    study = degree(chance, draft.trade, draft.town.university, first)
    years = (NOW - first) // 12
    told = draft.persona.model_copy(
        update={"jobs": life, "education": (study,), "headline": life[0].title}
    )
    draft.retell(
        jobs=recent, education=(study,), headline=life[0].title,
        summary=f"{draft.trade.titles[-1]} with more than {years - 1} years of experience.",
    )  # fmt: skip
    draft.snapshots.append(Snapshot(told, "linkedin_html", days_before(draft, 1)))


def double_degree(draft: Draft, chance: Random) -> None:
    """Two degrees at once, and a third in the evenings beside a post."""
    one = draft.persona.education[0]
    fields = [field for field in ("English", "History", "Mathematics") if field != one.field]
    two = one.model_copy(update={"degree": "Bachelor of Arts", "field": chance.choice(fields)})
    evening = School(
        institution=one.institution,
        degree="Master of Arts",
        field=chance.choice(("English", "History", "Psychology")),
        start=when(index(one.end) + 6),
        end=when(index(one.end) + 40),
    )
    late = index(evening.end) < NOW
    draft.retell(education=(evening, one, two) if late else (one, two))


def closed_school(draft: Draft, chance: Random) -> None:
    """The school has closed or bears another name today."""
    school, title, field, year = chance.choice(FORMER_SCHOOLS)
    end = min(year, chance.randint(1998, year)) * 12 + 4
    study = School(
        institution=school, degree=title, field=field, start=when(end - 45), end=when(end)
    )
    jobs = posts(chance, draft.trade, draft.town.name, max(end + 2, NOW - 180))
    draft.retell(education=(study,), jobs=jobs, headline=jobs[0].title if jobs else field)


def merged_roles(draft: Draft, chance: Random) -> None:
    """Two roles at one firm, told as one on the resume, under shorter titles."""
    full = draft.persona
    first = full.jobs[-1]
    middle = (index(first.start) + index(first.end or when(NOW))) // 2
    older = first.model_copy(update={"end": when(middle)})
    newer = first.model_copy(update={"title": f"Senior {first.title}", "start": when(middle)})
    profile = full.model_copy(update={"jobs": (*full.jobs[:-1], newer, older)})
    form = chance.choice(PROFILE_FORMS)
    draft.snapshots.append(Snapshot(profile, form, days_before(draft, 0)))
    short = {"Senior": "Sr.", "Junior": "Jr.", "Manager": "Mgr.", "Assistant": "Asst."}
    jobs = tuple(
        job.model_copy(
            update={"title": " ".join(short.get(word, word) for word in job.title.split())}
        )
        for job in full.jobs
    )
    draft.retell(jobs=jobs)


def renamed_employer(draft: Draft, chance: Random) -> None:
    """The profile follows the firm to its new name; the resume has the old one, or both."""
    old = draft.persona.jobs[0]
    new = employer(chance)
    profile = old.model_copy(update={"employer": new})
    told = draft.persona.model_copy(update={"jobs": (profile, *draft.persona.jobs[1:])})
    draft.snapshots.append(Snapshot(told, "linkedin_html", days_before(draft, 2)))
    if chance.random() < 0.5:
        both = old.model_copy(update={"employer": f"{new} (formerly {old.employer})"})
        draft.retell(jobs=(both, *draft.persona.jobs[1:]))


def developer(draft: Draft, chance: Random) -> None:
    """Imported an old history into a young account; committed from two machines and by review."""
    draft.account = Account(
        days_before(draft, chance.randint(8, 120)),
        [_own(draft), (draft.name.other, f"{plain(draft.name.given)}@laptop.local")],
        fork=chance.random() < 0.5,
    )
    draft.snapshots.append(Snapshot(draft.persona, "linkedin_html", days_before(draft, 0)))


def refreshed_profile(draft: Draft, chance: Random) -> None:
    """Put an old page in order for the search: new headline, more skills, the latest posts."""
    months = NOW - chance.randint(6, 40)
    older = as_of(draft.persona, months)
    if older.jobs:
        draft.snapshots.append(Snapshot(older, "linkedin_html", days_before(draft, NOW - months)))
    newer = draft.persona.model_copy(
        update={
            "headline": f"{draft.persona.headline} | Open to work",
            "skills": draft.trade.skills,
        }
    )
    draft.snapshots.append(Snapshot(newer, "linkedin_html", days_before(draft, 0)))


def traveller(draft: Draft, chance: Random) -> None:
    """Applied from a hotel, a family visit and an employer's network."""
    draft.network = []
    for day, first in enumerate((73, 88, 41), start=2):
        rest = ".".join(str(chance.randrange(1, 255)) for _ in range(3))
        draft.network.append({"ip": f"{first}.{rest}", "at": f"2024-06-0{day}T0{day}:30:00Z"})
    draft.retell(phone=phone(draft.town.code, chance))
    draft.submitted -= timedelta(days=1)


def _own(draft: Draft) -> tuple[str, str]:
    return draft.persona.name, draft.persona.email


TURNS: dict[str, Turn] = {
    turn.__name__: turn
    for turn in (
        steady, immigrant, agency_contractor, side_by_side, career_changer, married, transitioned,
        respelled, returning_parent, student, veteran, moved, private, second_career,
        double_degree, closed_school, merged_roles, renamed_employer, builder_template, polished,
        borrowed_computer, developer, refreshed_profile, traveller,
    )
}  # fmt: skip
