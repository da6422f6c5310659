import re
import unicodedata
from collections import Counter
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import phonenumbers
import pypdfium2
import pytest

from forensics.evaluate.generate import Sample, generate
from forensics.evaluate.generate.people import PEOPLE


@pytest.fixture(scope="module")
def samples() -> tuple[Sample, ...]:
    return generate(7)


def test_the_set_is_large_and_covers_every_format_and_many_layouts(
    samples: tuple[Sample, ...],
) -> None:
    layouts = Counter(form for form, _ in {(s.format, s.layout) for s in samples})
    assert len(samples) >= 66
    assert layouts["text"] >= 6
    assert layouts["pdf"] >= 8
    assert layouts["docx"] >= 6
    assert set(layouts) >= {
        "html",
        "linkedin_html",
        "linkedin_pdf",
        "linkedin_export",
        "json_resume",
        "github",
    }


def test_every_person_appears_and_no_name_twice_among_files(samples: tuple[Sample, ...]) -> None:
    assert {s.truth.name for s in samples} == {person.name for person in PEOPLE}
    assert len({s.name for s in samples}) == len(samples)


def test_equal_seeds_give_equal_bytes(samples: tuple[Sample, ...]) -> None:
    assert generate(7) == samples


def test_another_seed_gives_other_documents(samples: tuple[Sample, ...]) -> None:
    other = {s.name: s.data for s in generate(8)}
    same = [s.name for s in samples if other[s.name] == s.data]
    assert len(same) < len(samples) / 10


def shown(sample: Sample) -> str:
    """Every letter a format holds, by the plainest means there is: no reader of this project."""
    if sample.format in {"docx", "linkedin_export"}:
        with ZipFile(BytesIO(sample.data)) as parts:
            wanted = [name for name in parts.namelist() if "docProps" not in name]
            text = " ".join(parts.read(name).decode("utf-8", "ignore") for name in wanted)
        return unescape(re.sub(r"</w:p>|<w:br/>|<w:tab/>", " ", text))
    if sample.format in {"pdf", "linkedin_pdf"}:
        with pypdfium2.PdfDocument(sample.data) as document:
            return " ".join(page.get_textpage().get_text_range() for page in document)
    return unescape(sample.data.decode())


def squeezed(text: str) -> str:
    """Letters and digits alone: lines wrap, and hyphens break, where a page ends."""
    plain = re.sub(r"<[^>]+>", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[^\w@+]", "", plain.upper())


def test_every_format_prints_what_its_truth_claims(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        text = squeezed(shown(sample))
        truth = sample.truth
        claims = [*truth.emails, *(phone.raw for phone in truth.phones), *(truth.skills or ())]
        if sample.format != "linkedin_export":  # there the name is two columns
            claims.append(truth.name)
        for post in truth.positions or ():
            claims += [post.title, post.employer, str(post.start.year)[2:]]
        for study in truth.education or ():
            claims += [study.institution, study.degree, study.field or ""]
        missing = [claim for claim in claims if squeezed(claim) not in text]
        assert missing == [], sample.name


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.handle)
def test_people_have_valid_numbers_and_lives_in_order(person: object) -> None:
    from forensics.evaluate.generate.persona import Persona

    assert isinstance(person, Persona)
    assert 2 <= len(person.jobs) <= 5
    assert 1 <= len(person.education) <= 3
    if person.e164 is not None:
        number = phonenumbers.parse(person.phone, "US")
        assert phonenumbers.is_valid_number(number)
        assert (
            phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == person.e164
        )
    for job in person.jobs:
        assert job.end is None or job.start.latest <= job.end.latest
    for newer, older in zip(person.jobs, person.jobs[1:], strict=False):
        assert older.start.latest < newer.start.latest
