"""Find the counts of a text, numbers with a unit, once for all who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scorer.analysis.clauses import Clauses
    from scorer.rulebook.compile import Vocabulary


class Count(NamedTuple):
    """A number with a unit: 12件, 三十余场."""

    start: int
    end: int
    number: str
    unit: str


def counts(vocabulary: Vocabulary, text: str, clauses: Clauses) -> dict[int, list[Count]]:
    """Return the counts in each clause that has any, in order of place."""
    found: dict[int, list[Count]] = {}
    for figure in vocabulary.figure.finditer(text):
        start, end = figure.span()
        clause = clauses.at(start)
        if end <= clauses.ends[clause]:
            found.setdefault(clause, []).append(Count(start, end, figure[1], figure[2]))
    return found
