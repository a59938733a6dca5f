"""Measure the lines of a print: which are full, which are indented, which are running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from scorer.model import Span
from scorer.reading.furniture import is_page_number
from scorer.reading.splitting import make_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.model import BlockKind
    from scorer.reading.pdf.pages import PdfLine, PdfPage
    from scorer.reading.splitting import Line

_MARGIN = 0.12
"""Share of the page height, at the top and at the foot, where running heads and page numbers stand."""
_ON_MOST = 0.6
_NUMBERS = re.compile(r"\d{1,4}(?:\s*/\s*\d{1,4})?")


def measured(pages: Sequence[PdfPage]) -> list[Line]:
    """Return the lines of all pages, spans counted as if they were joined by line ends."""
    running = _running(pages)
    body = [line for page in pages for line in page.lines if not _aside(page, line, running)]
    left, right, em = _column(body)
    # Where paragraphs are indented, a line somewhat short of the edge is ragged, not the end of a paragraph.
    slack = 3.5 if sum(1.2 < (line.left - left) / em < 2.8 for line in body) * 10 >= len(body) else 1.7
    lines: list[Line] = []
    start = 0
    for page in pages:
        leading = _leading(page)
        above: PdfLine | None = None
        for line in page.lines:
            span = Span(start, start + len(line.words))
            start = span.end + 1
            aside = _aside(page, line, running)
            gap = above is not None and not aside and above.bottom - line.bottom > 1.6 * leading
            made = make_line(line.words, Span(0, len(line.words)), line.left > left + 1.2 * em, gap)
            full = line.right > right - slack * em
            lines.append(made._replace(span=span, page=page.number, aside=aside or made.aside, full=full))
            above = above if aside else line
    return lines


def _column(lines: Sequence[PdfLine]) -> tuple[float, float, float]:
    """Return the left edge, the right edge and the width of a character of the running text."""
    if not lines:
        return 0, 0, 12
    long = [line for line in lines if len(line.words) >= 12] or list(lines)
    em = median((line.right - line.left) * 2 / max(_columns(line.words), 1) for line in long)
    lefts = Counter(round(line.left) for line in lines)
    rights = sorted(line.right for line in long)
    # First lines are indented and titles centred: the edge is the leftmost place that occurs more than by chance.
    left = min(at for at, count in lefts.items() if count * 20 >= len(lines) or count == max(lefts.values()))
    return left, rights[-1 - len(rights) // 10], em


def _columns(words: str) -> int:
    return (len(words.encode("utf-8", "replace")) + len(words)) // 2


def _leading(page: PdfPage) -> float:
    bottoms = [line.bottom for line in page.lines]
    gaps = [above - below for above, below in pairwise(bottoms) if above > below]
    return median(gaps) if gaps else page.height


def _running(pages: Sequence[PdfPage]) -> frozenset[tuple[str, int]]:
    """Return what stands at the same place in the margin of most pages, page numbers taken as equal."""
    counts = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _margin(page, line)}
    )
    return frozenset(key for key, count in counts.items() if count >= max(2, _ON_MOST * len(pages)))


def _key(line: PdfLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.words), round(line.bottom / 6)


def _margin(page: PdfPage, line: PdfLine) -> BlockKind | None:
    if line.bottom > page.height * (1 - _MARGIN):
        return "header"
    return "footer" if line.top < page.height * _MARGIN else None


def _aside(page: PdfPage, line: PdfLine, running: frozenset[tuple[str, int]]) -> BlockKind | None:
    """Tell whether the line is a page number, a running head or a running foot."""
    place = _margin(page, line)
    if is_page_number(line.words) or (place and _NUMBERS.fullmatch(line.words) and _outermost(page, line)):
        return "furniture"
    return place if place and _key(line) in running else None


def _outermost(page: PdfPage, line: PdfLine) -> bool:
    bottoms = [other.bottom for other in page.lines]
    return line.bottom in (min(bottoms), max(bottoms))
