"""A made-up report with something under every name, to try a template before anything is judged or written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorer.model import RulebookName, Score
from scorer.rendering.letter.words import Letterhead, fields
from scorer.results import Item, Judged, Quote, Remark, Run, Side

if TYPE_CHECKING:
    from scorer.model import Duty, Status

_QUOTE = Quote("原文", 0, 2, "plan", "planned", "见「四、安排」第 1 段", "only_in_plan")


def _item(duty: Duty, status: Status) -> Item:
    said = ("原因", "补法", ("依据",), "「一、工作」之后")
    return Item(duty, "要素", duty, status, "only_in_plan", 8, 4, *said, near_misses=(_QUOTE,))


def specimen() -> dict[str, Any]:
    """Give the fields of the made-up report."""
    book = RulebookName("清单", "1", "", "town", "乡镇清单")
    entry = Judged(
        number=1,
        path="报告.docx",
        digest="",
        format="docx",
        body="某镇人民政府",
        level="town",
        year=2024,
        signed="2025-03-02",
        published=None,
        submission="late",
        profile="town",
        score=Score(50, 100, 50, 50, "差"),
        items=(_item("national", "missing"), _item("expected", "partial"), _item("expected", "review")),
        remarks=(Remark("late_submission", "warning", "落款晚于期限"),),
    )
    copied = (Side(entry.body, 1, _QUOTE.place, "原文"),)
    return fields(entry, Run("", "", book, (), 1), Letterhead("发函单位", "2026年2月10日"), copied)
