"""Read the text layer of a PDF: lines put together again, page numbers and running heads kept apart.

``Report.text`` is built here, one line of the print a line; a paragraph that goes on over the page has several spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.errors import UnreadableError
from scorer.reading.base import report_of
from scorer.reading.limits import refuse_long
from scorer.reading.lines import join_lines
from scorer.reading.pdf.layout import measured
from scorer.reading.pdf.pages import open_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.model import Report

_OCR_HINT = "请改用由 Word 直接导出的 PDF 或 .docx；扫描件须先做文字识别（OCR）"


def read(data: bytes, name: str) -> Report:
    """Read a .pdf with a text layer; pages without one are named in the notices and in ``unread_pages``."""
    pages = open_pages(data)
    unread = tuple(page.number for page in pages if page.unread)
    if unread and all(page.unread or not page.lines for page in pages):
        raise UnreadableError(f"PDF 共 {len(pages)} 页，都没有能读的文字层（可能是扫描件）", _OCR_HINT)
    text = refuse_long("\n".join(line.words for page in pages for line in page.lines))
    blocks = join_lines(text, measured(pages))
    return report_of(data, name, "pdf", text, blocks, notices=_notices(unread), unread_pages=unread)


def _notices(unread: Sequence[int]) -> list[str]:
    if not unread:
        return []
    shown = "、".join(map(str, unread[:10])) + (" 等" if len(unread) > 10 else "")
    return [f"第 {shown} 页没有文字层（可能是扫描件），未能判读"]
