"""Find the headings of a folded report, numbered in whatever style or not at all, and their nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex
from scorer.numerals import ONES, ORDINAL, is_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.folding import Folded

_MARK = lazy_regex(
    rf"(?P<part>第{ORDINAL}(?:部分|章|篇))[、:：.]?"
    rf"|(?P<cn>{ORDINAL})[、.](?!{ORDINAL}[、是])"
    rf"|(?P<pcn>[（(]?{ORDINAL}[）)])[、.]?"
    r"|(?P<dec>\d{1,2}(?:\.\d{1,2})+)[、.]?(?=[^\W\d])"
    r"|(?P<num>\d{1,2})(?:[.、](?!\d)|[.、](?=20\d\d年))"
    r"|(?P<pnum>[（(]\d{1,2}[）)])"
    r"|(?P<circ>[①-⑳])"
)
_ORDER = {"part": 0, "cn": 1, "plain": 2, "pcn": 3, "num": 4, "dec": 5, "pnum": 6, "circ": 7}
_ONES = f"[{ONES}]"
_INLINE = lazy_regex(
    rf"[第（(\d一二三四五六七八九十](?:(?<=第){ORDINAL}部分|(?<=十){_ONES}?、|(?<={_ONES})(?:十{_ONES}?)?、"
    rf"|(?<=[（(]){ORDINAL}[）)]|(?<=\d)\d?[.、](?=[^\W\d]))"
)
"""第一部分, 一、, （一）, 1. within a line; the first character comes first, so that the search jumps to it."""
_ENDS = "。！？；;!?"
_END = lazy_regex(f"[{_ENDS}]")
_LIST_ITEM = lazy_regex("[一二三四五六七八九十]是|首先|其次|主要表现在|主要有")
_NO_HEADING_ENDS = (*"，,、。；;：:！!？?）)》%年月日镇乡局委办处府会院所", "报告", "总结", "文件")
_MAX_HEADING = 50
_MAX_RUN_IN = 60


class Piece(NamedTuple):
    """A stretch of one line that begins with a numbering mark, a plain heading or a line start."""

    start: int
    end: int
    line: int
    style: str
    """Key of the numbering style, ``plain`` for an unnumbered heading, empty for plain text."""
    words_from: int
    """Where the words begin after the mark."""
    heading_end: int
    """End of the heading's words; equals ``words_from`` where there is no heading."""
    whole: bool
    """The heading stands alone, its body follows in other pieces."""
    depth: int
    """Nesting depth from 0; text has the depth of the heading it stands under plus one."""


def pieces(folded: Folded) -> list[Piece]:
    """Cut every line at numbering marks and tell headings from text."""
    found: list[Piece] = []
    stack: list[str] = []
    styles: set[str] = set()
    spans = list(_lines(folded))
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else (end, end)
        for at, until in _cut(folded, start, end):
            piece = _piece(folded, at, until, number, at == start and until == end, following, styles)
            if piece.style:
                styles.add(piece.style)
                _enter(stack, piece.style)
                depth = len(stack) - 1
            else:
                depth = len(stack)
            found.append(piece._replace(depth=depth))
    return found


def _lines(folded: Folded) -> Iterator[tuple[int, int]]:
    starts = folded.lines
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(folded.text)
        yield start, end


def _cut(folded: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line where a mark follows the end of a sentence, or a gap in a line that a crawler flattened."""
    text, at = folded.text, start
    if end - start > _MAX_HEADING // 2:
        for mark in _INLINE.finditer(text, start + 1, end):
            place = mark.start()
            numbered = mark[0][0] not in "0123456789"
            parted = numbered and folded.gap_before(place) and text[place - 1] not in "，、,"
            if (text[place - 1] in _ENDS or parted) and is_ordinal(mark[0]):
                yield at, place
                at = place
    yield at, end


def _piece(
    folded: Folded,
    start: int,
    end: int,
    line: int,
    whole_line: bool,
    following: tuple[int, int],
    styles: set[str],
) -> Piece:
    text = folded.text
    mark = _MARK.match(text, start, end)
    if mark and (not is_ordinal(mark[0]) or (mark.lastgroup == "dec" and "num" not in styles)):
        mark = None
    style = (mark.lastgroup or "") if mark else ""
    begin = mark.end() if mark else start
    if mark:
        heading_end, whole = _numbered_heading(folded, begin, end, style)
    elif whole_line and _plain_heading(text, start, end, following):
        style, heading_end, whole = "plain", end, True
    else:
        heading_end, whole = begin, False
    return Piece(start, end, line, style, begin, heading_end, whole, 0)


def _numbered_heading(folded: Folded, begin: int, end: int, style: str) -> tuple[int, bool]:
    """Return where the heading's words end and whether nothing but the heading stands in the piece."""
    text = folded.text
    stopped = _END.search(text, begin, min(end, begin + _MAX_RUN_IN))
    stop = stopped.start() if stopped else -1
    item = _LIST_ITEM.search(text, begin, min(end, begin + _MAX_RUN_IN))
    if stop < 0 and end - begin <= _MAX_HEADING and not item:
        return end, True
    if stop == end - 1 and style in {"part", "cn", "pcn"} and end - begin <= _MAX_HEADING // 2 + 5:
        return stop, True
    ends = [i for i in (stop, item.start() if item else -1) if i > begin]
    if not ends and style in {"part", "cn", "pcn"}:
        gaps = folded.gaps(begin + 2, min(end, begin + _MAX_HEADING))
        ends = [i for i in gaps if text[i - 1] not in "，、,"][:1]
    return (min(ends), False) if ends else (begin, False)


def _plain_heading(text: str, start: int, end: int, following: tuple[int, int]) -> bool:
    """Tell whether an unnumbered line reads as a heading: short, unpunctuated, with a longer line below."""
    if not 3 < end - start <= _MAX_HEADING - 15 or following[1] - following[0] <= end - start:
        return False
    words = text[start:end]
    return (
        not words.endswith(_NO_HEADING_ENDS)
        and "年" not in words[-6:]
        and not any(c in words for c in "。；;|>")
    )


def _enter(stack: list[str], style: str) -> None:
    """Put *style* on the outline stack, leaving every style that it closes."""
    if style in stack:
        del stack[stack.index(style) + 1 :]
        return
    while stack and _ORDER[stack[-1]] > _ORDER[style]:
        stack.pop()
    stack.append(style)
