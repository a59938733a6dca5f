"""Check the parts every report owes: problems, their causes, next year's measures, achievements."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex
from scorer.model import Evidence, Span
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorer.analysis import Analysis
    from scorer.analysis.cues import Cues
    from scorer.model import Role
    from scorer.rulebook.compile import Element, Vocabulary

_ITEM = lazy_regex(
    r"(?:[一二三四五六七八九十][是要]|其[一二三四五]|首先|其次|再次|[一二三四五六七八九十]{1,3}、"
    r"|[（(]?[一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、](?!\d)|[①-⑳]|第[一二三四五六七八九][，,：:])"
)
_MAX_QUOTES = 3


class _Group(NamedTuple):
    """Clauses that tell one thing: an enumerated item, or a sentence where nothing is enumerated."""

    clauses: tuple[int, ...]
    item: bool


def judge_problems(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Count distinct shortcomings of the body; a formula is none."""
    zone = [clause for clause in _clauses(analysis, "problems") if not _in_heading(clause, analysis)]
    cues = analysis.cues
    told = _apart([group for group in _groups(analysis, zone) if _tells_shortcoming(group, cues)], cues)
    count = sum(_shortcomings(group, cues, analysis) for group in told)
    need = max(element.need, 1)
    if count >= need:
        return Verdict("full", "enough", _quotes(told, analysis), (), {"count": count, "need": need})
    if count:
        return Verdict("partial", "too_few", (), _quotes(told, analysis), {"count": count, "need": need})
    if zone:
        return Verdict("partial", "formula_only", (), _quotes([_Group((zone[0],), False)], analysis))
    if _clauses(analysis, "problems"):
        return Verdict("partial", "formula_only")
    return Verdict("missing", "no_section")


def _tells_shortcoming(group: _Group, cues: Cues) -> bool:
    """Tell whether a group says something definite, not only that there are shortcomings."""
    return any(
        (cues.has(clause, "needed") or cues.has(clause, "problem")) and not cues.has(clause, "formula")
        for clause in group.clauses
    )


def _apart(told: list[_Group], cues: Cues) -> list[_Group]:
    """Join the sentences that only elaborate the one shortcoming announced by “主要是…”."""
    kept: list[_Group] = []
    sole = False
    for group in told:
        first = group.clauses[0]
        if sole and not group.item and not cues.has(first, "another"):
            continue
        sole = not group.item and any(cues.has(clause, "sole") for clause in group.clauses)
        kept.append(group)
    return kept


