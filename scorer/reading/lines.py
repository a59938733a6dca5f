"""Turn lines of text into the paragraphs that the author meant.

Hard-wrapped lines are joined, a page number in the middle becomes a hole, and headings, salutations and
signatures keep a line of their own. A wrap is told by the width of the file's lines, a missing full stop
and what the next line begins with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorer.model import Block, Span
from scorer.reading.furniture import cut_flat, is_furniture, is_page_number
from scorer.reading.titles import title_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_CN = "[一二三四五六七八九十]{1,3}"
_STRONG = re.compile(
    rf"第{_CN}[部章节篇]|{_CN}[、．.](?!{_CN}[、是])|[（(]{_CN}[）)]|[①-⑳]|附件?\s*\d*\s*[:：]|抄送|主送|[（(](?:联系人|此件|信息公开)"
)
_NUMBER = re.compile(r"\d{1,2}\s*(?:[、．]|\.(?!\d))|\d{1,2}(?:\.\d{1,2}){1,3}(?![\d%])|[（(]\d{1,2}[）)]|\d{1,2}[）)]")
_ITEM = re.compile(f"{_CN}(?:是|要)|首先|其次|再次|最后|此外")
_STOP = "。！？；：!?;:…"
_CLOSERS = "”’\"'）)》】」』"
_OPENERS = "“‘（(《【「『"
_NEVER_FIRST = re.compile("[，。、；：！？）》】”’%％]")
_SENTENCE = 60
"""A line longer than this without a stop at its end is a broken sentence, not a heading."""
_GAP = re.compile(r"[ \t\u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the file, white space at its ends left out."""

    span: Span
    words: str
    width: int
    """Columns, a Chinese character being two."""
    indented: bool
    spaced: bool
    """A blank line stands before it."""
    page: int | None = None
    furniture: bool = False
    full: bool | None = None
    """Reaches the right edge; ``None`` where only the width of the text can tell."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of one file are broken."""

    wrapped: bool
    full: float
    """From this width on a line counts as full."""
    indents: bool
    """Paragraphs begin with an indent, so a full line is followed by its continuation or an indented one."""
    spaced: bool
    """Paragraphs are set apart by blank lines."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of plain *text* in reading order; furniture is marked as such."""
    return join_lines(text, split_lines(text))


