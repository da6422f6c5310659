import pytest

from forensics.model.record import Position
from forensics.parse.heads import Order
from forensics.parse.lines import split
from forensics.parse.positions import MOST, positions

Post = tuple[str | None, str | None, str | None]


def read(text: str) -> tuple[Position, ...]:
    return positions(text, split(text))


def posts(text: str) -> list[Post]:
    return [
        (
            post.title.value if post.title else None,
            post.employer.value if post.employer else None,
            dates(post),
        )
        for post in read(text)
    ]


def dates(post: Position) -> str:
    start = str(post.start.value) if post.start else "?"
    return f"{start}..{'now' if post.current else post.end.value if post.end else '?'}"


BULLETS = "\n• Built a ledger service in Go.\n• Mentored four engineers."


@pytest.mark.parametrize(
    "head",
    [
        "Software Engineer\nAcme Corp\nJan 2019 – Present",
        "Software Engineer\nAcme Corp, Austin, TX\tJan 2019 – Present",
        "Acme Corp\nSoftware Engineer\nAustin, TX | Jan 2019 – Present",
        "Jan 2019 – Present\nSoftware Engineer\nAcme Corp, Austin, TX",
        "Jan 2019 – Present\tSoftware Engineer\nAcme Corp - Austin, TX",
        "Acme Corp, Austin, TX      Jan 2019 – Present\nSoftware Engineer",
        "Software Engineer | Acme Corp | Austin, TX | 01/2019 - Present",
        "Software Engineer at Acme Corp (Jan 2019 – Present)",
        "Acme Corp — Software Engineer    Jan 2019 – Present",
        "Software Engineer, Acme Corp, Austin, TX, Jan 2019 to date",
        "**Software Engineer**\nAcme Corp\n2019-01 – present | Austin, TX",
        "Jan 2019\nto\nPresent\nAcme Corp, Austin, TX\nSoftware Engineer",
        "Software Engineer | Acme Corp | Austin, TX | January, 2019 -\nPresent",
    ],
)
def test_one_post_in_many_layouts(head: str) -> None:
    (post,) = read(head + BULLETS)
    assert post.title is not None
    assert post.title.value == "Software Engineer"
    assert post.employer is not None
    assert post.employer.value == "Acme Corp"
    assert dates(post) == "2019-01..now"
    assert [line.value for line in post.description] == [
        "Built a ledger service in Go.",
        "Mentored four engineers.",
    ]


def test_several_posts_under_one_employer() -> None:
    text = (
        "Acme Corp\n6 years 2 months\nSenior Engineer\nJan 2019 – Present\n• Leads two teams.\n"
        "Engineer\nJan 2015 – Dec 2018\n• Wrote the billing service."
    )
    assert posts(text) == [
        ("Senior Engineer", "Acme Corp", "2019-01..now"),
        ("Engineer", "Acme Corp", "2015-01..2018-12"),
    ]


def test_the_range_of_the_employer_is_no_post() -> None:
    text = "Acme Corp  2015 – Present\nLead Engineer  2019 – Present\nEngineer  2015 – 2019"
    assert posts(text) == [
        ("Lead Engineer", "Acme Corp", "2019..now"),
        ("Engineer", "Acme Corp", "2015..2019"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Company Name March 2008 to June 2009 Ledger Analyst\nCity , State",
        "Company Name City , State Ledger Analyst 03/2008 to 06/2009",
        "March 2008 to June 2009\nCompany Name City , State Ledger Analyst",
        "03/2008 to 06/2009\nLedger Analyst Company Name － City , State",
        "Ledger Analyst\nMarch 2008 to June 2009 Company Name － City , State",
        "Company Name Ledger Analyst | City , State | March 2008 - June 2009",
        "Ledger Analyst , 03/2008 to 06/2009 Company Name - City , State",
    ],
)
def test_where_names_were_taken_out_no_employer_is_made_up(text: str) -> None:
    (post,) = read(text)
    assert post.title is not None
    assert post.title.value == "Ledger Analyst"
    assert post.employer is None
    assert dates(post) == "2008-03..2009-06"


def test_a_title_keeps_its_commas_when_the_employer_is_known() -> None:
    text = "Director, Product Design Feb 2006 to Jul 2008\nAcme Corp － Austin, TX"
    assert posts(text) == [("Director, Product Design", "Acme Corp", "2006-02..2008-07")]


def test_dates_in_prose_open_no_post() -> None:
    text = (
        "Engineer, Acme Corp, 2015 - 2019\n"
        "• Led the migration planned from 2016 to 2018 for three sites.\n"
        "• 2017 prize for keen newcomers.\n"
        "Grew the shop from 3 desks in 2012 to 9 in 2018."
    )
    assert posts(text) == [("Engineer", "Acme Corp", "2015..2019")]


