"""Every identifier that can name one party, and none that cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.indicators import identifiers
from tests.signals.build import subject_of
from tests.signals.cases import parse

SHA = "b" * 64


def found(text: str) -> list[tuple[str, str, bool]]:
    (case,) = parse(f"- {{name: a, outcome: clear, {text}}}")
    items = [item for item in identifiers(subject_of(case)) if item.noun != "file"]
    return [(item.noun, item.stated.value, item.unfit is None) for item in items]


def test_identifiers_of_resume_profile_and_form() -> None:
    assert found(
        "resume: {emails: [a@annlee.dev], phones: ['(415) 867-4410'], links: ['maple.io/x'],"
        " text: ['Skype: ann.lee']},"
        " application: {network: [{ip: 8.8.4.4}], contact: {address: '1 Elm St, bo@elm.dev'}}"
    ) == [
        ("e-mail address", "a@annlee.dev", True),
        ("phone number", "+14158674410", True),
        ("web address", "maple.io/x", True),
        ("account", "Skype: ann.lee", True),
        ("e-mail address", "bo@elm.dev", True),
        ("network address", "8.8.4.4", True),
    ]


@pytest.mark.parametrize(
    ("line", "wallets"),
    [
        ("BTC bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", 1),
        ("ETH: 0x52908400098527886E0F7030069857D2E4169EE7,", 1),
        ("TRX TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", 1),
        ("https://maple.io/d/1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", 0),
        ("Donaudampfschifffahrtsgesellschaftskapitän", 0),
        ("commit 52908400098527886e0f7030069857d2e4169ee7", 0),
    ],
)
def test_wallets_in_a_line(line: str, wallets: int) -> None:
    (case,) = parse(f"- {{name: a, outcome: clear, resume: {{text: [{line!r}]}}}}")
    items = identifiers(subject_of(case))
    assert sum(item.noun == "wallet address" for item in items) == wallets


@pytest.mark.parametrize(
    ("line", "accounts"),
    [
        ("Skype: ann.lee", 1),
        ("GITHUB : @ann-lee", 1),
        ("gİtlab：ann-lee and wechat: annlee7", 2),
        ("github.com/ann-lee", 0),
        ("Better letters matter: see twitters: none", 0),
    ],
)
def test_accounts_in_a_line(line: str, accounts: int) -> None:
    (case,) = parse(f"- {{name: a, outcome: clear, resume: {{text: [{line!r}]}}}}")
    items = identifiers(subject_of(case))
    assert sum(item.noun == "account" for item in items) == accounts


@pytest.mark.parametrize(
    ("phash", "fit"),
    [("0000000000000000", False), ("8000000000000000", False), ("8000000000000003", False),
     ("800000000000000f", True), ("fffffffffffffff8", False), ("c3d4a5b696871e2f", True)],
)  # fmt: skip
def test_a_picture_of_one_colour_names_nobody(phash: str, fit: bool) -> None:
    picture, look = found(
        f"resume: {{name: A, images: [{{number: 1, sha256: {SHA}, phash: '{phash}'}}]}}"
    )
    assert picture == ("picture", SHA, True)
    assert look == ("look of a picture", phash, fit)


@given(st.text(max_size=300))
def test_any_line_and_any_address_is_read(text: str) -> None:
    (case,) = parse("- {name: a, outcome: clear, resume: {name: Ann}}")
    changed = case.model_copy(
        update={
            "resume": case.resume and case.resume.model_copy(update={"text": (text,)}),
            "application": case.application.model_validate({"shipping": [{"address": text}]}),
        }
    )
    for item in identifiers(subject_of(changed)):
        assert item.stated.evidence.quote
