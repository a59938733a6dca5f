"""Make warnings that know their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook.errors import RuleProblem

if TYPE_CHECKING:
    from scorer.rulebook.draft import Mark
    from scorer.rulebook.load import Book


class Places:
    """Finds the lines of a rulebook again by the marks of its drafts."""

    def __init__(self, book: Book) -> None:
        self._sheets = {sheet.file: sheet for sheet in book.sheets.values()}
        if book.tailoring is not None:
            self._sheets[book.tailoring.file] = book.tailoring

    def warn(self, at: Mark, message: str, hint: str, word: str = "") -> RuleProblem:
        """Make a warning at *at*, or at *word* where it stands further on in that line."""
        sheet = self._sheets.get(at.file)
        if sheet is None:
            return RuleProblem(at, message, hint, severity="warning")
        line = sheet.lines[at.line - 1] if at.line <= len(sheet.lines) else ""
        found = line.find(word, at.column - 1) if word else -1
        place = at._replace(column=found + 1) if found >= 0 else at
        return sheet.problem(place, message, hint)._replace(severity="warning")
