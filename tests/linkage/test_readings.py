"""A searcher's text is read as everything that it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.readings import KINDS, Reading, ReadingKind, read_as, readings

HASH = "a0" * 32


def kinds(text: str) -> set[str]:
    return {one.kind for one in readings(text)}


def values(text: str, kind: str) -> tuple[str, ...]:
    return next((one.values for one in readings(text) if one.kind == kind), ())


@pytest.mark.parametrize(
    "text",
    [
        "+1 415 555 0134",
        "(415) 555-0134",
        "tel:+14155550134",
        "Phone: 415.555.0134",
        "+1 415\u2011555\u20110134",
        "415\u2010555\u20100134",
        "\u202a+1 415 555 0134\u202c",
        "Cell 415 555 0134",
        "WhatsApp +1 415 555 0134",
    ],
)
def test_a_number_in_any_spelling(text: str) -> None:
    assert values(text, "phone") == ("+14155550134",)


@pytest.mark.parametrize(
    "text",
    [
        "Jane.Doe+jobs@GoogleMail.com",
        "mailto:janedoe@gmail.com",
        " <jane.doe@gmail.com> ",
        "Jane Doe <jane.doe@gmail.com>",
        "E-mail:janedoe@gmail.com",
    ],
)
def test_an_address_in_any_spelling(text: str) -> None:
    assert readings(text) == (Reading("email", ("janedoe@gmail.com",)),)


@pytest.mark.parametrize(
    "text", ["https://www.GitHub.com/Jane/repo?tab=x", "github.com/jane", "GitHub: @jane"]
)
def test_an_account_by_its_page_or_platform(text: str) -> None:
    assert values(text, "handle") == ("github.com/jane",)


def test_a_name_of_an_account_alone_is_looked_for_on_every_platform() -> None:
    assert {"github.com/jane", "linkedin.com/in/jane", "t.me/jane"} <= set(
        values("@Jane", "handle")
    )
    assert read_as("jane", "handle") == readings("@jane")[0]


def test_a_street_is_read_with_its_short_forms() -> None:
    assert values("12 Elm Street, Rye", "address") == values("12 ELM ST., Rye", "address") != ()


@pytest.mark.parametrize(
    ("text", "as_"),
    [
        (HASH.upper(), {"sha256", "picture"}),
        (f"sha256:{HASH}", {"sha256", "picture"}),
        ("ffeeddccbbaa9988", {"phash"}),
        ("203.0.113.7", {"ip"}),
        ("2001:db8::7", {"ip"}),
        ("https://e.example/cv?id=7", {"url"}),
        ("https://e.example/cv?id=4155552671", {"url"}),
        ("+1 415 555 2671", {"phone"}),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", {"wallet"}),
        ("Baked bread for four hundred guests", {"passage"}),
        ("Jane Doe", set()),
        ("", set()),
        ("12", set()),
    ],
)
def test_the_form_tells_the_kind(text: str, as_: set[str]) -> None:
    assert kinds(text) == as_


def test_a_name_is_read_only_where_that_is_said() -> None:
    assert read_as("Jane Doe", "name") == Reading("name", ("Jane Doe",))
    assert read_as("12", "name") is None
    assert read_as("Jane Doe", "phone") is None


def test_a_number_with_an_extension_is_the_number() -> None:
    assert values("+1 (415) 555-2671 ext. 5", "phone") == ("+14155552671",)
    assert values("415-555-2671 x12", "phone") == ("+14155552671",)


def test_several_mailboxes_are_all_read() -> None:
    assert values("ann@e.example; Bo <bo@e.example>", "email") == ("ann@e.example", "bo@e.example")


STATED = st.one_of(
    st.text(),
    st.from_regex(r"\+1 ?\(?[2-9]\d{2}\)?[ \-.\u2011]\d{3}[ \-.]\d{4}", fullmatch=True),
    st.from_regex(r"[A-Za-z.]{1,9}(\+\w{1,4})?@(gmail\.com|[a-z]{2,9}\.dev)", fullmatch=True),
    st.from_regex(r"(https://)?(www\.)?github\.com/[A-Za-z]{3,9}/?", fullmatch=True),
    st.from_regex(r"\d{1,4} Elm Street, Rye,? NY \d{5}(-\d{4})?", fullmatch=True),
)


@given(STATED, st.sampled_from([kind for kind in KINDS if kind not in {"passage", "name"}]))
def test_a_normal_form_is_read_as_itself(text: str, kind: ReadingKind) -> None:
    told = read_as(text, kind)
    for value in told.values if told else ():
        again = read_as(value, kind)
        assert again is not None and again.values == (value,)
