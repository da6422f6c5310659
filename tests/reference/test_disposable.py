"""Disposable domains are told from relays and ordinary mailboxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.reference import disposable, load


@pytest.mark.parametrize(
    "domain", ["mailinator.com", "MAILINATOR.COM", "x.mailinator.com", "yopmail.com"]
)
def test_listed_domains_and_their_subdomains_are_disposable(domain: str) -> None:
    assert disposable.is_disposable(domain) is True
    listed = disposable.listed_domain(domain)
    assert listed is not None
    assert domain.lower().endswith(listed)


@pytest.mark.parametrize(
    "domain", ["gmail.com", "outlook.com", "mit.edu", "proton.me", "qq.com", "com.br"]
)
def test_ordinary_mailboxes_are_not(domain: str) -> None:
    assert disposable.is_disposable(domain) is False
    assert disposable.listed_domain(domain) is None


@pytest.mark.parametrize("domain", [*load("relay_domains").rows, "jane.anonaddy.com"])
def test_relays_are_not_disposable_even_where_the_list_names_them(domain: str) -> None:
    assert disposable.is_disposable(domain) is False
    assert disposable.relay(domain) is not None


def test_a_relay_is_quoted_with_its_operator() -> None:
    row = disposable.relay("privaterelay.appleid.com")
    assert row is not None
    assert "Apple" in row["operator"]


@pytest.mark.parametrize(
    "domain", ["", "localhost", "a b.com", "..", "-x.com", "x@y.com", "a" * 70 + ".com"]
)
def test_what_is_no_domain_is_unknown_not_clean(domain: str) -> None:
    assert disposable.is_disposable(domain) is None


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    assert disposable.is_disposable(text) in {True, False, None}


def test_the_list_names_its_version() -> None:
    name, number = disposable.list_version().split()
    assert name == "disposable-email-domains"
    assert number.count(".") >= 2
