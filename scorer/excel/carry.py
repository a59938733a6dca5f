"""Import a workbook into a rulebook: merge, load, place what is wrong at its cell; nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.errors import UsageError
from scorer.excel.cells import CellProblem, WorkbookError
from scorer.excel.columns import SHEETS
from scorer.excel.merge import merge
from scorer.excel.rebase import rebase
from scorer.excel.rows import open_files, sheets
from scorer.excel.terms import in_words_of
from scorer.rulebook.load import examine_texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorer.excel.cells import Sheet
    from scorer.excel.read import Workbook
    from scorer.excel.rows import Files, Line, Place
    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book


class Carried(NamedTuple):
    """What an import comes to."""

    book: Book
    """The rulebook after it, sound."""
    changed: Mapping[str, str]
    """The files that change, by relative name, with their new text."""
    kept: tuple[str, ...] = ()
    """What was changed in the rules since the export and not in the workbook."""


def carry(texts: Mapping[str, str], root: Path, read: Workbook, digest: str) -> Carried:
    """Merge the workbook that was *read* into the files *texts* of the rulebook folder *root*.

    *digest* is that of these files: where they changed since the export, both sides are merged. Raises WorkbookError,
    and UsageError for a workbook that no longer knows what was exported.
    """
    files = open_files(texts)
    workbook, kept = (read.sheets, ()) if read.digest == digest else _rebased(files, read)
    merged = merge(files, workbook)
    if merged.problems:
        raise WorkbookError(merged.problems)
    after = {name: file.text for name, file in merged.files.items()}
    reading = examine_texts(after, root)
    if reading.problems:
        lines = sheets(open_files(after))
        names = {sheet.file: name for name, sheet in reading.book.sheets.items()}
        raise WorkbookError(_at_cell(problem, names, lines, workbook) for problem in reading.problems)
    _as_wanted(sheets(merged.files), workbook)
    return Carried(reading.book, {name: text for name, text in after.items() if text != texts[name]}, kept)


def _rebased(files: Files, read: Workbook) -> tuple[Mapping[str, Sheet], tuple[str, ...]]:
    """Return the workbook as it would be had it been made from *files*, and what these say otherwise."""
    if not read.base:
        hint = "表格里的改动都还在：另导出一份（换个名字），把改动抄过去，导入那一份"
        raise UsageError("导出以后规则书又改过，这份表格里又没有导出时的底稿，合不起来", hint)
    rules = {title: [(*line.key, *line.cells) for line in lines] for title, lines in sheets(files).items()}
    made = rebase(read.base, read.sheets, rules)
    if made.problems:
        raise WorkbookError(made.problems)
    return made.sheets, made.kept


def _as_wanted(after: Mapping[str, list[Line]], workbook: Mapping[str, Sheet]) -> None:
    """Make sure that the files say what the workbook says, to the cell."""
    for title, lines in after.items():
        have = sorted((*line.key, *line.cells) for line in lines)
        want = sorted(row.cells for row in workbook[title].rows if any(row.cells[_KEYS.get(title, 0) :]))
        if have != want:
            odd = next(
                iter([*(one for one in want if one not in have), *(one for one in have if one not in want)])
            )
            hint = "请把这一行照「说明」改写；仍不行请直接改 YAML"
            raise UsageError(f"工作表「{title}」里这一行写不进规则：{' '.join(filter(None, odd))[:60]}", hint)


_KEYS = {"清单": 2}
"""Worksheets in which a row with nothing but its key says nothing."""


def _at_cell(
    problem: RuleProblem,
    names: Mapping[str, str],
    lines: Mapping[str, list[Line]],
    workbook: Mapping[str, Sheet],
) -> CellProblem:
    """Return the problem at the smallest cell that holds its place; the file's own place where none does."""
    name, spot = names.get(problem.at.file, problem.at.file), (problem.at.line, problem.at.column)
    hits = [
        (place.end[0] - place.start[0], place.end[1] - place.start[1], title, line, column)
        for title, listed in lines.items()
        for line in listed
        for column, place in enumerate(line.places)
        if place and place.file == name and _holds(place, spot)
    ]
    for _, _, title, line, column in sorted(hits, key=lambda hit: hit[:2]):
        number = _row(line, workbook[title])
        if number:
            at = len(line.key) + column
            key = line.key[-1] if title == "清单" else ""
            said = in_words_of(title, problem.message, problem.hint, SHEETS[title][at], key)
            return CellProblem(title, number, at, *said)
    sheet, where = _sheet_of(name), f"{problem.at.file}:{problem.at.line}"
    message, hint = in_words_of(sheet, problem.message, problem.hint)
    return CellProblem(sheet, 0, 0, f"改了以后，{where} {message}", hint)


def _holds(place: Place, spot: tuple[int, int]) -> bool:
    return place.start <= spot <= place.end


def _row(line: Line, sheet: Sheet) -> int:
    """Return the row of the workbook that says what *line* says."""
    return next((row.number for row in sheet.rows if row.cells == (*line.key, *line.cells)), 0)


def _sheet_of(name: str) -> str:
    known = {"lexicon.yaml": "词组", "cues.yaml": "提示词", "stale-terms.yaml": "用语"}
    return known.get(name, "要素" if name.startswith("elements/") else "清单")
