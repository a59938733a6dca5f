"""Remarks on the two dates of 《法治政府建设与责任落实督察工作规定》: 3月1日 报送, 4月1日 公开."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scorer.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Rulebook

_FIRST_YEAR = 2019
"""Towns owe the report since the report year 2019 (督察工作规定 in force 2019-04-15)."""


def deadlines(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Compare the date at the foot and the date of publication with the year after the report year."""
    facts = analysis.facts
    if facts.year is None:
        yield Note("no_year", "warning", "没有找到报告年度，请在标题写明“××××年度”或用 --year 指定")
        return
    year = facts.year.value
    if year < _FIRST_YEAR:
        return
    if facts.signed is None:
        yield Note("no_date", "info", "没有找到落款日期，无法核对 3 月 1 日报送期限")
    else:
        signed, span = date.fromisoformat(facts.signed.value), facts.signed.span
        if signed > date(year + 1, 3, 1):
            yield Note(
                "late_submission", "warning", f"落款 {signed}，晚于 {year + 1} 年 3 月 1 日报送期限", span
            )
        elif signed.year < year:
            yield Note("date_before_year", "warning", f"落款 {signed}，早于报告年度 {year} 年，请核对", span)
        elif signed.year == year:
            yield Note("signed_within_year", "info", f"落款 {signed}，在报告年度之内，全年数据可能不全", span)
        else:
            yield Note("in_time", "info", f"落款 {signed}，不晚于 {year + 1} 年 3 月 1 日报送期限", span)
    if facts.published is not None:
        published = date.fromisoformat(facts.published.value)
        if published > date(year + 1, 4, 1):
            where = facts.published.span
            yield Note(
                "late_publication",
                "warning",
                f"公开 {published}，晚于 {year + 1} 年 4 月 1 日公开期限",
                where,
            )
