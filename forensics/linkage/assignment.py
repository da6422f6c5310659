"""The largest number of one-to-one pairs: how many contradictions rest on posts of their own."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


def assign(partners: Mapping[Left, Sequence[Right]]) -> dict[Left, Right]:
    """As many pairs as possible, nobody in two of them (augmenting paths); earlier ones first."""
    taken: dict[Right, Left] = {}

    def place(one: Left, tried: set[Right]) -> bool:
        for other in partners[one]:
            if other not in tried:
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = one
                    return True
        return False

    for one in partners:
        place(one, set())
    pairs = {one: other for other, one in taken.items()}
    return {one: pairs[one] for one in partners if one in pairs}
