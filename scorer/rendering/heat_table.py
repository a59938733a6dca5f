"""Bodies × elements on a terminal: one character a status, the names of the elements written downwards."""

from __future__ import annotations

import re
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
_PLACES = re.compile(
    "^(?:[^省市盟县区旗]{1,10}?(?:[省市盟县区旗]|州(?![市县区])))+"
    "(?=.+(?:镇|乡|街道|局|厅|委|办|队|所|中心|苏木)$)"
)
"""The county and the like in front of a body's name; a county's own name is no place in front of another."""
SIGNS: Mapping[Status, str] = {**LETTERS, "full": "．"}
"""A full stop for 达标, so that gaps stand out without colour too; it is wide on every console."""
_ENDING = re.compile("(?<=.)(?:人民政府|办事处)$")
"""What names can lose before they are cut: all of them or none, so that nobody looks for a difference."""


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
    names = _names(entries, max(_free(entries, counted, columns), LEAST_BODY))
    front = _front(entries, names, counted, columns)
    names = _cut(names, front.body)
    room = max((columns - front.whole) // CELL, 1)
    elements = results.run.columns
    for start in range(0, len(elements), room):
        part = elements[start : start + room]
        yield from _head(front, part)
        for entry, name in zip(entries, names, strict=True):
            yield _row(front, part, entry, name, counted.ranks[entry.number])
    if len(entries) < len(counted.order):
        yield (Piece(f"只列得分最低的 {len(entries)} 份，全部 {len(counted.order)} 份见 结果.xlsx", "aside"),)
    yield from wrap(_legend(), columns)


def _front(entries: Sequence[Judged], names: Sequence[str], counted: Tally, columns: int) -> Front:
    """Give the names what the statuses leave, or a little at least."""
    body = min(max(map(width, names)), MOST_BODY, max(_free(entries, counted, columns), LEAST_BODY))
    return _bare(entries, counted)._replace(body=body)


def _bare(entries: Sequence[Judged], counted: Tally) -> Front:
    band = max(2, *(width(clean(entry.score.band)) for entry in entries))
    return Front(len(str(len(counted.order))), 0, band)


def _free(entries: Sequence[Judged], counted: Tally, columns: int) -> int:
    """Count the columns that ranks, scores and statuses leave."""
    return columns - _bare(entries, counted).whole - CELL * len(counted.statuses)


def _names(entries: Sequence[Judged], room: int) -> list[str]:
    """Name the bodies alike and still apart: in full, without the common endings, or without the places in front.

    Only bodies of one name keep the places in front.
    """
    full = [clean(entry.body) for entry in entries]
    short = [_ENDING.sub("", name) for name in full]
    for names in (full, short):
        if max(map(width, names)) <= room and len(set(names)) == len(set(full)):
            return names
    bare = [_PLACES.sub("", name) for name in short]
    bodies: dict[str, set[str]] = {}
    for name, whole in zip(bare, short, strict=True):
        bodies.setdefault(name, set()).add(whole)
    return [name if len(bodies[name]) == 1 else whole for name, whole in zip(bare, short, strict=True)]


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


def _row(front: Front, elements: Sequence[Column], entry: Judged, name: str, rank: int) -> Line:
    statuses = {item.id: item.status for item in entry.items}
    left = f"{rank:>{front.rank}} {pad(name, front.body)} {entry.score.points:5.1f} "
    pieces = [Piece(left), Piece(pad(clean(entry.score.band), front.band) + " ")]
    for column, gap in zip(elements, _gaps(elements), strict=True):
        status = statuses.get(column.id)
        pieces += [Piece(gap), Piece(SIGNS[status], status) if status else Piece("  "), Piece(" ")]
    return tuple(pieces)


def _cut(names: Sequence[str], columns: int) -> list[str]:
    """Fit the names that are too wide: without their last words, or without their first where these tell them apart."""
    first, last = ([_shortened(name, columns, end) for name in names] for end in (True, False))
    return first if len(set(first)) == len(set(names)) else last


def _shortened(name: str, columns: int, end: bool) -> str:
    if width(name) <= columns:
        return name
    while width(name) > columns - 2:
        name = name[:-1] if end else name[1:]
    return f"{name}…" if end else f"…{name}"


def _legend() -> list[Piece]:
    pieces: list[Piece] = []
    for status, letter in SIGNS.items():
        pieces += [Piece("  " if pieces else ""), Piece(letter, status), Piece(f" {STATUS_WORDS[status]}")]
    return [*pieces, Piece(f"；左边是{DUTY_WORDS['national']}，右边是{DUTY_WORDS['expected']}", "aside")]
