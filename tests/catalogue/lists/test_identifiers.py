"""Identifiers are equal in the normal form of their kind, and their kind is told by their form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.catalogue.lists.identifiers import guess, normal
from forensics.model import INDICATORS, ListKind


@pytest.mark.parametrize(
    ("kind", "value", "form"),
    [
        ("email", " Ann.Lee+jobs@GMail.com ", "annlee@gmail.com"),
        ("email", "a.n.n@googlemail.com", "ann@gmail.com"),
        ("email", "Ann+x@outlook.com", "ann@outlook.com"),
        ("email", "Ann.Lee+x@example.org", "ann.lee+x@example.org"),
        ("email", "mailto:ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("email", "ann@localhost", None),
        ("email", "+@gmail.com", "+@gmail.com"),
        ("phone", "(415) 555-2671", "+14155552671"),
        ("phone", "+44 20 7946 0018", "+442079460018"),
        ("phone", "12", None),
        ("phone", "5551234", None),
        ("phone", "555-1234", None),
        ("handle", "https://www.GitHub.com/DevX/repo?tab=1#top", "github.com/devx"),
        ("handle", "de.linkedin.com/in/Ann-Lee/details/skills/", "linkedin.com/in/ann-lee"),
        ("handle", "telegram: @DevX", "t.me/devx"),
        ("handle", "https://twitter.com/devx", "x.com/devx"),
        ("handle", "skype: Live.Dev", "skype/live.dev"),
        ("handle", "devx", None),
        ("handle", "https://github.com/features/actions", None),
        ("handle", "https://linkedin.com/company/acme", None),
        ("url", "HTTPS://WWW.Example.org:443/Path/?a=1#x", "example.org/Path/?a=1"),
        ("url", "http://example.org:8080", "example.org:8080"),
        ("url", "https://user@example.org/a%20b", "example.org/a b"),
        ("url", "not a url", None),
        ("domain", "Mail.Example.ORG.", "mail.example.org"),
        ("domain", "ann@example.org", "example.org"),
        ("domain", "com", None),
        ("ip", "203.0.113.9", "203.0.113.9/32"),
        ("ip", "::ffff:203.0.113.9", "203.0.113.9/32"),
        ("vpn_range", "203.0.113.9/24", "203.0.113.0/24"),
        ("vpn_range", "2001:DB8::/32", "2001:db8::/32"),
        ("vpn_range", "203.0.113.256", None),
        ("ip", "fe80::1%eth0", None),
        ("vpn_range", "fe80::1%eth0/64", None),
        ("sha256", "AB" * 32, "ab" * 32),
        ("sha256", "ab" * 20, None),
        ("phash", "FFee00112233aabb", "ffee00112233aabb"),
        ("wallet", "0x" + "aB" * 20, "0x" + "ab" * 20),
        ("wallet", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
    ],
)
def test_normal_forms(kind: ListKind, value: str, form: str | None) -> None:
    assert normal(kind, value) == form


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("ann@example.org", "email"),
        ("+1 415 555 2671", "phone"),
        ("https://github.com/devx", "handle"),
        ("https://example.org/portfolio", "url"),
        ("example.org/portfolio", "url"),
        ("example.org", "domain"),
        ("203.0.113.9", "ip"),
        ("ab" * 32, "sha256"),
        ("0123456789abcdef", "phash"),
        ("0x" + "ab" * 20, "wallet"),
        ("devx", None),
        ("Ann Lee", None),
        ("", None),
    ],
)
def test_the_kind_is_told_by_the_form(value: str, kind: ListKind | None) -> None:
    assert guess(value) == kind


@given(st.text(max_size=80), st.sampled_from(sorted(INDICATORS)))
def test_any_text_has_a_form_or_none_and_the_form_is_stable(value: str, kind: ListKind) -> None:
    form = normal(kind, value)
    if form is not None and kind not in {"url", "handle"}:
        assert normal(kind, form) == form
    guess(value)
