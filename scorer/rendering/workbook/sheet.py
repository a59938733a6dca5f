"""A sheet as a table: text is always text, the head stays in sight and is repeated on every printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering.foreign import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MAX_TEXT = 8_000
"""Characters of a cell; Excel takes 32,767 and nobody reads as many."""
MAX_ROWS = 1_048_576
"""Rows of a sheet in Excel, head and all."""
A4 = 9
LINE, MAX_HEIGHT = 14.5, 400
"""Points of a line and of a row; Excel takes 409."""
FITTED = 10_000
"""Rows with a height of their own: xlsxwriter keeps every height in memory, and Excel finds the others itself."""
WRAPPED = frozenset({"text", "top", "free"})

Cell = str | float | None


class Heading(NamedTuple):
    """A column: its words, its width in characters and the name of the format of its cells."""

    words: str
    width: float
    style: str = "text"


class Marked(NamedTuple):
    """Text of which some stretches stand out."""

    parts: tuple[tuple[str, bool], ...]


class Spilling(NamedTuple):
    """Text in a narrow column that runs over the empty cells to its right."""

    words: str


class Table:
    """Writes a sheet row by row from the top; earlier rows cannot be changed, so memory does not grow."""

    def __init__(
        self,
        book: Workbook,
        styles: Mapping[str, Format],
        name: str,
        headings: Sequence[Heading],
        *,
        title: str = "",
        frozen: int = 0,
        head: str = "head",
        head_height: float = 30,
    ) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.styles = styles
        self.headings = headings
        self.row = 0
        if title:
            self.sheet.write_string(0, 0, one_line(title, MAX_TEXT), styles["title"])
            self.row = 1
        self.head = self.row
        self._set_up(frozen)
        self.sheet.set_row(self.head, head_height)
        for at, heading in enumerate(headings):
            self.sheet.write_string(self.head, at, one_line(heading.words, MAX_TEXT), styles[head])
        self.row += 1

    @property
    def full(self) -> bool:
        """Tell whether only one row is left: the one that says so."""
        return self.row >= MAX_ROWS - 1

    def _set_up(self, frozen: int) -> None:
        sheet = self.sheet
        for at, heading in enumerate(self.headings):
            sheet.set_column(at, at, heading.width)
        sheet.freeze_panes(self.head + 1, frozen)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(self.head)
        sheet.set_footer("&L&A&R第 &P 页，共 &N 页")

    def write(self, *cells: Cell | Marked | Spilling) -> None:
        """Write the next row, as high as its longest cell needs: not every program finds that out by itself."""
        if self.row < FITTED:
            lines = max(map(_lines, cells, self.headings))
            self.sheet.set_row(self.row, min(lines * LINE + 3, MAX_HEIGHT))
        for at, (cell, heading) in enumerate(zip(cells, self.headings, strict=True)):
            self._cell(at, cell, self.styles[heading.style])
        self.row += 1

    def _cell(self, at: int, cell: Cell | Marked | Spilling, style: Format) -> None:
        if isinstance(cell, Marked):
            self._marked(at, cell, style)
        elif isinstance(cell, Spilling):
            self.sheet.write_string(self.row, at, text(cell.words), self.styles["spilling"])
        elif isinstance(cell, str):
            self.sheet.write_string(self.row, at, text(cell), style)
        elif cell is None:
            self.sheet.write_blank(self.row, at, None, style)
        else:
            self.sheet.write_number(self.row, at, cell, style)

    def _marked(self, at: int, cell: Marked, style: Format) -> None:
        """Write a rich string; Excel wants at least two stretches, none of them empty."""
        parts = _bounded(cell)
        if len(parts) < 2:
            only = parts[0] if parts else ("", False)
            self.sheet.write_string(self.row, at, text(only[0]), self.styles["differs"] if only[1] else style)
            return
        runs: list[object] = []
        for words, differs in parts:
            runs += [self.styles["mark" if differs else "plain"], words]
        self.sheet.write_rich_string(self.row, at, *runs, style)

    def close(self, *, filtered: bool = True, printed: int = 0) -> None:
        """Put the filter over all rows that were written; print only so many columns where that is not 0."""
        if printed:
            self.sheet.print_area(0, 0, self.row - 1, printed - 1)
        if filtered and self.row > self.head + 1:
            self.sheet.autofilter(self.head, 0, self.row - 1, len(self.headings) - 1)


def text(words: str) -> str:
    """Fit foreign text into a cell.

    xlsxwriter takes a string between ``<r>`` and ``</r>`` for markup of its own; a space in front keeps it text.
    """
    line = one_line(words, MAX_TEXT)
    return f" {line}" if line.startswith("<r>") else line


def _lines(cell: Cell | Marked | Spilling, heading: Heading) -> int:
    """Count the lines that a cell needs; a Chinese character is two columns wide, as it is two bytes here."""
    if isinstance(cell, Spilling):
        return 1
    words = "".join(part for part, _ in cell.parts) if isinstance(cell, Marked) else cell
    if not isinstance(words, str) or heading.style not in WRAPPED:
        return 1
    return max(1, -(-len(words.encode("gb18030", "replace")) // int(heading.width)))


def _bounded(cell: Marked) -> list[tuple[str, bool]]:
    """Join stretches of one kind, drop empty ones and cut the whole to what a cell takes."""
    parts: list[tuple[str, bool]] = []
    room = MAX_TEXT
    for words, differs in cell.parts:
        line = one_line(words, room) if room > 0 else ""
        room -= len(line)
        if line and parts and parts[-1][1] == differs:
            parts[-1] = (parts[-1][0] + line, differs)
        elif line:
            parts.append((line, differs))
    return parts
