"""Check the part on problems: distinct shortcomings of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.analysis.turns import is_lacking
from scorer.scoring.groups import Group, groups, in_heading, says_own
from scorer.scoring.parts.common import clauses_of, quotes, says_nothing
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.analysis.cues import Cues
    from scorer.rulebook.compile import Element, Vocabulary


def judge_problems(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Count distinct shortcomings of the body; a formula is none."""
    zone = [clause for clause in clauses_of(analysis, "problems") if not in_heading(clause, analysis)]
    cues = analysis.cues
    told = _apart([group for group in groups(analysis, zone) if _tells_shortcoming(group, analysis)], cues)
    count = sum(_shortcomings(group, analysis) for group in told)
    need = max(element.need, 1)
    if count >= need:
        return Verdict("full", "enough", quotes(told, analysis), (), {"count": count, "need": need})
    if count:
        return Verdict("partial", "too_few", (), quotes(told, analysis), {"count": count, "need": need})
    if zone and says_nothing(zone, analysis):
        return Verdict("missing", "no_section")
    if zone:
        nearest = next((clause for clause in zone if cues.has(clause, "formula")), zone[0])
        return Verdict("partial", "formula_only", (), quotes([Group((nearest,), False)], analysis))
    if clauses_of(analysis, "problems"):
        return Verdict("partial", "formula_only")
    return Verdict("missing", "no_section")


def _tells_shortcoming(group: Group, analysis: Analysis) -> bool:
    """Tell whether a group says something definite, not only that there are shortcomings.

    An item of a list needs no cue: whatever is enumerated in the problems part is a shortcoming.
    """
    return any(
        is_lacking(analysis.cues, clause) or says_own(group, clause, analysis) for clause in group.clauses
    )


def _shortcomings(group: Group, analysis: Analysis) -> int:
    """Count the shortcomings of a group: an item is one; elsewhere 、 and “要进一步…” part them."""
    if group.marked:
        return 1
    needed = sum(analysis.cues.has(clause, "needed") for clause in group.clauses)
    told = [clause for clause in group.clauses if is_lacking(analysis.cues, clause)]
    return max(needed, *(_parted(clause, analysis) for clause in told), 1)


def _parted(clause: int, analysis: Analysis) -> int:
    """Count the pieces between 、 that each name a lack."""
    clauses = analysis.clauses
    places = [
        start for name in ("problem", "denied", "lack") for start, _ in analysis.cues.of(name).get(clause, ())
    ]
    at, met = clauses.starts[clause], 0
    for piece in analysis.clause_text(clause).split("、"):
        met += any(at <= place < at + len(piece) for place in places) and len(piece) > _MIN_PIECE
        at += len(piece) + 1
    return met


_MIN_PIECE = 4
"""A piece between 、 that is shorter names no lack of its own (人少、事多)."""


def _apart(told: list[Group], cues: Cues) -> list[Group]:
    """Leave out sentences that only elaborate a shortcoming: the one announced by “主要是…”, or behind 抽看, 比如."""
    kept: list[Group] = []
    sole = False
    for group in told:
        first = group.clauses[0]
        if sole and not group.marked and not cues.has(first, "another"):
            continue
        if kept and not group.marked and cues.has(first, "elaborates"):
            continue
        sole = not group.marked and any(cues.has(clause, "sole") for clause in group.clauses)
        kept.append(group)
    return kept
