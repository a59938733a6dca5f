"""Check the parts every report owes: problems, their causes, next year's measures, achievements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex
from scorer.model import Evidence, Span
from scorer.scoring.groups import Group, groups, in_heading, matters, says_own
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorer.analysis import Analysis
    from scorer.analysis.cues import Cues
    from scorer.model import Role
    from scorer.rulebook.compile import Element, Vocabulary

_MAX_QUOTES = 3


def judge_problems(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Count distinct shortcomings of the body; a formula is none."""
    zone = [clause for clause in _clauses(analysis, "problems") if not in_heading(clause, analysis)]
    cues = analysis.cues
    told = _apart([group for group in groups(analysis, zone) if _tells_shortcoming(group, analysis)], cues)
    count = sum(_shortcomings(group, analysis) for group in told)
    need = max(element.need, 1)
    if count >= need:
        return Verdict("full", "enough", _quotes(told, analysis), (), {"count": count, "need": need})
    if count:
        return Verdict("partial", "too_few", (), _quotes(told, analysis), {"count": count, "need": need})
    if zone:
        return Verdict("partial", "formula_only", (), _quotes([Group((zone[0],), False)], analysis))
    if _clauses(analysis, "problems"):
        return Verdict("partial", "formula_only")
    return Verdict("missing", "no_section")


def _tells_shortcoming(group: Group, analysis: Analysis) -> bool:
    """Tell whether a group says something definite, not only that there are shortcomings.

    An item of a list needs no cue: whatever is enumerated in the problems part is a shortcoming.
    """
    return any(_lacking(clause, analysis) or says_own(group, clause, analysis) for clause in group.clauses)


