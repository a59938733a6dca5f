"""Turn lines of text into the paragraphs that the author meant.

Hard-wrapped lines are joined, a page number in the middle becomes a hole, and headings, salutations and
signatures keep a line of their own. A wrap is told by the width of the file's lines, a missing full stop
and what the next line begins with.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scorer.model import Block, Span
from scorer.reading.marks import NEVER_FIRST, NUMBER, OPENERS, SENTENCE, begins, is_item, is_strong, stopped
from scorer.reading.splitting import split_lines
from scorer.reading.titles import title_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.reading.splitting import Line

_INDENT = 4
"""Columns of the two full-width blanks before a paragraph; they are part of how far its first line reaches."""


class Layout(NamedTuple):
    """How the lines of one file are broken."""

    wrapped: bool
    full: float
    """From this width on a line counts as full."""
    indents: bool
    """Paragraphs begin with an indent, so what follows a full line without one goes on with it."""
    gaps: bool = True
    """Blank lines tell paragraphs apart; not so where one stands after every line."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of plain *text* in reading order; furniture is marked as such."""
    return join_lines(text, split_lines(text))


def join_lines(text: str, lines: Sequence[Line]) -> tuple[Block, ...]:
    """Join *lines* to blocks; furniture between two halves of a sentence stays a block of its own."""
    lines = _mark_page_numbers(lines)
    layout = layout_of(lines)
    titled = title_parts([line.words for line in lines], [line.aside is not None for line in lines])
    blocks: list[Block] = []
    paragraph: list[Line] = []
    held: list[Line] = []
    for number, line in enumerate(lines):
        if line.aside:
            held.append(line)
        elif paragraph and (number in titled or _continues(paragraph, line, layout, bool(held))):
            paragraph += [*held, line]
            held = []
        else:
            blocks += _closed([*paragraph, *held])
            paragraph, held = [line], []
    blocks += _closed([*paragraph, *held])
    return tuple(sorted(blocks, key=lambda block: block.spans[0]))


def _closed(lines: list[Line]) -> list[Block]:
    """Return a finished paragraph and the furniture met on the way; lines that touch share one span."""
    spans: list[Span] = []
    touching = False
    for line in lines:
        if line.aside:
            touching = False
        elif touching:
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
            touching = True
    asides = [Block(line.aside, (line.span,), line.page) for line in lines if line.aside]
    return [Block("paragraph", tuple(spans), lines[0].page), *asides] if spans else asides


def layout_of(lines: Sequence[Line]) -> Layout:
    """Measure whether and where the lines of a file were broken."""
    body = [line for line in lines if not line.aside]
    after_stop = [after for before, after in pairwise(body) if stopped(before.words)]
    indents = sum(line.indented for line in after_stop) * 2 > len(after_stop)
    if any(line.full is not None for line in body):
        return Layout(any(line.full and not stopped(line.words) for line in body), 0, indents)
    widths = sorted(line.width for line in body)
    edge = widths[-1 - len(widths) // 20] if widths else 0
    long = [line for line in body if line.width >= 0.6 * edge]
    open_ended = [line for line in long if not stopped(line.words)]
    wrapped = 24 <= edge <= 130 and len(open_ended) >= 3 and len(open_ended) * 3 >= len(long)
    spaced = sum(line.spaced for line in after_stop) * 3 > len(after_stop)
    gaps = sum(line.spaced for line in body) < 0.95 * (len(body) - 1)
    return Layout(wrapped, edge * (0.5 if spaced and gaps else 0.8), indents, gaps)


def _continues(paragraph: list[Line], line: Line, layout: Layout, hole: bool) -> bool:
    """Tell whether *line* goes on with *paragraph*."""
    before = paragraph[-1]
    ended = stopped(before.words)
    spaced = line.spaced and layout.gaps
    reach = before.width + (_INDENT if before.indented else 0)
    full = layout.wrapped and (before.full if before.full is not None else reach >= layout.full)
    if line.words[:1] in NEVER_FIRST or before.words[-1] in OPENERS:
        return True
    if _opens(paragraph, line, layout, ended, broken_off=full or hole, hole=hole):
        return False
    if ended:
        return (hole and before.words[-1] in "；;") or (
            full and not spaced and not hole and not _stands_alone(line, layout)
        )
    if before.words[-1] in "，、," or (full and (not spaced or hole or _is_long(paragraph))):
        return True
    heading = len(paragraph) == 1 and begins(paragraph[0].words)
    broken = hole or not layout.wrapped or not (heading or spaced)
    return broken and _is_long(paragraph) and (len(line.words) > 30 or stopped(line.words))


def _opens(
    paragraph: list[Line], line: Line, layout: Layout, ended: bool, *, broken_off: bool, hole: bool
) -> bool:
    """Tell whether *line* begins something new by its mark or its indent."""
    if is_strong(line.words) or (ended and is_item(line.words)):
        return True
    heading = len(paragraph) == 1 and begins(paragraph[0].words)
    if NUMBER.match(line.words) and (ended or not broken_off or heading):
        return True
    return layout.indents and line.indented and (ended or not hole)


def _is_long(paragraph: list[Line]) -> bool:
    """Tell whether the paragraph so far is too long for a heading or reads as a sentence."""
    words = "".join(line.words for line in paragraph[-4:])
    clauses = "。" in words or "；" in words or words.count("，") > 2
    return len(words) > SENTENCE or (len(words) > SENTENCE // 2 and clauses)


def _stands_alone(line: Line, layout: Layout) -> bool:
    """Tell whether a line after a full stop reads as a heading, a signature or a date."""
    short = line.width < layout.full if line.full is None else not line.full
    return short and not stopped(line.words)


def _mark_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Mark bare page numbers: digits alone on a line, counting up, beside text and not in a column of cells."""
    expecting: dict[int, list[int]] = {}
    runs: list[list[int]] = []
    for place, line in enumerate(lines):
        if (
            line.words.isascii()
            and line.words.isdigit()
            and len(line.words) < 5
            and _beside_text(lines, place)
        ):
            run = expecting.pop(int(line.words), None)
            if run is None:
                run = []
                runs.append(run)
            run.append(place)
            expecting[int(line.words) + 1] = run
    best = max(runs, key=len, default=[])
    marked = set(best) if best and (lines[best[0]].words in {"1", "2"} or len(best) > 2) else set()
    return [line._replace(aside="furniture") if place in marked else line for place, line in enumerate(lines)]


def _beside_text(lines: Sequence[Line], place: int) -> bool:
    around = [lines[n] for n in (place - 1, place + 1) if 0 <= n < len(lines)]
    return any(len(line.words) >= 12 for line in around) and not any(line.words.isdigit() for line in around)
