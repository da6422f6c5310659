"""Makes the shipped example applications: `python examples/make_examples.py`.

All people, employers and contacts are invented. `demo` shows what discrepancies look like; `twin`
sends the same kinds of files and is an ordinary person with what checklists wrongly hold against
people (a degree from abroad, a move, a year between jobs, a new surname, a mail relay, a "+1"
number, a VPN); `genuine` is one resume alone; `developer` brings machine-readable profiles.
"""

import csv
import io
import json
import zipfile
from pathlib import Path

from docx import Document
from people import (
    BAKER,
    CLINICS,
    DEMO_HIDDEN,
    DEMO_LINES,
    ENGINEER,
    RIDES,
    TIDES_ACCOUNT,
    TIMETABLES_ACCOUNT,
    TWIN_LINES,
)
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent

STYLES = {
    "name": ("Helvetica-Bold", 18, 26),
    "heading": ("Helvetica-Bold", 11, 22),
    "job": ("Helvetica-Bold", 10, 16),
    "body": ("Helvetica", 10, 14),
    "bullet": ("Helvetica", 10, 14),
    "small": ("Helvetica", 9, 13),
}


def main() -> None:
    """Write every example beside this file."""
    demo = HERE / "demo"
    demo.mkdir(exist_ok=True)
    (demo / "resume.pdf").write_bytes(pdf(DEMO_LINES, "Jordan A. Whitmore", DEMO_HIDDEN))
    (demo / "linkedin-2021.html").write_text(linkedin(BAKER), encoding="utf-8")
    (demo / "linkedin-2026.html").write_text(linkedin(ENGINEER), encoding="utf-8")
    write_json(
        demo / "application.json",
        {
            "id": "demo",
            "submitted_at": "2026-10-05",
            "role": {"title": "Senior Full-Stack Engineer", "remote": True},
            "documents": [{"path": "resume.pdf"}],
            "profiles": [
                {"path": "linkedin-2021.html", "source": "linkedin", "captured_at": "2021-03-14"},
                {"path": "linkedin-2026.html", "source": "linkedin", "captured_at": "2026-09-02"},
            ],
        },
    )
    twin = HERE / "twin"
    twin.mkdir(exist_ok=True)
    (twin / "resume.pdf").write_bytes(pdf(TWIN_LINES, "Inês Carvalho Duarte"))
    (twin / "linkedin-2021.html").write_text(linkedin(RIDES), encoding="utf-8")
    (twin / "linkedin-2026.html").write_text(linkedin(CLINICS), encoding="utf-8")
    write_json(twin / "github-user.json", github_user(**TIDES_ACCOUNT))
    write_json(twin / "github-repos.json", repositories())
    write_json(twin / "github-commits.json", commits())
    write_json(
        twin / "application.json",
        {
            "id": "twin",
            "submitted_at": "2026-10-05",
            "role": {"title": "Senior Full-Stack Engineer", "remote": True},
            "documents": [{"path": "resume.pdf"}],
            "profiles": [
                {"path": "linkedin-2021.html", "source": "linkedin", "captured_at": "2021-03-14"},
                {"path": "linkedin-2026.html", "source": "linkedin", "captured_at": "2026-09-02"},
                {"path": "github-user.json", "source": "github", "captured_at": "2026-09-02"},
                {"path": "github-repos.json", "source": "github", "captured_at": "2026-09-02"},
                {"path": "github-commits.json", "source": "github", "captured_at": "2026-09-02"},
            ],
            "contact": {
                "name": "Inês Carvalho Duarte",
                "email": "k4x9ines@privaterelay.appleid.com",
                "phone": "+1 512 555 0183",
                "address": "2210 Pecan Grove, Apt 4, Austin, TX 78704",
            },
            "references": [
                {
                    "name": "Marta Lindqvist",
                    "email": "marta.lindqvist@pecanstreetclinics.example",
                    "employer": "Pecan Street Clinics",
                }
            ],
            "network": [{"ip": "203.0.113.24", "at": "2026-10-05T14:12:00Z"}],
        },
    )
    genuine = HERE / "genuine"
    genuine.mkdir(exist_ok=True)
    docx(genuine / "resume.docx")
    developer = HERE / "developer"
    developer.mkdir(exist_ok=True)
    write_json(developer / "resume.json", json_resume())
    write_json(developer / "github-user.json", github_user(**TIMETABLES_ACCOUNT))
    (developer / "linkedin-export.zip").write_bytes(export())
    write_json(
        developer / "application.json",
        {
            "id": "developer",
            "submitted_at": "2026-09-20",
            "documents": [{"path": "resume.json"}],
            "profiles": [
                {"path": "github-user.json", "source": "github", "captured_at": "2026-09-18"},
                {"path": "linkedin-export.zip", "source": "linkedin", "captured_at": "2026-09-19"},
            ],
        },
    )


