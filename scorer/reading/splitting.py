"""Split text into the lines that stand in the file and measure each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex
from scorer.model import Span
from scorer.reading.flat import cut_flat
from scorer.reading.furniture import is_furniture, is_page_number
from scorer.reading.marks import SENTENCE, is_strong, stopped

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from scorer.model import BlockKind

_LINE = lazy_regex(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_GAP = lazy_regex(r"[^\S\r\n]+")
_WIDE_GAP = lazy_regex(r"[^\S\r\n][^\S\r\n]+")
_DATE = lazy_regex(r"\d{4}\s*年|二[〇○0零]")
_YEAR = lazy_regex(r"20\d\d年")
_FLAT = 800
"""A line of this length that holds half of the text is a body that lost its line ends."""


class Line(NamedTuple):
    """One line as it stands in the file, white space at its ends left out."""

    span: Span
    words: str
    width: int
    """Columns, a Chinese character being two."""
    indented: bool
    spaced: bool
    """A blank line stands before it."""
    page: int | None = None
    aside: BlockKind | None = None
    """What the line is where it does not belong to the report: furniture, header or footer."""
    full: bool | None = None
    """Reaches the right edge; ``None`` where only the width of the text can tell."""


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Split *text* at line ends; a body that was flattened to one line is split at its gaps as well."""
    end = len(text) if end is None else end
    lines: list[Line] = []
    last_end = start
    flat_from = max(_FLAT, (end - start) // 2)
    for found in _LINE.finditer(text, start, end):
        words = found[0].strip()
        if not words:
            continue
        begin = found.start() + len(found[0]) - len(found[0].lstrip())
        spaced = bool(lines) and _line_ends(text[last_end : found.start()]) > 1
        last_end = begin + len(words)
        if len(words) < flat_from:
            parts = _wide_gaps(text, Span(begin, last_end))
        else:
            parts = _flat_parts(text, Span(begin, last_end))
        for number, (part, furniture) in enumerate(parts):
            # One blank is the rest of a broken line; an indent is wider.
            indented = number == 0 and text[found.start() : begin] not in ("", " ")
            lines.append(make_line(text, part, indented, spaced or number > 0, furniture))
    return lines


def make_line(text: str, span: Span, indented: bool, spaced: bool, furniture: bool = False) -> Line:
    """Measure the line at *span*."""
    words = text[span.start : span.end]
    known = furniture or is_page_number(words) or is_furniture(words)
    width = (len(words.encode("utf-8", "replace")) + len(words)) // 2
    return Line(span, words, width, indented, spaced, None, "furniture" if known else None)


def _line_ends(gap: str) -> int:
    return gap.count("\n") + gap.count("\r") + gap.count("\x0c") - gap.count("\r\n")


def _wide_gaps(text: str, span: Span) -> list[tuple[Span, bool]]:
    """Split a line where a sentence ends and two or more blanks follow: a lost line end."""
    parts, at = [], span.start
    if span.end - span.start > SENTENCE:
        for gap in _WIDE_GAP.finditer(text, span.start, span.end):
            if text[gap.start() - 1] in "。！？":
                parts.append((Span(at, gap.start()), False))
                at = gap.end()
    return [*parts, (Span(at, span.end), False)]


def _flat_parts(text: str, span: Span) -> list[tuple[Span, bool]]:
    flat = cut_flat(text, span)
    parts = [(piece, True) for piece in flat.furniture]
    parts += [(flat.title, False)] if flat.title else []
    parts += [(piece, False) for piece in _flat_lines(text, flat.body)]
    return sorted(parts)


def _flat_lines(text: str, body: Span) -> Iterable[Span]:
    """Split a flattened body at the gaps that were line ends: after a stop, before a mark, after a heading."""
    at = body.start
    for gap in _GAP.finditer(text, body.start, body.end):
        ended = stopped(text[max(at, gap.start() - 4) : gap.start()])
        heading = _is_heading(text, at, gap)
        signed = body.end - gap.end() < 24 and _DATE.match(text, gap.end())
        if ended or heading or signed or is_strong(text, gap.end()):
            yield Span(at, gap.start())
            at = gap.end()
    if at < body.end:
        yield Span(at, body.end)


def _is_heading(text: str, at: int, gap: re.Match[str]) -> bool:
    """Tell whether a numbered heading ends at *gap*: not where the gap only sets a figure apart."""
    if not 5 < gap.start() - at <= 50 or not is_strong(text, at) or text[gap.start() - 1].isdigit():
        return False
    figure = text[gap.end() : gap.end() + 1].isdigit() and not _YEAR.match(text, gap.end())
    return not figure and not any(stop in text[at : gap.start()] for stop in "。；")