def _lacking(clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause names a lack: a cue, and no formula."""
    cues = analysis.cues
    if cues.has(clause, "formula"):
        return False
    return any(cues.has(clause, name) for name in ("needed", "problem", "denied"))


def _shortcomings(group: Group, analysis: Analysis) -> int:
    """Count the shortcomings of a group: an item is one; elsewhere 、 and “要进一步…” part them."""
    if group.marked:
        return 1
    needed = sum(analysis.cues.has(clause, "needed") for clause in group.clauses)
    told = [clause for clause in group.clauses if _lacking(clause, analysis)]
    return max(needed, *(_parted(clause, analysis) for clause in told), 1)


def _parted(clause: int, analysis: Analysis) -> int:
    """Count the pieces between 、 that each name a lack."""
    clauses = analysis.clauses
    places = [start for name in ("problem", "denied") for start, _ in analysis.cues.of(name).get(clause, ())]
    at, met = clauses.starts[clause], 0
    for piece in analysis.clause_text(clause).split("、"):
        met += any(at <= place < at + len(piece) for place in places) and len(piece) > _MIN_PIECE
        at += len(piece) + 1
    return met


_MIN_PIECE = 4
"""A piece between 、 that is shorter names no lack of its own (人少、事多)."""


def _apart(told: list[Group], cues: Cues) -> list[Group]:
    """Join the sentences that only elaborate the one shortcoming announced by “主要是…”."""
    kept: list[Group] = []
    sole = False
    for group in told:
        first = group.clauses[0]
        if sole and not group.marked and not cues.has(first, "another"):
            continue
        sole = not group.marked and any(cues.has(clause, "sole") for clause in group.clauses)
        kept.append(group)
    return kept


def judge_causes(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Find a stated reason for a shortcoming, wherever it stands."""
    cues = analysis.cues
    spoken = {match.clause for match in analysis.scan.matches.get(element.index, ())}
    spoken |= cues.of("cause").keys()
    following = {
        clause
        for clause, role in enumerate(analysis.zones.roles)
        if role in {"problems", "plan"} and _follows_from_lack(clause, analysis)
    }
    told: list[Group] = []
    promised: list[Group] = []
    parts = {c for c, role in enumerate(analysis.zones.roles) if role in {"problems", "plan"}}
    for clause in sorted(spoken | parts):
        role = analysis.zones.roles[clause]
        if role == "problems" and in_heading(clause, analysis) and "原因" in analysis.clause_text(clause):
            promised.append(Group((clause,), False))
        if role in {"title", "opening", "closing"} or in_heading(clause, analysis):
            continue
        if _only_promises(clause, analysis):
            if role in {"problems", "plan"}:
                promised.append(Group((clause,), False))
        elif (
            clause in following
            or _under_reasons(clause, analysis)
            or (
                clause in spoken
                and (
                    role == "problems"
                    or (role == "plan" and cues.has(clause, "problem"))
                    or (cues.has(clause, "cause_strong") and _beside_shortcoming(clause, cues, analysis))
                )
            )
        ):
            told.append(Group(_with_reason(clause, analysis), False))
    if told:
        return Verdict("full", "cause_told", _quotes(told, analysis))
    if promised:
        return Verdict("partial", "formula_only", (), _quotes(promised, analysis))
    return Verdict("missing", "not_found")


def _with_reason(clause: int, analysis: Analysis) -> tuple[int, ...]:
    """Return the clause, and with a mere lead (究其原因，) the one that tells the reason."""
    clauses = analysis.clauses
    last = clauses.sentence_first[clauses.sentence[clause] + 1] - 1
    lead = clause < last and len(analysis.clause_text(clause)) < _MAX_LEAD
    return (clause, clause + 1) if lead else (clause,)


_MAX_LEAD = 8


def _under_reasons(clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause of the problems part stands under a heading that is about the reasons alone."""
    if analysis.zones.roles[clause] != "problems" or not _lacking(clause, analysis):
        return False
    above = analysis.zones.heading[clause]
    depth = analysis.pieces[above].depth + 1 if above >= 0 else 0
    for number in range(above, -1, -1):
        piece = analysis.pieces[number]
        if piece.style and piece.depth < depth:
            depth = piece.depth
            words = analysis.folded.text[piece.words_from : piece.heading_end]
            if _REASONS.search(words) and not _LACKS.search(words):
                return True
    return False


_REASONS = lazy_regex("原因|成因|根源|症结")
_LACKS = lazy_regex("问题|不足|短板|差距|困难|薄弱")


def _follows_from_lack(clause: int, analysis: Analysis) -> bool:
    """Tell whether 才 or 便 makes the clause follow from a lack told before it in its sentence."""
    clauses, cues = analysis.clauses, analysis.cues
    words = analysis.clause_text(clause)
    if not (("才" in words or "便" in words or "就" in words) and _RESULT.search(words)):
        return False
    first = clauses.sentence_first[clauses.sentence[clause]]
    return any(cues.has(at, "denied") or cues.has(at, "problem") for at in range(first, clause))


_RESULT = lazy_regex(
    "^(?!.*(?:临近|直到|等到|至今)).*(?<![月日年末底天时后点周季半次前到方刚了完人])才(?![能干智艺华可])"
    "|(?<![方不随以顺即简轻])便(?![民利捷于宜当携])|(?:自然|也|于是|往往)就"
)
"""才 and 便 that draw a consequence; not 年底才 (lateness), 人才, 便民."""


def _only_promises(clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause, or what follows it in its sentence, puts the reasons off or names none.

    值得我们深思 puts them off; 究其原因，有认识层面的，也有工作层面的 names none.
    """
    clauses = analysis.clauses
    end = clauses.sentence_first[clauses.sentence[clause] + 1]
    if any(analysis.cues.has(other, "cause_formula") for other in range(clause, end)):
        return True
    words = analysis.folded.text[clauses.starts[clause] : clauses.ends[end - 1]]
    _, reasons, named = words.partition("原因")
    return bool(reasons) and len(_GENERAL.sub("", named)) < _MIN_REASON and not _list_follows(end, analysis)


def _list_follows(clause: int, analysis: Analysis) -> bool:
    """Tell whether *clause* goes on with a list in the paragraph of the clause before it."""
    clauses = analysis.clauses
    follows = clause < len(clauses.starts) and clauses.piece[clause] == clauses.piece[clause - 1]
    return follows and analysis.clause_text(clause - 1)[-1:] in ":："


_GENERAL = lazy_regex(
    "[主客]观|认识|工作|思想|能力|方法|作风|素质|历史|现实|内部|外部|自身|各|方面|层面|因素|原因|综合|影响|造成|结果|所致|导致|问题|不足"
    "|主要|多种|多重|复杂|一些|一定|既|又|也|还|有|是|在于|的|上|和|与|及|等|多|种|产生|存在|这些|上述|以上|分析|看|来|说|\\W"
)
"""Words that say no reason of their own."""
_MIN_REASON = 3


def judge_plan(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Count the measures for the coming year; several verbs on one matter are one measure."""
    zone = _clauses(analysis, "plan")
    told = [
        group
        for group in groups(analysis, zone)
        if any(
            _tells_measure(group, clause, analysis) and not in_heading(clause, analysis)
            for clause in group.clauses
        )
    ]
    count = len(told) if len(told) > 1 else sum(_measures(group, analysis) for group in told)
    need = max(element.need, 1)
    if count >= need:
        return Verdict("full", "enough", _quotes(told, analysis), (), {"count": count, "need": need})
    if count:
        return Verdict("partial", "too_few", (), _quotes(told, analysis), {"count": count, "need": need})
    if any(not in_heading(clause, analysis) for clause in zone):
        first = next(clause for clause in zone if not in_heading(clause, analysis))
        return Verdict("partial", "formula_only", (), _quotes([Group((first,), False)], analysis))
    return Verdict("missing", "no_section")


def _measures(group: Group, analysis: Analysis) -> int:
    """Count the measures of a single sentence; what is called one matter is one (办好装备补齐这一件实事)."""
    cues = analysis.cues
    if any(cues.has(clause, "sole") for clause in group.clauses):
        return 1
    told = [c for c in group.clauses if cues.has(c, "measure") and not cues.has(c, "measure_formula")]
    return max(matters(told, analysis), 1)


def _tells_measure(group: Group, clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause says what will be done; an item of a list says so without a cue."""
    cues = analysis.cues
    if cues.has(clause, "measure_formula"):
        return False
    return cues.has(clause, "measure") or says_own(group, clause, analysis)


def judge_achievements(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> Verdict:
    """Tell whether the part on what was done is there and tells acts."""
    cues, counts = analysis.cues.of("act"), analysis.scan.counts
    zone = _clauses(analysis, "achievements")
    acts = [
        Group((clause,), False)
        for clause in zone
        if (clause in cues or clause in counts) and not in_heading(clause, analysis)
    ]
    need = max(element.need, 1)
    if len(acts) >= need:
        return Verdict("full", "enough", _quotes(acts, analysis), (), {"count": len(acts), "need": need})
    if any(not in_heading(clause, analysis) for clause in zone):
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


def _beside_shortcoming(clause: int, cues: Cues, analysis: Analysis) -> bool:
    """Tell whether a shortcoming stands in the sentence of *clause*."""
    clauses = analysis.clauses
    sentence = clauses.sentence[clause]
    stretch = range(clauses.sentence_first[sentence], clauses.sentence_first[sentence + 1])
    return any(cues.has(other, name) for other in stretch for name in ("problem", "formula", "denied"))


def _quotes(groups: list[Group], analysis: Analysis) -> tuple[Evidence, ...]:
    made: dict[Span, Evidence] = {}
    standing = {"problems": "problem", "plan": "planned"}
    for group in groups[: _MAX_QUOTES * 2]:
        clauses = analysis.clauses
        span = analysis.folded.span(clauses.starts[group.clauses[0]], clauses.ends[group.clauses[-1]])
        role = analysis.zones.roles[group.clauses[0]]
        made.setdefault(span, Evidence(span, role, standing.get(role, "done")))  # type: ignore[arg-type]
    return tuple(made.values())[:_MAX_QUOTES]
