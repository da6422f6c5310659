"""Identifiers in the normal form of their kind, in which two spellings are equal."""

import re
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network

import phonenumbers

from forensics.catalogue.lists import addresses, domains
from forensics.model import ListKind

NAMES: frozenset[ListKind] = frozenset(
    {
        "designated_entity",
        "sanctioned_entity",
        "front_company",
        "diploma_mill",
        "high_risk_institution",
    }
)
DOMAINS: frozenset[ListKind] = frozenset({"disposable_domain", "relay_domain", "domain"})
RANGES: frozenset[ListKind] = frozenset({"vpn_range", "datacentre_range", "ip"})

REGION = "US"  # whose rules read a number without "+", as where resumes are read
_EMAIL = re.compile(r"[^\s@<>,;\"()]{1,64}@[^\s@]{3,253}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PHASH = re.compile(r"[0-9a-f]{16}")
_HEX_WALLET = re.compile(r"0x[0-9a-f]{40}|(?:bc|tb|ltc)1[0-9a-z]{11,87}", re.IGNORECASE)
_WALLET = re.compile(r"[A-Za-z0-9]{20,110}")
_TOLD_BY_FORM: tuple[ListKind, ...] = ("sha256", "phash", "handle")
_GMAIL = {"gmail.com", "googlemail.com"}
# Services that document that what follows "+" leads to the same mailbox.
_TAGGED = _GMAIL | {
    "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "mac.com", "proton.me",
    "protonmail.com", "pm.me", "fastmail.com",
}  # fmt: skip


def email(value: str) -> str | None:
    """A mailbox in lower case; what its service ignores is left out; None if it is none.

    Gmail ignores dots and what follows "+", some other services the latter. Elsewhere both count,
    for they may tell strangers apart.
    """
    bare = value.strip().removeprefix("mailto:").strip("<>").casefold()
    if not _EMAIL.fullmatch(bare):
        return None
    local, _, host = bare.rpartition("@")
    domain = domains.normal(host)
    if domain is None or not local:
        return None
    if domain in _TAGGED:
        local = local.partition("+")[0] or local
    if domain in _GMAIL:
        local, domain = local.replace(".", "") or local, "gmail.com"
    return f"{local}@{domain}"


@lru_cache(maxsize=4096)
def phone(value: str) -> str | None:
    """A telephone number as E.164; one without "+" is read as of the US; None if not possible.

    A local number without its area is none: strangers have the same in other areas.
    """
    number, how = _phone(value)
    if number is None or how != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def local_only(value: str) -> bool:
    """Whether a value is a telephone number without its area."""
    return _phone(value)[1] == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY


def _phone(value: str) -> tuple[phonenumbers.PhoneNumber | None, int | None]:
    """The number a text states, and how possible it is; None and None where it states none."""
    if len(value) > 40:
        return None, None
    try:
        number = phonenumbers.parse(value, REGION)
    except phonenumbers.NumberParseException:
        return None, None
    return number, phonenumbers.is_possible_number_with_reason(number)


def network(value: str) -> IPv4Network | IPv6Network | None:
    """An address or range of addresses; None if it is none. Bits below the mask are ignored.

    An address with a zone ("fe80::1%eth0") is none: a zone is of one machine alone.
    """
    if "%" in value:
        return None
    try:
        found = ip_network(value.strip().strip("[]"), strict=False)
    except ValueError:
        return None
    mapped = found.network_address.ipv4_mapped if isinstance(found, IPv6Network) else None
    if mapped is not None and found.prefixlen >= 96:
        return IPv4Network((mapped, found.prefixlen - 96))
    return found


def normal(kind: ListKind, value: str) -> str | None:
    """`value` in the normal form of `kind`; None where it is no value of that kind.

    For ranges and domains too, but not for names: see `names.normal`.
    """
    bare = value.strip()
    low = bare.lower()
    if kind == "email":
        return email(bare)
    if kind == "phone":
        return phone(bare)
    if kind == "handle":
        return addresses.handle(bare)
    if kind == "url":
        return addresses.url(bare)
    if kind in DOMAINS:
        return domains.of_address(bare)
    if kind in RANGES:
        found = network(bare)
        return None if found is None else str(found)
    if kind == "sha256":
        return low if _SHA256.fullmatch(low) else None
    if kind == "phash":
        return low if _PHASH.fullmatch(low) else None
    if kind == "wallet":
        if _HEX_WALLET.fullmatch(bare):
            return low
        return bare if _WALLET.fullmatch(bare) else None
    return None


def guess(value: str) -> ListKind | None:
    """The kind of indicator a value is by its form; None where it could be none, or several."""
    bare = value.strip()
    if "://" in bare:
        return "handle" if addresses.handle(bare) else ("url" if addresses.url(bare) else None)
    if email(bare):
        return "email"
    if network(bare) is not None:
        return "ip"
    for kind in _TOLD_BY_FORM:
        if normal(kind, bare):
            return kind
    if re.fullmatch(r"[+(]?[\d\s().\-–/]{7,24}", bare) and phone(bare):
        return "phone"
    if domains.normal(bare):
        return "domain"
    if "/" in bare and addresses.url(bare):
        return "url"
    if _HEX_WALLET.fullmatch(bare) or re.fullmatch(r"[13][1-9A-HJ-NP-Za-km-z]{25,34}", bare):
        return "wallet"
    return None
