"""How well a topic that is there is told: an act, figures to it, and what came of it.

The three steps go by kinds of content, not by counts: saying a thing twice, or naming it in every line, raises
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorer.analysis import Analysis
    from scorer.model import Substance


def substance(clauses: Iterable[int], analysis: Analysis) -> Substance:
    """Return the step that the *clauses* of a done topic reach; clauses that tell nothing done are passed over."""
    figure = result = False
    for clause in clauses:
        if analysis.standings.at(clause, analysis.clauses.ends[clause] - 1) != "done":
            continue
        figure = figure or _has_figure(clause, analysis)
        result = result or analysis.cues.has(clause, "result")
        if figure and result:
            return "result"
    return "figure" if figure or result else "act"


def _has_figure(clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause counts something or gives a share; 一人问话、一人持机 counts nothing."""
    start, end = analysis.clauses.starts[clause], analysis.clauses.ends[clause]
    text = analysis.folded.text
    counts = analysis.scan.counts.get(clause, ())
    return "%" in text[start:end] or any(count.number != "一" for count in counts)
