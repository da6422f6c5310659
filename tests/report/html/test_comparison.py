"""Snapshots side by side: gone, new, changed, kept."""

from datetime import date

from forensics.report import html
from forensics.report.html.comparison import Facet, compare, facets
from forensics.report.wire import AccountForm, PersonForm, Report
from tests.report.html.example import post, record


def _facet(name: str, found: list[Facet]) -> Facet:
    return next(facet for facet in found if facet.name == name)


def test_each_item_says_what_became_of_it() -> None:
    older = record(skills=("Python", "SQL"), positions=(post("Clerk", "Post", "2010", "2012"),))
    newer = record(skills=("sql", "Go"), positions=(post("Clerk", "Post", "2010", "2014"),))
    found = facets(older, newer)
    skills, posts = _facet("Skills", found), _facet("Positions", found)
    assert [(item.text, item.fate) for item in skills.older] == [
        ("Python", "gone"),
        ("SQL", "kept"),
    ]
    assert [(item.text, item.fate) for item in skills.newer] == [("sql", "kept"), ("Go", "new")]
    assert [(item.detail, item.fate) for item in posts.older] == [("2010 – 2012", "changed")]
    assert [(item.detail, item.fate) for item in posts.newer] == [("2010 – 2014", "changed")]


def test_an_item_stated_twice_and_then_once_lost_one() -> None:
    skills = _facet("Skills", facets(record(skills=("Go", "Go")), record(skills=("Go",))))
    assert [item.fate for item in skills.older] == ["kept", "gone"]
    assert (skills.gone, skills.kept) == (1, 1)


def test_a_name_in_place_of_another_is_a_change() -> None:
    names = _facet("Name", facets(record(), record(person=PersonForm(name="Eve Other"))))
    assert (names.changed, names.gone, names.new) == (1, 0, 0)


def test_only_dated_snapshots_of_one_platform_are_compared(report: Report) -> None:
    found = compare(report)
    (one,) = found.comparisons
    assert (one.older, one.newer) == ("old.html", "new.html")
    assert (one.older_at, one.newer_at) == (date(2019, 5, 1), date(2026, 1, 9))
    assert found.undated == ("loose.html",)
    apart = [
        profile.model_copy(update={"source": "github" if place else "linkedin_html"})
        for place, profile in enumerate(report.profiles[:2])
    ]
    alone = compare(report.model_copy(update={"profiles": tuple(apart)}))
    assert alone.comparisons == () and alone.alone == ("old.html", "new.html")


def test_one_snapshot_is_not_shown_as_unchanged(report: Report) -> None:
    page = html.snapshots(report.model_copy(update={"profiles": report.profiles[:1]}))
    assert "Two dated snapshots of one account are needed" in page
    assert "state the same" not in page


def test_long_lists_are_counted(report: Report) -> None:
    many = record(skills=tuple(f"skill {n}" for n in range(200)))
    skills = _facet("Skills", facets(many, record()))
    assert len(skills.older) + skills.more_older == 200
    assert skills.gone == 200


def test_formats_of_one_account_are_compared_and_two_accounts_are_not(report: Report) -> None:
    def compared(*accounts: AccountForm) -> tuple[tuple[str, str], ...]:
        profiles = tuple(
            profile.model_copy(update={"account": account, "source": source})
            for profile, account, source in zip(
                report.profiles[:2], accounts, ("linkedin_html", "linkedin_pdf"), strict=True
            )
        )
        found = compare(report.model_copy(update={"profiles": profiles})).comparisons
        return tuple((each.older, each.source) for each in found)

    one, other = AccountForm(number=1), AccountForm(number=2)
    assert compared(one, one) == (("old.html", "LinkedIn page and LinkedIn PDF"),)
    assert compared(one, other) == ()


def test_address_photo_and_connections_side_by_side(report: Report) -> None:
    def photo(phash: str) -> tuple[list[str], str, int, int]:
        older = AccountForm(number=1, handle="a-b", connections=12, photo="f" * 16)
        newer = AccountForm(number=1, handle="c-d", connections=12, photo=phash)
        profiles = tuple(
            profile.model_copy(update={"account": account})
            for profile, account in zip(report.profiles[:2], (older, newer), strict=True)
        )
        (one,) = compare(report.model_copy(update={"profiles": profiles})).comparisons
        facets = {facet.name: facet for facet in one.facets}
        assert facets["Address"].changed == facets["Connections"].kept == 1
        shown = facets["Photo"]
        return [i.fate for i in shown.newer], shown.newer[0].detail, shown.changed, shown.kept

    assert photo("f" * 16) == (["kept"], "", 0, 1)
    assert photo("f" * 13 + "000") == (["kept"], "may be another crop of it", 0, 1)
    assert photo("0" * 16) == (["changed"], "", 1, 0)
