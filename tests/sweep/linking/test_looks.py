"""Pictures that differ in few bits link; unlike ones do not, however many there are."""

import random
from itertools import combinations
from pathlib import Path

import numpy as np

from forensics.linkage.photos import ONE
from forensics.sweep.linking.looks import near
from tests.sweep.linking.linked import NAMES, kinds, linked
from tests.sweep.parts import Given

HASH = 0x9F3A5C7E11D0B284


def pictures(*bits: int) -> list[Given]:
    """Applications with a picture of which so many bits are turned."""
    return [
        Given(f"{place}", NAMES[place], {"phash": [f"{HASH ^ ((1 << turned) - 1):016x}"]})
        for place, turned in enumerate(bits)
    ]


def test_a_picture_saved_again_links_and_another_does_not(tmp_path: Path) -> None:
    assert kinds(linked(tmp_path / "1", pictures(0, ONE))) == [("corpus.shared_file", "0", "1")]
    assert linked(tmp_path / "2", pictures(0, ONE + 1)) == []


def test_of_a_chain_of_likeness_only_the_near_are_linked(tmp_path: Path) -> None:
    found = linked(tmp_path, pictures(0, 5, 10))
    assert kinds(found) == [("corpus.shared_file", "0", "1"), ("corpus.shared_file", "1", "2")]
    # Each is as common as the pictures that are like it, not as all that a chain leads to.
    assert {shared.holders for link in found for shared in link.evidence} <= {2, 3}


def test_a_chain_does_not_hide_a_picture_used_twice(tmp_path: Path) -> None:
    chain = [HASH]
    for place in range(20):  # each three bits from the one before
        chain.append(chain[-1] ^ (0b111 << 3 * place))
    values = [f"{number:016x}" for number in [*chain, chain[0]]]
    given = [
        Given(f"{place:02}", f"Name{place} Family{place}", {"phash": [value]})
        for place, value in enumerate(values)
    ]
    found = {(each.a, each.b): each for each in linked(tmp_path, given)}
    assert found["00", "21"].strength_bits > 7
    assert ("00", "05") not in found


def test_every_near_pair_is_found_wherever_its_bits_differ() -> None:
    drawn = random.Random(4)
    hashes = [drawn.getrandbits(64) for _ in range(300)]
    for number in hashes[:100]:
        for bit in drawn.sample(range(64), drawn.randrange(ONE + 2)):
            number ^= 1 << bit
        hashes.append(number)
    left, right = near(np.array(hashes, np.uint64))
    found = {(min(pair), max(pair)) for pair in zip(left.tolist(), right.tolist(), strict=True)}
    assert found == {
        (one, other)
        for one, other in combinations(range(len(hashes)), 2)
        if (hashes[one] ^ hashes[other]).bit_count() <= ONE
    }
    assert found
