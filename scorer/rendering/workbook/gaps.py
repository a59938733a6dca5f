"""缺项明细: one row a gap, what came nearest and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.result_words import nearest, quoted, why_not
from scorer.rendering.tally import GAPS
from scorer.rendering.workbook.sheet import Heading, Table
from scorer.rendering.workbook.styles import colour_statuses
from scorer.results import Judged
from scorer.scoring.wording import DUTY_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from scorer.rendering.workbook.sheet import Cell
    from scorer.results import Item, Results

HEADINGS = (
    Heading("单位", 15, "top"),
    Heading("要素", 15, "top"),
    Heading("性质", 5.5, "centre"),
    Heading("结论", 5.5, "centre"),
    Heading("原因", 15, "top"),
    Heading("原文证据或最近似", 36, "top"),
    Heading("位置", 16, "top"),
    Heading("应写在", 15, "top"),
    Heading("补法", 27, "top"),
    Heading("依据", 32, "top"),
)
STATUS = 3
QUOTE = 300
"""Characters of a quote; whole sentences stand in the report."""


def gaps_sheet(book: Workbook, styles: Mapping[str, Format], results: Results) -> None:
    """Write the sheet in the order of the input; where Excel has no more rows, the last one says so."""
    table = Table(book, styles, "缺项明细", HEADINGS, frozen=2)
    left_out = 0
    for entry, item in _gaps(results):
        if table.full:
            left_out += 1
            continue
        table.write(*_row(entry, item))
    if table.row > 1:
        colour_statuses(table.sheet, styles, (1, STATUS, table.row - 1, STATUS))
    if left_out:
        told = f"另有 {left_out} 行超出 Excel 的行数上限，见 findings.csv"
        table.write(told, *[None] * (len(HEADINGS) - 1))
    table.close()


def _gaps(results: Results) -> Iterator[tuple[Judged, Item]]:
    for entry in results.entries():
        if isinstance(entry, Judged):
            for item in sorted(entry.items, key=lambda one: one.duty != "national"):
                if item.status in GAPS:
                    yield entry, item


def _row(entry: Judged, item: Item) -> list[Cell]:
    quote = nearest(item)
    because = f"（{why_not(quote)}）" if quote and quote.reason and quote.reason != item.reason else ""
    return [
        entry.body,
        item.title,
        DUTY_WORDS[item.duty],
        STATUS_WORDS[item.status],
        item.message,
        quoted(quote, QUOTE) + because,
        quote.place if quote else "",
        item.belongs_at,
        item.advice,
        "；".join(item.basis),
    ]
