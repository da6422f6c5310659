"""A searcher's text is read as everything that it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.linkage.readings import KINDS, Reading, read_as, readings

HASH = "a0" * 32


def kinds(text: str) -> set[str]:
    return {one.kind for one in readings(text)}


def values(text: str, kind: str) -> tuple[str, ...]:
    return next((one.values for one in readings(text) if one.kind == kind), ())


@pytest.mark.parametrize(
    "text", ["+1 415 555 0134", "(415) 555-0134", "tel:+14155550134", "Phone: 415.555.0134"]
)
def test_a_number_in_any_spelling(text: str) -> None:
    assert values(text, "phone") == ("+14155550134",)


@pytest.mark.parametrize(
    "text", ["Jane.Doe+jobs@GoogleMail.com", "mailto:janedoe@gmail.com", " <jane.doe@gmail.com> "]
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
        ("ffeeddccbbaa9988", {"phash"}),
        ("203.0.113.7", {"ip"}),
        ("2001:db8::7", {"ip"}),
        ("https://e.example/cv?id=7", {"url"}),
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


@given(st.text(), st.sampled_from(KINDS))
def test_any_text_is_read_or_not(text: str, kind: str) -> None:
    for one in readings(text):
        assert one.values
    told = read_as(text, kind)  # type: ignore[arg-type]
    assert told is None or told.kind == kind
