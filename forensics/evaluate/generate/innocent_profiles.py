"""An honest person's profiles: what was told at an earlier day, and the platforms' own files."""

import json
from datetime import date, datetime, time, timedelta
from io import BytesIO
from random import Random

import pikepdf

from forensics.evaluate.generate import linkedin_html, linkedin_pdf, structured
from forensics.evaluate.generate.innocent_draft import Account, Draft, Snapshot, index
from forensics.evaluate.generate.persona import Persona
from forensics.model.partial_date import PartialDate

_ENDINGS = {"linkedin_export": "zip", "linkedin_pdf": "pdf"}


def days_before(draft: Draft, months: int) -> date:
    """A day about so many months before the application."""
    return draft.submitted - timedelta(days=round(months * 30.44) + 1)


def as_of(persona: Persona, month: int, headline: str | None = None) -> Persona:
    """What the profile told in an earlier month: later posts and degrees were still to come."""
    jobs = tuple(
        job if job.end and index(job.end) <= month else job.model_copy(update={"end": None})
        for job in persona.jobs
        if index(job.start) <= month
    )
    schools = tuple(school for school in persona.education if index(school.start) <= month)
    return persona.model_copy(
        update={
            "jobs": jobs,
            "education": schools,
            "headline": headline or (jobs[0].title if jobs else persona.headline),
            "summary": "I like work that other people can rely on.",
        }
    )


def page(snapshot: Snapshot, number: int) -> tuple[str, bytes]:
    """A file name and the platform's file."""
    day = snapshot.captured or date(2024, 6, 1)
    saved = PartialDate(year=day.year, month=day.month)
    name = f"{snapshot.form}-{number}.{_ENDINGS.get(snapshot.form, 'html')}"
    if snapshot.form == "linkedin_export":
        return name, structured.linkedin_export(snapshot.persona)[0]
    if snapshot.form == "linkedin_pdf":
        made = datetime.combine(day, time(11, 20))
        return name, dated_pdf(linkedin_pdf.write(snapshot.persona)[0], "LinkedIn", made)
    with_block = snapshot.form == "linkedin_json_ld"
    return name, linkedin_html.write(snapshot.persona, structured=with_block, saved=saved)[0]


def dated_pdf(data: bytes, author: str, made: datetime) -> bytes:
    """The same pages, made by `author` at `made`; equal inputs give equal bytes."""
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.docinfo["/Author"] = author
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = f"D:{made:%Y%m%d%H%M%S}Z"
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


def github(draft: Draft, account: Account, chance: Random) -> dict[str, bytes]:
    """The account's REST answers: user, repositories, and the commits of one repository."""
    login = draft.persona.handle
    created = f"{account.created}T09:12:44Z"
    user = json.loads(structured.github_user(draft.persona)[0])
    user |= {"created_at": created, "name": draft.persona.name, "public_repos": 3}
    repos = [
        {
            "name": name,
            "full_name": f"{login}/{name}",
            "private": False,
            "owner": {"login": login, "type": "User"},
            "html_url": f"https://github.com/{login}/{name}",
            "description": text,
            "fork": fork,
            "created_at": created,
            "updated_at": "2024-05-20T10:00:00Z",
            "pushed_at": "2024-05-20T10:00:00Z",
            "language": "Python",
        }
        for name, text, fork in (
            ("bread-timer", "Reminds me of the oven", False),
            ("dotfiles", "", False),
            ("requests", "A copy to send a patch from", account.fork),
        )
    ]
    return {
        "github-user.json": _json(user),
        "github-repos.json": _json(repos),
        "github-commits.json": _json(_commits(draft, account, login, chance)),
    }


def _commits(draft: Draft, account: Account, login: str, chance: Random) -> list[object]:
    found: list[object] = []
    span = max((draft.submitted - account.created).days, 20)
    for number in range(12):
        day = account.created + timedelta(days=3 + (span - 10) * number // 12)
        name, mail = account.authors[number * len(account.authors) // 12]
        if account.pull_requests and number % 6 == 5:
            name, mail = "dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"
        sha = f"{chance.randrange(16**40):040x}"
        author = {"name": name, "email": mail, "date": f"{day}T18:20:41Z"}
        found.append(
            {
                "sha": sha,
                "commit": {
                    "author": author,
                    "committer": author,
                    "message": chance.choice(("Fix the alarm", "Tidy", "Write tests", "Docs")),
                },
                "html_url": f"https://github.com/{login}/bread-timer/commit/{sha}",
                "url": f"https://api.github.com/repos/{login}/bread-timer/commits/{sha}",
                "author": {"login": login, "id": 1, "type": "User"},
                "committer": {"login": login, "id": 1, "type": "User"},
                "parents": [],
            }
        )
    return found


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
