"""Which clauses stand in many reports, and which come from a given superior text.

Counted in tables of fixed size, so memory does not grow with the number of reports. A report that is nearly
a copy of one already seen is not counted again: copying must not make its own words look common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from scorer.similarity.hashing import SHINGLE, Words, permutations, shingle_hashes, text_hashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST, SHARE, MOST = 3, 0.2, 20
"""A clause is common when it stands in more than a fifth of the reports, but never with 3 or fewer and
always with more than 20. So in batches up to 15 reports four towns with the same words make them common."""
TEMPLATE = 0.7
"""Share of its shingles that a clause has in common with a superior text to count as quoted from it."""
_PRINTS, _ROWS, _ALIKE = 32, 4, 0.6
_SMALLEST, _LARGEST, _PER_REPORT = 16, 25, 1_000


def limit(reports: int) -> int:
    """Return the number of reports in which a clause may stand without being common."""
    return min(max(LEAST, int(SHARE * reports)), MOST)


class Counts:
    """Counts, by hash, in how many reports a clause stands; reports that repeat another are left out."""

    def __init__(self, reports: int) -> None:
        bits = min(max((reports * _PER_REPORT).bit_length(), _SMALLEST), _LARGEST)
        self._mask = np.uint32((1 << bits) - 1)
        self._table: npt.NDArray[np.uint8] = np.zeros(1 << bits, dtype=np.uint8)
        self._seen: dict[tuple[int, bytes], int] = {}
        self._prints: list[Words] = []
        self._factors, self._summands = permutations(_PRINTS)
        self._counted = 0

    def add(self, clauses: Sequence[str]) -> None:
        """Count the clauses of one report."""
        hashes = np.unique(text_hashes(clauses))
        if not len(hashes) or self._repeats(hashes):
            return
        self._counted += 1
        places = np.unique(hashes & self._mask)
        held = self._table[places]
        self._table[places] = held + (held < 255)

    def are_common(self, clauses: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Tell of each clause whether it stands in many of the counted reports."""
        found: npt.NDArray[np.bool_] = self._table[text_hashes(clauses) & self._mask] > limit(self._counted)
        return found

    def _repeats(self, hashes: Words) -> bool:
        """Tell whether a report shares most clauses with one before it; if not, keep its prints."""
        prints = (hashes * self._factors + self._summands).min(axis=1)
        keys = [(row, prints[row : row + _ROWS].tobytes()) for row in range(0, _PRINTS, _ROWS)]
        known = {self._seen[key] for key in keys if key in self._seen}
        if any((self._prints[number] == prints).mean() >= _ALIKE for number in known):
            return True
        for key in keys:
            self._seen.setdefault(key, len(self._prints))
        self._prints.append(prints)
        return False


class Verbatim:
    """Paragraphs with several figures that stand in a few reports word for word, however common their clauses."""

    def __init__(self) -> None:
        self._seen: list[Words] = []

    def add(self, exact: Iterable[int]) -> None:
        """Note the hashes of the paragraphs of one report; 0 is none."""
        self._seen.append(np.unique(np.fromiter(exact, dtype=np.uint32)))

    def few(self) -> frozenset[int]:
        """Return the hashes that two or more reports hold, but not many."""
        hashes, times = np.unique(np.concatenate(self._seen or [np.zeros(0, np.uint32)]), return_counts=True)
        return frozenset(hashes[(times > 1) & (times <= limit(len(self._seen))) & (hashes > 0)].tolist())


class Templates:
    """The shingles of superior texts."""

    def __init__(self, clauses: Iterable[str]) -> None:
        self._known = np.unique(shingle_hashes("\n".join(clauses)))

    def hold(self, clauses: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Tell of each clause whether most of it stands in a superior text."""
        if not len(self._known) or not clauses:
            return np.zeros(len(clauses), dtype=np.bool_)
        known = np.isin(shingle_hashes("\n".join(clauses)), self._known)
        sums = np.concatenate(([0], np.cumsum(known)))
        sizes = np.array([len(clause) for clause in clauses])
        starts = np.cumsum(sizes + 1) - sizes - 1
        inside = np.maximum(sizes - SHINGLE + 1, 0)
        starts = np.minimum(starts, len(known))
        found: npt.NDArray[np.bool_] = (sums[starts + inside] - sums[starts]) >= TEMPLATE * np.maximum(
            inside, 1
        )
        return found
