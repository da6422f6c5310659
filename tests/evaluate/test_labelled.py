import json
from pathlib import Path

import pytest

from forensics.evaluate.labelled import Label, LabelError, judge, read_labels
from forensics.model.partial_date import Dated, PartialDate
from forensics.model.record import Education, Position, Record
from forensics.model.span import Quoted, Span

SPAN = Span(start=0, end=1)
LABEL = {
    "file": "COOK_1.pdf",
    "positions": [
        {"title": "Cook", "start": "2019-03", "end": None, "current": True, "bullets": 4},
        {"title": None, "start": "2016", "end": "2018-01", "current": False, "bullets": 0},
    ],
    "education": [
        {"institution": "Hill College", "degree": "A.A", "field": "Baking", "end": "2015"}
    ],
    "section_titles": ["Experience"],
    "notes": "",
}


def label(**changes: object) -> Label:
    return Label.model_validate(LABEL | changes)


def quoted(value: str | None) -> Quoted | None:
    return Quoted(value=value, span=SPAN) if value else None


def dated(text: str | None) -> Dated | None:
    if text is None:
        return None
    year, _, month = text.partition("-")
    value = PartialDate(year=int(year), month=int(month) if month else None)
    return Dated(value=value, span=SPAN)


def post(title: str | None, start: str, end: str | None, *, current: bool = False) -> Position:
    return Position(
        title=quoted(title), start=dated(start), end=dated(end), current=current, span=SPAN
    )


def study(institution: str, degree: str | None, field: str | None, end: str) -> Education:
    return Education(
        institution=quoted(institution),
        degree=quoted(degree),
        field=quoted(field),
        end=dated(end),
        span=SPAN,
    )


def record(positions: tuple[Position, ...], education: tuple[Education, ...]) -> Record:
    return Record(document="COOK_1.pdf", kind="resume", positions=positions, education=education)


POSTS = (post("Cook", "2019-03", None, current=True), post(None, "2016-05", "2018-01"))
STUDY = study("HILL COLLEGE", "Associate of Arts", "Baking", "2015-06")


def test_a_record_that_agrees_as_far_as_the_label_states_is_whole() -> None:
    score = judge(label(), record(POSTS, (STUDY,)))
    assert score.misses == ()
    assert {counts.f1 for counts in score.fields.values()} == {1.0}


def test_an_invented_title_is_one_too_many() -> None:
    posts = (POSTS[0], post("Manager", "2016-05", "2018-01"))
    score = judge(label(), record(posts, (STUDY,)))
    assert score.fields["title"].found == 2
    assert score.fields["title"].expected == 1
    assert score.fields["position"].matched == 1
    assert score.fields["date range"].matched == 2


def test_notes_may_call_one_further_entry_tolerable() -> None:
    other = study("Corporate Institute", "Certificate", None, "2008")
    both = record(POSTS, (STUDY, other))
    assert judge(label(), both).fields["education"].found == 2
    assert judge(label(notes="an extra entry is tolerable"), both).fields["education"].found == 1


def test_notes_may_leave_open_whether_words_are_degree_or_field() -> None:
    study_as_field = record(POSTS, (study("Hill College", None, "Associate", "2015"),))
    assert judge(label(), study_as_field).fields["education"].matched == 0
    notes = "'Associate' can be read as degree or field."
    assert judge(label(notes=notes), study_as_field).fields["education"].matched == 1


def test_labels_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(LABEL) + "\n", encoding="utf-8")
    assert read_labels(path) == (label(),)


@pytest.mark.parametrize("line", ["{", '{"file": "a.pdf"}', '{"file": 1, "positions": []}'])
def test_a_malformed_label_names_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(LABEL) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(LabelError, match=r"labels.jsonl, line 2: "):
        read_labels(path)
