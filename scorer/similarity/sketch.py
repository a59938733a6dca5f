"""MinHash of passages: the share of prints that agree is about the share of shingles that do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from scorer.similarity.hashing import SHINGLE, permutations, shingle_hashes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.similarity.own import Own

SHORTEST = 24
"""Characters of own text that a unit needs; a shorter sentence is joined with those behind it."""
PRINTS = 96
_FACTORS, _SUMMANDS = permutations(PRINTS)


class Sketches(NamedTuple):
    """The units of one document: in which paragraph each stands, and its prints."""

    paragraphs: npt.NDArray[np.int64]
    prints: npt.NDArray[np.uint8]
    """One row a unit. A byte of each print is kept: unlike ones agree by chance once in 256."""


def sketch(owned: Sequence[Own]) -> Sketches:
    """Sketch every unit of a document: each sentence, a short one with those that follow."""
    units = [(number, unit) for number, own in enumerate(owned) for unit in _units(own.sentences)]
    paragraphs = np.array([number for number, _ in units], dtype=np.int64)
    if not units:
        return Sketches(paragraphs, np.zeros((0, PRINTS), dtype=np.uint8))
    sizes = np.array([len(unit) for _, unit in units])
    hashes = shingle_hashes("\n".join(unit for _, unit in units))
    starts = np.cumsum(sizes + 1) - sizes - 1
    inside = np.zeros(len(hashes) + 1, dtype=np.int32)
    np.add.at(inside, starts, 1)
    np.add.at(inside, np.minimum(starts + sizes - SHINGLE + 1, len(hashes)), -1)
    hashes = hashes[np.cumsum(inside[:-1]) > 0]
    counts = sizes - SHINGLE + 1
    prints = np.minimum.reduceat(hashes * _FACTORS + _SUMMANDS, np.cumsum(counts) - counts, axis=1)
    return Sketches(paragraphs, np.ascontiguousarray(prints.astype(np.uint8).T))


def _units(sentences: tuple[str, ...]) -> Iterator[str]:
    """Yield from every sentence on the fewest sentences that are long enough together."""
    for start, sentence in enumerate(sentences):
        unit, end = sentence, start + 1
        while sentence and len(unit) < SHORTEST and end < len(sentences):
            unit += sentences[end]
            end += 1
        if sentence and len(unit) >= SHORTEST:
            yield unit
