"""The codes that a field of the rule files may hold, each with what it means to a Chinese reader.

Every table keeps its order. The results have their words from here, see ``scorer.scoring.wording``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Choices = MappingProxyType[str, str]
"""Code → its meaning."""


def _some(choices: Mapping[str, str], *codes: str) -> Choices:
    return MappingProxyType({code: choices[code] for code in codes})


KINDS: Choices = MappingProxyType(
    {
        "topic": "一般事项",
        "problems": "问题部分",
        "causes": "问题的原因",
        "plan": "安排部分",
        "achievements": "举措成效部分",
    }
)
ZONES: Choices = MappingProxyType(
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
ROLES = _some(ZONES, "achievements", "first-responsible", "problems", "plan")
LEVELS: Choices = MappingProxyType(
    {
        "town": "乡镇",
        "street": "街道",
        "county": "县（市、区）",
        "city": "市",
        "province": "省",
        "department": "部门",
    }
)
REASONS: Choices = MappingProxyType(
    {
        "done": "写明事项和具体做法",
        "paraphrase": "未用通行名称，但做法已写明",
        "enough": "写出几项",
        "cause_told": "写明了原因",
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
        "too_few": "只写出几项，至少要几项",
        "formula_only": "只有套话，没有写出具体内容",
        "not_found": "通篇没有提到",
        "no_section": "没有找到这一部分",
        "false_friend": "字面相近，说的是另一件事",
        "unread_pages": "有页面读不出文字，无法断定",
        "by_profile": "清单定为不适用",
        "not_in_force": "这一年度还没有（或不再有）这项要求",
    }
)
NEIGHBOUR_REASONS = _some(REASONS, "neighbour_only", "village_only", "umbrella_only", "slogan_only")
WITHIN: Choices = MappingProxyType({"clause": "同一分句", "sentence": "同一句", "paragraph": "同一段"})
DUTIES: Choices = MappingProxyType({"national": "必报", "expected": "应有"})
STATUSES: Choices = MappingProxyType(
    {"full": "达标", "partial": "部分", "missing": "缺失", "not_applicable": "不适用"}
)
SEVERITIES: Choices = MappingProxyType({"error": "错误", "warning": "注意", "info": "说明"})
