"""What the profile signals make of lives told over years, read from files of every format."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from forensics.catalogue import SeedCatalogue
from forensics.engine import run
from forensics.model import Application, Outcome, Profile, Strength, Subject, Tools
from forensics.parse import parse
from forensics.readers import formats
from forensics.signals import load_all
from tests.linkage.exchanged_lives import EXCHANGED
from tests.linkage.innocent_lives import INNOCENT
from tests.linkage.lives import Life, lives

NAMES = ("profile.dormant_revival", "profile.identity_changed", "profile.thin_account")
SIGNALS = [signal for signal in load_all() if signal.name in NAMES]
TODAY = date(2025, 6, 15)


def strongest(life: Life) -> dict[str, Strength | None]:
    """The strongest finding of each signal; None where it finds nothing."""
    profiles = [
        Profile(document=formats.read(file.data, file.name), captured_at=file.day)
        for file in life.snapshots
    ]
    subject = Subject(
        application=Application(id="life", submitted_at=TODAY, profiles=tuple(profiles)),
        resumes=(),
        profiles=tuple(parse(p.document, "profile", p.captured_at) for p in profiles),
        matches=(),
        today=TODAY,
    )
    found = {}
    for signal in SIGNALS:
        result = run(signal, subject, Tools(catalogue=SeedCatalogue()))
        assert result.outcome is not Outcome.ERROR, (life.kind, result.reason)
        strengths = [finding.strength or signal.strength for finding in result.findings]
        found[signal.name] = max(strengths, key=lambda each: each.rank, default=None)
    return found


@cache
def exchanged() -> tuple[tuple[str, dict[str, Strength | None]], ...]:
    return tuple((life.kind, strongest(life)) for life in lives(EXCHANGED))


def hits(found: Iterator[tuple[str, dict[str, Strength | None]]]) -> Counter[tuple[str, str]]:
    return Counter(
        (kind, name) for kind, each in found for name, strength in each.items() if strength
    )


def test_no_innocent_life_is_a_hit() -> None:
    told = list(lives(INNOCENT))
    assert len(told) >= 200
    assert hits((life.kind, strongest(life)) for life in told) == Counter()


@pytest.mark.parametrize("kind", EXCHANGED)
def test_what_was_exchanged_is_found(kind: str) -> None:
    signal = NAMES[0] if kind.startswith("revived") else NAMES[1]
    own = [found[signal] for life, found in exchanged() if life == kind]
    assert len(own) == EXCHANGED[kind][0]
    missed = sum(strength in (None, Strength.CONTEXT) for strength in own)
    assert missed <= 0.1 * len(own)


def test_what_is_found_weighs() -> None:
    assert len(exchanged()) >= 60
    weighed = [found for _, found in exchanged() if any(s and s.rank > 1 for s in found.values())]
    assert len(weighed) >= 0.9 * len(exchanged())


def test_equal_seeds_give_equal_lives() -> None:
    assert list(lives(EXCHANGED))[::9] == list(lives(EXCHANGED))[::9]