def write_json(path: Path, content: object) -> None:
    """Write indented JSON with a final newline."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def pdf(lines: list[tuple[str, str]], author: str, hidden: str = "") -> bytes:
    """A resume of one column; `hidden` stands in white at the foot of the page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER, invariant=1)
    canvas.setTitle("Resume")
    canvas.setAuthor(author)
    y = 750.0
    for kind, text in lines:
        font, size, lead = STYLES[kind]
        y -= lead
        canvas.setFont(font, size)
        rows = wrapped(text, font, size, 468 if kind != "bullet" else 454)
        for number, row in enumerate(rows):
            if number:
                y -= 13
            if kind == "bullet":
                if not number:
                    canvas.drawString(72, y, "•")
                canvas.drawString(86, y, row)
            else:
                canvas.drawString(72, y, row)
    if hidden:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72, 40, hidden)
    canvas.save()
    return buffer.getvalue()


def wrapped(text: str, font: str, size: int, width: int) -> list[str]:
    """Rows of `text` no wider than `width` points."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and stringWidth(longer, font, size) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def linkedin(person: dict[str, object]) -> str:
    """A saved public profile, in the manner of the platform's markup."""
    posts = "".join(
        f'<li class="experience-item"><h3>{title}</h3><h4>{employer}</h4>'
        f'<p class="date-range">{dates}</p><p>{text}</p></li>'
        for title, employer, dates, text in person["posts"]  # type: ignore[attr-defined]
    )
    school, degree, years = person["school"]  # type: ignore[misc]
    skills = "".join(f"<li>{skill}</li>" for skill in person["skills"])  # type: ignore[attr-defined]
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{person['name']} | LinkedIn</title></head><body><main>"
        f'<section class="top-card-layout"><h1 class="top-card-layout__title">{person["name"]}</h1>'
        f'<h2 class="top-card-layout__headline">{person["headline"]}</h2>'
        f'<div class="top-card__subline-item">{person["location"]}</div></section>'
        f'<section class="experience"><h2>Experience</h2><ul>{posts}</ul></section>'
        f'<section class="education"><h2>Education</h2><ul><li class="education__list-item">'
        f'<h3>{school}</h3><h4>{degree}</h4><p class="date-range">{years}</p></li></ul></section>'
        f'<section class="skills"><h2>Skills</h2><ul>{skills}</ul></section>'
        f"</main></body></html>\n"
    ).replace("&", "&amp;")


def docx(path: Path) -> None:
    """An ordinary engineer's resume."""
    document = Document()
    document.core_properties.author = "María Fernanda Quiroga"
    document.add_heading("María Fernanda Quiroga", 0)
    document.add_paragraph("Denver, CO · +1 720 555 0163 · mf.quiroga@example.org")
    document.add_heading("Experience", 1)
    for title, employer, dates, bullets in (
        (
            "Structural Engineer",
            "Alder Peak Engineering",
            "June 2019 – Present",
            (
                "Checked steel connections of two pedestrian bridges over Cherry Creek.",
                "Prepared calculation packages for city permit reviews.",
            ),
        ),
        (
            "Junior Engineer",
            "Estudio Paraná",
            "March 2014 – December 2017",
            ("Drew reinforcement details for grain silos in Rosario.",),
        ),
    ):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph(f"{employer} | {dates}")
        for bullet in bullets:
            document.add_paragraph(bullet, style="List Bullet")
    document.add_heading("Education", 1)
    document.add_paragraph("Universidad Nacional de Rosario")
    document.add_paragraph("Ingeniería Civil, 2008 – 2013")
    document.add_heading("Languages", 1)
    document.add_paragraph("Spanish, English")
    document.save(str(path))


