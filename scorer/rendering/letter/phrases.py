"""An official letter's own way to say what the other results say shortly: reasons, bases, dates."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from scorer.results import UNCERTAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.results import Item

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "slogan_only": "仅有原则性表述，未写明具体做法或者数据",
        "earlier_year": "所写为以前年度情况，未写明本年度情况",
        "umbrella_only": "仅有总体表述，未逐项写明",
        "neighbour_only": "所写为相近事项，未写明本项内容",
        "village_only": "所写为村（社区）情况，未写明本级情况",
        "only_in_plan": "仅在下一年度安排部分提及，未写明本年度开展情况",
        "only_in_problems": "仅在问题与不足部分提及，未写明本年度开展情况",
        "only_in_opening": "仅在开头部分提及，未写明具体情况",
        "denied": "文中表述为尚未开展",
        "demanded": "仅有计划或者要求，未写明落实情况",
        "citation_only": "仅引用文件名称，未写明落实情况",
        "formula_only": "表述笼统，未写明具体内容",
        "not_found": "全文未提及",
        "no_section": "未见该部分内容",
        "false_friend": "虽有相近字样，所述为其他事项",
        "unread_pages": "有页面无法读取文字，需人工核对",
    }
)
"""Reason code → words; codes with figures keep the words of the verdict."""
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_SPACED = re.compile(r"(?<=\d) (?=[年月日])|(?<=[年月]) (?=\d)")
_DOUBT = re.compile(rf"(?:第[一二三四五六七八九十百零〇\d]+[条款项章])*（{UNCERTAIN}）")


def reason(item: Item) -> str:
    """Word the reason of a verdict."""
    return REASONS.get(item.reason, item.message)


def basis(words: str) -> str:
    """Name a basis without a clause that nobody has compared, and without the note that says so."""
    return _DOUBT.sub("", words)


def dates(words: str) -> str:
    """Write dates out, without spaces: 2026年3月5日 for 2026-03-05."""
    written = _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", words)
    return _SPACED.sub("", written)
