"""Bring a workbook up to the rules as they are now, where these have changed since it was exported.

Three sides: the rows as they were exported (the workbook keeps them on a hidden sheet), the rows as they are in the
workbook, and those of the rules. What only one side changed is taken from it; where both changed the same cell
differently, nothing is done and the cell is named. A workbook can so be imported again after it was imported once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scorer.excel.cells import CellProblem, Row, Sheet
from scorer.excel.columns import SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Cells = tuple[str, ...]

RECORDS: Mapping[str, int] = {"要素": 1, "清单": 2, "用语": 1}
"""Worksheets of one row a key → how many cells the key has; the rows of the others are items of lists."""
_GROUPS: Mapping[str, int] = {"词语": 2, "例句": 2, "词组": 1, "提示词": 1}
"""Worksheets of lists → how many cells name the list."""
GONE = "整行删去"


class Rebased(NamedTuple):
    """What became of a workbook."""

    sheets: dict[str, Sheet]
    kept: tuple[str, ...]
    """What the rules say otherwise than at the export and the workbook left alone: it stays as the rules have it."""
    problems: tuple[CellProblem, ...]


def rebase(
    base: Mapping[str, Sequence[Cells]], book: Mapping[str, Sheet], rules: Mapping[str, Sequence[Cells]]
) -> Rebased:
    """Return *book* as it would be had it been exported from *rules* and then changed as it was from *base* on."""
    sheets: dict[str, Sheet] = {}
    kept: list[str] = []
    problems: list[CellProblem] = []
    for title in SHEETS:
        merge = _records if title in RECORDS else _lists
        rows = merge(title, base.get(title, ()), book[title], rules[title], kept, problems)
        sheets[title] = Sheet(title, tuple(rows))
    return Rebased(sheets, tuple(kept), tuple(problems))


def _records(
    title: str,
    base: Sequence[Cells],
    book: Sheet,
    rules: Sequence[Cells],
    kept: list[str],
    problems: list[CellProblem],
) -> Iterator[Row]:
    """Yield the rows of a worksheet of records, merged cell by cell."""
    width = RECORDS[title]
    olds, news = _by_key(base, width), _by_key(rules, width)
    written = book.by_key(width, problems)
    for key in dict.fromkeys([*written, *news]):
        row = written.get(key, Row(0, ()))
        cells = _record(title, key, olds.get(key), row, news.get(key), kept, problems)
        if cells is not None and not (title == "清单" and key in olds and not any(cells[width:])):
            yield Row(row.number, cells)


def _by_key(rows: Iterable[Cells], width: int) -> dict[Cells, Cells]:
    return {cells[:width]: cells for cells in rows}


def _record(
    title: str,
    key: Cells,
    old: Cells | None,
    row: Row,
    new: Cells | None,
    kept: list[str],
    problems: list[CellProblem],
) -> Cells | None:
    """Return one row merged; None where it is gone."""
    blank = (*key, *[""] * (len(SHEETS[title]) - len(key)))
    if not row.cells and old is not None and new == old:
        return None  # taken out of the workbook
    if new is None and old is not None and row.cells == old:
        kept.append(f"「{title}」{' '.join(key)}：{GONE}")
        return None
    if not row.cells and old is None:
        kept.append(f"「{title}」{' '.join(key)}：新加的一行")
        return new
    mine, theirs, before = row.cells or blank, new or blank, old or blank
    cells = []
    for column, (was, here, there) in enumerate(zip(before, mine, theirs, strict=True)):
        if here != was and there not in {was, here}:
            problems.append(_conflict(title, key, row.number, column, (was, here, there)))
        elif here == was != there:
            kept.append(
                f"「{title}」{' '.join(key)} {SHEETS[title][column]}：{_short(was)} → {_short(there)}"
            )
        cells.append(there if here == was else here)
    return tuple(cells)


def _conflict(title: str, key: Cells, row: int, column: int, said: tuple[str, str, str]) -> CellProblem:
    was, here, there = map(_short, said)
    message = f"导出时是{was}，表格改成{here}，规则书里已改成{there}"
    hint = "请先商定用哪一个，把表格和规则书改成一样再导入"
    if not row:  # taken out of the workbook, so that no cell can be named
        hint = f"说的是表格里删去的 {' '.join(key)} 那一行的“{SHEETS[title][column]}”；{hint}"
    return CellProblem(title, row, column, message, hint)


def _short(cell: str) -> str:
    return f"“{cell[:20]}{'…' if len(cell) > 20 else ''}”" if cell else "空的"


def _lists(
    title: str,
    base: Sequence[Cells],
    book: Sheet,
    rules: Sequence[Cells],
    kept: list[str],
    problems: list[CellProblem],
) -> Iterator[Row]:
    """Yield the rows of a worksheet of lists: those of the rules, with what the workbook took out and put in."""
    olds, mine, theirs = Counter(base), Counter(row.cells for row in book.rows), Counter(rules)
    wanted: Counter[Cells] = Counter()
    for cells in {**mine, **theirs}:
        was, here, there = olds[cells], mine[cells], theirs[cells]
        change = here - was if (here - was) * (there - was) <= 0 else _beyond(here - was, there - was)
        wanted[cells] = max(there + change, 0)
        if here == was != there:
            sign = "加" if there > was else "去"
            kept.append(f"「{title}」{' '.join(filter(None, cells[:-1]))}：{sign}{_short(cells[-1])}")
    problems += _torn(title, olds, mine, theirs, book)
    for row in book.rows:
        if wanted[row.cells] > 0:
            wanted[row.cells] -= 1
            yield row
    yield from (Row(0, cells) for cells, count in wanted.items() for _ in range(count))


def _beyond(mine: int, theirs: int) -> int:
    """Return how much further the workbook goes than the rules have gone already, in the same direction."""
    return max(mine - theirs, 0) if mine > 0 else min(mine - theirs, 0)


def _torn(
    title: str, olds: Counter[Cells], mine: Counter[Cells], theirs: Counter[Cells], book: Sheet
) -> Iterator[CellProblem]:
    """Yield the rows that replace one which the rules have replaced by another: both would come to stand there."""
    width = _GROUPS[title]
    lost = Counter(cells[:width] for cells in olds if not mine[cells] and not theirs[cells])
    both = Counter(cells[:width] for cells in mine if theirs[cells] and not olds[cells])
    there = {cells[:width] for cells in theirs if not olds[cells] and not mine[cells]}
    for row in book.rows:
        group = row.cells[:width]
        if olds[row.cells] or theirs[row.cells] or group not in there or lost[group] <= both[group]:
            continue
        message = "导出以后规则书里也改了这个列表的同一项，两处改得不一样"
        yield CellProblem(title, row.number, width, message, "请先把两处改成一样，再导入")
