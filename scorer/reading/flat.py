"""Cut the furniture off a body that a crawler flattened to one line."""

from __future__ import annotations

from typing import NamedTuple

from scorer.lazy import lazy_regex
from scorer.model import Span
from scorer.reading.furniture import CRUMBS, WIDGET, begins_foot, match_key

_TITLE = lazy_regex(r"(?=\S{0,70}(?:法治|依法行政|依法治))\S{8,75}?(?:报告|总结|汇报|情况|公告)(?=\s)")
_VALUE = lazy_regex(
    r"\s{0,2}(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{1,2}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d+\s?次"
    r"|(?!\S{0,24}[:：])[^\s，。；]{1,40}(?=\s|$))?"
)
_SPACE = lazy_regex(r"\s+")


class Flat(NamedTuple):
    """A flattened body, cut at its furniture."""

    furniture: tuple[Span, ...]
    title: Span | None
    body: Span


def cut_flat(text: str, span: Span) -> Flat:
    """Cut the leading and trailing run of furniture off; a title between crumbs and keys is kept."""
    first = _head(text, span.start, span.end)
    title = _TITLE.match(text, first, span.end)
    begin = title.end() if title else first
    body = _head(text, begin, span.end)
    if title and first == span.start and body == _skip(text, begin, span.end):
        title, begin, body = None, first, first  # a line that merely begins with a title has no furniture
    tail = _tail(text, body, span.end)
    pieces = [_strip(text, *piece) for piece in ((span.start, first), (begin, body), (tail, span.end))]
    furniture = tuple(piece for piece in pieces if piece.end > piece.start)
    return Flat(furniture, Span(*title.span()) if title else None, _strip(text, body, tail))


def _head(text: str, at: int, end: int) -> int:
    """Return where the run of furniture that begins at *at* ends, at the next word."""
    at = _skip(text, at, end)
    while (after := _piece(text, at, end)) > at:
        at = _skip(text, after, end)
    return at


def _piece(text: str, at: int, end: int) -> int:
    """Return where the piece of furniture that begins at *at* ends, or *at*."""
    for pattern in (CRUMBS, WIDGET):
        if found := pattern.match(text, at, end):
            return found.end()
    key = match_key(text, at, end)
    value = _VALUE.match(text, key.end(), end) if key else None
    return value.end() if value else at


def _tail(text: str, start: int, end: int) -> int:
    """Return where the trailing run of furniture begins: the first foot word with no sentence after it."""
    last = max(start, *(text.rfind(mark, start, end) for mark in "。；;"))
    places = (space.end() for space in _SPACE.finditer(text, last, end))
    return next((at for at in places if begins_foot(text, at)), end)


def _skip(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isspace() or text[at] == "|"):
        at += 1
    return at


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
