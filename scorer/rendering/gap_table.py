"""The gap table as lines of styled pieces: what a clerk reads, whatever draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.model import Scored, Unreadable
from scorer.rendering.cells import Line, Piece, clean, wrap
from scorer.rendering.elements import element_lines
from scorer.rendering.headline import headline
from scorer.rendering.page import Page
from scorer.rendering.remarks import measure_lines, remark_lines, section_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.model import Row

NARROWEST, WIDEST = 60, 120
"""Narrower there is no room for columns; wider lines are hard to follow."""

OUTCOMES = ("必报无缺失", "必报有缺失", "必报待核", "无法读取")


def table_lines(rows: Sequence[Row], *, width: int = 80, verbose: bool = False) -> list[Line]:
    """Lay out one block a report, a line for each unreadable file and, for several rows, a closing line."""
    columns = min(max(width, NARROWEST), WIDEST)
    lines: list[Line] = []
    for number, row in enumerate(rows):
        lines += _between(columns) if number else []
        lines += _block(Page(row, columns, verbose)) if isinstance(row, Scored) else _unreadable(row, columns)
    return lines + (_closing(rows, columns) if len(rows) > 1 else [])


def _between(columns: int) -> list[Line]:
    return [(), (Piece("=" * columns, "aside"),), ()]


def _block(page: Page) -> Iterator[Line]:
    yield from headline(page)
    yield ()
    yield from element_lines(page)
    yield from remark_lines(page)
    if page.verbose:
        yield from section_map(page)
    yield from measure_lines(page)


def _unreadable(row: Unreadable, columns: int) -> list[Line]:
    hint = f"{clean(row.hint).rstrip('。')}。" if row.hint else ""
    says = f"：{clean(row.error).rstrip('。')}。{hint}"
    return wrap([Piece("无法读取 ", "missing"), Piece(clean(row.path)), Piece(says)], columns, 4)


def _outcome(row: Row) -> str:
    if isinstance(row, Unreadable):
        return "无法读取"
    owed = {finding.status for finding in row.card.findings if finding.duty == "national"}
    return "必报有缺失" if "missing" in owed else "必报待核" if "review" in owed else "必报无缺失"


def _closing(rows: Sequence[Row], columns: int) -> list[Line]:
    """Sum up: how many owe a 必报 element, how many are in doubt or could not be read."""
    outcomes = [_outcome(row) for row in rows]
    words = "，".join(f"{one} {outcomes.count(one)} 份" for one in OUTCOMES if one in outcomes)
    return [*_between(columns), *wrap([Piece(f"共 {len(rows)} 份：{words}", "title")], columns)]
