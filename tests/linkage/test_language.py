"""Whether texts are in one language."""

import pytest

from forensics.linkage.language import language, one_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I look after the team and the plans for this office", "en"),
        ("Ich bin für die Planung und das Lager verantwortlich", "de"),
        ("Responsável pela formação dos novos colegas e da equipa, com atenção ao detalhe", "pt"),
        ("Odpowiadam za pracę w zespole oraz na magazynie i do końca zmiany", "pl"),
        ("Experience\nEducation\nGo, SQL", "en"),
        ("Berufserfahrung\nAusbildung\nGo, SQL", "de"),
        ("Опыт работы, инженер", "cyrillic"),
        ("软件工程师", "cjk"),
        ("Acme 2012 2014", None),
        ("", None),
    ],
)
def test_language(text: str, expected: str | None) -> None:
    assert language(text) == expected


def test_what_shows_no_language_may_be_in_any() -> None:
    assert one_language("Acme 2012", "Ich bin für die Planung und das Lager da")
    assert not one_language("Berufserfahrung\nAusbildung", "Experience\nEducation")
