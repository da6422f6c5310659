"""Relays win over lists, entries in force over the public list, that over expired entries."""

from datetime import date

from forensics.catalogue.lists import Lookup
from forensics.linkage.throwaway import Judged, judge
from forensics.model import Listed, ListKind

TODAY = date(2025, 6, 15)


def entry(kind: ListKind, value: str, expires: date | None = None) -> Listed:
    return Listed(
        list="own",
        key=f"{kind} {value}",
        kind=kind,
        value=value,
        source="test",
        dated=date(2025, 1, 1),
        expires=expires,
    )


def test_the_public_list_needs_no_other() -> None:
    assert judge("a@x.mailinator.com", None, TODAY) == Judged("mailinator.com")
    assert judge("a@annlee.dev", None, TODAY) == Judged()


def test_what_is_no_address_is_unknown() -> None:
    for text in ("", "ann", "ann@", "@annlee.dev", "ann at annlee.dev", "ann@localhost"):
        assert judge(text, None, TODAY) is None


def test_an_entry_from_its_first_to_its_last_day() -> None:
    listed = entry("disposable_domain", "quillonmarsh.net", date(2025, 6, 16))
    lists = Lookup([listed])
    assert judge("a@quillonmarsh.net", lists, TODAY) == Judged("quillonmarsh.net", listed)
    ended = judge("a@quillonmarsh.net", lists, date(2025, 6, 16))
    assert ended == Judged("quillonmarsh.net", listed, expired=True)


def test_relays_win_while_they_are_in_force() -> None:
    relay = entry("relay_domain", "mailinator.com", date(2025, 6, 16))
    lists = Lookup([relay, entry("disposable_domain", "mailinator.com")])
    assert judge("a@mailinator.com", lists, TODAY) == Judged()
    later = judge("a@mailinator.com", lists, date(2025, 6, 16))
    assert later is not None
    assert later.domain == "mailinator.com"


def test_a_service_that_strangers_share_is_put_aside() -> None:
    listed = entry("disposable_domain", "gmail.com")
    assert judge("a@gmail.com", Lookup([listed]), TODAY) == Judged(aside=listed)
