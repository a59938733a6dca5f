"""``scorer rules test``: find the rules, run their examples, say what fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.cli import output
from scorer.cli.exits import Exit
from scorer.errors import UsageError, system_words
from scorer.rulebook.locate import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.authoring.examples import Trial
    from scorer.authoring.reports import Case
    from scorer.rulebook.load import Book

REPORT = ".report.md"
"""End of the names of whole reports that stand beside the rules."""


class Target(NamedTuple):
    """What the path on the command line means."""

    book: Book
    only: tuple[str, ...]
    """The one element that is meant; empty for a whole rulebook."""
    files: Mapping[str, Path]
    """The rule files and the reports beside them, by the names that messages give them."""


def target(path: str | None) -> Target:
    """Read the rulebook folder or the one element file that *path* names; by default the shipped rules.

    An element file outside a rulebook is held against the shipped words.
    """
    from scorer.rulebook.load import load_book, load_element
    from scorer.rulebook.locate import default_rules
    from scorer.rulebook.source import is_tailoring

    where = Path(path) if path else default_rules()
    if where.exists() and is_tailoring(where):
        return _tailored(where)
    if where.is_dir():
        return Target(load_book(where), (), _files(where))
    if not where.is_file():
        raise UsageError(f"找不到 {where}", "请写规则书文件夹，或 elements 里的一个要素文件")
    if where.suffix != ".yaml":
        raise UsageError(f"{where.name} 不是规则文件", "要素文件的扩展名是 .yaml")
    home = where.resolve().parent.parent
    if where.resolve().parent.name == "elements" and (home / "base.yaml").is_file():
        return Target(load_book(home), (where.stem,), _files(home))
    if (where.parent / "base.yaml").is_file():
        raise UsageError(f"{where.name} 不是要素文件，没有例句", "要试验整本规则书，请写它所在的文件夹")
    beside = {label(found): found for found in [where, *sorted(where.parent.glob(f"*{REPORT}"))]}
    return Target(load_element(where, default_rules()), (where.stem,), beside)


def _tailored(path: Path) -> Target:
    """Read a tailoring; the files of its base are not its own to rewrite."""
    from scorer.rulebook.source import source
    from scorer.rulebook.tailored import load_source

    where = source(path)
    own = [*where.extra, *sorted(where.extra[0].parent.glob(f"*{REPORT}"))]
    folder = where.extra[0].resolve().parent
    files = {shown(folder, found.resolve().relative_to(folder).as_posix()): found for found in own}
    return Target(load_source(where), (), files)


def _files(root: Path) -> dict[str, Path]:
    root = root.resolve()
    found = [*root.glob("*"), *root.glob("elements/*")]
    return {shown(root, path.relative_to(root).as_posix()): path for path in sorted(found)}


def label(path: Path) -> str:
    """Return a file as places in messages give it."""
    return shown(path.resolve().parent, path.name)


def test(path: str | None, *, coverage: bool, accept: bool) -> int:
    """Run all examples and reports of *path* and print what fails.

    With *coverage* the words they leave out are listed, with *accept* the expectations that fail are rewritten.
    """
    from scorer.authoring.examples import FAILURES, neutral, run_examples
    from scorer.authoring.reports import run_cases
    from scorer.rendering.trials import as_text

    wanted = target(path)
    rulebook, found = neutral(wanted.book.draft), cases(wanted)
    trials = [*run_examples(rulebook, wanted.only), *run_cases(rulebook, found, wanted.only)]
    if coverage:
        from scorer.authoring.coverage import cover
        from scorer.rendering import coverage as covered

        output.write(covered.as_text(cover(wanted.book, rulebook, found, wanted.only)), None)
    output.tailored(wanted.book.draft.tailored)
    if accept:
        return _accept(wanted, trials)
    output.write(as_text(trials), None)
    return Exit.GAPS if any(trial.outcome in FAILURES for trial in trials) else Exit.OK


def cases(wanted: Target) -> list[Case]:
    """Read the reports beside the rules; all that is wrong with them comes in one error."""
    from scorer.authoring.reports import read_case
    from scorer.rulebook.errors import RulebookError

    named = {name: path for name, path in wanted.files.items() if name.endswith(REPORT)}
    read = [read_case(name, read_bytes(path), wanted.book.draft) for name, path in named.items()]
    problems = [problem for _, found in read for problem in found]
    if problems:
        raise RulebookError(problems)
    return [case for case, _ in read if case]


def read_bytes(path: Path) -> bytes:
    """Read a report that stands beside the rules."""
    from scorer.errors import UnreadableError
    from scorer.reading.limits import refuse_large

    try:
        refuse_large(path.stat().st_size)
        return path.read_bytes()
    except UnreadableError as error:
        raise UsageError(f"读不了 {path}：{error.message}", error.hint) from error
    except OSError as error:
        raise UsageError(f"读不了 {path}：{system_words(error)}", "请核对权限") from error


def _accept(wanted: Target, trials: list[Trial]) -> int:
    """Rewrite each file whose expectations fail."""
    from scorer.authoring.accept import accept
    from scorer.rendering.trials import accepted

    refused = False
    for name, path in wanted.files.items():
        own = [trial for trial in trials if trial.at.file == name]
        if own:
            text = path.read_bytes().decode()
            result = accept(text, own, report=name.endswith(REPORT))
            if result.text != text:
                refuse_installed(path)
                output.write(result.text, str(path))
            output.write(accepted(result), None)
            refused = refused or bool(result.refused)
    return Exit.GAPS if refused else Exit.OK


def refuse_installed(path: Path) -> None:
    """Raise where *path* belongs to an installed package: an update would undo what is written there."""
    if "_rules" in path.resolve().parts:
        hint = "请把整个规则文件夹复制到别处再改，用时加 --rules 指明"
        raise UsageError("随程序安装的规则书不能直接改", f"{hint}：{path.parent}")