def split_lines(text: str) -> list[Line]:
    """Split *text* at line ends; a body that was flattened to one line is split at its gaps as well."""
    lines: list[Line] = []
    last_end = 0
    flat_from = max(800, len(text) // 2)
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        breaks = text[last_end : found.start()].replace("\r\n", "\n")
        last_end = start + len(words)
        spaced = bool(lines) and sum(c in "\n\r" for c in breaks) > 1
        span = Span(start, last_end)
        parts = _flat_parts(text, span) if len(words) >= flat_from else _wide_gaps(text, span)
        for number, (part, furniture) in enumerate(parts):
            indented = start > found.start() if number == 0 else False
            lines.append(make_line(text, part, indented, spaced if number == 0 else True, furniture))
    return lines


def make_line(text: str, span: Span, indented: bool, spaced: bool, furniture: bool = False) -> Line:
    """Measure the line at *span*."""
    words = text[span.start : span.end]
    known = furniture or is_page_number(words) or is_furniture(words)
    return Line(span, words, (len(words.encode("utf-8", "replace")) + len(words)) // 2, indented, spaced, None, known)


def _wide_gaps(text: str, span: Span) -> list[tuple[Span, bool]]:
    """Split a line where a sentence ends and two or more blanks follow: a lost line end."""
    words, parts, at = text[span.start : span.end], [], 0
    if len(words) > _SENTENCE:
        for gap in _GAP.finditer(words):
            if len(gap[0]) > 1 and words[gap.start() - 1] in "。！？":
                parts.append((Span(span.start + at, span.start + gap.start()), False))
                at = gap.end()
    return [*parts, (Span(span.start + at, span.end), False)]


def _flat_parts(text: str, span: Span) -> list[tuple[Span, bool]]:
    flat = cut_flat(text, span)
    parts = [(piece, True) for piece in flat.furniture]
    if flat.title:
        parts.append((flat.title, False))
    parts += [(piece, False) for piece in _flat_lines(text, flat.body)]
    return sorted(parts)


def _flat_lines(text: str, body: Span) -> Iterable[Span]:
    """Split a flattened body at those gaps that were line ends: after a stop, before a mark, after a heading."""
    at = body.start
    for gap in _GAP.finditer(text, body.start, body.end):
        before, after = text[at : gap.start()], text[gap.end() : gap.end() + 12]
        ended = before.rstrip(_CLOSERS)[-1:] in _STOP
        heading = bool(_STRONG.match(before)) and 5 < len(before) <= 50
        signature = len(text[gap.end() : body.end]) < 24 and re.match(r"\d{4}\s*年|二[〇○0零]", after)
        if ended or _STRONG.match(after) or heading or signature:
            yield Span(at, gap.start())
            at = gap.end()
    if at < body.end:
        yield Span(at, body.end)


def join_lines(text: str, lines: Sequence[Line]) -> tuple[Block, ...]:
    """Join *lines* to blocks; furniture between two halves of a sentence stays a block of its own."""
    lines = _mark_page_numbers(lines)
    layout = layout_of(lines)
    titled = title_parts([line.words for line in lines], [line.furniture for line in lines])
    blocks: list[Block] = []
    paragraph: list[Line] = []
    held: list[Block] = []
    for number, line in enumerate(lines):
        if line.furniture:
            held.append(Block("furniture", (line.span,), line.page))
            continue
        if paragraph and (number in titled or _continues(paragraph, line, layout, bool(held))):
            paragraph.append(line)
            continue
        blocks += _closed(text, paragraph, held)
        paragraph, held = [line], []
    blocks += _closed(text, paragraph, held)
    return tuple(sorted(blocks, key=lambda block: block.spans[0]))


def _closed(text: str, paragraph: list[Line], held: list[Block]) -> list[Block]:
    """Return the finished paragraph and the furniture met since; lines that touch share one span."""
    if not paragraph:
        return held
    holes = [block.spans[0].start for block in held]
    spans: list[Span] = []
    for line in paragraph:
        if spans and not any(spans[-1].end <= hole < line.span.start for hole in holes):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    return [Block("paragraph", tuple(spans), paragraph[0].page), *held]


def layout_of(lines: Sequence[Line]) -> Layout:
    """Measure whether and where the lines of a file were broken."""
    body = [line for line in lines if not line.furniture]
    if any(line.full is not None for line in body):
        return Layout(True, 0, any(line.indented for line in body), False)
    widths = sorted(line.width for line in body)
    edge = widths[-1 - len(widths) // 20] if widths else 0
    long = [line for line in body if line.width >= 0.6 * edge]
    open_ended = [line for line in long if not _stopped(line.words)]
    wrapped = 24 <= edge <= 130 and len(open_ended) >= 3 and len(open_ended) * 3 >= len(long)
    tight = [b for a, b in zip(body, body[1:]) if not b.spaced and a.width >= 0.6 * edge and not _stopped(a.words)]
    after_stop = [b for a, b in zip(body, body[1:]) if _stopped(a.words)]
    spaced = wrapped and len(tight) >= 3 and sum(line.spaced for line in after_stop) * 3 > len(after_stop)
    indents = sum(line.indented for line in after_stop) * 2 > len(after_stop)
    return Layout(wrapped, edge * (0.5 if spaced else 0.8), indents, spaced)


def _continues(paragraph: list[Line], line: Line, layout: Layout, hole: bool) -> bool:
    """Tell whether *line* goes on with *paragraph*."""
    before, first = paragraph[-1], paragraph[0]
    if _NEVER_FIRST.match(line.words) or before.words[-1] in _OPENERS:
        return True
    length = sum(len(part.words) for part in paragraph)
    stopped = _stopped(before.words)
    full = layout.wrapped and (before.full if before.full is not None else before.width >= layout.full)
    heading = len(paragraph) == 1 and _begins(first.words)
    if _STRONG.match(line.words):
        return False
    if _NUMBER.match(line.words) and (stopped or not (full or hole) or heading):
        return False
    if layout.indents and line.indented and (stopped or not hole):
        return False
    if stopped and hole and before.words[-1] in "；;":
        return True
    if stopped:
        return full and not line.spaced and not hole and not _ITEM.match(line.words) and not _stands_alone(line, layout)
    if before.words[-1] in "，、,":
        return True
    if full and (not line.spaced or hole or length > _SENTENCE):
        return True
    long = length > _SENTENCE or (length > _SENTENCE // 2 and any("。" in part.words for part in paragraph))
    broken = long and (hole or not layout.wrapped)
    return broken and (len(line.words) > 30 or _stopped(line.words))


def _begins(words: str) -> bool:
    return bool(_STRONG.match(words) or _NUMBER.match(words))


def _stands_alone(line: Line, layout: Layout) -> bool:
    """Tell whether a line after a full stop reads as a heading, a signature or a date."""
    return not _stopped(line.words) and line.width < layout.full


def _stopped(words: str) -> bool:
    return words.rstrip(_CLOSERS + " ")[-1:] in _STOP if words else True


def _mark_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Mark bare page numbers: digits alone on a line, counting up, beside text and not in a column of cells."""
    candidates = [
        (number, int(line.words.split("/")[0]))
        for number, line in enumerate(lines)
        if len(line.words) <= 4 and line.words.isascii() and line.words.isdigit() and _beside_text(lines, number)
    ]
    runs: list[list[tuple[int, int]]] = []
    for candidate in candidates:
        home = next((run for run in runs if run[-1][1] + 1 == candidate[1]), None)
        if home is None:
            runs.append([candidate])
        else:
            home.append(candidate)
    best = max(runs, key=len, default=[])
    marked = {n for n, _ in best} if best and (best[0][1] in (1, 2) or len(best) > 2) else set()
    return [
        Line(x.span, x.words, x.width, x.indented, x.spaced, x.page, True, x.full) if n in marked else x
        for n, x in enumerate(lines)
    ]


def _beside_text(lines: Sequence[Line], number: int) -> bool:
    around = [lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    return any(len(line.words) >= 12 for line in around) and not any(line.words.isdigit() for line in around)
