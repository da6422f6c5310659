"""The words and orders people choose: headings, the head line of a post, of a course of study."""

from collections.abc import Callable

from forensics.evaluate.generate.outline import Row
from forensics.evaluate.generate.persona import Job, School

HEADINGS: dict[str, tuple[str, ...]] = {
    "summary": ("Summary", "Profile", "About Me", "Professional Summary", "Objective"),
    "experience": (
        "Experience", "Work Experience", "Work History", "Professional Experience", "Career",
        "Employment History", "Career History", "Relevant Experience",
    ),
    "education": (
        "Education", "Academic Background", "Education and Training", "Qualifications & Education",
        "Academic Qualifications",
    ),
    "skills": ("Skills", "Technical Skills", "Core Competencies", "Key Skills", "Tools & Skills"),
    "certifications": ("Certifications", "Licenses & Certifications", "Courses"),
    "projects": ("Projects", "Selected Projects", "Side Projects"),
    "languages": ("Languages",),
    "interests": ("Interests", "Hobbies"),
    "references": ("References",),
}  # fmt: skip

BULLETS: tuple[str, ...] = ("•", "-", "*", "–", "▪", "●", "○", "→", "‣")

SIDE_MATTER: dict[str, tuple[tuple[str, ...], ...]] = {
    "certifications": (
        ("Certified Kubernetes Administrator, 2021", "First Aid at Work (2019 - 2022)"),
        ("PRINCE2 Practitioner, May 2018",),
        ("Oracle Certified Professional (Aug 2016)", "ITIL Foundation, 2015"),
    ),
    "projects": (
        ("Tide clock for the kitchen, e-paper and a microcontroller, 2020",),
        ("Index of parish registers with 40,000 scanned entries, 2017 - 2018",
         "Recipe scaler used by a school canteen"),
    ),
    "languages": (("English (fluent), French (basic)",), ("English, Spanish",)),
    "interests": (("Rowing, bread, amateur radio",), ("Long-distance walking and chess",)),
    "references": (("Available on request.",),),
}  # fmt: skip

MORE_DUTIES: tuple[str, ...] = (
    "Prepared the 2019 and 2020 budgets together with finance.",
    "Answered questions from auditors, customers and new colleagues.",
    "Wrote the onboarding guide that is still handed to every newcomer.",
    "Moved the team from Windows 7 to Windows 10 ahead of the deadline of January 2020.",
    "Reported to the Director of Operations and stood in for her during two parental leaves.",
    "Won the internal quality award in 2018.",
    "Spoke about the work at two regional conferences and one university open day.",
    "Kept suppliers to their dates; late deliveries fell from 12 to 3 a quarter.",
    "Interviewed candidates and took part in the graduate programme as a mentor.",
    (
        "Shared a rota of evening and weekend cover with four others, so that somebody who knew "
        "the site could always be reached within half an hour, holidays included."
    ),
    "Replaced a spreadsheet of 4,000 rows that nobody dared to touch.",
    "Volunteered as fire warden and first aider for the floor.",
    (
        "Collected feedback after each release and turned it into a ranked list of repairs, "
        "which the group went through every second Thursday."
    ),
    "Helped to write two successful tenders worth 1.2 million together.",
)

MARKS: tuple[str, ...] = (
    "GPA: 3.7/4.0", "Graduated with honours", "Dean's List 2011 and 2012", "Magna cum laude",
    "Final grade 1.4 (very good)",
)  # fmt: skip

JobHead = Callable[[Job, str], tuple[Row, ...]]
SchoolHead = Callable[[School, str], tuple[Row, ...]]

JOB_HEADS: dict[str, JobHead] = {
    "title_then_employer": lambda job, dates: (
        Row(job.title, bold=True), Row(f"{job.employer}, {job.location}", dates)),
    "title_dates_then_employer": lambda job, dates: (
        Row(job.title, dates, bold=True), Row(f"{job.employer} - {job.location}")),
    "employer_dates_then_title": lambda job, dates: (
        Row(f"{job.employer}, {job.location}", dates, bold=True), Row(job.title)),
    "employer_location_then_title_dates": lambda job, dates: (
        Row(job.employer, job.location, bold=True), Row(job.title, dates)),
    "pipes": lambda job, dates: (
        Row(f"{job.title} | {job.employer} | {job.location} | {dates}", bold=True),),
    "at": lambda job, dates: (Row(f"{job.title} at {job.employer}", bold=True), Row(dates)),
    "dates_first": lambda job, dates: (
        Row(dates), Row(job.title, bold=True), Row(f"{job.employer}, {job.location}")),
    "dates_lead": lambda job, dates: (
        Row(f"{dates}   {job.title}", bold=True), Row(f"{job.employer}, {job.location}")),
    "parentheses": lambda job, dates: (
        Row(f"{job.title}, {job.employer} ({dates})", bold=True), Row(job.location)),
    "dash_chain": lambda job, dates: (
        Row(f"{job.employer} – {job.title}", dates, bold=True),),
    "three_lines": lambda job, dates: (
        Row(job.title, bold=True), Row(job.employer), Row(f"{dates} | {job.location}")),
}  # fmt: skip


SCHOOL_HEADS: dict[str, SchoolHead] = {
    "degree_then_institution": lambda school, dates: (
        Row(school.degree_in_field, bold=True), Row(school.institution, dates)),
    "institution_then_degree": lambda school, dates: (
        Row(school.institution, dates, bold=True), Row(school.degree_comma_field)),
    "one_line": lambda school, dates: (
        Row(f"{school.degree_comma_field}, {school.institution} ({dates})"),),
    "dash": lambda school, dates: (
        Row(f"{school.degree_in_field} – {school.institution}", dates, bold=True),),
    "dates_lead": lambda school, dates: (
        Row(f"{dates}: {school.degree_in_field}", bold=True), Row(school.institution)),
    "institution_first_line": lambda school, dates: (
        Row(f"{school.institution} | {school.degree_comma_field} | {dates}"),),
    "three_lines": lambda school, dates: (
        Row(school.degree_in_field, bold=True), Row(school.institution), Row(dates)),
}  # fmt: skip
