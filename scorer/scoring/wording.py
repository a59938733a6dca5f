"""The Chinese words for codes: statuses, roles, standings and the reason of a verdict.

Codes are what the program compares and JSON prints; words are what people read. The tables are complete:
an unknown code raises ``KeyError``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.model import Duty, Finding, Level, Role, Severity, Standing, Status, Substance

STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {"full": "达标", "partial": "部分", "missing": "缺失", "review": "待核", "not_applicable": "不适用"}
)

ROLE_WORDS: Mapping[Role, str] = MappingProxyType(
    {
        "title": "标题",
        "opening": "开头",
        "achievements": "举措成效",
        "first-responsible": "第一责任人履职",
        "problems": "问题与不足",
        "plan": "下一年度安排",
        "closing": "结尾",
    }
)

STANDING_WORDS: Mapping[Standing, str] = MappingProxyType(
    {"done": "已做", "planned": "计划", "problem": "问题", "denied": "否定", "slogan": "口号"}
)

DUTY_WORDS: Mapping[Duty, str] = MappingProxyType({"national": "必报", "expected": "应有"})

SUBSTANCE_WORDS: Mapping[Substance, str] = MappingProxyType(
    {"act": "有做法", "figure": "有数字", "result": "有成效"}
)
"""充实度 in three steps; each includes the one before."""

LEVEL_WORDS: Mapping[Level, str] = MappingProxyType(
    {
        "town": "乡镇",
        "street": "街道",
        "county": "县（市、区）",
        "city": "市",
        "province": "省",
        "department": "部门",
    }
)

SEVERITY_WORDS: Mapping[Severity, str] = MappingProxyType(
    {"error": "错误", "warning": "注意", "info": "说明"}
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        # full
        "done": "写明事项和具体做法",
        "paraphrase": "未用通行名称，但做法已写明",
        "enough": "写出 {count} 项",
        "cause_told": "写明了原因",
        # partial
        "slogan_only": "只有口号，没有具体做法或数字",
        "earlier_year": "只写了以前年度的情况",
        "umbrella_only": "只有总称，未分项写明",
        "neighbour_only": "只写了相近事项",
        "village_only": "只写到村（居）一级",
        "only_in_plan": "只见于下一年度安排部分",
        "only_in_problems": "只见于问题与不足部分",
        "only_in_opening": "只见于开头部分",
        "denied": "文中说尚未开展",
        "demanded": "只是计划或要求，没有说已做",
        "citation_only": "只引了文件名",
        "too_few": "只写出 {count} 项，至少要 {need} 项",
        "formula_only": "只有套话，没有写出具体内容",
        # missing
        "not_found": "通篇没有提到",
        "no_section": "没有找到这一部分",
        "false_friend": "字面相近，说的是另一件事",
        # review
        "unread_pages": "有页面读不出文字，无法断定",
        # not_applicable
        "by_profile": "清单定为不适用",
        "not_in_force": "这一年度还没有（或不再有）这项要求",
    }
)
"""Reason code → words. Fields in braces come from ``Finding.detail``."""


class _Figures(dict[str, "int | str"]):
    """The figures of a reason; one that nobody counted reads 若干 instead of stopping the page."""

    def __missing__(self, key: str) -> str:
        return "若干"


def reason_words(code: str, detail: Mapping[str, int | str] | None = None) -> str:
    """Word one reason code.

    ``detail`` fills the figures; its key ``why`` is added behind a colon (the rulebook's own words for 不适用).
    """
    words = REASONS[code].format_map(_Figures(detail or {}))
    why = (detail or {}).get("why")
    return f"{words}：{why}" if why else words


def reason_text(finding: Finding) -> str:
    """Word the reason of a verdict, e.g. 只写出 1 项，至少要 2 项."""
    return reason_words(finding.reason, finding.detail)


def message(finding: Finding) -> str:
    """Word the verdict in one sentence, e.g. 法律顾问与公职律师：部分，只见于下一年度安排部分."""
    return f"{finding.title}：{STATUS_WORDS[finding.status]}，{reason_text(finding)}"
