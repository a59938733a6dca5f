"""总表: one row a body, the best first; files without a verdict at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.result_words import CAUSE_WORDS, SUBMISSION_WORDS, measure
from scorer.rendering.tally import GAPS
from scorer.rendering.workbook.sheet import Heading, Spilling, Table
from scorer.rendering.workbook.styles import colour_statuses
from scorer.results import Judged
from scorer.scoring.wording import LEVEL_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from scorer.rendering.tally import Tally
    from scorer.rendering.workbook.sheet import Cell
    from scorer.results import Column, Results, Unjudged

FRONT = (
    Heading("名次", 5.5, "number"),
    Heading("单位", 25, "line"),
    Heading("层级", 10.5, "centre"),
    Heading("年度", 6, "number"),
    Heading("得分", 6.5, "points"),
    Heading("档次", 5.5, "centre"),
    *(Heading(STATUS_WORDS[gap], 5.5, "number") for gap in GAPS),
)
BACK = (Heading("报送", 6.5, "centre"), Heading("文件", 30, "line"))
SCORE = 4
NARROW = 5.5


def ranking_sheet(book: Workbook, styles: Mapping[str, Format], results: Results, counted: Tally) -> None:
    """Write the sheet; a file without a verdict says why where its band would be. 文件 is not printed."""
    columns = results.run.columns
    headings = (*FRONT, *(Heading(column.short, NARROW, "centre") for column in columns), *BACK)
    title = f"{results.run.source}：法治政府建设年度报告核对结果，按{measure(results.run)}"
    table = Table(book, styles, "总表", headings, title=title, frozen=2, head_height=58)
    for number in counted.order:
        entry = results.entry(number)
        if isinstance(entry, Judged) and not table.full:
            table.write(*_judged(entry, counted.ranks[number], columns))
    for gone in counted.unjudged:
        if not table.full:
            table.write(*_unjudged(gone, columns))
    _colour(table, styles, len(columns))
    table.close(printed=len(headings) - 1)


def _judged(entry: Judged, rank: int, columns: Sequence[Column]) -> list[Cell]:
    statuses = {item.id: item.status for item in entry.items}
    found = list(statuses.values())
    return [
        rank,
        entry.body,
        LEVEL_WORDS[entry.level] if entry.level else "不明",
        entry.year,
        entry.score.points,
        entry.score.band,
        *(found.count(gap) for gap in GAPS),
        *(STATUS_WORDS[statuses[one.id]] if one.id in statuses else "" for one in columns),
        SUBMISSION_WORDS[entry.submission],
        entry.path,
    ]


def _unjudged(entry: Unjudged, columns: Sequence[Column]) -> list[Cell | Spilling]:
    """Say why there is no verdict where the gaps would be counted; the empty cells beside it give it room."""
    empty: list[Cell] = [None] * (len(FRONT) - 7 + len(columns))
    why = Spilling(f"{entry.error}。{entry.hint}")
    return [None, entry.body, "", None, None, CAUSE_WORDS[entry.cause], why, *empty, None, entry.path]


def _colour(table: Table, styles: Mapping[str, Format], elements: int) -> None:
    first, last, left = table.head + 1, table.row - 1, len(FRONT)
    if last < first:
        return
    colour_statuses(table.sheet, styles, (first, left, last, left + elements - 1))
    late = {
        "type": "cell",
        "criteria": "==",
        "value": f'"{SUBMISSION_WORDS["late"]}"',
        "format": styles["missing"],
    }
    table.sheet.conditional_format(first, left + elements, last, left + elements, late)
    bar = {"type": "data_bar", "bar_color": "#9DB8D9", "bar_solid": True, "min_type": "num", "min_value": 0}
    table.sheet.conditional_format(first, SCORE, last, SCORE, {**bar, "max_type": "num", "max_value": 100})
