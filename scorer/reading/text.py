"""Read plain text and Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex
from scorer.model import Block, Span
from scorer.reading.base import report_of
from scorer.reading.decode import decode
from scorer.reading.limits import refuse_long
from scorer.reading.lines import blocks_of, join_lines
from scorer.reading.splitting import make_line, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.model import Report
    from scorer.reading.splitting import Line

_HEADING = lazy_regex(r"(#{1,6})\s+(.+?)(?:\s+#+)?")
_UNDERLINE = lazy_regex(r"={3,}|-{3,}")
_BULLET = lazy_regex(r"(?:[-*+]\s+|>\s*)+(?=\S)")
_ROW = lazy_regex(r"\|.*\|")
_CELL = lazy_regex(r"[^|]*[^|\s][^|]*")


def read(data: bytes, name: str) -> Report:
    """Read plain text in any of the usual encodings; ``Report.text`` is the file as it stands."""
    decoded = decode(data)
    text = refuse_long(decoded.text)
    notices = [decoded.notice] if decoded.notice else []
    return report_of(data, name, "txt", text, blocks_of(text), notices=notices)


def read_markdown(data: bytes, name: str) -> Report:
    """Read Markdown: ``#`` lines are headings with a level, table rows are cells; the marks stay outside the blocks."""
    decoded = decode(data)
    text = refuse_long(decoded.text)
    notices = [decoded.notice] if decoded.notice else []
    return report_of(data, name, "md", text, tuple(_markdown(text)), notices=notices)


def _markdown(text: str) -> Iterator[Block]:
    pending: list[Line] = []
    for line in split_lines(text):
        heading = _HEADING.fullmatch(line.words)
        if heading or _ROW.fullmatch(line.words) or _UNDERLINE.fullmatch(line.words):
            yield from join_lines(text, pending)
            pending = []
        if heading:
            start = line.span.start + heading.start(2)
            yield Block("heading", (Span(start, start + len(heading[2])),), level=len(heading[1]))
        elif _ROW.fullmatch(line.words):
            yield from _cells(line)
        elif not _UNDERLINE.fullmatch(line.words):
            pending.append(_without_bullet(text, line))
    yield from join_lines(text, pending)


def _without_bullet(text: str, line: Line) -> Line:
    bullet = _BULLET.match(line.words)
    if not bullet or line.aside:
        return line
    return make_line(text, Span(line.span.start + bullet.end(), line.span.end), line.indented, spaced=True)


def _cells(line: Line) -> Iterator[Block]:
    if re.fullmatch(r"[|\s:\-]+", line.words):
        return
    for cell in _CELL.finditer(line.words):
        words = cell[0].strip()
        start = line.span.start + cell.start() + cell[0].index(words)
        yield Block("cell", (Span(start, start + len(words)),))
