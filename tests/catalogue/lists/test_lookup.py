"""What a list names is found as people write it, and nothing else is."""

from datetime import date
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.catalogue.lists import Lookup
from forensics.catalogue.lists.identifiers import normal
from forensics.catalogue.lists.importing.draft import KINDS
from forensics.catalogue.lists.packed import pack, unpack
from forensics.catalogue.lists.ranges import Ranges
from forensics.model import Listed, ListKind
from tests.catalogue.lists.build import listed

FRONT = {"front_company"}
FARSTAR = listed(
    "front_company",
    "Yanbo Farstar Network Technology Co., Ltd.",
    names=("Farstar Network Company",),
    weak_names=("YFN",),
    domains=("farstar.example", "gmail.com"),
)


def values(found: tuple[Listed, ...]) -> list[str]:
    return [entry.value for entry in found]


@pytest.mark.parametrize(
    "name",
    ["YANBO FARSTAR NETWORK TECHNOLOGY COMPANY LIMITED", "farstar network", "FarStar Network"],
)
def test_a_full_name_or_alias_is_named(name: str) -> None:
    assert Lookup([FARSTAR]).named(name, FRONT) == (FARSTAR,)


@pytest.mark.parametrize("name", ["Yanbo Farstar", "Farstar", "YFN", "Yanbo Farstar Ltd"])
def test_a_shorter_form_or_weak_alias_is_only_a_candidate(name: str) -> None:
    lookup = Lookup([FARSTAR])
    assert lookup.named(name, FRONT) == ()
    assert lookup.shortened(name, FRONT) == (FARSTAR,)


@pytest.mark.parametrize(
    "name",
    ["Network Technology", "Yanbo Farstar Bakery", "Farstars", "Yan", "Technology", "", "Ltd"],
)
def test_a_similar_name_is_nothing(name: str) -> None:
    lookup = Lookup([FARSTAR, listed("front_company", "Global Technology Partners")])
    assert lookup.named(name, FRONT) == lookup.shortened(name, FRONT) == ()


def test_a_common_name_stated_in_full_is_only_a_candidate() -> None:
    orion = listed("front_company", "Orion Co., Ltd.")
    assert Lookup([orion]).named("Orion Ltd", FRONT) == ()
    assert Lookup([orion]).shortened("Orion Ltd", FRONT) == (orion,)


def test_words_that_begin_very_many_names_tell_nothing() -> None:
    many = [listed("front_company", f"Kestrel Branch {number}") for number in range(150)]
    assert Lookup(many).shortened("Kestrel Branch", FRONT) == ()
    assert len(Lookup(many[:50]).shortened("Kestrel Branch", FRONT)) == 50


def test_other_kinds_are_not_found() -> None:
    assert Lookup([FARSTAR]).named("Farstar Network", {"diploma_mill"}) == ()


def test_domains_hold_their_subdomains_but_nobody_owns_a_mail_service() -> None:
    mail = listed("disposable_domain", "mailx.example")
    lookup = Lookup([FARSTAR, mail])
    assert lookup.of_domain("ann@hr.farstar.example", FRONT) == (FARSTAR,)
    assert lookup.of_domain("https://www.farstar.example/about", FRONT) == (FARSTAR,)
    assert lookup.of_domain("ann@gmail.com", FRONT) == ()
    assert lookup.of_domain("a.MAILX.example", {"disposable_domain"}) == (mail,)
    assert lookup.of_domain("notmailx.example", {"disposable_domain"}) == ()
    assert lookup.of_domain("nothing", {"disposable_domain"}) == ()


def test_identifiers_are_found_in_any_spelling() -> None:
    phone, handle = listed("phone", "+1 415 555 2671"), listed("handle", "github.com/DevX")
    lookup = Lookup([phone, handle])
    assert lookup.equal("(415) 555-2671", {"phone", "handle"}) == (phone,)
    assert lookup.equal("https://github.com/devx/repo", {"phone", "handle"}) == (handle,)
    assert lookup.equal("github.com/devx", {"phone"}) == ()
    assert lookup.equal("devx", {"phone", "handle"}) == ()


