"""Read the workbook of a rulebook: bounded, formulas refused, every cell as text."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from scorer.errors import UsageError
from scorer.excel.cells import CellProblem, Row, Sheet, WorkbookError, filled, text_of
from scorer.excel.columns import ABOUT, DIGEST, KEPT, SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_ROWS = 100_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.A)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Workbook(NamedTuple):
    """What was read."""

    sheets: dict[str, Sheet]
    digest: str
    """Of the rulebook that the workbook was made from."""
    base: dict[str, list[tuple[str, ...]]]
    """Worksheet → its rows as they were exported; empty where the hidden sheet that holds them is gone."""


def read_workbook(path: Path) -> Workbook:
    """Read the workbook at *path*. Raises UsageError or, for what is wrong with its cells, WorkbookError."""
    _refuse(path)
    problems = _formulas(path)
    sheets: dict[str, Sheet] = {}
    grids = _grids(path)
    for title, header in SHEETS.items():
        if title not in grids:
            problems.append(CellProblem(title, 0, 0, "没有这张工作表", "请重新导出，不要删改工作表的名称"))
        else:
            sheets[title] = _sheet(title, header, grids[title], problems)
    if problems:
        raise WorkbookError(problems)
    return Workbook(sheets, _digest(grids.get(ABOUT, [])), _base(grids.get(KEPT, [])))


def _base(grid: list[list[object]]) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of the hidden sheet by their worksheet."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for title, *values in grid:
        width = len(SHEETS.get(str(title), ()))
        cells = [text_of(value) for value in values[:width]]
        if width:
            found.setdefault(str(title), []).append((*cells, *[""] * (width - len(cells))))
    return found


def _refuse(path: Path) -> None:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path.name} 太大，不像规则书的表格", "请核对文件")
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise UsageError(f"{path.name} 解开后太大，不像规则书的表格", "请核对文件")
    except FileNotFoundError:
        raise UsageError(f"找不到 {path}", "请先用 scorer rules export 导出") from None
    except (zipfile.BadZipFile, OSError) as error:
        raise UsageError(f"{path.name} 不是 xlsx 表格", "WPS 或 Excel 里请另存为 xlsx") from error


def _grids(path: Path) -> dict[str, list[list[object]]]:
    """Return every worksheet as rows of values."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            return {
                name: [[*row] for row in book.get_sheet_by_name(name).to_python(False, MAX_ROWS + 1)]
                for name in book.sheet_names
            }
    except CalamineError as error:
        raise UsageError(f"{path.name} 读不出来", "文件可能已损坏或有密码，请另存一份再试") from error


def _sheet(
    title: str, header: tuple[str, ...], grid: list[list[object]], problems: list[CellProblem]
) -> Sheet:
    """Return the rows below the header; a header that is not as exported is a problem."""
    first = [text_of(value) for value in grid[0]] if grid else []
    for column, wanted in enumerate(header):
        got = first[column] if column < len(first) else ""
        if got != wanted:
            problems.append(
                CellProblem(title, 1, column, f"表头应为“{wanted}”，写的是“{got}”", "请照导出的样子")
            )
    if len(grid) > MAX_ROWS:
        problems.append(CellProblem(title, MAX_ROWS, 0, f"超过 {MAX_ROWS} 行", "请核对"))
    rows = []
    for number, values in enumerate(grid[1:], 2):
        cells = [text_of(value) for value in values[: len(header)]]
        cells += [""] * (len(header) - len(cells))
        if filled(cells):
            problems.extend(_odd(title, number, values[: len(header)], cells, header))
            rows.append(Row(number, tuple(cells)))
    return Sheet(title, tuple(rows))


def _odd(
    title: str, number: int, values: list[object], cells: list[str], header: tuple[str, ...]
) -> Iterator[CellProblem]:
    """Yield dates, and cells without which a row says nothing."""
    for column, value in enumerate(values):
        if type(value).__name__ in {"date", "datetime", "time", "timedelta"}:
            hint = "请把单元格格式改为“文本”，再重新填写"
            yield CellProblem(title, number, column, "这一格成了日期或时间", hint)
    for column in range(_NEEDED[title]):
        if not cells[column]:
            yield CellProblem(title, number, column, f"{header[column]}是空的", "请填上，或删去整行")


_NEEDED = {"要素": 1, "词语": 3, "例句": 3, "清单": 2, "用语": 1, "词组": 2, "提示词": 2}
"""Worksheet → how many of its first columns must be filled."""


def _digest(grid: list[list[object]]) -> str:
    return next((text_of(row[1]) for row in grid if len(row) > 1 and text_of(row[0]) == DIGEST), "")


def _formulas(path: Path) -> list[CellProblem]:
    """Return the cells that hold a formula: what it comes to depends on who opens the file."""
    from zlib import error as ZlibError

    from lxml.etree import XMLSyntaxError

    try:
        return list(_formula_cells(path))
    except (
        XMLSyntaxError,
        zipfile.BadZipFile,
        ZlibError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise UsageError(f"{path.name} 读不出来", "文件可能已损坏或有密码，请另存一份再试") from error


def _formula_cells(path: Path) -> Iterator[CellProblem]:
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        for title, part in _parts(archive):
            if title not in SHEETS:
                continue
            with archive.open(part) as stream:
                for _, node in etree.iterparse(
                    stream, tag=f"{_MAIN}c", resolve_entities=False, no_network=True
                ):
                    if node.find(f"{_MAIN}f") is not None:
                        column, row = _split(node.get("r", ""))
                        yield CellProblem(
                            title, row, column, "这一格是公式", "请改成文字（复制后“选择性粘贴—数值”）"
                        )
                    node.clear()


def _split(reference: str) -> tuple[int, int]:
    """Return column (from 0) and row of a reference such as B12."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(found[2])


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and part of every worksheet."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        book = etree.fromstring(archive.read("xl/workbook.xml"), parser)
        links = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise UsageError("这个文件不是 xlsx 表格", "WPS 或 Excel 里请另存为 xlsx") from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    names = set(archive.namelist())
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(f"{_REL}id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield sheet.get("name", ""), part
