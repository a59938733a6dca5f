"""Say where a span stands, in the way a reader looks it up: heading, paragraph, page."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from scorer.model import BODY_KINDS
from scorer.rendering.quotes import heading_words
from scorer.scoring.wording import ROLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.model import Block, Report, Scorecard, Section, Span


class Place(NamedTuple):
    """Where a span stands; ``paragraph`` counts from 1 behind the heading and is 0 in the heading itself."""

    heading: str | None
    paragraph: int
    page: int | None


def place_of(report: Report, card: Scorecard, span: Span) -> Place:
    """Find the nearest heading above a span, within its section, and the paragraph below that heading.

    A heading whose text runs on in the same line leaves that line as paragraph 1.
    """
    at = span.start
    section = section_at(card, at)
    last = bisect_right(report.blocks, at, key=lambda block: block.start) - 1
    heading = _heading_above(report, section, last)
    first_char = heading[1] if heading else section.span.start if section else 0
    paragraphs = sum(1 for block in _body_back(report, last, first_char) if block.kind != "heading")
    return Place(
        heading=report.text[heading[0] : heading[1]] if heading else None,
        paragraph=0 if heading and at < heading[1] else paragraphs,
        page=report.blocks[last].page if last >= 0 else None,
    )


def place_words(report: Report, card: Scorecard, span: Span) -> str:
    """Word the place of a span for one line, e.g. 见「二、存在问题」第 1 段（第 3 页）."""
    place = place_of(report, card, span)
    section = section_at(card, span.start)
    part = f"{ROLE_WORDS[section.role]}部分" if section else "全文"
    words = heading_words(place.heading) if place.heading else part
    before = "见标题" if place.heading and not place.paragraph else "见"
    words = before + words + (f"第 {place.paragraph} 段" if place.paragraph else "")
    return f"{words}（第 {place.page} 页）" if place.page else words


def section_at(card: Scorecard, at: int) -> Section | None:
    """Give the section that holds this code point, or ``None`` before the first one."""
    index = bisect_right(card.sections, at, key=lambda section: section.span.start) - 1
    return card.sections[index] if index >= 0 else None


def _heading_above(report: Report, section: Section | None, last: int) -> tuple[int, int] | None:
    """Give the nearest heading: a heading block of the file, or the one that the analysis found."""
    floor = section.span.start if section else 0
    for block in _body_back(report, last, floor):
        if block.kind == "heading":
            return block.start, block.end
    return section.heading if section else None


def _body_back(report: Report, last: int, floor: int) -> Iterator[Block]:
    """Walk the body blocks backwards while they reach beyond ``floor``."""
    for index in range(last, -1, -1):
        block = report.blocks[index]
        if block.end <= floor:
            return
        if block.kind in BODY_KINDS:
            yield block
