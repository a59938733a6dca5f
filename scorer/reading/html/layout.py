"""Lay the lines of a page out as the text of a report: title, article, signature, and the furniture around."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from scorer.model import Block, Span
from scorer.reading.furniture import is_furniture, key_of
from scorer.reading.html.facts import merge_facts
from scorer.reading.limits import refuse_long
from scorer.reading.lines import join_lines
from scorer.reading.splitting import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorer.model import BlockKind
    from scorer.reading.html.page import PageLine

_DATE = re.compile(r"(?:\d{4}|二\s*[〇○0零]\s*[一二三四五六七八九〇○]{2})\s*年.{1,4}月.{1,4}日")
_ORG = re.compile(r"(?:政府|办事处|委员会|局|办公室|中心|管委会|厅|院)$")
_MAX_AROUND = 60
"""Lines of furniture that are kept; a page may repeat a menu hundreds of times."""
_LINKED = 0.7


def lay_out(lines: Sequence[PageLine], titles: Iterable[str]) -> tuple[str, list[Block]]:
    """Return the text and its blocks in the order of the page."""
    lines = merge_facts(lines)
    first = next((n for n, line in enumerate(lines) if line.inside), 0)
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].inside), -1)
    title = _title(lines, first, last, titles)
    last = _with_signature(lines, last)
    kept, around = [], 0
    for number, line in enumerate(lines):
        if number == title or first <= number <= last:
            kept.append((line, line.linked >= _LINKED and "。" not in line.words and number != title))
        elif around < _MAX_AROUND and is_furniture(_squeezed(line)):
            around += 1
            kept.append((line, True))
    return _write(kept)


def _title(lines: Sequence[PageLine], first: int, last: int, titles: Iterable[str]) -> int | None:
    """Return the line above the article that is its title, unless the article begins with it."""
    wanted = [_plain(title) for title in titles]

    def fits(line: PageLine) -> bool:
        words = _plain(line.words)
        return len(words) >= 6 and any(
            words == title or (title.startswith(words) and "法治" in words) for title in wanted
        )

    if any(fits(line) for line in lines[first : min(first + 4, last + 1)]):
        return None
    named = [n for n in range(first) if fits(lines[n]) and lines[n].linked < _LINKED]
    headed = [n for n in range(first) if lines[n].level in (1, 2) and "法治" in lines[n].words]
    found = named or headed
    return found[-1] if found else None


def _with_signature(lines: Sequence[PageLine], last: int) -> int:
    """Extend the article over the signature where a page sets it in a box of its own."""
    for number in range(last + 1, min(last + 4, len(lines))):
        words = _plain(lines[number].words)
        if len(words) > 40 or is_furniture(words) or not (_DATE.search(words) or _ORG.search(words)):
            break
        last = number
    return last


def _write(kept: list[tuple[PageLine, bool]]) -> tuple[str, list[Block]]:
    pieces: list[str] = []
    size = 0
    marked: list[tuple[PageLine, bool, Span]] = []
    before: PageLine | None = None
    for line, furniture in kept:
        words = _keyed(_squeezed(line)) if furniture else line.words.strip()
        gap = "" if before is None else _gap(before, line)
        pieces += [gap, words]
        size += len(gap)
        marked.append((line, furniture, Span(size, size + len(words))))
        size += len(words)
        before = line
    text = refuse_long("".join(pieces))
    return text, _blocks(text, marked)


def _gap(before: PageLine, line: PageLine) -> str:
    if line.row is not None and line.row == before.row:
        return "\t"
    return "\n" if line.broken or line.row is not None else "\n\n"


def _blocks(text: str, marked: list[tuple[PageLine, bool, Span]]) -> list[Block]:
    """Turn runs of plain lines into paragraphs; headings, cells and furniture stand for themselves."""
    blocks: list[Block] = []
    for kind, group in groupby(marked, key=lambda item: _kind(*item[:2])):
        run = list(group)
        if kind == "paragraph":
            blocks += join_lines(text, split_lines(text, run[0][2].start, run[-1][2].end))
        else:
            blocks += [
                Block(kind, (span,), level=line.level if kind == "heading" else None) for line, _, span in run
            ]
    return blocks


def _kind(line: PageLine, furniture: bool) -> BlockKind:
    if furniture or is_furniture(_squeezed(line)):
        return "furniture"
    if line.row is not None:
        return "cell"
    return "heading" if line.level and len(line.words) <= 80 else "paragraph"


def _squeezed(line: PageLine) -> str:
    return re.sub(r"\s+", " ", line.words).strip()


def _plain(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _keyed(words: str) -> str:
    """Close up the letters of a key such as 索 引 号 so that it is known."""
    found = re.match(r"(?:[\u4e00-\u9fff]\s){1,5}[\u4e00-\u9fff]\s*[:：]", words)
    return _plain(found[0]) + words[found.end() :] if found and key_of(found[0]) else words