def judge_causes(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Find a stated reason for a shortcoming, wherever it stands."""
    cues = analysis.cues
    spoken = {match.clause for match in analysis.scan.matches.get(element.index, ())}
    spoken |= cues.of("cause").keys()
    told: list[_Group] = []
    promised: list[_Group] = []
    put_off = _put_off(analysis)
    for clause in sorted(spoken.union(put_off, _clauses(analysis, "problems"))):
        role = analysis.zones.roles[clause]
        if role == "problems" and _in_heading(clause, analysis) and "原因" in analysis.clause_text(clause):
            promised.append(_Group((clause,), False))
        if role in {"title", "opening", "closing"} or _in_heading(clause, analysis):
            continue
        if clause in put_off:
            if role in {"problems", "plan"}:
                promised.append(_Group((clause,), False))
        elif clause in spoken and (
            role == "problems"
            or (role == "plan" and cues.has(clause, "problem"))
            or (cues.has(clause, "cause_strong") and _beside_shortcoming(clause, cues, analysis))
        ):
            told.append(_Group((clause,), False))
    if told:
        return Verdict("full", "cause_told", _quotes(told, analysis))
    if promised:
        return Verdict("partial", "formula_only", (), _quotes(promised, analysis))
    return Verdict("missing", "not_found")


def _put_off(analysis: Analysis) -> set[int]:
    """Return the clauses that put the reasons off, or are followed by such words in their sentence (值得我们深思)."""
    clauses = analysis.clauses
    found: set[int] = set()
    for clause in analysis.cues.of("cause_formula"):
        found.update(range(clauses.sentence_first[clauses.sentence[clause]], clause + 1))
    return found


def judge_plan(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Count the measures for the coming year; several verbs on one matter are one measure."""
    zone = _clauses(analysis, "plan")
    cues = analysis.cues
    told = [
        group
        for group in _groups(analysis, zone)
        if any(cues.has(clause, "measure") and not _in_heading(clause, analysis) for clause in group.clauses)
    ]
    count = len(told) if len(told) > 1 else sum(_matters(group, cues, analysis) for group in told)
    need = max(element.need, 1)
    if count >= need:
        return Verdict("full", "enough", _quotes(told, analysis), (), {"count": count, "need": need})
    if count:
        return Verdict("partial", "too_few", (), _quotes(told, analysis), {"count": count, "need": need})
    if any(not _in_heading(clause, analysis) for clause in zone):
        first = next(clause for clause in zone if not _in_heading(clause, analysis))
        return Verdict("partial", "formula_only", (), _quotes([_Group((first,), False)], analysis))
    return Verdict("missing", "no_section")


def judge_achievements(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Tell whether the part on what was done is there and tells acts."""
    cues, counts = analysis.cues.of("act"), analysis.scan.counts
    zone = _clauses(analysis, "achievements")
    acts = [
        _Group((clause,), False)
        for clause in zone
        if (clause in cues or clause in counts) and not _in_heading(clause, analysis)
    ]
    need = max(element.need, 1)
    if len(acts) >= need:
        return Verdict("full", "enough", _quotes(acts, analysis), (), {"count": len(acts), "need": need})
    if any(not _in_heading(clause, analysis) for clause in zone):
        found = {"count": len(acts), "need": need}
        return Verdict("partial", "too_few" if acts else "slogan_only", (), _quotes(acts, analysis), found)
    return Verdict("missing", "no_section")


CHECKS: dict[str, Callable[[Element, Vocabulary, Analysis], Verdict]] = {
    "problems": judge_problems,
    "causes": judge_causes,
    "plan": judge_plan,
    "achievements": judge_achievements,
}
"""Check kinds besides ``topic``: a new kind is one function and one line here."""


def _clauses(analysis: Analysis, role: Role) -> list[int]:
    return [clause for clause, found in enumerate(analysis.zones.roles) if found == role]


def _in_heading(clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause belongs to the heading of a part, not to what the part tells."""
    piece = analysis.pieces[analysis.clauses.piece[clause]]
    if not piece.style or analysis.clauses.starts[clause] >= piece.heading_end:
        return False
    named = any(analysis.cues.has(clause, name) for name in ("heading_problems", "heading_plan"))
    return (piece.whole and piece.depth < 1) or named


def _groups(analysis: Analysis, zone: list[int]) -> list[_Group]:
    """Gather the clauses of a zone into items and, outside items, sentences."""
    groups: list[_Group] = []
    text, clauses = analysis.folded.text, analysis.clauses
    for clause in zone:
        headed = clause > 0 and _in_heading(clause - 1, analysis)
        mark = None if headed else _ITEM.match(text, clauses.starts[clause], clauses.ends[clause])
        fresh = clauses.sentence_first[clauses.sentence[clause]] == clause
        follows = bool(groups) and groups[-1].clauses[-1] == clause - 1
        same_piece = follows and clauses.piece[clause] == clauses.piece[groups[-1].clauses[-1]]
        if mark:
            groups.append(_Group((clause,), True))
        elif groups and same_piece and (groups[-1].item or not fresh):
            groups[-1] = _Group((*groups[-1].clauses, clause), groups[-1].item)
        else:
            groups.append(_Group((clause,), False))
    return groups


def _shortcomings(group: _Group, cues: Cues, analysis: Analysis) -> int:
    """Count the shortcomings of a group: an item is one; elsewhere 、 and “要进一步…” part them."""
    needed = sum(cues.has(clause, "needed") for clause in group.clauses)
    if group.item:
        return 1
    text, clauses = analysis.folded.text, analysis.clauses
    parted = 0
    for clause in group.clauses:
        pieces = text[clauses.starts[clause] : clauses.ends[clause]].split("、")
        places = [start for start, _ in cues.of("problem").get(clause, ())]
        at, met = clauses.starts[clause], 0
        for piece in pieces:
            met += any(at <= place < at + len(piece) for place in places) and len(piece) > 4
            at += len(piece) + 1
        parted = max(parted, met)
    return max(needed, parted, 1)


def _matters(group: _Group, cues: Cues, analysis: Analysis) -> int:
    """Count the matters of a single sentence: clauses with a measure that share no word with an earlier one."""
    seen: list[set[str]] = []
    for clause in group.clauses:
        if cues.has(clause, "measure"):
            words = _content(analysis.clause_text(clause))
            if not any(words & other for other in seen):
                seen.append(words)
    return len(seen)


def _content(text: str) -> set[str]:
    """Return the two-character pieces of a clause, the common verbs of plans left out."""
    bare = _COMMON.sub(" ", text)
    return {bare[i : i + 2] for i in range(len(bare) - 1) if " " not in bare[i : i + 2]}


_COMMON = lazy_regex(
    "进一步|继续|持续|深入|全面|不断|扎实|切实|推进|推动|加强|强化|完善|健全|提升|提高|加大|开展|落实|工作|力度|水平|机制|建设|我[镇乡局县区市]|将|[，。；、：\\d年的和与]"
)


def _beside_shortcoming(clause: int, cues: Cues, analysis: Analysis) -> bool:
    """Tell whether a shortcoming stands in the sentence of *clause*."""
    clauses = analysis.clauses
    sentence = clauses.sentence[clause]
    stretch = range(clauses.sentence_first[sentence], clauses.sentence_first[sentence + 1])
    return any(cues.has(other, "problem") or cues.has(other, "formula") for other in stretch)


def _quotes(groups: list[_Group], analysis: Analysis) -> tuple[Evidence, ...]:
    made: dict[Span, Evidence] = {}
    standing = {"problems": "problem", "plan": "planned"}
    for group in groups[: _MAX_QUOTES * 2]:
        clauses = analysis.clauses
        span = analysis.folded.span(clauses.starts[group.clauses[0]], clauses.ends[group.clauses[-1]])
        role = analysis.zones.roles[group.clauses[0]]
        made.setdefault(span, Evidence(span, role, standing.get(role, "done")))  # type: ignore[arg-type]
    return tuple(made.values())[:_MAX_QUOTES]
