"""Words and counts about templates, without any screen."""

from datetime import UTC, date, datetime

import pytest

from forensics.assembly.dry_run import DryRun, Hit
from forensics.assembly.health import Health
from forensics.assembly.kept_cases import Uncompared
from forensics.model import Status
from index.curation.change import PROGRAM, Action
from index.match import Verdict
from index.template import Template, TemplateStatus, build_template
from tests.ui.naughty import strings
from ui import present_templates as present
from ui.present_templates import Due

DAY = date(2026, 3, 10)


def template(**fields: object) -> Template:
    given = {"id": "freight/depot", "title": "Depot", "text": "a text", "added": DAY}
    return build_template(given | fields)


def health(of: Template, **fields: object) -> Health:
    counts = {"hits": 0, "confirmed": 0, "cleared": 0, "others": 0, "open": 0}
    return Health(
        **of.model_dump(include={"id", "title", "family", "status", "revision", "added"}),
        **({**counts, "last_hit": None, "due": (), "proposal": None} | fields),
        days_since_added=0,
        days_since_hit=None,
    )


def hit(status: Status, verdict: Verdict = Verdict.KNOWN_TEMPLATE) -> Hit:
    return Hit(
        case=f"case-{status}",
        name=None,
        status=status,
        document="resume.pdf",
        score=0.4,
        verdict=verdict,
        rare_pairs=4,
    )


def run(cases: int, *hits: Hit, missed: int = 0) -> DryRun:
    return DryRun(
        template="freight/depot",
        index_revision=1,
        cases=cases,
        compared=cases - missed,
        hits=hits,
        not_compared=tuple(Uncompared(case=f"old-{n}", reason="no text") for n in range(missed)),
    )


@pytest.mark.parametrize(
    ("status", "expires", "found"),
    [
        ("nursery", None, (Due.REVIEW,)),
        ("stable", None, ()),
        ("stable", date(2026, 3, 10), (Due.EXPIRED,)),
        ("stable", date(2026, 3, 11), (Due.EXPIRING,)),
        ("stable", date(2026, 4, 9), (Due.EXPIRING,)),
        ("stable", date(2026, 4, 10), ()),
        ("nursery", date(2026, 1, 1), (Due.EXPIRED, Due.REVIEW)),
        ("retired", date(2026, 1, 1), ()),
    ],
)
def test_what_is_due(status: str, expires: date | None, found: tuple[Due, ...]) -> None:
    assert present.due(template(status=status, expires=expires), None, DAY) == found


def test_what_is_due_stands_on_top_and_the_retired_below() -> None:
    retired = template(id="a", status="retired")
    calm = template(id="b", status="stable")
    waiting = template(id="c")
    expired = template(id="d", status="stable", expires=DAY)
    alarming = template(id="e", status="stable")
    known = {"e": health(alarming, proposal="forensics templates retire e")}
    found = present.rows([retired, calm, waiting, expired, alarming], known, DAY)
    assert [row.template.id for row in found] == ["e", "d", "c", "b", "a"]
    assert found[0].due == (Due.PROPOSED,)
    assert found[1].health is None
    assert present.counted(found) == "5 templates · 3 stable · 1 in the nursery · 1 retired"


def test_what_is_due_is_said_in_words() -> None:
    assert present.due_said(Due.REVIEW, 1)[0] == "1 template awaits review"
    assert present.due_said(Due.EXPIRED, 2)[0] == "2 templates have expired"


@pytest.mark.parametrize(
    ("expires", "said"),
    [
        (None, "Never expires"),
        (date(2026, 3, 10), "Expired on 2026-03-10: shown, weighs nothing"),
        (date(2026, 3, 11), "Expires on 2026-03-11, in 1 day"),
        (date(2026, 3, 20), "Expires on 2026-03-20, in 10 days"),
    ],
)
def test_expiry(expires: date | None, said: str) -> None:
    assert present.expiry(template(expires=expires), DAY) == said


@pytest.mark.parametrize(
    ("status", "expires", "author", "said"),
    [
        ("nursery", None, "Ana", "Another person than Ana reviews it."),
        ("nursery", None, PROGRAM, "It awaits review."),
        ("nursery", None, None, "It awaits review."),
        ("stable", None, "Ana", "that weighs."),
        ("stable", date(2026, 1, 1), "Ana", "Expired on 2026-01-01: shown, weighs nothing."),
        ("retired", None, "Ana", "no application is compared with it"),
    ],
)
def test_a_state_is_said(status: str, expires: date | None, author: str | None, said: str) -> None:
    assert said in present.standing(template(status=status, expires=expires), author, DAY)


def test_unknown_hits_are_not_called_none() -> None:
    one = template()
    assert present.did(None, 3) == "How often it was hit is not known."
    assert "nothing is known" in present.did(health(one), 0)
    assert present.did(health(one), 3) == "Hit by none of 3 cases kept."
    counts = {"hits": 3, "confirmed": 1, "cleared": 1, "open": 1, "last_hit": DAY}
    said = present.did(health(one, **counts), 3)
    assert said == (
        "Hit by 3 of 3 cases: 1 confirmed, 1 explained, 1 not decided. Last on 2026-03-10."
    )


@pytest.mark.parametrize(
    ("title", "family", "identity"),
    [
        ("Depot engineer", "", "depot-engineer"),
        ("Depot engineer", "Freight / Depot", "freight/depot/depot-engineer"),
        ("  ", "freight", ""),
        ("../../etc", "../..", "etc"),
        ("مهندس", "", "مهندس"),
        ("C++ & C#", "", "c-c"),
    ],
)
def test_an_id_is_proposed(title: str, family: str, identity: str) -> None:
    assert present.proposed_id(title, family) == identity


@pytest.mark.parametrize("foreign", strings())
def test_whatever_is_typed_makes_an_id_that_the_library_takes(foreign: str) -> None:
    identity = present.proposed_id(foreign, foreign)
    if identity:
        assert template(id=identity).id == identity
    assert present.fits(template(title="Depot"), "depot FREIGHT")
    assert not present.fits(template(title="Depot"), f"depot {foreign} nowhere")


def test_references_are_lines() -> None:
    assert present.references(" one\n\n two \n") == ("one", "two")


def test_a_dry_run_without_cases_is_not_called_clean() -> None:
    assert present.tried(run(0)) == ["No case is kept yet: what it would have hit is not known."]


def test_alarms_that_would_have_been_wrong_are_said_first() -> None:
    said = present.tried(run(9, hit("confirmed"), hit("cleared"), missed=4))
    assert said[0].startswith("1 case of those it would have hit was decided as explained")
    assert said[1] == "It would have hit 2 of 5 past cases."
    assert said[2] == (
        "4 cases could not be compared: old-0 (no text), old-1 (no text), old-2 (no text) and "
        "1 more."
    )


def test_what_shares_less_does_not_count() -> None:
    said = present.tried(run(3, hit("cleared", Verdict.SHARED_SOURCE)))
    assert said == [
        "It would have hit none of 3 past cases.",
        "1 more case shares less of it, which does not count.",
    ]


def test_every_state_and_action_has_its_words() -> None:
    assert present.STATES.keys() == set(TemplateStatus)
    assert present.ACTIONS.keys() == set(Action)
    assert present.DUE.keys() == set(Due)
    at = datetime(2026, 3, 10, 8, 5, tzinfo=UTC)
    assert present.revision_name(2, Action.EDIT, at) == "2: edited, 2026-03-10 08:05 UTC"
