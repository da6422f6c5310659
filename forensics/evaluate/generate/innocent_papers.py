"""Turns that concern the papers rather than the life: templates, polish, a borrowed computer."""

from datetime import datetime
from random import Random

from forensics.evaluate.generate.innocent_draft import Draft


def builder_template(draft: Draft, chance: Random) -> None:
    """The stock lines that builders of resumes offer, under any trade."""
    lines = (
        "Worked closely with cross-functional teams to meet deadlines.",
        "Provided excellent customer service in a fast-paced environment.",
        "Responsible for daily operations and reporting to management.",
        "Trained and mentored new team members on policies and procedures.",
        "Maintained accurate records and ensured compliance with company standards.",
        "Identified opportunities to improve efficiency and reduce costs.",
    )
    jobs = tuple(
        job.model_copy(update={"bullets": tuple(chance.sample(lines, 3))})
        for job in draft.persona.jobs
    )
    draft.retell(
        jobs=jobs, summary="Results-driven professional with a proven track record of success."
    )


def polished(draft: Draft, chance: Random) -> None:
    """A language model smoothed the prose, as many honest people let it."""
    verbs = ("Spearheaded", "Orchestrated", "Championed", "Streamlined", "Leveraged data to refine")
    things = ("onboarding", "reporting", "scheduling", "quality reviews", "vendor relations")
    jobs = tuple(
        job.model_copy(
            update={
                "bullets": tuple(
                    f"{chance.choice(verbs)} {chance.choice(things)} across {chance.randint(2, 9)} "
                    f"teams, driving a {chance.randint(8, 45)}% improvement in turnaround time."
                    for _ in range(3)
                )
            }
        )
        for job in draft.persona.jobs
    )
    draft.retell(jobs=jobs)
    draft.letter = (
        "Dear Hiring Manager,\n\nI am thrilled to apply. My background aligns seamlessly with your "
        f"needs, and I look forward to contributing.\n\nSincerely,\n{draft.persona.name}\n"
    )


def borrowed_computer(draft: Draft, chance: Random) -> None:
    """Made on a relative's, a library's or an old employer's machine, or by a careless program."""
    # Days that programs give for every file they make: of their own template, or none at all.
    draft.made = chance.choice(
        (None, datetime(2013, 12, 23, 23, 15), datetime(2000, 1, 1), datetime(1980, 1, 1))
    )
    draft.author = chance.choice(
        (
            "Microsoft Office User",
            "user",
            "HP Inc.",
            "Public Library",
            draft.persona.jobs[0].employer,
        )
    )
