"""What the checks of the parts share: the clauses of a zone, and groups of them as quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.model import Evidence, Span
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.model import Role
    from scorer.rulebook.compile import Element
    from scorer.scoring.groups import Group

_MAX_QUOTES = 3
_NOTHING = frozenset(["无", "暂无", "没有", "略", "无问题", "无不足", "无计划", "无安排"])


def clauses_of(analysis: Analysis, role: Role) -> list[int]:
    """Return the clauses of the zone *role*."""
    return [clause for clause, found in enumerate(analysis.zones.roles) if found == role]


def says_nothing(zone: list[int], analysis: Analysis) -> bool:
    """Tell whether all that stands in a part is that there is nothing: 无."""
    return all(analysis.clause_text(clause).strip("，。；：,;: ") in _NOTHING for clause in zone)


def counted(element: Element, count: int, told: list[Group], analysis: Analysis) -> Verdict:
    """Judge a part that tells *count* things (at least one): as many as the element needs, or too few."""
    need = max(element.need, 1)
    found, quoted = {"count": count, "need": need}, quotes(told, analysis)
    if count >= need:
        return Verdict("full", "enough", quoted, (), found)
    return Verdict("partial", "too_few", (), quoted, found)


def quotes(groups: list[Group], analysis: Analysis) -> tuple[Evidence, ...]:
    """Return the first of *groups* as evidence, each quoted once."""
    made: dict[Span, Evidence] = {}
    standing = {"problems": "problem", "plan": "planned"}
    for group in groups[: _MAX_QUOTES * 2]:
        clauses = analysis.clauses
        span = analysis.folded.span(clauses.starts[group.clauses[0]], clauses.ends[group.clauses[-1]])
        role = analysis.zones.roles[group.clauses[0]]
        made.setdefault(span, Evidence(span, role, standing.get(role, "done")))  # type: ignore[arg-type]
    return tuple(made.values())[:_MAX_QUOTES]
