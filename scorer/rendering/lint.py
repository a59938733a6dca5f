"""What is wrong with a rulebook, as text for a person and as JSON for an editor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.rulebook.errors import RuleProblem

SCHEMA = 1


class Checked(NamedTuple):
    """The outcome of one run."""

    problems: tuple[RuleProblem, ...]
    elsewhere: int
    """How many errors other files of the same rulebook have, where one file was meant."""
    files: int
    """How many were read."""
    paths: Mapping[str, str]
    """Name of a file in the problems → where it lies."""

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings."""
        return len(self.problems) - self.errors


def as_text(checked: Checked) -> str:
    """Return each problem with its lines, then the counts."""
    return "".join(f"{line}\n" for line in (*map(str, checked.problems), *_counts(checked)))


def _counts(checked: Checked) -> list[str]:
    files = len({problem.at.file for problem in checked.problems})
    among = f"，涉及 {files} 个" if files and checked.files > 1 else ""
    lines = [f"错误 {checked.errors}，警告 {checked.warnings}（共 {checked.files} 个文件{among}）"]
    if checked.errors:
        lines.append("有错误时不查警告，改好以后再运行一次")
    if checked.elsewhere:
        lines.append(f"同一规则书的其他文件里还有 {checked.elsewhere} 处错误，写规则书文件夹就一并列出")
    return lines


def as_json(checked: Checked) -> str:
    """Return the problems with places that count from 1, ``path`` as an editor opens it."""
    problems = [
        {
            "path": checked.paths.get(problem.at.file, problem.at.file),
            "line": problem.at.line,
            "column": problem.at.column,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in checked.problems
    ]
    told = {
        "schema": SCHEMA,
        "errors": checked.errors,
        "warnings": checked.warnings,
        "files": checked.files,
        "problems": problems,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
