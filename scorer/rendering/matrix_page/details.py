"""What opens behind a cell of 结果.html: one small JSON text a row, parsed when somebody asks for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scorer.rendering.foreign import one_line
from scorer.rendering.result_words import SUBMISSION_WORDS, why_not
from scorer.rendering.tally import GAPS
from scorer.scoring.wording import LEVEL_WORDS, SEVERITY_WORDS, SUBSTANCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorer.model import Status
    from scorer.results import Column, Item, Judged, Quote

KINDS: dict[Status, str] = {"full": "f", "partial": "p", "missing": "m", "review": "r", "not_applicable": "n"}
"""Status → its code in the page: the class of a cell and the key in the details."""
QUOTE, SHORT_QUOTE = 160, 90
"""Characters of a quote at a gap and at a 达标 element."""
MOST = 2
"""Quotes of a kind that are kept; the report holds the others."""
NOTES = 12

_ESCAPED = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def embedded(value: object) -> str:
    """Write JSON that can stand inside a script element: nothing in it can close the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def element_details(columns: Sequence[Column], items: Iterable[Item]) -> list[dict[str, Any]]:
    """Give what is the same in every row: title, advice and basis of each element."""
    told = {item.id: item for item in items}
    return [
        {
            "title": column.title,
            "advice": told[column.id].advice if column.id in told else "",
            "basis": list(told[column.id].basis) if column.id in told else [],
        }
        for column in columns
    ]


def row_details(entry: Judged, columns: Sequence[Column]) -> dict[str, Any]:
    """Give the verdicts of one row in the order of the columns, its facts and its remarks."""
    items = {item.id: item for item in entry.items}
    return {
        "facts": _facts(entry),
        "items": [_item(items[column.id]) if column.id in items else None for column in columns],
        "notes": _notes(entry)[:NOTES],
    }


def _facts(entry: Judged) -> list[str]:
    level = LEVEL_WORDS[entry.level] if entry.level else "层级不明"
    year = f"{entry.year} 年度" if entry.year else "年度不明"
    signed = (
        f"落款 {entry.signed}（{SUBMISSION_WORDS[entry.submission]}）" if entry.signed else "没有落款日期"
    )
    published = [f"公开 {entry.published}"] if entry.published else []
    score = entry.score
    points = f"{score.low:.1f} 至 {score.high:.1f}" if score.low < score.high else f"{score.points:.1f}"
    return [
        f"得分 {points}，{one_line(score.band)}",
        "，".join([year, level, signed, *published]),
        f"文件：{one_line(entry.path)}",
    ]


def _notes(entry: Judged) -> list[str]:
    remarks = [f"{SEVERITY_WORDS[one.severity]}：{one_line(one.message)}" for one in entry.remarks]
    return remarks + [f"读取：{one_line(line)}" for line in entry.notices]


def _item(item: Item) -> list[Any]:
    gap = item.status in GAPS
    limit = QUOTE if gap else SHORT_QUOTE
    found = [_quote(one, limit) for one in item.evidence[: MOST if gap else 1]]
    near = [_quote(one, limit) for one in item.near_misses[:MOST]] if gap else []
    told = f"；充实度：{SUBSTANCE_WORDS[item.substance]}" if item.substance else ""
    return [KINDS[item.status], one_line(item.message) + told, one_line(item.belongs_at), found, near]


def _quote(quote: Quote, limit: int) -> list[str]:
    return [one_line(quote.text, limit), one_line(quote.place), why_not(quote) if quote.reason else ""]
