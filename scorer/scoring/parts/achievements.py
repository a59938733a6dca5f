"""Check the part on what was done: it is there and tells acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.scoring.groups import Group, in_heading
from scorer.scoring.parts.common import clauses_of, quotes
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Element, Vocabulary


def judge_achievements(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Tell whether the part on what was done is there and tells acts."""
    cues, counts = analysis.cues.of("act"), analysis.scan.counts
    zone = clauses_of(analysis, "achievements")
    acts = [
        Group((clause,), False)
        for clause in zone
        if (clause in cues or clause in counts) and not in_heading(clause, analysis)
    ]
    need = max(element.need, 1)
    if len(acts) >= need:
        return Verdict("full", "enough", quotes(acts, analysis), (), {"count": len(acts), "need": need})
    if any(not in_heading(clause, analysis) for clause in zone):
        found = {"count": len(acts), "need": need}
        return Verdict("partial", "too_few" if acts else "slogan_only", (), quotes(acts, analysis), found)
    return Verdict("missing", "no_section")
