"""Bodies × elements on a terminal: one character a status, the names of the elements written downwards."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering.cells import Line, Piece, clean, pad, width, wrap
from scorer.rendering.result_words import LETTERS
from scorer.results import Judged
from scorer.scoring.wording import DUTY_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorer.model import Status
    from scorer.rendering.tally import Tally
    from scorer.results import Column, Results

MOST_ROWS = 40
"""A terminal shows no more bodies; of more the lowest scores are shown."""
CELL = 3
"""Columns of a status: a Chinese character and a space."""
LEAST_BODY, MOST_BODY = 14, 40
SIGNS: Mapping[Status, str] = {**LETTERS, "full": "．"}
"""A full stop for 达标, so that gaps stand out without colour too; it is wide on every console."""
ENDINGS = ("人民政府", "办事处")
"""What a name can lose before it is cut: the same for all bodies of a kind."""


class Front(NamedTuple):
    """Widths of the columns in front of the statuses."""

    rank: int
    body: int
    band: int

    @property
    def whole(self) -> int:
        """Count the columns before the first status; 得分 takes five."""
        return self.rank + 1 + self.body + 1 + 5 + 1 + self.band + 1


def heat_lines(results: Results, counted: Tally, columns: int) -> Iterator[Line]:
    """Print the table, in several blocks of elements where one does not fit, then what the characters mean."""
    shown = counted.order[-MOST_ROWS:]
    entries = [entry for number in shown if isinstance(entry := results.entry(number), Judged)]
    if not entries:
        return
    front = _front(entries, counted, columns)
    room = max((columns - front.whole) // CELL, 1)
    elements = results.run.columns
    for start in range(0, len(elements), room):
        part = elements[start : start + room]
        yield from _head(front, part)
        for entry in entries:
            yield _row(front, part, entry, counted.ranks[entry.number])
    if len(entries) < len(counted.order):
        yield (Piece(f"只列得分最低的 {len(entries)} 份，全部 {len(counted.order)} 份见 结果.xlsx", "aside"),)
    yield from wrap(_legend(), columns)


def _front(entries: Sequence[Judged], counted: Tally, columns: int) -> Front:
    """Give the name of a body what the statuses leave, but never less than is needed to tell bodies apart."""
    rank = len(str(len(counted.order)))
    band = max(2, *(width(clean(entry.score.band)) for entry in entries))
    fixed = Front(rank, 0, band).whole
    needed = max(width(_plain_name(entry)) for entry in entries)
    free = columns - fixed - CELL * len(counted.statuses)
    return Front(rank, min(needed, MOST_BODY, max(free, LEAST_BODY)), band)


def _head(front: Front, elements: Sequence[Column]) -> Iterator[Line]:
    """Write the short names downwards, standing on the line of the other headings."""
    height = max(len(column.short) for column in elements)
    for level in range(height):
        named = f"{'':{front.rank}} {pad('单位', front.body)}  得分 {pad('档', front.band)}"
        left = named if level == height - 1 else ""
        cells: list[str] = []
        for column, gap in zip(elements, _gaps(elements), strict=True):
            name = column.short.rjust(height)
            cells.append(gap + (f"{name[level]} " if name[level] != " " else " " * CELL))
        yield (Piece(pad(left, front.whole)), Piece("".join(cells), "label"))


def _gaps(elements: Sequence[Column]) -> list[str]:
    """Set 必报 and 应有 apart by a wider space."""
    gaps: list[str] = []
    for number, (_, group) in enumerate(groupby(elements, key=lambda column: column.duty)):
        gaps += [" " if number and not at else "" for at, _ in enumerate(group)]
    return gaps


def _row(front: Front, elements: Sequence[Column], entry: Judged, rank: int) -> Line:
    statuses = {item.id: item.status for item in entry.items}
    left = f"{rank:>{front.rank}} {pad(_name(entry, front.body), front.body)} {entry.score.points:5.1f} "
    pieces = [Piece(left), Piece(pad(clean(entry.score.band), front.band) + " ")]
    for column, gap in zip(elements, _gaps(elements), strict=True):
        status = statuses.get(column.id)
        pieces += [Piece(gap), Piece(SIGNS[status], status) if status else Piece("  "), Piece(" ")]
    return tuple(pieces)


def _plain_name(entry: Judged) -> str:
    return clean(entry.body)


def _name(entry: Judged, columns: int) -> str:
    """Fit a body's name: without its common ending, then without its beginning, for its end tells it apart."""
    name = _plain_name(entry)
    if width(name) <= columns:
        return name
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    if width(name) <= columns:
        return name
    while width(name) > columns - 2:
        name = name[1:]
    return f"…{name}"


def _legend() -> list[Piece]:
    pieces: list[Piece] = []
    for status, letter in SIGNS.items():
        pieces += [Piece("  " if pieces else ""), Piece(letter, status), Piece(f" {STATUS_WORDS[status]}")]
    return [*pieces, Piece(f"；左边是{DUTY_WORDS['national']}，右边是{DUTY_WORDS['expected']}", "aside")]
