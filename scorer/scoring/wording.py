"""The Chinese words for codes: statuses, roles, standings and the reason of a verdict.

Codes are what the program compares and JSON prints; words are what people read. The tables are complete:
an unknown code raises ``KeyError``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from scorer.rulebook import choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.model import Duty, Finding, Level, Role, Severity, Standing, Status, Substance

STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {"full": "达标", "partial": "部分", "missing": "缺失", "review": "待核", "not_applicable": "不适用"}
)
ROLE_WORDS = cast("Mapping[Role, str]", choices.ZONES)
LEVEL_WORDS = cast("Mapping[Level, str]", choices.LEVELS)
DUTY_WORDS = cast("Mapping[Duty, str]", choices.DUTIES)
SEVERITY_WORDS = cast("Mapping[Severity, str]", choices.SEVERITIES)
STANDING_WORDS: Mapping[Standing, str] = MappingProxyType(
    {"done": "已做", "planned": "计划", "problem": "问题", "denied": "否定", "slogan": "口号"}
)

SUBSTANCE_WORDS: Mapping[Substance, str] = MappingProxyType(
    {"act": "有做法", "figure": "有数字", "result": "有成效"}
)
"""充实度 in three steps; each includes the one before."""

REASONS: Mapping[str, str] = MappingProxyType(
    {**choices.REASONS, "enough": "写出 {count} 项", "too_few": "只写出 {count} 项，至少要 {need} 项"}
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
