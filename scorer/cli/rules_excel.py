"""``scorer rules export`` and ``import``: the rules to Excel and back."""

from __future__ import annotations

import os
from filecmp import cmp
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli import inputs, output
from scorer.cli.authoring import refuse_installed
from scorer.cli.exits import Exit
from scorer.errors import UsageError, system_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.rulebook.load import Book


def export(workbook: str, rules: str | None, *, force: bool = False) -> int:
    """Write the rulebook to the workbook; one that is there and says otherwise is kept unless *force* is set."""
    from scorer.excel.rows import open_files, sheets
    from scorer.excel.write import write_workbook
    from scorer.rendering.files import replacing

    target, root = Path(workbook), _home(rules)
    if target.suffix.lower() != ".xlsx":
        raise UsageError(f"{target.name} 的扩展名不是 .xlsx", "例如 规则.xlsx")
    if not target.parent.is_dir():
        raise UsageError(f"没有文件夹：{target.parent}", "请先建好文件夹")
    output.keep(target, inputs.rule_files(str(root)))
    book = _load(root)
    with replacing(target) as path:
        write_workbook(path, book.draft, sheets(open_files(_texts(root, book))))
        if target.exists() and not force and not cmp(path, target, shallow=False):
            raise UsageError(f"已有这份表格，可能有改动：{target}", "换个名字，或加 --force 覆盖")
    where = f" --rules {rules}" if rules else ""
    output.write(f"已写入 {target}\n改好后运行：scorer rules import {target}{where}\n", None)
    return Exit.OK


def import_book(workbook: str, rules: str | None, *, dry_run: bool) -> int:
    """Carry what was changed in the workbook into the rule files, all of it or nothing."""
    from scorer.authoring.diff import compare
    from scorer.excel.carry import carry
    from scorer.excel.read import read_workbook
    from scorer.rendering.rules_diff import as_text
    from scorer.rendering.rules_terminal import page_width

    root = _home(rules)
    book, read = _load(root), read_workbook(Path(workbook))
    carried = carry(_texts(root, book), root, read, book.draft.digest)
    _tell_kept(carried.kept)
    if not carried.changed:
        output.write("表格没有改动，规则文件一个字节也没有动\n", None)
        return Exit.OK
    output.write(as_text(compare(book, carried.book), page_width()), None)
    if dry_run:
        output.write(f"会改动 {_names(carried.changed)}；没有写文件\n", None)
        return Exit.OK
    refuse_installed(root / "base.yaml")
    _write(root, carried.changed)
    output.write(f"已改动 {_names(carried.changed)}\n请运行：scorer rules test {rules or root}\n", None)
    return Exit.OK


_MOST_KEPT = 10
"""Differences of the rules from the export that are told one by one."""


def _tell_kept(kept: tuple[str, ...]) -> None:
    if kept:
        rest = f"\n  等 {len(kept)} 处" if len(kept) > _MOST_KEPT else ""
        lines = "".join(f"\n  {line}" for line in kept[:_MOST_KEPT])
        output.write(f"导出以后规则书另有改动，表格里没有动，照规则书的样子保留：{lines}{rest}\n", None)


def _names(changed: Mapping[str, str]) -> str:
    return "、".join(changed)


def _home(rules: str | None) -> Path:
    from scorer.rulebook.locate import default_rules

    root = Path(rules) if rules else default_rules()
    if not (root / "base.yaml").is_file():
        raise UsageError(
            f"{root} 不是规则书文件夹，里面没有 base.yaml", "县级调整不能导出，请直接改它的 YAML"
        )
    return root


def _load(root: Path) -> Book:
    from scorer.rulebook.load import load_book

    return load_book(root)


def _texts(root: Path, book: Book) -> dict[str, str]:
    return {name: (root / name).read_bytes().decode() for name in book.sheets}


def _write(root: Path, changed: Mapping[str, str]) -> None:
    """Write every file beside its place first, then put all in place; what is in place goes back if one fails."""
    fresh = {root / name: (root / name).with_name(f".{Path(name).name}.new") for name in changed}
    before = {path: path.read_bytes() for path in fresh}
    done: list[Path] = []
    try:
        for name, text in changed.items():
            new = fresh[root / name]
            new.write_bytes(text.encode())
            os.chmod(new, (root / name).stat().st_mode & 0o777)
        for path, new in fresh.items():
            os.replace(new, path)
            done.append(path)
    except OSError as error:
        for path in done:
            path.write_bytes(before[path])
        raise UsageError(
            f"写不进 {root}：{system_words(error)}，什么都没有改", "请核对权限，或关闭打开着它的程序"
        ) from error
    finally:
        for new in fresh.values():
            new.unlink(missing_ok=True)
