"""Bring the cells of a table of page facts (索引号 | 发布机构 | 成文日期) together as ``key：value`` lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scorer.reading.furniture import is_strong_key, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.reading.html.page import PageLine

_NEAR = 4
"""A row of weak keys (名称, 时间) counts where a row with a strong key stands as near as this."""


def merge_facts(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return *lines* with each row of facts merged to one line that belongs to no row."""
    rows: list[tuple[int | None, list[PageLine], str, bool]] = []
    for row, group in groupby(lines, key=lambda line: line.row):
        cells = list(group)
        words, strong = _pairs(cells) if row is not None else ("", False)
        rows.append((row, cells, words, strong))
    strong_rows = {row for row, _, _, strong in rows if row is not None and strong}
    merged: list[PageLine] = []
    for row, cells, words, _ in rows:
        if (
            row is not None
            and words
            and any(near in strong_rows for near in range(row - _NEAR, row + _NEAR + 1))
        ):
            merged.append(cells[0]._replace(words=words, row=None, inside=False))
        else:
            merged += _loose(cells) if row is None else cells
    return merged


def _pairs(cells: list[PageLine]) -> tuple[str, bool]:
    """Return ``key：value key：value`` for a row that holds nothing else, and whether one key is strong."""
    found: list[tuple[str, str]] = []
    for cell in cells:
        key = key_of(cell.words)
        if key:
            found.append((key, ""))
        elif found and not found[-1][1]:
            found[-1] = (found[-1][0], " ".join(cell.words.split()))
        else:
            return "", False
    return "\u3000".join(f"{key}：{value}" for key, value in found), any(
        is_strong_key(key) for key, _ in found
    )


def _loose(lines: list[PageLine]) -> Iterator[PageLine]:
    """Join a key that stands on a line of its own (dt, span) with the value on the next."""
    waiting: PageLine | None = None
    for line in lines:
        if waiting is not None:
            yield waiting._replace(words=f"{waiting.words.strip()}{line.words.strip()}")
            waiting = None
        elif not line.inside and key_of(line.words) and line.words.strip().endswith((":", "：")):
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting
