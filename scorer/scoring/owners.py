"""Whose matter each clause is about; made once a report, for every check that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.analysis.match import Match
    from scorer.rulebook.compile import Vocabulary

_NOBODY: set[int] = set()


class Owners:
    """Which topic each clause belongs to, so that a figure of one topic is not taken for another's."""

    def __init__(self, analysis: Analysis, vocabulary: Vocabulary) -> None:
        self._of: dict[int, set[int]] = {}
        lent: dict[int, set[int]] = {}
        for element, matches in analysis.scan.matches.items():
            for match in matches:
                if vocabulary.patterns[match.pattern].slot in {"name", "told", "umbrella", "neighbour"}:
                    owned = lent if match.lone else self._of
                    owned.setdefault(match.clause, set()).add(element)
        for clause in analysis.cues.of("foreign"):
            self._of.setdefault(clause, set()).add(-1)
        self._own = {clause: set(owners) for clause, owners in self._of.items() if clause in lent}
        for clause, owners in lent.items():
            self._of.setdefault(clause, set()).update(owners)

    def of(self, clause: int) -> set[int]:
        """Return the elements whose words stand in *clause*; -1 stands for matters of no element."""
        return self._of.get(clause, _NOBODY)

    def borrowed(self, match: Match, element: int) -> bool:
        """Tell whether a wording scattered over a sentence has its count from a clause that is about other matters."""
        here = self._own.get(match.clause, _NOBODY)
        return match.lone and bool(here) and element not in here
