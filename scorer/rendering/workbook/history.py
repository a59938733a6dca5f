"""历年: the submissions of every body, the oldest first, and what became of its gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.result_words import CHANGE_WORDS
from scorer.rendering.workbook.sheet import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from scorer.results import Change, Results, Step

SHOWN: tuple[Change, ...] = ("mended", "unmended", "new_gap", "worse")
HEADINGS = (
    Heading("单位", 26, "line"),
    Heading("年度", 6.5, "number"),
    Heading("得分", 7, "points"),
    Heading("档次", 6, "centre"),
    Heading("比上次", 7.5, "points"),
    *(Heading(CHANGE_WORDS[change], 20, "text") for change in SHOWN),
    Heading("文件", 30, "line"),
    Heading("落款日期", 10.5, "centre"),
)


def history_sheet(book: Workbook, styles: Mapping[str, Format], results: Results) -> None:
    """Write one row a submission."""
    table = Table(book, styles, "历年", HEADINGS, frozen=1)
    shorts = {column.id: column.short for column in results.run.columns}
    for before, step in _steps(results):
        if table.full:
            break
        gained = round(step.points - before.points, 1) if before else None
        changes = [_of(step, change, shorts) for change in SHOWN]
        table.write(
            step.body, step.year, step.points, step.band, gained, *changes, step.path, step.signed or ""
        )
    if table.row == 1:
        table.write("没有以前的结果", *[None] * (len(HEADINGS) - 1))
    table.close()


def _steps(results: Results) -> Iterator[tuple[Step | None, Step]]:
    """Yield every submission with the one of the same body before it."""
    before: Step | None = None
    for step in results.history():
        yield before if before and before.body == step.body else None, step
        before = step


def _of(step: Step, change: Change, shorts: Mapping[str, str]) -> str:
    return "、".join(shorts.get(element, element) for element, became in step.changes if became == change)
