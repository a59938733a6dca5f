"""What is wrong with a rulebook: every problem with its place, printed for a person who edits YAML by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
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
    before: str = ""
    after: str = ""
    """The lines around it; empty where there are none."""
    severity: Literal["error", "warning"] = "error"
    """A warning is about rules that load and judge, though hardly as they were meant."""

    def __str__(self) -> str:
        kind = "" if self.severity == "error" else "警告："
        head = f"{self.at.file}:{self.at.line}:{self.at.column}: {kind}{self.message}"
        return "\n".join([head, *_frame(self), *([f"    {self.hint}"] if self.hint else [])])


class RulebookError(ScorerError):
    """All problems of all files of one rulebook, by file and line (exit code 2)."""

    def __init__(self, problems: Iterable[RuleProblem]) -> None:
        self.problems = in_order(problems)
        files = len({problem.at.file for problem in self.problems})
        super().__init__(f"规则书有 {len(self.problems)} 处错误，涉及 {files} 个文件")

    def __str__(self) -> str:
        return "\n".join([self.message, *map(str, self.problems)])


def in_order(problems: Iterable[RuleProblem]) -> tuple[RuleProblem, ...]:
    """Return *problems* by file and place, each once."""
    return tuple(sorted(set(problems), key=lambda problem: problem[:2]))


def _frame(problem: RuleProblem) -> list[str]:
    """Return the line between its neighbours, with a caret under the place; nothing where there is no line."""
    if not problem.source.strip():
        return []
    line, at = problem.at.line, problem.at.column - 1
    shown, caret = _window(problem.source, at)
    width = len(str(line + 1))
    rows = [(str(line - 1), _window(problem.before, 0)[0]), (str(line), shown), ("", caret)]
    rows.append((str(line + 1), _window(problem.after, 0)[0]))
    return [f"    {number:>{width}} | {text}" for number, text in rows if text]


def _window(source: str, at: int) -> tuple[str, str]:
    """Return *source*, cut where it is long, and the line with a caret under its offset *at*."""
    start, end = max(at - _BEFORE, 0), at + _AFTER
    shown = "".join(char if char.isprintable() or char == "\u3000" else " " for char in source[start:end])
    lead, tail = "…" if start else "", "…" if end < len(source) else ""
    padding = sum(2 if east_asian_width(char) in "WF" else 1 for char in lead + shown[: at - start])
    return (lead + shown).rstrip() + tail, " " * padding + "^"
