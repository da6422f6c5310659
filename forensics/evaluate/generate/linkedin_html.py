"""A saved LinkedIn public profile: this project's own imitation of its class names and order."""

import json
from html import escape

from forensics.evaluate.generate.persona import Job, Persona, School
from forensics.evaluate.generate.tenure import (
    SAVED,
    by_employer,
    length,
    short_month,
    true_education,
    true_positions,
)
from forensics.evaluate.generate.truth import Truth
from forensics.model.partial_date import PartialDate


def write(persona: Persona, *, structured: bool, saved: PartialDate = SAVED) -> tuple[bytes, Truth]:
    """The page as of `saved`; `structured` adds the JSON-LD block served to search engines.

    A class paints the middle dot before a length of time. Bare pages set the span without a space
    before it, structured ones on a line of its own: both are met in saved pages.
    """
    name, headline = escape(persona.name), escape(persona.headline)
    jobs = "\n".join(_group(employer, jobs, saved) for employer, jobs in by_employer(persona.jobs))
    if structured:
        jobs = jobs.replace('<span class="before', '\n<span class="before')
    schools = "\n".join(map(_school, persona.education))
    block = f'<script type="application/ld+json">{_json_ld(persona)}</script>'
    page = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>{name} - {headline} | LinkedIn</title>
<meta property="og:title" content="{name} - {headline} | LinkedIn">
<link rel="canonical" href="https://www.linkedin.com/in/{persona.handle}">
{block if structured else ""}
</head><body>
<header class="header"><nav class="nav"><a href="/">LinkedIn</a>
<a class="nav__button-secondary" href="/login">Sign in</a>
<a href="/signup">Join now</a></nav></header>
<main class="main" role="main">
<section class="core-rail"><section class="top-card-layout">
<h1 class="top-card-layout__title">{name}</h1>
<h2 class="top-card-layout__headline">{headline}</h2>
<h3 class="top-card-layout__first-subline"><div class="profile-info-subheader">
<div class="not-first-middot"><span>{escape(persona.location)}</span></div>
<div class="not-first-middot"><span>612 followers</span> <span>500+ connections</span></div>
</div></h3>
<a class="top-card-layout__cta" href="/signup">View mutual connections with {name}</a>
<div class="contextual-sign-in-modal" hidden><h2>Welcome back</h2><p>Forgot password?</p></div>
</section>
<section class="core-section-container summary" data-section="summary">
<h2 class="core-section-container__title">About</h2>
<div class="core-section-container__content"><p>{escape(persona.summary)}</p></div></section>
<section class="core-section-container experience" data-section="experience">
<h2 class="core-section-container__title">Experience</h2>
<ul class="experience__list">
{jobs}
</ul></section>
<section class="core-section-container education" data-section="educationsDetails">
<h2 class="core-section-container__title">Education</h2>
<ul class="education__list">
{schools}
</ul></section>
</section>
<section class="right-rail"><h2>Others named {name}</h2>
<ul><li><h3 class="base-aside-card__title">{name}</h3><p>Sales at Elsewhere Ltd</p></li></ul>
<h2>Explore more posts</h2></section></main>
<footer><ul><li>About</li><li>Accessibility</li><li>User Agreement</li></ul></footer>
</body></html>
"""
    truth = Truth(
        name=persona.name,
        positions=true_positions(persona),
        education=true_education(persona),
    )
    return page.encode(), truth


def _dates(start: str, end: str, middle: str = "") -> str:
    tail = f'<span class="before:middot">{middle}</span>' if middle else ""
    return f'<span class="date-range"><time>{start}</time> - <time>{end}</time>{tail}</span>'


def _description(job: Job) -> str:
    text = "<br>".join(f"• {escape(bullet)}" for bullet in job.bullets)
    return (
        '<div class="show-more-less-text"><p class="show-more-less-text__text--more">'
        f'{text}</p><button class="show-more-less-text__button">Show less</button></div>'
    )


def _meta(job: Job, saved: PartialDate) -> str:
    end = short_month(job.end) if job.end else "Present"
    dates = _dates(short_month(job.start), end, length(job.start, job.end, saved))
    return f"""<p class="experience-item__meta-item">{dates}</p>
<p class="experience-item__meta-item">{escape(job.location)}</p>
{_description(job)}"""


def _group(employer: str, jobs: list[Job], saved: PartialDate) -> str:
    if len(jobs) == 1:
        job = jobs[0]
        return f"""<li class="profile-section-card experience-item">
<h3><span class="experience-item__title">{escape(job.title)}</span></h3>
<h4><a href="/company/x"><span class="experience-item__subtitle">{escape(employer)}</span></a></h4>
{_meta(job, saved)}</li>"""
    posts = "\n".join(
        f"""<li class="profile-section-card experience-group-position">
<h3><span class="experience-item__title">{escape(job.title)}</span></h3>
{_meta(job, saved)}</li>"""
        for job in jobs
    )
    total = length(jobs[-1].start, jobs[0].end, saved)
    return f"""<li class="experience-group"><div class="experience-group-header">
<h4 class="experience-group-header__company">{escape(employer)}</h4>
<p class="experience-group-header__duration">{total}</p></div>
<ul class="experience-group__positions">
{posts}
</ul></li>"""


def _school(school: School) -> str:
    dates = _dates(str(school.start.year), str(school.end.year))
    courses = ", ".join(school.coursework)
    notes = f"<p>Courses: {escape(courses)}</p>" if courses else ""
    return f"""<li class="profile-section-card education__list-item">
<h3>{escape(school.institution)}</h3>
<h4><span class="education__item--degree-info">{escape(school.degree)}</span>
<span class="education__item--degree-info">{escape(school.field)}</span></h4>
<p class="education__item--duration">{dates}</p>{notes}</li>"""


def _json_ld(persona: Persona) -> str:
    works = [
        {
            "@type": "Organization",
            "name": job.employer,
            "member": {"@type": "OrganizationRole", "startDate": str(job.start)},
        }
        for job in persona.jobs
        if job.end is None
    ]
    person = {
        "@type": "Person",
        "name": persona.name,
        "jobTitle": [persona.headline],
        "address": {"@type": "PostalAddress", "addressLocality": persona.location},
        "worksFor": works,
        "alumniOf": [
            {"@type": "EducationalOrganization", "name": school.institution}
            for school in persona.education
        ],
        "url": f"https://www.linkedin.com/in/{persona.handle}",
    }
    block = {"@context": "http://schema.org", "@graph": [person, {"@type": "WebPage"}]}
    return json.dumps(block).replace("</", "<\\/")