def json_resume() -> dict[str, object]:
    """A resume in the JSON Resume schema."""
    return {
        "basics": {
            "name": "Tomasz Wiśniewski",
            "label": "Back-end developer",
            "email": "tomasz.wisniewski@example.net",
            "phone": "+48 22 555 01 20",
            "location": {"city": "Kraków", "countryCode": "PL"},
            "profiles": [{"network": "GitHub", "url": "https://github.com/twisniewski-example"}],
        },
        "work": [
            {
                "name": "Wawel Rail Systems",
                "position": "Back-end Developer",
                "startDate": "2018-09",
                "highlights": [
                    "Keeps the timetable service of a regional railway answering within 200 ms.",
                    "Wrote the importer for track closures from a GIS of 4,000 km of line.",
                ],
            }
        ],
        "education": [
            {
                "institution": "AGH University of Krakow",
                "area": "Computer Science",
                "studyType": "Master",
                "startDate": "2013-10",
                "endDate": "2018-07",
            }
        ],
        "skills": [{"name": "Languages", "keywords": ["Python", "Go", "SQL"]}],
    }


def github_user(login: str, **stated: object) -> dict[str, object]:
    """GitHub's REST answer for a user, as saved with curl."""
    return {
        "login": login,
        "id": 7654321,
        "node_id": "MDQ6VXNlcjc2NTQzMjE=",
        "html_url": f"https://github.com/{login}",
        "type": "User",
        "email": None,
        **stated,
    }


def repositories() -> list[dict[str, object]]:
    """GitHub's REST answer for a user's repositories."""
    owner = {"login": "inescarvalho-example", "id": 7654321, "type": "User"}
    return [
        {
            "id": 91827364,
            "name": "tide-tables",
            "full_name": "inescarvalho-example/tide-tables",
            "owner": owner,
            "html_url": "https://github.com/inescarvalho-example/tide-tables",
            "description": "Tide tables for small harbours",
            "fork": False,
            "created_at": "2014-02-03T20:31:40Z",
            "updated_at": "2026-08-16T18:21:00Z",
            "pushed_at": "2026-08-16T18:20:55Z",
            "language": "Python",
            "mirror_url": None,
            "private": False,
        }
    ]


def commits() -> list[dict[str, object]]:
    """GitHub's REST answer for the commits of a repository: an older import, then its own years."""
    repository = "https://github.com/inescarvalho-example/tide-tables"
    answer = []
    for sha, day, message in (
        (
            "9f1c2d7b40aa5e6d81c3f0b2a4e7d9c815f60321",
            "2026-08-16T18:20:41Z",
            "Read the 2027 almanac",
        ),
        ("4b8e0a6f92d3c17e55a0b9d8f6c4e2a1703918bd", "2023-05-02T20:03:10Z", "Port to Python 3.11"),
        (
            "c03d7e19a85f4b62e0d1c9a7b3f58264e9d0ac17",
            "2015-11-28T16:44:02Z",
            "Harbours of the north",
        ),
        (
            "17ab90c4e2f85d36b1a07c9e4d2f638095bc7ea4",
            "2013-06-09T21:31:55Z",
            "Import from Subversion",
        ),
    ):
        person = {"name": "Inês Carvalho", "email": "ines@carvalho.example", "date": day}
        account = {"login": "inescarvalho-example", "id": 7654321, "type": "User"}
        answer.append(
            {
                "sha": sha,
                "commit": {"author": person, "committer": person, "message": message},
                "url": f"https://api.github.com/repos/inescarvalho-example/tide-tables/commits/{sha}",
                "html_url": f"{repository}/commit/{sha}",
                "author": account,
                "committer": account,
                "parents": [],
            }
        )
    return answer


def export() -> bytes:
    """LinkedIn's data export."""
    tables = {
        "Profile.csv": [
            ["First Name", "Last Name", "Headline", "Summary", "Geo Location"],
            ["Tomasz", "Wiśniewski", "Back-end developer at Wawel Rail Systems", "", "Kraków"],
        ],
        "Positions.csv": [
            ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"],
            ["Wawel Rail Systems", "Back-end Developer", "Timetable service.", "Kraków", "Sep 2018", ""],
        ],
        "Education.csv": [
            ["School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"],
            ["AGH University of Krakow", "2013", "2018", "", "Master, Computer Science", ""],
        ],
        "Skills.csv": [["Name"], ["Python"], ["Go"]],
        "Email Addresses.csv": [
            ["Email Address", "Confirmed", "Primary", "Updated On"],
            ["tomasz.wisniewski@example.net", "Yes", "Yes", "5/21/14, 6:02 PM"],
        ],
    }  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            content = io.StringIO()
            csv.writer(content).writerows(rows)
            archive.writestr(zipfile.ZipInfo(name, (2026, 9, 19, 0, 0, 0)), content.getvalue())
    return buffer.getvalue()


if __name__ == "__main__":
    main()
