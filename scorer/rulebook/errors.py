"""What is wrong with a rulebook: every problem with its place, printed for a person who edits YAML by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from scorer.errors import ScorerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorer.rulebook.draft import Mark

_BEFORE, _AFTER = 40, 30
"""Characters of a long line that are printed around the place."""


class RuleProblem(NamedTuple):
    """One thing that is wrong, where, and what to do about it."""

    at: Mark
    message: str
    hint: str = ""
    source: str = ""
    """The line as it stands in the file; empty where there is none to show."""

    def __str__(self) -> str:
        head = f"{self.at.file}:{self.at.line}:{self.at.column}: {self.message}"
        frame = _frame(self.source, self.at.column - 1) if self.source.strip() else []
        return "\n".join([head, *frame, *([f"    {self.hint}"] if self.hint else [])])


class RulebookError(ScorerError):
    """All problems of all files of one rulebook, by file and line (exit code 2)."""

    def __init__(self, problems: Iterable[RuleProblem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: problem[:2]))
        files = len({problem.at.file for problem in self.problems})
        super().__init__(f"规则书有 {len(self.problems)} 处错误，涉及 {files} 个文件")

    def __str__(self) -> str:
        return "\n".join([self.message, *map(str, self.problems)])


def _frame(source: str, at: int) -> list[str]:
    """Return the line and the caret under offset *at*, cut to a window where the line is long."""
    start, end = max(at - _BEFORE, 0), at + _AFTER
    shown = "".join(char if char.isprintable() or char == "\u3000" else " " for char in source[start:end])
    lead, tail = "…" if start else "", "…" if end < len(source) else ""
    padding = sum(2 if east_asian_width(char) in "WF" else 1 for char in lead + shown[: at - start])
    return [f"    {lead}{shown.rstrip()}{tail}", f"    {' ' * padding}^"]
