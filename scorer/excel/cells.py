"""A workbook as it was read: rows of text, and problems that name worksheet and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.errors import ScorerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CellProblem(NamedTuple):
    """What is wrong with one cell."""

    sheet: str
    row: int
    """From 1 as Excel counts; 0 is about the worksheet as a whole."""
    column: int
    """From 0."""
    message: str
    hint: str

    def __str__(self) -> str:
        at = f" {column_name(self.column)}{self.row}" if self.row else ""
        return f"工作表「{self.sheet}」{at}：{self.message}" + (f"（{self.hint}）" if self.hint else "")


class WorkbookError(ScorerError):
    """Everything that is wrong with a workbook; nothing was written (exit code 2)."""

    def __init__(self, problems: Iterable[CellProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"表格有 {len(self.problems)} 处错误，什么都没有改")

    def __str__(self) -> str:
        return "\n".join([self.message, *map(str, self.problems)])


class Row(NamedTuple):
    """A row below the header that is not empty."""

    number: int
    """As Excel counts."""
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """A worksheet without its header."""

    title: str
    rows: tuple[Row, ...]

    def by_key(self, width: int, problems: list[CellProblem]) -> dict[tuple[str, ...], Row]:
        """Return the rows by their first *width* cells; a second row of a key is a problem."""
        found: dict[tuple[str, ...], Row] = {}
        for row in self.rows:
            key = row.cells[:width]
            if key in found:
                message = f"和第 {found[key].number} 行重复"
                problems.append(CellProblem(self.title, row.number, 0, message, "请删去一行"))
            found.setdefault(key, row)
        return found

    def groups(self, width: int) -> dict[tuple[str, ...], list[Row]]:
        """Return the rows by their first *width* cells, in order."""
        found: dict[tuple[str, ...], list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.cells[:width], []).append(row)
        return found


def column_name(number: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(65 + letter) + name
    return name


def text_of(value: object) -> str:
    """Return the text of a value as calamine reads it; whole numbers have no point."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e15 else str(value)
    return str(value).strip() if value is not None else ""


def filled(cells: Sequence[str]) -> bool:
    """Tell whether anything stands in a row."""
    return any(cells)
