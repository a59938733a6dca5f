"""Put the sheets of 结果.xlsx together; the same results give the same bytes."""

from __future__ import annotations

from datetime import datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scorer.rendering.files import replacing
from scorer.rendering.tally import tally
from scorer.rendering.workbook.about import about_sheet
from scorer.rendering.workbook.copies import copies_sheet
from scorer.rendering.workbook.gaps import gaps_sheet
from scorer.rendering.workbook.history import history_sheet
from scorer.rendering.workbook.ranking import ranking_sheet
from scorer.rendering.workbook.register import register_sheet
from scorer.rendering.workbook.styles import styles

if TYPE_CHECKING:
    from pathlib import Path

    from scorer.results import Results

EPOCH = datetime(2000, 1, 1)
"""Date of creation in the file: a clock would make every run differ."""


def write_workbook(results: Results, target: Path) -> None:
    """Write 结果.xlsx row by row; rows wait in temporary files beside the target, not in memory."""
    import xlsxwriter

    counted = tally(results)
    with replacing(target) as path, TemporaryDirectory(dir=target.parent, prefix=".xlsx.") as waiting:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": waiting})
        book.set_properties({"title": "法治政府建设年度报告核对结果", "author": "scorer", "created": EPOCH})
        made = styles(book)
        ranking_sheet(book, made, results, counted)
        gaps_sheet(book, made, results)
        copies_sheet(book, made, results)
        register_sheet(book, made, results)
        history_sheet(book, made, results)
        about_sheet(book, made, results, counted)
        book.close()
