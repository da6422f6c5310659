"""Ordinary and contradicting applications, many of each, for what reads metadata and places.

What each comes to is counted, so that a change that raises false alarms or misses shows at once.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

import pytest

from forensics.engine import run
from forensics.model import Outcome, SignalRun, Strength
from forensics.signals import load_all
from tests.signals.build import subject_of
from tests.signals.cases import Case
from tests.signals.library import tools_of

SIGNALS = {signal.name: signal for signal in load_all()}
POST = {"title": "Engineer", "employer": "Northgate Systems", "start": "2020-02", "current": True}

STATES = ("Austin, TX", "Portland, Oregon", "Miami, FL 33101", "Boston, Massachusetts", "Fargo, ND")
LANDS = ("Lisbon, Portugal", "Nairobi, Kenya", "Manila, Philippines", "Lima, Peru", "Oslo, Norge",
         "Accra, Ghana", "Auckland, New Zealand", "서울, 대한민국", "Амман, Иордания")  # fmt: skip
ONE_PLACE = (
    ("Austin, TX", "12 Elm St, Austin, Texas 78701"), ("Austin TX", "Austin, TX, USA"),
    ("San Francisco, CA", "Oakland, California"), ("New York, NY", "Brooklyn, New York"),
    ("Washington, DC", "Washington D.C."), ("München, Deutschland", "Munich, Germany"),
    ("Москва, Россия", "Moscow, Russia"), ("Bengaluru, India", "Bangalore, Karnataka"),
    ("Toronto, ON", "Mississauga, Ontario, Canada"), ("London, UK", "London, England"),
    ("Köln, DE", "50667 Köln, Germany"), ("Wien, Österreich", "Vienna, Austria"),
    ("Ho Chi Minh City, Viet Nam", "Thành phố Hồ Chí Minh, Vietnam"),
    ("Tokyo, Japan", "東京, 日本"),
    ("Athens, GA", "Athens, Georgia"), ("Honolulu, HI", "Hawaii, United States"),
    ("Springfield, Ill.", "Springfield, IL 62701"), ("Perth, WA", "Perth, Western Australia"),
    ("São Paulo, Brasil", "São Paulo, SP, Brazil"), ("Zürich, Schweiz", "Geneva, Switzerland"),
)  # fmt: skip
NEAR_OR_UNKNOWN = (
    ("New York, NY", "Jersey City, NJ"), ("Washington, DC", "Arlington, VA"),
    ("Kansas City, MO", "Overland Park, KS"), ("Portland, OR", "Vancouver, WA"),
    ("Cincinnati, OH", "Covington, KY"), ("Philadelphia, PA", "Cherry Hill, NJ"),
    ("Detroit, MI", "Windsor, Ontario"), ("San Diego, CA", "Tijuana, México"),
    ("Geneva, Switzerland", "Annemasse, France"), ("Malmö, Sweden", "Copenhagen, Denmark"),
    ("Singapore", "Johor Bahru, Malaysia"), ("Bratislava, Slovakia", "Vienna, Austria"),
    ("Austin, TX", "Springfield"), ("Greater Boston", "Miami, FL"), ("Remote", "Miami, FL"),
    ("Bay Area", "Fresno"), ("Austin, TX", "c/o Miller, Miami, FL"), ("Austin, TX", "Erewhon"),
    ("Austin, TX", "PO Box 7, Miami, FL"), ("Austin, TX", "PSC 2, APO, AE 09012"),
    ("Austin, TX", "411 Main St PMB 120, Miami, FL"), ("Austin, TX", "United States"),
)  # fmt: skip
EXPLAINED: dict[str, dict[str, Any]] = {
    "speaks of moving": {"text": ["Willing to relocate"]},
    "moved": {"text": ["Recently moved to be near family"]},
    "studied there": {"education": [{"institution": "College of {town}", "end": 2012}]},
    "worked there": {"positions": [POST | {"location": "{there}"}]},
    "student": {"education": [{"institution": "Lakeside College", "expected": True, "end": 2026}]},
    "graduate": {"education": [{"institution": "Lakeside College", "end": "2025-05"}]},
    "both places": {"locations": ["{here}", "{there}"]},
    "names it": {"positions": [POST | {"bullets": ["Opened the office in {town}"]}]},
}

NAMES = (
    ("Jane Whitmore", "Whitmore, Jane (US - Boston)"), ("Jane Whitmore", "Dr. Jane Whitmore, PhD"),
    ("Jane Whitmore", "JANE A. WHITMORE"), ("Jane Whitmore", "jwhitmore"),
    ("Jane Whitmore", "Jane Whitmore; Harbor Press"), ("Mary Ann Lee", "MaryAnn Lee"),
    ("Mohammed Al-Rashid", "Muhammad Alrashid"), ("Yevgeny Petrov", "Evgenii Petrov"),
    ("Aleksandr Ivanov", "Alexander Ivanoff"), ("Nguyễn Thị Lan", "LAN NGUYEN"),
    ("Jürgen Müller", "Juergen Mueller"), ("Søren Østergård", "Soren Oestergaard"),
    ("Łukasz Wójcik", "Lukasz Wojcik"), ("José García López", "Jose Garcia"),
    ("Oluwaseun Adebayo", "Seun Adebayo"), ("Jan de Vries", "Jan Vries"), ("Li Wei", "Wei LI"),
    ("Emily Chen", "Emily Wang"), ("Ravi Kumar S", "S Ravikumar"), ("Olga Novak", "Ольга Новак"),
    ("Minsu Kim", "김민수"), ("김민수", "김영희"), ("張偉", "张伟"),
    ("Anne-Marie Dubois", "Annemarie D."),
)  # fmt: skip
NOBODY = (
    "user", "User 1", "HP", "Dell User", "Owner", "Admin", "Windows User", "Microsoft Office User",
    "Пользователь Windows", "Usuario de Windows", "Utilisateur", "用户", "ユーザー", "사용자",
    "python-docx",
    "Un-named", "Apache POI", "Canva", "LinkedIn", "My Perfect Resume", "Andras Timar", "Your Name",
    "Steve Canny", "Max Mustermann", "Career Services", "Boston University", "Robert Half",
    "Lee Hecht Harrison", "Acme Recruiting", "HR Department", "Public Library",
    "FedEx Office", "Mom",
    "My Computer", "Samsung Galaxy", "Valued Customer", "DESKTOP-7F3K2", "ACME\\jdoe",
    "rmiller", "R. M.",
    "Robert", "???", "(anonymous)", "Harbor Point GmbH", "New York", "Software Engineer",
    "x@y.example",
    "The Millers", "robert miller", "R. Miller",
)  # fmt: skip
OTHERS = (
    "Robert Miller", "MILLER, Robert", "Dr. Robert Miller", "Robert K. Miller", "Olena Shevchenko",
    "Ngozi Okafor", "Tran Van Minh", "Park Jihoon", "Fatima Zahra El Idrissi", "Li Qiang",
    "Robert Miller; Windows User", "Robert van der Berg", "Søren Kjær", "Zoë O'Dowd", "Ji-woo Han",
)  # fmt: skip

TIMES = (  # created, modified, start of the newest post
    ("2025-06-10T10:00:00Z", "2025-06-10T10:00:00Z", "2023-04"),
    ("2009-06-10T10:00:00Z", "2025-06-10T10:00:00Z", "2023-04"),
    ("2013-12-23T23:15:00Z", "2013-12-23T23:15:00Z", "2023-04"),
    ("2013-12-23T23:15:00Z", "2025-06-10T10:00:00Z", "2023-04"),
    ("2025-06-10T10:00:00Z", "2013-12-23T23:15:00Z", "2023-04"),
    ("2025-06-10T10:00:00Z", "1970-01-01T00:00:00Z", "2023-04"),
    ("1980-01-01T00:00:00Z", "1980-01-01T00:00:00Z", "2023-04"),
    ("1601-01-01T00:00:00Z", "2025-06-10T10:00:00Z", "2023-04"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2023-04"),
    ("0000-00-00T00:00:00Z", "0000-00-00T00:00:00Z", "2023-04"),
    ("2025-06-10T10:00:00", "2025-06-09T12:00:00Z", "2023-04"),
    ("2025-06-10T23:00:00+14:00", "2025-06-10T00:00:00-12:00", "2023-04"),
    ("2022-09-01T10:00:00Z", "2022-09-01T11:00:00Z", "2023-04"),
    ("2025-02-30T08:00:00Z", "2025-06-01T08:00:00Z", "2023-04"),
    ("yesterday", "9999-99-99", "2023-04"),
    ("2025-06-16T23:00:00-11:00", "2025-06-17T10:00:00Z", "2023-04"),
    ("2025-06-10", "2025-06-10", "2023"),
    ("2019", "2025", "2023-04"),
    ("", "", "2023-04"),
)
IMPOSSIBLE = (
    ("2025-06-10T10:00:00Z", "2019-06-10T10:00:00Z", "2018-04"),
    ("2025-06-10T10:00:00Z", "2025-06-07T10:00:00Z", "2018-04"),
    ("2018-06-10T10:00:00Z", "2019-06-10T10:00:00Z", "2023-04"),
    ("2015-06-10T10:00:00Z", "2021-12-10T10:00:00+09:00", "2023-04"),
    ("2025-06-10", "2020-06-10", "2018"),
)


def outcome(signal: str, **case: Any) -> SignalRun:
    stated = Case.model_validate({"name": "one", "outcome": "clear", **case})
    return run(SIGNALS[signal], subject_of(stated), tools_of(stated))


def placed(here: str, there: str, sheet: dict[str, Any] | None = None, **form: Any) -> SignalRun:
    town = there.partition(",")[0]

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return value.format(here=here, there=there, town=town)
        if isinstance(value, dict):
            return {key: filled(item) for key, item in value.items()}
        return [filled(item) for item in value] if isinstance(value, list) else value

    resume = {"locations": [here], "positions": [POST]} | filled(sheet or {})
    application = {"contact": {"address": there}} | form
    return outcome("contact.location_conflict", resume=resume, application=application)


def signed(name: str, author: str, **form: Any) -> SignalRun:
    resume = {"properties": {"docx:creator": author}, "positions": [POST]}
    application = {"contact": {"name": name}} | form
    return outcome("document.author_mismatch", resume=resume, application=application)


def dated(created: str, modified: str, start: str, keys: tuple[str, str]) -> SignalRun:
    stated = {key: value for key, value in zip(keys, (created, modified), strict=True) if value}
    resume = {"properties": stated, "positions": [POST | {"start": start}]}
    return outcome("document.metadata_times", resume=resume)


def ordinary() -> Iterator[SignalRun]:
    for one, other in ONE_PLACE + NEAR_OR_UNKNOWN:
        yield placed(one, other)
        yield placed(other, one)
    apart = [*permutations(STATES, 2), *permutations(LANDS[:5], 2)]
    for (here, there), sheet in product(apart, EXPLAINED.values()):
        yield placed(here, there, sheet)
    for here, there in permutations(STATES, 2):
        yield placed(here, there, source={"kind": "agency", "agency": "Harbor Staffing"})
        yield placed(here, there, stage="employee")
        yield placed(here, there, role={"title": "Engineer", "location": here})
    for name, author in NAMES:
        yield signed(name, author)
        yield signed(author, name)
    for author in NOBODY:
        yield signed("Jane Whitmore", author)
    for author in OTHERS:
        yield signed("Jane Whitmore", author, source={"kind": "agency"})
        yield signed("Jane Whitmore", f"{author}; Jane Whitmore")
        yield signed(author.partition(";")[0], author)
    for times, keys in product(TIMES, FORMS):
        yield dated(*times, keys)
    # A service that fills a template and keeps its times; a PDF has none to keep.
    yield dated("2017-02-01T08:00:00Z", "2017-02-01T08:00:00Z", "2023-04", FORMS[0])


FORMS = (("docx:created", "docx:modified"), ("xmp:xmp:CreateDate", "xmp:xmp:ModifyDate"))


def test_no_ordinary_application_raises_an_alarm() -> None:
    came_to = Counter((result.signal, result.outcome) for result in ordinary())
    alarms = {key: count for key, count in came_to.items() if key[1] is Outcome.HIT}
    assert not alarms
    assert not any(key[1] is Outcome.ERROR for key in came_to)
    assert sum(came_to.values()) > 600


@pytest.mark.parametrize(("here", "there"), [*permutations(STATES, 2), *permutations(LANDS, 2)])
def test_places_far_apart_are_told_alike_whatever_they_are(here: str, there: str) -> None:
    lone = placed(here, there)
    worked = placed(here, there, {"positions": [POST | {"location": here}]})
    assert [lone.findings[0].strength, worked.findings[0].strength] == [Strength.WEAK, None]
    assert [item.quote for item in lone.findings[0].evidence] == [here, there]


@pytest.mark.parametrize("why", EXPLAINED)
def test_an_explanation_explains_whatever_the_places_are(why: str) -> None:
    came_to = {
        placed(here, there, EXPLAINED[why]).outcome
        for here, there in [*permutations(STATES, 2), *permutations(LANDS, 2)]
    }
    assert len(came_to) == 1


@pytest.mark.parametrize("author", OTHERS)
@pytest.mark.parametrize("name", ["Jane Whitmore", "Chidi Eze", "Yuki Tanaka", "Anna Nowak"])
def test_another_full_name_is_told_whoever_applies(name: str, author: str) -> None:
    assert signed(name, author).outcome is Outcome.HIT


@pytest.mark.parametrize("keys", FORMS)
@pytest.mark.parametrize("times", IMPOSSIBLE)
def test_impossible_times_are_told(times: tuple[str, str, str], keys: tuple[str, str]) -> None:
    assert dated(*times, keys).outcome is Outcome.HIT