def test_expired_entries_are_found_and_not_counted() -> None:
    entry = listed("email", "a@example.org", expires=date(2026, 3, 1))
    lookup = Lookup([entry])
    assert lookup.equal("a@example.org", {"email"}) == (entry,)
    assert lookup.sizes(date(2026, 2, 28)) == {"email": 1}
    assert lookup.sizes(date(2026, 3, 1)) == {}


def test_the_narrowest_range_comes_first() -> None:
    wide, narrow = listed("vpn_range", "203.0.112.0/20"), listed("ip", "203.0.113.9")
    other = listed("datacentre_range", "2001:db8::/32")
    lookup = Lookup([wide, narrow, other])
    assert values(lookup.holding("203.0.113.9", {"vpn_range", "ip"})) == [
        "203.0.113.9",
        "203.0.112.0/20",
    ]
    assert lookup.holding("::ffff:203.0.113.10", {"vpn_range", "ip"}) == (wide,)
    assert lookup.holding("2001:db8::1", {"datacentre_range"}) == (other,)
    assert lookup.holding("2001:db9::1", {"datacentre_range"}) == ()
    assert lookup.holding("not an address", {"vpn_range"}) == ()


networks = st.builds(
    lambda base, mask: str(ip_network((base, mask), strict=False)),
    st.integers(0, 2**16).map(lambda number: number << 12),
    st.integers(8, 32),
)


@given(st.lists(networks, max_size=30), st.integers(0, 2**16).map(lambda number: number << 12))
def test_ranges_agree_with_looking_at_each(found: list[str], address: int) -> None:
    place = ip_address(address)
    ranges = Ranges(zip(found, range(len(found)), strict=True))
    held = ranges.holding(str(place))
    assert sorted(held) == [n for n, item in enumerate(found) if place in ip_network(item)]
    sizes = [ip_network(found[number]).num_addresses for number in held]
    assert sizes == sorted(sizes)


def test_what_is_packed_comes_out_the_same() -> None:
    assert unpack(pack(FARSTAR)) == FARSTAR
    assert list(Lookup([FARSTAR], [pack(FARSTAR)])) == [FARSTAR, FARSTAR]


_ADDRESSES = st.one_of(st.ip_addresses().map(str), st.text("0123456789abcdef:.%/[]e ", max_size=24))
_VALUES = st.one_of(
    st.text(max_size=40),
    st.builds(
        "{}{}{}".format,
        _ADDRESSES,
        st.sampled_from(["", "%eth0", "%1"]),
        st.sampled_from(["", "/64", "/8", "/0.0.0.255", "/-1"]),
    ),
)


@given(st.sampled_from(KINDS), _VALUES)
def test_any_value_with_a_normal_form_can_be_held(kind: ListKind, value: str) -> None:
    if normal(kind, value) is not None:
        entry = listed(kind, value)
        lookup = Lookup([entry])
        assert lookup.equal(value, {kind}) == (entry,)


def test_a_stored_range_that_cannot_be_read_spoils_no_other() -> None:
    ranges = Ranges([("fe80::1%eth0/128", 0), ("203.0.113.0/24", 1), ("203.0.113.0/x", 2), ("", 3)])
    assert ranges.holding("203.0.113.9") == [1]
    assert ranges.holding("fe80::1") == []


def test_what_is_withdrawn_is_found_and_counted_on_no_day() -> None:
    entry = listed("email", "a@example.org", withdrawn=True, expires=date(2026, 3, 1))
    lookup = Lookup([entry])
    assert lookup.equal("a@example.org", {"email"}) == (entry,)
    assert lookup.sizes(date(2020, 1, 1)) == {}
    assert entry.expired(date(2020, 1, 1))
