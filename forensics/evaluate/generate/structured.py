"""Formats with named fields: LinkedIn's data export, JSON Resume, a GitHub account."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile, ZipInfo

from forensics.evaluate.generate.persona import Persona
from forensics.evaluate.generate.tenure import short_month, true_education, true_positions
from forensics.evaluate.generate.truth import TruePhone, Truth


def _contacts(persona: Persona) -> dict[str, object]:
    phone = TruePhone(raw=persona.phone, e164=persona.e164)
    return {"name": persona.name, "emails": (persona.email,), "phones": (phone,)}


def linkedin_export(persona: Persona) -> tuple[bytes, Truth]:
    """A ZIP of CSV files under LinkedIn's own file and column names."""
    first, _, last = persona.name.rpartition(" ")
    tables: dict[str, list[dict[str, str]]] = {
        "Profile.csv": [{
            "First Name": first or persona.name, "Last Name": last if first else "",
            "Maiden Name": "", "Address": "", "Birth Date": "", "Headline": persona.headline,
            "Summary": persona.summary, "Industry": "", "Zip Code": "",
            "Geo Location": persona.location, "Twitter Handles": "",
            "Websites": f"[PERSONAL:https://{persona.handle}.example.org]",
            "Instant Messengers": "",
        }],
        "Positions.csv": [{
            "Company Name": job.employer, "Title": job.title,
            "Description": "\n".join(f"- {line}" for line in job.bullets),
            "Location": job.location, "Started On": short_month(job.start),
            "Finished On": short_month(job.end) if job.end else "",
        } for job in persona.jobs],
        "Education.csv": [{
            "School Name": school.institution, "Start Date": str(school.start.year),
            "End Date": str(school.end.year), "Notes": ", ".join(school.coursework),
            "Degree Name": school.degree, "Activities": "",
        } for school in persona.education],
        "Skills.csv": [{"Name": skill} for skill in persona.skills],
        "Email Addresses.csv": [{
            "Email Address": persona.email, "Confirmed": "Yes", "Primary": "Yes",
            "Updated On": "3/14/21, 9:26 AM",
        }],
        "PhoneNumbers.csv": [{"Extension": "", "Number": persona.phone, "Type": "Mobile"}],
        "Registration.csv": [{
            "Registered At": "2/3/14, 7:40 AM", "Registration Ip": "", "Subscription Types": "",
        }],
    }  # fmt: skip
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, rows in tables.items():
            archive.writestr(ZipInfo(name, (2024, 6, 1, 0, 0, 0)), _csv(rows))
    truth = Truth.model_validate(
        {
            **_contacts(persona),
            "positions": true_positions(persona),
            "education": true_education(persona, fields=False),
            "skills": persona.skills,
        }
    )
    return target.getvalue(), truth


def _csv(rows: list[dict[str, str]]) -> str:
    target = StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def json_resume(persona: Persona) -> tuple[bytes, Truth]:
    """The keys of the JSON Resume schema (jsonresume.org, version 1.0.0)."""
    city, _, region = persona.location.partition(", ")
    document = {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {
            "name": persona.name, "label": persona.headline, "email": persona.email,
            "phone": persona.phone, "summary": persona.summary,
            "location": {"city": city, "region": region},
            "profiles": [{"network": "LinkedIn", "username": persona.handle,
                          "url": f"https://www.linkedin.com/in/{persona.handle}"}],
        },
        "work": [{
            "name": job.employer, "position": job.title, "location": job.location,
            "startDate": str(job.start), **({"endDate": str(job.end)} if job.end else {}),
            "highlights": list(job.bullets),
        } for job in persona.jobs],
        "education": [{
            "institution": school.institution, "area": school.field,
            "studyType": school.degree, "startDate": str(school.start),
            "endDate": str(school.end), "courses": list(school.coursework),
        } for school in persona.education],
        "skills": [{"name": skill, "keywords": []} for skill in persona.skills],
        "languages": [{"language": "English", "fluency": "Fluent"}],
    }  # fmt: skip
    truth = Truth.model_validate(
        {
            **_contacts(persona),
            "positions": true_positions(persona),
            "education": true_education(persona, months=True),
            "skills": persona.skills,
        }
    )
    return json.dumps(document, ensure_ascii=False, indent=2).encode(), truth


def github_user(persona: Persona) -> tuple[bytes, Truth]:
    """GitHub's REST answer for one user: it states a name and an address, no history."""
    api = f"https://api.github.com/users/{persona.handle}"
    answer = {
        "login": persona.handle, "id": 1000000 + len(persona.summary), "node_id": "U_kgDOAA",
        "avatar_url": "https://avatars.githubusercontent.com/u/1?v=4", "gravatar_id": "",
        "url": api, "html_url": f"https://github.com/{persona.handle}",
        "repos_url": f"{api}/repos", "events_url": f"{api}/events{{/privacy}}",
        "type": "User", "site_admin": False, "name": persona.name,
        "company": f"@{persona.jobs[0].employer}", "blog": f"https://{persona.handle}.example.org",
        "location": persona.location, "email": persona.email, "hireable": None,
        "bio": persona.summary, "twitter_username": None, "public_repos": 23, "public_gists": 4,
        "followers": 61, "following": 40, "created_at": f"{persona.jobs[-1].start}-11T08:15:30Z",
        "updated_at": "2024-05-30T17:02:11Z",
    }  # fmt: skip
    truth = Truth(name=persona.name, emails=(persona.email,))
    return json.dumps(answer, ensure_ascii=False, indent=2).encode(), truth
