"""Load a rulebook from its folder: all files are read and checked, all problems come in one error."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from scorer.errors import system_words
from scorer.rulebook.build import FIXED, FOLDER, build
from scorer.rulebook.draft import Mark
from scorer.rulebook.edit import list_element
from scorer.rulebook.errors import RulebookError, RuleProblem, in_order
from scorer.rulebook.locate import shown
from scorer.rulebook.nodes import MAX_BYTES, read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorer.rulebook.draft import RulebookDraft
    from scorer.rulebook.nodes import Sheet
    from scorer.rulebook.tailored_lists import Dropped


class Book(NamedTuple):
    """A rulebook with the files it was read from, for those who show or change them."""

    draft: RulebookDraft
    sheets: Mapping[str, Sheet]
    """By name relative to the folder, e.g. ``elements/causes.yaml``."""
    tailoring: Sheet | None = None
    """The county's file that changed it, if any; what it brought in stands in the trees of the sheets."""
    dropped: tuple[Dropped, ...] = ()
    """Lists of the base that the tailoring replaced, so that some of what they said is gone."""


class Reading(NamedTuple):
    """What the files of a rulebook came to; the draft holds only where there are no problems."""

    book: Book
    problems: tuple[RuleProblem, ...]


def load(folder: Path) -> RulebookDraft:
    """Read and check the rulebook in *folder*. Raises ``RulebookError`` with every problem of every file."""
    return load_book(folder).draft


def load_book(folder: Path) -> Book:
    """Do as ``load`` and keep the sheets."""
    return sound(examine(folder))


def load_element(path: Path, home: Path) -> Book:
    """Read the element file *path* as part of the rulebook in *home*, in place of its element of that name."""
    return sound(examine_element(path, home))


def examine(folder: Path) -> Reading:
    """Read the rulebook in *folder* and say what is wrong with it. Raises only where there is no folder."""
    root = folder.resolve()
    files, problems = rule_files(root)
    return _reading(files, {name: shown(root, name) for name in files}, problems)


def examine_texts(texts: Mapping[str, str], root: Path) -> Reading:
    """Say what is wrong with the files *texts* of the folder *root*, before they are written there."""
    files = {name: text.encode() for name, text in texts.items()}
    return _reading(files, {name: shown(root, name) for name in files}, [])


def examine_element(path: Path, home: Path) -> Reading:
    """Do as ``load_element`` and return the problems."""
    root, path = home.resolve(), path.resolve()
    files, problems = rule_files(root)
    name = f"{FOLDER}{path.name}"
    if name not in files:
        files["base.yaml"] = list_element(files.get("base.yaml", b""), path.stem)
    return _beside(files, problems, root, name, path)


def examine_profile(path: Path, home: Path) -> Reading:
    """Read the profile *path* as part of the rulebook in *home*, in place of its profile of that name."""
    root, path = home.resolve(), path.resolve()
    files, problems = rule_files(root)
    return _beside(files, problems, root, path.name, path)


def _beside(
    files: dict[str, bytes], problems: list[RuleProblem], root: Path, name: str, path: Path
) -> Reading:
    files[name] = read_bytes(path)
    labels = {other: shown(root, other) for other in files} | {name: shown(path.parent, path.name)}
    return _reading(files, labels, problems)


def _reading(files: Mapping[str, bytes], labels: Mapping[str, str], problems: list[RuleProblem]) -> Reading:
    sheets = {name: read_sheet(labels[name], data) for name, data in files.items()}
    draft = build(sheets, digest(files))
    problems += [problem for sheet in sheets.values() for problem in sheet.problems]
    return Reading(Book(draft, sheets), in_order(problems))


def sound(reading: Reading) -> Book:
    """Return the book, or raise what is wrong with it."""
    if reading.problems:
        raise RulebookError(reading.problems)
    return reading.book


def digest(files: Mapping[str, bytes]) -> str:
    """Return ``sha256:`` and the digest over the sorted names and bytes of the rule files."""
    total = sha256()
    for name in sorted(files):
        total.update(f"{name}\0{len(files[name])}\0".encode())
        total.update(files[name])
    return f"sha256:{total.hexdigest()}"


def rule_files(root: Path) -> tuple[dict[str, bytes], list[RuleProblem]]:
    """Read the rule files by relative name; what is missing or cannot be read is a problem."""
    problems: list[RuleProblem] = []
    if not root.is_dir():
        raise RulebookError([RuleProblem(Mark(root.name, 1, 1), "找不到规则文件夹", "请核对路径")])
    files: dict[str, bytes] = {}
    for path in sorted([*root.iterdir(), *(root / FOLDER).glob("*")]):
        name, suffix = path.relative_to(root).as_posix(), path.suffix.lower()
        if suffix == ".yml" or (suffix == ".yaml" and path.suffix != suffix):
            problems.append(_lost(root, name, "扩展名不是 .yaml，这个文件不会被读", "请把扩展名改成 .yaml"))
        elif path.is_dir() and path.parent.name == FOLDER[:-1]:
            problems.append(
                _lost(root, name, "elements 里的文件夹不会被读", "请把要素文件直接放在 elements 下")
            )
        elif suffix == ".yaml" and not path.is_file():
            problems.append(_lost(root, name, "这不是一个文件", "请删去，或换成规则文件"))
        elif suffix == ".yaml":
            try:
                files[name] = read_bytes(path)
            except OSError as error:
                problems.append(_lost(root, name, f"读不了这个文件（{system_words(error)}）", "请核对权限"))
    problems += [_lost(root, name, "缺少这个文件", "") for name in FIXED if name not in files]
    return files, problems


def read_bytes(path: Path) -> bytes:
    """Read one file, one byte more than is allowed at most."""
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _lost(root: Path, name: str, message: str, hint: str) -> RuleProblem:
    return RuleProblem(Mark(shown(root, name), 1, 1), message, hint)