def test_a_lone_date_is_the_start_and_no_end_is_made_up() -> None:
    assert posts("Engineering Intern, Acme Corp, Summer 2016") == [
        ("Engineering Intern", "Acme Corp", "2016..?")
    ]


def test_an_end_before_the_start_stays_for_the_signals_to_see() -> None:
    assert posts("Engineer, Acme Corp, Jun 2020 - Jan 2019") == [
        ("Engineer", "Acme Corp", "2020-06..2019-01")
    ]


def test_a_missing_title_stays_missing() -> None:
    assert posts("02/2013 to Current\nAcme Corp – Austin, TX\nKeeps the books of small shops.") == [
        (None, "Acme Corp", "2013-02..now")
    ]


def test_a_description_may_run_on_in_the_head_line() -> None:
    text = (
        "Acme Corp IT Support Analyst 04/2009 to 09/2009 Ran the help desk of the "
        "town library and repaired its printers, scanners and terminals all summer long"
    )
    (post,) = read(text)
    assert post.description[0].value.startswith("Ran the help desk")


def test_the_span_holds_the_whole_post() -> None:
    text = "Engineer, Acme Corp, 2015 - 2019\n• Wrote the billing service.\n\nClerk, Foo Ltd, 2014"
    first, second = read(text)
    assert first.span.of(text).startswith("Engineer")
    assert first.span.of(text).endswith("billing service.")
    assert second.span.start > first.span.end


def test_the_posts_of_a_section_share_one_order() -> None:
    text = (
        "Osprey\nUX Researcher\n2016 - 2018\n- Asked people.\n\n"
        "Quill\nThinker\n2014 - 2016\n- Thought.\n\nAcme Ltd\nDesigner\n2010 - 2014\n- Drew."
    )
    assert [(title, employer) for title, employer, _ in posts(text)] == [
        ("UX Researcher", "Osprey"),
        ("Thinker", "Quill"),
        ("Designer", "Acme Ltd"),
    ]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("VP, Client Trust\nZephyrine\nMay 2022 – Present", "title"),
        ("Zephyrine · Full-time\nVP, Client Trust\nMay 2022 – Present", "employer"),
    ],
)
def test_a_format_with_a_fixed_order_needs_no_known_word(text: str, layout: Order) -> None:
    (post,) = positions(text, split(text), layout)
    assert post.title is not None
    assert post.title.value == "VP, Client Trust"
    assert post.employer is not None
    assert post.employer.value == "Zephyrine"


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("Paralegal at Hobart, Lunn & Partners\nMar 2019 - Jan 2020", "Hobart, Lunn & Partners"),
        ("Director, Client Services at Quill\nMar 2019 - Jan 2020", "Quill"),
        ("Analyst\nPINE FOODS INC.\nMar 2019 - Jan 2020 | Leeds, UK", "PINE FOODS INC."),
        ("Ember Guild, Toronto, ON  03/2019 - 01/2020\nStaff Engineer", "Ember Guild"),
        ("Glassblower, Delmar Freight (Mar 2019 – Jan 2020)\nLeeds, UK", "Delmar Freight"),
        ("Mar 2019 - Jan 2020\tiOS Developer\nTecolote, Leeds, UK", "Tecolote"),
        ("Nurse | Fairmount Surgery | Leeds, UK | March 2019\n- January 2020", "Fairmount Surgery"),
    ],
)
def test_employers_no_list_knows(text: str, employer: str) -> None:
    (post,) = read(text)
    assert post.employer is not None
    assert post.employer.value == employer
    assert dates(post) == "2019-03..2020-01"


def test_an_employer_that_runs_into_its_town() -> None:
    text = (
        "Gediz Mobility Izmir, Turkey\nProduct Designer May 2021 – Present\n- Designed an app.\n"
        "Bornova Media Izmir, Turkey\nUX Designer Jan 2018 – Apr 2021\n- Redesigned a tool."
    )
    assert [employer for _, employer, _ in posts(text)] == ["Gediz Mobility", "Bornova Media"]


def test_posts_under_an_employer_with_a_length_of_time() -> None:
    text = (
        "Senior Manager\nLakeshore Builders\nApr 2014 - Present 10 years 3 months\n\n"
        "Quill\n10 years 10 months\n\nProject Manager\nNov 2006 - Mar 2014\nGary, IN\n\n"
        "Coordinator\nJun 2003 - Oct 2006\nGary, IN"
    )
    assert [(title, employer) for title, employer, _ in posts(text)] == [
        ("Senior Manager", "Lakeshore Builders"),
        ("Project Manager", "Quill"),
        ("Coordinator", "Quill"),
    ]


def test_no_more_posts_than_a_career_has_are_read() -> None:
    text = "".join(f"Engineer, Acme {number}, 2019 - 2020\n" for number in range(MOST + 50))
    assert len(read(text)) == MOST
