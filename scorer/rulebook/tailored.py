"""Load a rulebook together with the tailoring that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook.build import FOLDER, build
from scorer.rulebook.copied import copies
from scorer.rulebook.errors import RuleProblem, in_order
from scorer.rulebook.load import Book, Reading, digest, examine, load_book, read_bytes, rule_files, sound
from scorer.rulebook.locate import shown
from scorer.rulebook.nodes import read_sheet
from scorer.rulebook.source import Source, source
from scorer.rulebook.tailoring import apply

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from scorer.rulebook.nodes import Sheet


def open_book(path: Path | None, base: Path | None = None) -> Book:
    """Load the rulebook that *path* names, tailored or not. Raises ``RulebookError`` with every problem."""
    return load_source(source(path, base))


def load_source(where: Source) -> Book:
    """Load a rulebook with its tailoring."""
    return load_book(where.home) if where.tailoring is None else load_tailored(where.tailoring, where.home)


def load_tailored(path: Path, home: Path) -> Book:
    """Load the rulebook in *home* as the tailoring *path* changes it; the digest counts both."""
    return sound(examine_tailored(path, home))


def examine_tailored(path: Path, home: Path) -> Reading:
    """Do as ``load_tailored`` and return the problems; where the base has some by itself, only those."""
    root, path = home.resolve(), path.resolve()
    files, lost = rule_files(root)
    sheets = {name: read_sheet(shown(root, name), data) for name, data in files.items()}
    if lost or any(sheet.root is None for sheet in sheets.values()):
        return examine(root)
    own = read_sheet(shown(path.parent, path.name), read_bytes(path))
    added, of_base = _beside(own, path, files), {sheet.file for sheet in sheets.values()}
    sheets |= {name: read_sheet(shown(path.parent, name), data) for name, data in added.items()}
    spare = copies(sheets.keys())
    new = (name.removeprefix(FOLDER).removesuffix(".yaml") for name in sorted(added) if name not in spare)
    done = apply(own, sheets, tuple(new))
    changed = {f"tailoring/{name}": data for name, data in {**added, path.name: read_bytes(path)}.items()}
    draft = build(sheets, digest({**files, **changed}))
    named = draft._replace(name=f"{draft.name}（{done.name}）", exempt=done.exempt, tailored=done.told)
    problems = [*own.problems, *(problem for sheet in sheets.values() for problem in sheet.problems)]
    base = examine(root) if problems else None
    if base and base.problems:
        return base
    return Reading(
        Book(named, sheets, own, done.dropped), in_order(_by_tailoring(own, of_base, one) for one in problems)
    )


def _beside(own: Sheet, path: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Read the elements that stand beside the tailoring; one that the base has already is a problem."""
    beside = {f"{FOLDER}{file.name}": file for file in Source(path, path).extra[1:]}
    for name in sorted(beside.keys() & files.keys()):
        own.say_at(1, 1, f"{name} 在基准里已经有了", "改已有的要素请写在 set 里；新要素请换一个代号")
    return {name: read_bytes(file) for name, file in beside.items() if name not in files}


def _by_tailoring(own: Sheet, of_base: Collection[str], problem: RuleProblem) -> RuleProblem:
    """Place at the tailoring what is wrong with a file of the base only since it was tailored."""
    if problem.at.file not in of_base:
        return problem
    place = f"{problem.at.file}:{problem.at.line}"
    id = problem.at.file.rpartition("/")[2].removesuffix(".yaml")
    line = next((n for n, text in enumerate(own.lines, 1) if text.strip().startswith(f"{id}:")), 1)
    text = own.lines[line - 1]
    own.say_at(line, len(text) - len(text.lstrip()) + 1, f"改了以后，{place} {problem.message}", problem.hint)
    return own.problems.pop()
