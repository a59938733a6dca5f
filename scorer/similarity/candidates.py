"""Pairs of paragraphs that may be alike, from the bands of their units, without comparing all with all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from scorer.similarity.sketch import PRINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.similarity.hashing import Words
    from scorer.similarity.sketch import Sketches

Numbers = npt.NDArray[np.int64]

ROWS = 3
"""Prints a band. Passages of which a fifth of the characters differ still share a third of their shingles; in
32 bands of three prints 75 to 95 of 100 such pairs meet, and of unlike ones (1 shingle in 20) one in 250."""
NEAR = 0.25
"""Share of prints that must agree; two deviations below a third, where most of what meets by chance is dropped."""
CROWD = 6
"""Up to so many units in one bucket are all paired; of more, each with the first and with the next one only.
So 2,000 copies of one passage make some 4,000 candidates, not two million."""
MOST = 200_000
"""Candidates that are aligned; of more, those that met in most bands."""


_PIECE = 100_000


class Units(NamedTuple):
    """All units of all documents: the paragraph (counted through) of each and its prints, one row a unit."""

    paragraphs: Numbers
    prints: npt.NDArray[np.uint8]


class Candidates(NamedTuple):
    """Pairs of paragraphs, the earlier one first, and how many were left out."""

    left: Numbers
    right: Numbers
    dropped: int


class Gathered:
    """Collects the units of one document after the other, in place: no second copy is made in the end."""

    def __init__(self) -> None:
        self._first = 0
        self._paragraphs, self._prints = bytearray(), bytearray()

    def add(self, sketches: Sketches, paragraphs: int) -> None:
        """Add the units of a document that has so many paragraphs."""
        self._paragraphs += (sketches.paragraphs + self._first).tobytes()
        self._prints += sketches.prints.tobytes()
        self._first += paragraphs

    def all(self) -> Units:
        """Return all units."""
        prints = np.frombuffer(self._prints, dtype=np.uint8).reshape(-1, PRINTS)
        return Units(np.frombuffer(self._paragraphs, dtype=np.int64), prints)


def candidates(units: Units, body: Numbers) -> Candidates:
    """Pair units that share a bucket; ``body`` gives each paragraph's body, and a body is not paired with itself.

    Negative bodies are texts from outside, which are not paired with each other.
    """
    total = len(body)
    codes = [_codes(pairs, units, body) for pairs in map(_bucket_pairs, _bands(units.prints))]
    found, times = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *codes]), return_counts=True)
    if len(found) > MOST:
        found = np.sort(found[np.argsort(-times, kind="stable")[:MOST]])
    return Candidates(found // max(total, 1), found % max(total, 1), len(times) - len(found))


def _bands(prints: npt.NDArray[np.uint8]) -> Iterator[Words]:
    """Yield each unit's key in one band after the other."""
    for at in range(0, PRINTS, ROWS):
        one, two, three = prints[:, at : at + ROWS].T.astype(np.uint32)
        yield one << np.uint32(16) | two << np.uint32(8) | three


def _codes(pairs: tuple[Numbers, Numbers], units: Units, body: Numbers) -> Numbers:
    """Turn pairs of units into pairs of paragraphs, one number each, without those that are not near."""
    first, second = pairs
    one, other = units.paragraphs[first], units.paragraphs[second]
    apart = (body[one] != body[other]) & ((body[one] >= 0) | (body[other] >= 0))
    near = np.flatnonzero(apart)
    near = near[_agreement(units.prints, first[near], second[near]) >= NEAR]
    left, right = np.minimum(one[near], other[near]), np.maximum(one[near], other[near])
    return np.unique(left * len(body) + right)


def _agreement(prints: npt.NDArray[np.uint8], ones: Numbers, others: Numbers) -> npt.NDArray[np.float64]:
    """Return the share of equal prints of each pair of units, in pieces so that little memory is taken."""
    pieces = [
        (prints[ones[at : at + _PIECE]] == prints[others[at : at + _PIECE]]).mean(axis=1)
        for at in range(0, len(ones), _PIECE)
    ]
    return np.concatenate([np.zeros(0), *pieces])


def _bucket_pairs(keys: Words) -> tuple[Numbers, Numbers]:
    """Pair the units with equal keys."""
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], sorted_keys[1:] != sorted_keys[:-1]))[: len(keys)])
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    rank = np.arange(len(keys)) - np.repeat(starts, sizes)
    size, start = np.repeat(sizes, sizes), np.repeat(starts, sizes)
    ones, others = [], []
    for step in range(1, CROWD):
        later = np.flatnonzero((rank >= step) & ((size <= CROWD) | (step == 1)))
        ones.append(order[later - step])
        others.append(order[later])
    star = np.flatnonzero((size > CROWD) & (rank > 1))
    ones.append(order[start[star]])
    others.append(order[star])
    return np.concatenate(ones), np.concatenate(others)
