"""Decide what part of the report a heading opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from scorer.analysis.outline import Piece
    from scorer.model import Role
    from scorer.rulebook.compile import Vocabulary

_YEAR = lazy_regex(r"(20\d\d)年")
_LACK = lazy_regex(
    r"(?:问题|不足|短板|差距|困难|薄弱|弱项|短处|欠缺|缺憾|短腿|难处|难题|难点|堵点|痛点|瓶颈|软肋|弱点|毛病|隐忧|困惑|遗憾|压力)"
    r"(?:之处|环节|地方|所在|清单|分析)?(?:$|[和与及暨、，,:：（(。]|在哪|有哪些|的?原因|的?成因|依然|仍)"
)
"""A heading that names a lack and stops there, or goes on to its causes or remedies."""
HEADING_CUES = (
    "heading_problems",
    "heading_not_problems",
    "heading_plan",
    "heading_not_plan",
    "heading_first",
    "heading_achievements",
)


class Under(NamedTuple):
    """What stands over a clause: a heading, its depth and what it opens."""

    depth: int
    role: Role
    piece: int
    why: str


def heading_role(
    vocabulary: Vocabulary,
    words: str,
    said: set[str],
    parent: Under | None,
    piece: Piece,
    number: int,
    year: int | None,
) -> Under:
    """Decide what a heading opens: its own words first, else what its parent is."""

    def has(name: str) -> bool:
        parted = vocabulary.parted_cues.get(name, ())
        return name in said or any(_stands_in(parts, words) for parts in parted)

    years = [int(found) for found in _YEAR.findall(words)]
    lacking = parent is None and bool(_LACK.search(words))
    problems = (has("heading_problems") or lacking) and not has("heading_not_problems")
    ahead = year is not None and bool(years) and max(years) > year
    past = year is not None and bool(years) and max(years) == year
    plan = ahead or (not past and has("heading_plan") and not has("heading_not_plan"))
    if parent is not None and parent.role == "plan" and not plan:
        return Under(piece.depth, "plan", number, "随上级标题")
    if problems:
        return Under(piece.depth, "problems", number, "标题写明问题")
    if plan:
        return Under(piece.depth, "plan", number, "标题写明今后安排")
    if (parent is None or parent.role == "achievements") and has("heading_first"):
        return Under(piece.depth, "first-responsible", number, "标题写明第一责任人")
    if parent is not None:
        return Under(piece.depth, parent.role, number, "随上级标题")
    why = "标题写明举措成效" if has("heading_achievements") else "问题、安排之外的标题"
    return Under(piece.depth, "achievements", number, why)


def _stands_in(parts: tuple[str, ...], words: str) -> bool:
    """Tell whether the parts of a cue follow one another in *words*."""
    at = 0
    for part in parts:
        at = words.find(part, at) + len(part)
        if at < len(part):
            return False
    return True
