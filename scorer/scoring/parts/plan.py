"""Check the plan: measures for the coming year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex
from scorer.scoring.groups import Group, groups, in_heading, matters, says_own, topics
from scorer.scoring.parts.common import clauses_of, counted, quotes, says_nothing
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Element
    from scorer.scoring.owners import Owners


def judge_plan(element: Element, analysis: Analysis, owners: Owners) -> Verdict:
    """Count the measures for the coming year; several verbs on one matter are one measure."""
    zone = clauses_of(analysis, "plan")
    told = [
        group
        for group in groups(analysis, zone)
        if any(
            _tells_measure(group, clause, analysis) and not in_heading(clause, analysis)
            for clause in group.clauses
        )
    ]
    count = len(told) if len(told) > 1 else sum(_measures(group, analysis, owners) for group in told)
    if _on_one_topic(told, owners, analysis):
        count = min(count, 1)
    if count:
        return counted(element, count, told, analysis)
    own = [clause for clause in zone if not in_heading(clause, analysis)]
    if own and not says_nothing(own, analysis):
        return Verdict("partial", "formula_only", (), quotes([Group((own[0],), False)], analysis))
    return Verdict("missing", "no_section")


def _measures(group: Group, analysis: Analysis, owners: Owners) -> int:
    """Count the measures of a single sentence; what is called one matter is one (办好装备补齐这一件实事)."""
    cues = analysis.cues
    if any(cues.has(clause, "sole") for clause in group.clauses):
        return 1
    told = [c for c in group.clauses if cues.has(c, "measure") and not cues.has(c, "measure_formula")]
    told = [c for c in told if not cues.has(c, "follows_up")] or told
    if told and any(cues.has(c, "focus") for c in group.clauses if c <= told[0]):
        return max(topics(told, owners), 1)
    return max(matters(told, analysis, owners), 1)


def _on_one_topic(told: list[Group], owners: Owners, analysis: Analysis) -> bool:
    """Tell whether all measures are on one topic of the rulebook; what only says to what end is no measure."""
    if any(group.marked for group in told):
        return False
    about: list[set[int]] = []
    for group in told:
        for clause in group.clauses:
            if _tells_measure(group, clause, analysis) and not _END.search(analysis.clause_text(clause)):
                about.append(owners.of(clause))
    return len(about) > 0 and bool(set.intersection(*about))


_END = lazy_regex(
    "(?:提升|提高|增强|强化)[^，。；]*(?:能力|水平|意识|素养|素质|质效|效能|实效|满意度)[，。；]?$"
)
"""To what end a measure is taken: 切实提升执法人员能力水平."""


def _tells_measure(group: Group, clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause says what will be done; an item of a list says so without a cue."""
    cues = analysis.cues
    if cues.has(clause, "measure_formula"):
        return False
    return cues.has(clause, "measure") or says_own(group, clause, analysis)
