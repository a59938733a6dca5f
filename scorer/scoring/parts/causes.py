"""Check the causes: a stated reason for a shortcoming, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.analysis.turns import is_lacking
from scorer.lazy import lazy_regex
from scorer.scoring.groups import Group, in_heading
from scorer.scoring.parts.common import quotes
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.analysis.cues import Cues
    from scorer.rulebook.compile import Element
    from scorer.scoring.owners import Owners


def judge_causes(element: Element, analysis: Analysis, _owners: Owners) -> Verdict:
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
        return Verdict("full", "cause_told", quotes(told, analysis))
    if promised:
        return Verdict("partial", "formula_only", (), quotes(promised, analysis))
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
    if analysis.zones.roles[clause] != "problems" or not is_lacking(analysis.cues, clause):
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
    """Tell whether a clause goes with a lack told before it in its sentence: 才 draws it, 主要是 explains it."""
    clauses, cues = analysis.clauses, analysis.cues
    words = analysis.clause_text(clause)
    if words.startswith(_EXPLAINS) and (is_lacking(cues, clause) or cues.has(clause, "negative")):
        before = range(clauses.sentence_first[clauses.sentence[clause]], clause)
        return any(
            is_lacking(cues, at) and not _GENERAL_LACK.search(analysis.clause_text(at)) for at in before
        )
    if not _draws(words):
        return False
    first = clauses.sentence_first[clauses.sentence[clause]]
    return any(cues.has(at, "denied") or cues.has(at, "problem") for at in range(first, clause))


_GENERAL_LACK = lazy_regex("(?:存在|还有|仍有|尚有|一些|不少|一定)[^，。；]{0,6}(?:问题|不足|短板|差距|薄弱)")
_EXPLAINS = ("主要是", "主要还是", "多半是", "多是因", "说穿了", "无非是")
_LATE = ("临近", "直到", "等到", "至今")
_NO_CAI = (frozenset("月日年末底天时后点周季半次前到方刚了完人"), frozenset("能干智艺华可"))
_NO_BIAN = (frozenset("方不随以顺即简轻"), frozenset("民利捷于宜当携"))
"""What stands before, and behind, a 才 or 便 that draws no consequence: 年底才, 人才, 才能, 方便, 便民."""
_SO = ("自然就", "也就", "于是就", "往往就")


def _draws(words: str) -> bool:
    """Tell whether 才, 便 or 就 draws a consequence; not 年底才 (lateness), 人才, 便民."""
    late = any(word in words for word in _LATE)
    return (
        (not late and _stands_free(words, "才", *_NO_CAI))
        or _stands_free(words, "便", *_NO_BIAN)
        or any(so in words for so in _SO)
    )


def _stands_free(words: str, char: str, before: frozenset[str], after: frozenset[str]) -> bool:
    """Tell whether *char* stands somewhere with none of the characters *before* and *after* it."""
    return any(
        words[at] == char and words[at - 1 : at] not in before and words[at + 1 : at + 2] not in after
        for at in range(len(words))
    )


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


def _beside_shortcoming(clause: int, cues: Cues, analysis: Analysis) -> bool:
    """Tell whether a shortcoming stands in the sentence of *clause*."""
    clauses = analysis.clauses
    sentence = clauses.sentence[clause]
    stretch = range(clauses.sentence_first[sentence], clauses.sentence_first[sentence + 1])
    return any(cues.has(other, name) for other in stretch for name in ("problem", "formula", "denied"))
