"""雷同: pairs of passages side by side; what differs is red and underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.result_words import COPY_WORDS
from scorer.rendering.workbook.sheet import Heading, Marked, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from scorer.results import Copied, Results

HEADINGS = (
    Heading("序号", 5.5, "number"),
    Heading("类别", 12, "top"),
    Heading("相同", 6, "ratio"),
    Heading("见于几份", 6, "number"),
    Heading("甲", 14, "top"),
    Heading("甲的位置", 14, "top"),
    Heading("占甲全文", 6, "ratio"),
    Heading("甲的原文（不同处标红）", 48, "top"),
    Heading("乙", 14, "top"),
    Heading("乙的位置", 14, "top"),
    Heading("占乙全文", 6, "ratio"),
    Heading("乙的原文（不同处标红）", 48, "top"),
)


def copies_sheet(book: Workbook, styles: Mapping[str, Format], results: Results) -> None:
    """Write the sheet, the most alike first."""
    table = Table(book, styles, "雷同", HEADINGS)
    for number, pair in enumerate(results.copies(), 1):
        if table.full:
            break
        about = (number, COPY_WORDS[pair.kind], pair.ratio, pair.holders)
        table.write(*about, *_side(pair, "left"), *_side(pair, "right"))
    if table.row == 1:
        table.write(None, "没有发现", *[None] * (len(HEADINGS) - 2))
    table.close()


def _side(pair: Copied, which: str) -> tuple[str, str, float, Marked]:
    side = pair.left if which == "left" else pair.right
    parts = tuple((getattr(stretch, which), stretch.left != stretch.right) for stretch in pair.aligned)
    return side.label, side.place, side.share, Marked(parts)
