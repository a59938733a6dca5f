"""Check the part on what was done: it is there and tells acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.scoring.groups import Group, in_heading
from scorer.scoring.parts.common import clauses_of, counted
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Element
    from scorer.scoring.owners import Owners


def judge_achievements(element: Element, analysis: Analysis, _owners: Owners) -> Verdict:
    """Tell whether the part on what was done is there and tells acts."""
    cues, counts = analysis.cues.of("act"), analysis.scan.counts
    zone = clauses_of(analysis, "achievements")
    acts = [
        Group((clause,), False)
        for clause in zone
        if (clause in cues or clause in counts) and not in_heading(clause, analysis)
    ]
    if acts:
        return counted(element, len(acts), acts, analysis)
    if any(not in_heading(clause, analysis) for clause in zone):
        return Verdict("partial", "slogan_only")
    return Verdict("missing", "no_section")
