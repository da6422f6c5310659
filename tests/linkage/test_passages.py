"""Bullets and sentences are passages; who somebody is, and lists of skills, are not."""

from datetime import date

from forensics.linkage.passages import passages
from forensics.model import Application, Document, Subject
from forensics.parse import parse

TEXT = """Ann Lee
12 Elm Street, Rye 10580, ann@e.example

Experience
Baker, Rye Bakery
2015 - 2019
- Baked bread for four hundred guests each day.
- Baked bread for FOUR hundred guests, each day
- Taught nine apprentices how to keep the sourdough alive.

Skills
Bread, cake, pies, tarts, buns, rolls
"""


def test_each_passage_stands_once_and_verbatim() -> None:
    document = Document(sha256="0" * 64, name="cv.txt", media_type="text/plain", text=TEXT)
    application = Application(id="a", documents=(document,))
    subject = Subject(application, (parse(document),), (), (), date(2026, 1, 2))
    found = passages(subject)
    assert [key.value for key in found] == [
        "baked bread for four hundred guests each day",
        "taught nine apprentices how to keep the sourdough alive",
    ]
    for key in found:
        place = key.evidence.locator
        assert place.type == "passage"
        assert TEXT[place.start : place.end] == key.evidence.quote
