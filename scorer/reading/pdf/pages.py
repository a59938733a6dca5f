"""Take the lines and their places out of the pages of a PDF."""

from __future__ import annotations

import re
import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from scorer.errors import UnreadableError
from scorer.reading.decode import plausibility
from scorer.reading.limits import MAX_CHARS, MAX_PDF_PAGES, refuse_long

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]+")
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_READABLE = 0.5
"""Share of common characters below which a text layer is gibberish of a font without a table."""
_STRAY = 20
"""A page with fewer characters than this under a picture as large as the page is a scan."""


class PdfLine(NamedTuple):
    """One line of print; coordinates in points from the lower left corner."""

    words: str
    left: float
    right: float
    bottom: float
    top: float


class PdfPage(NamedTuple):
    """One page and its lines in the order in which the file gives them."""

    number: int
    """From 1."""
    height: float
    lines: tuple[PdfLine, ...]
    unread: bool
    """Something is printed here that the text layer does not tell."""


def open_pages(data: bytes) -> list[PdfPage]:
    """Return the pages of a PDF; raises an UnreadableError for an encrypted, damaged or endless one."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > MAX_PDF_PAGES:
                raise UnreadableError(
                    f"PDF 有 {len(document)} 页，上限 {MAX_PDF_PAGES} 页", "请只保留报告所在的页后重试"
                )
            return list(_pages(document))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableError("PDF 加了密码，打不开", "请去掉密码后另存，或提供 .docx") from None
        raise UnreadableError("PDF 已损坏，打不开", "请重新导出或重新下载，或提供 .docx") from None


def _pages(document: Any) -> Iterator[PdfPage]:
    size = 0
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
            text = textpage.get_text_range() if textpage.count_chars() else ""
            size += len(text)
            if size > MAX_CHARS:
                refuse_long(" " * size)
            unread = _is_unread(page, text)
            lines = () if unread and not _legible(text) else tuple(_lines(textpage, text))
            yield PdfPage(number + 1, page.get_height(), lines, unread)


def _lines(textpage: Any, text: str) -> Iterator[PdfLine]:
    last_char = textpage.count_chars() - 1
    for found in _LINE.finditer(text):
        words = clean(found[0]).strip()
        if words:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            end = found.start() + len(found[0].rstrip()) - 1
            left, bottom, _, top = textpage.get_charbox(min(start, last_char), loose=True)
            right = textpage.get_charbox(min(end, last_char), loose=True)[2]
            yield PdfLine(words, left, right, bottom, top)


def clean(words: str) -> str:
    """Replace the look-alikes that PDF fonts put for ordinary characters (⼀ for 一) and drop control signs."""
    words = _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), words)
    return _CONTROL.sub("", words).replace("\u00a0", " ")


def _legible(text: str) -> bool:
    return sum(char > "\x7f" for char in text) < _STRAY or plausibility(clean(text)) >= _READABLE


def _is_unread(page: Any, text: str) -> bool:
    """Tell whether the page shows more than its text layer says."""
    import pypdfium2.raw as pdfium

    if not text.strip():
        return bool(pdfium.FPDFPage_CountObjects(page) > 0)
    if not _legible(text):
        return True
    return len("".join(text.split())) < _STRAY and _covered(page) > 0.5


def _covered(page: Any) -> float:
    """Return the share of the page that its largest picture covers."""
    import pypdfium2.raw as pdfium

    area = page.get_width() * page.get_height() or 1
    boxes = (image.get_bounds() for image in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
    return max(((right - left) * (top - bottom) / area for left, bottom, right, top in boxes), default=0)
