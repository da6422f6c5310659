"""Components: which of many numbered things are held together by pairs."""

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]


def components(count: int, left: Ids, right: Ids) -> Ids:
    """For each of `count` things the smallest number of those it is held together with.

    The smaller number is passed along pairs and along what was found before, so that a chain of n
    takes about log2(n) rounds.
    """
    label = np.arange(count, dtype=np.int64)
    while True:
        smaller = np.minimum(label[left], label[right])
        found = label.copy()
        np.minimum.at(found, label[left], smaller)
        np.minimum.at(found, label[right], smaller)
        while not np.array_equal(found, further := found[found]):
            found = further
        if np.array_equal(found, label):
            return label
        label = found
