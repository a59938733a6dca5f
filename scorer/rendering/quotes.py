"""Quotes for a page: short, on one line, with the words that were met in sight. JSON quotes exactly instead."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from scorer.model import BODY_KINDS
from scorer.rendering.cells import Piece, clean, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorer.model import Evidence, Report, Span

NOTED = 32
"""Columns of the words that a note points at."""
_MANY_DIGITS = re.compile(r"\d[\d ]{6,}[\dXx]")
_CLAUSE_END = re.compile(r"[，。；：、！？,;:!?]")


def quote_pieces(report: Report, item: Evidence, columns: int) -> list[Piece]:
    """Quote the evidence in “ ”, at most so many columns wide, the met words in their own style."""
    words = _words(item)
    text = shorten(written(report, item.span), words, columns - width("“”"))
    return [Piece("“"), *_marked(text, words), Piece("”")]


def written(report: Report, span: Span) -> str:
    """Give what the author wrote in a span: without the page numbers and headers that stand in between."""
    first = max(bisect_right(report.blocks, span.start, key=lambda block: block.start) - 1, 0)
    pieces = []
    for block in report.blocks[first:]:
        if block.start >= span.end:
            break
        if block.kind in BODY_KINDS:
            pieces += [
                report.text[max(span.start, piece.start) : min(span.end, piece.end)] for piece in block.spans
            ]
    return "\n".join(piece for piece in pieces if piece) or report.text[span.start : span.end]


def shorten(text: str, words: Sequence[str], columns: int) -> str:
    """Cut a text to so many columns around the first of the words; … stands for what was left out."""
    text = clean(text)
    if width(text) <= columns:
        return text
    room = columns - width("……")
    met = min((text.find(word) for word in words if word in text), default=0)
    start = _window_start(text, met, room)
    end = start + _fitting(text[start:], room)
    return ("…" if start else "") + text[start:end].rstrip("，、：；,;: ") + ("…" if end < len(text) else "")


def _window_start(text: str, met: int, room: int) -> int:
    """Start where the met clause starts; earlier if the end of the text leaves room, later if the clause is long."""
    if width(text[:met]) <= room // 3:
        return 0
    clauses = [end.end() for end in _CLAUSE_END.finditer(text, 0, met)]
    clause = clauses[-1] if clauses else 0
    if width(text[clause:met]) > room // 2:
        return met - _fitting(text[:met][::-1], room // 4)
    last = len(text) - _fitting(text[::-1], room)
    return next(start for start in (*clauses, clause) if start >= min(last, clause))


def _fitting(text: str, columns: int) -> int:
    """Count the characters from the front that fit."""
    used = 0
    for count, char in enumerate(text):
        used += width(char)
        if used > columns:
            return count
    return len(text)


def noted(report: Report, span: Span) -> str:
    """Quote the few words that a note points at, with the middle of long numbers hidden."""
    return _MANY_DIGITS.sub(_masked, shorten(written(report, span), (), NOTED))


def _masked(digits: re.Match[str]) -> str:
    """Hide the middle of a number: a page that warns of a leaked 身份证号 must not leak it again."""
    return digits[0][:3] + "*" * (len(digits[0]) - 5) + digits[0][-2:]


def _words(item: Evidence) -> list[str]:
    """List the plain words of the met wordings; a rule writes alternatives as a|b and a gap as …."""
    return [word for wording in item.words for word in re.split(r"[|…]", wording) if word]


def _marked(text: str, words: Iterable[str]) -> Iterator[Piece]:
    """Split a text at the met words, longest first."""
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    if not pattern:
        yield Piece(text)
        return
    for number, part in enumerate(re.split(f"({pattern})", text)):
        if part:
            yield Piece(part, "word" if number % 2 else "")


def heading_words(text: str, columns: int = 40) -> str:
    """Name a heading in 「」, shortened at its end."""
    return f"「{shorten(text, (), columns)}」"
