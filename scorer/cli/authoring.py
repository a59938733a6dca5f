"""``scorer rules test``: find the rules, run their examples, say what fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.cli import output
from scorer.cli.exits import Exit
from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.authoring.examples import Trial
    from scorer.authoring.reports import Case
    from scorer.rulebook.compile import Rulebook
    from scorer.rulebook.load import Book

REPORTS = "*.report.md"


class Target(NamedTuple):
    """What the path on the command line means."""

    book: Book
    only: tuple[str, ...]
    """The one element that is meant; empty for a whole rulebook."""
    folders: tuple[Path, ...]
    """Where reports stand beside the rules."""


def target(path: str | None) -> Target:
    """Read the rulebook folder or the one element file that *path* names; by default the shipped rules."""
    from scorer.rulebook.load import load_book, load_element
    from scorer.rulebook.locate import default_rules

    where = Path(path) if path else default_rules()
    if where.is_dir():
        return Target(load_book(where), (), (where, where / "elements"))
    if not where.is_file():
        raise UsageError(f"找不到 {where}", "请写规则书文件夹，或 elements 里的一个要素文件")
    if where.suffix != ".yaml":
        raise UsageError(f"{where.name} 不是规则文件", "要素文件的扩展名是 .yaml")
    home = where.resolve().parent.parent
    if where.resolve().parent.name == "elements" and (home / "base.yaml").is_file():
        return Target(load_book(home), (where.stem,), (where.parent,))
    return Target(load_element(where, default_rules()), (where.stem,), (where.parent,))


def test(path: str | None, *, coverage: bool) -> int:
    """Run all examples and reports of *path* and print what fails, with *coverage* the words they leave out."""
    from scorer.authoring.coverage import cover
    from scorer.authoring.examples import FAILURES, neutral
    from scorer.rendering import coverage as covered
    from scorer.rendering import trials as told

    wanted = target(path)
    rulebook, found = neutral(wanted.book.draft), cases(wanted)
    trials = run(wanted, rulebook, found)
    if coverage:
        output.write(covered.as_text(cover(wanted.book, rulebook, found, wanted.only)), None)
    output.write(told.as_text(trials), None)
    return Exit.GAPS if any(trial.outcome in FAILURES for trial in trials) else Exit.OK


def run(wanted: Target, rulebook: Rulebook, found: list[Case]) -> list[Trial]:
    """Run the examples and the reports."""
    from scorer.authoring.examples import run_examples
    from scorer.authoring.reports import run_cases

    return [*run_examples(rulebook, wanted.only), *run_cases(rulebook, found, wanted.only)]


def cases(wanted: Target) -> list[Case]:
    """Read the reports beside the rules; all that is wrong with them comes in one error."""
    from scorer.authoring.reports import read_case
    from scorer.rulebook.errors import RulebookError

    read = [
        read_case(f"{folder.resolve().name}/{path.name}", path.read_bytes(), wanted.book.draft)
        for folder in wanted.folders
        for path in sorted(folder.glob(REPORTS))
    ]
    problems = [problem for _, found in read for problem in found]
    if problems:
        raise RulebookError(problems)
    return [case for case, _ in read if case]
