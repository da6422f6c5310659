from forensics.evaluate.generate.truth import (
    Sample,
    TrueEducation,
    TruePhone,
    TruePosition,
    Truth,
)
from forensics.evaluate.generated import judge
from forensics.model.partial_date import Dated, PartialDate
from forensics.model.record import Contacts, Education, Person, Phone, Position, Record
from forensics.model.span import Quoted, Span

SPAN = Span(start=0, end=1)


def quoted(value: str) -> Quoted:
    return Quoted(value=value, span=SPAN)


def dated(year: int, month: int | None = None) -> Dated:
    return Dated(value=PartialDate(year=year, month=month), span=SPAN)


SAMPLE = Sample(
    name="text-plain-1.txt",
    format="text",
    layout="plain",
    kind="resume",
    data=b"",
    truth=Truth(
        name="Ana Ștefănescu",
        emails=("ana@example.org",),
        phones=(TruePhone(raw="020 7946 0958", e164=None),),
        positions=(
            TruePosition(
                title="Nurse",
                employer="Hill Hospital",
                start=PartialDate(year=2019, month=3),
                end=None,
                current=True,
            ),
            TruePosition(
                title="Intern",
                employer="Lake Clinic",
                start=PartialDate(year=2016),
                end=PartialDate(year=2016),
                single=True,
            ),
        ),
        education=(
            TrueEducation(
                institution="Temple University",
                degree="Bachelor of Science",
                field="Nursing",
                end=PartialDate(year=2015),
            ),
        ),
        skills=("Triage",),
    ),
)
PERFECT = Record(
    document=SAMPLE.name,
    kind="resume",
    person=Person(name=quoted("ANA ȘTEFĂNESCU")),
    contacts=Contacts(
        emails=(quoted("Ana@Example.org"),),
        phones=(Phone(raw="020 79460958", e164=None, span=SPAN),),
    ),
    positions=(
        Position(
            title=quoted("Nurse"),
            employer=quoted("HILL HOSPITAL"),
            start=dated(2019, 3),
            current=True,
            span=SPAN,
        ),
        Position(
            title=quoted("Intern"), employer=quoted("Lake Clinic"), start=dated(2016), span=SPAN
        ),
    ),
    education=(
        Education(
            institution=quoted("Temple University"),
            degree=quoted("Bachelor of Science"),
            field=quoted("Nursing"),
            end=dated(2015),
            span=SPAN,
        ),
    ),
    skills=(quoted("triage"),),
)


def test_a_record_that_states_the_truth_has_no_misses() -> None:
    score = judge(SAMPLE, PERFECT)
    assert score.misses == ()
    assert {counts.f1 for counts in score.fields.values()} == {1.0}
    assert score.fields["position"].expected == 2


def test_an_unread_document_misses_everything() -> None:
    score = judge(SAMPLE, None, "malformed: no pages")
    assert {counts.recall for counts in score.fields.values()} == {0.0}
    assert score.unread == "malformed: no pages"


def test_an_invented_month_breaks_the_dates_but_not_the_title() -> None:
    post = PERFECT.positions[1].model_copy(update={"start": dated(2016, 6)})
    record = PERFECT.model_copy(update={"positions": (PERFECT.positions[0], post)})
    score = judge(SAMPLE, record)
    assert score.fields["title"].matched == 2
    assert score.fields["date range"].matched == score.fields["position"].matched == 1
    assert "Intern | Lake Clinic | 2016-06..None" in [miss.found for miss in score.misses]


def test_a_post_without_an_end_is_not_a_current_one() -> None:
    post = PERFECT.positions[0].model_copy(update={"current": False})
    record = PERFECT.model_copy(update={"positions": (post, PERFECT.positions[1])})
    assert judge(SAMPLE, record).fields["date range"].matched == 1


def test_matters_a_format_does_not_speak_of_are_not_scored() -> None:
    truth = Truth(name="Ana Ștefănescu")
    score = judge(SAMPLE.model_copy(update={"truth": truth}), PERFECT)
    assert set(score.fields) == {"name", "email", "phone"}
    assert score.fields["email"].found == 1
    assert score.fields["email"].precision == 0
