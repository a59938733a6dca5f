"""Check the part on problems: distinct shortcomings of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.analysis.turns import is_lacking
from scorer.scoring.groups import Group, content, groups, in_heading, says_own, topics
from scorer.scoring.parts.common import clauses_of, counted, quotes, says_nothing
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Element
    from scorer.scoring.owners import Owners


def judge_problems(element: Element, analysis: Analysis, owners: Owners) -> Verdict:
    """Count distinct shortcomings of the body; a formula is none."""
    zone = [clause for clause in clauses_of(analysis, "problems") if not in_heading(clause, analysis)]
    cues = analysis.cues
    told = _apart(
        [group for group in groups(analysis, zone) if _tells_shortcoming(group, analysis)], analysis
    )
    count = sum(_shortcomings(group, analysis, owners) for group in told)
    if count:
        return counted(element, count, told, analysis)
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


def _shortcomings(group: Group, analysis: Analysis, owners: Owners) -> int:
    """Count the shortcomings of a group: an item is one; elsewhere 、 and “要进一步…” part them."""
    if group.marked:
        return 1
    needed = sum(analysis.cues.has(clause, "needed") for clause in group.clauses)
    told = [clause for clause in group.clauses if is_lacking(analysis.cues, clause)]
    apart = 1 if _is_sole(group, analysis) else _side_by_side(group, analysis, owners)
    return max(needed, *(_parted(clause, analysis) for clause in told), apart, 1)


def _side_by_side(group: Group, analysis: Analysis, owners: Owners) -> int:
    """Count the topics of the rulebook whose lacks a sentence names side by side: 执法证办得慢，普法形式单一.

    Lacks on one topic, or on none, are told of one shortcoming; so is what a count or 有的, 导致, 其中 begins.
    """
    lacking: list[int] = []
    for clause in group.clauses:
        if clause in analysis.scan.counts or (lacking and analysis.cues.has(clause, "details")):
            break
        if is_lacking(analysis.cues, clause):
            lacking.append(clause)
    return topics(lacking, owners)


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


def _apart(told: list[Group], analysis: Analysis) -> list[Group]:
    """Leave out sentences that only elaborate a shortcoming: the one announced by “主要是…”, or told just before."""
    kept: list[Group] = []
    sole, about = False, set[str]()
    for group in told:
        words = content("".join(analysis.clause_text(clause) for clause in group.clauses))
        if kept and not group.marked and _elaborates(group, words, about, analysis, sole=sole):
            continue
        sole = _is_sole(group, analysis)
        about = set() if group.marked else words
        kept.append(group)
    return kept


def _elaborates(group: Group, words: set[str], about: set[str], analysis: Analysis, *, sole: bool) -> bool:
    """Tell whether a sentence goes on about the shortcoming before it (*about* are its words), or gives its reason."""
    cues, first = analysis.cues, group.clauses[0]
    if cues.has(first, "another"):
        return False
    return sole or cues.has(first, "elaborates") or cues.has(first, "cause_strong") or bool(words & about)


def _is_sole(group: Group, analysis: Analysis) -> bool:
    """Tell whether a sentence announces one shortcoming alone; one that ends in ； is the first of a list."""
    ends = analysis.clause_text(group.clauses[-1])[-1:] in ";；"
    return not group.marked and not ends and any(analysis.cues.has(c, "sole") for c in group.clauses)
