"""``scorer rules diff``: two rulebooks or tailorings held against each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli import output
from scorer.cli.exits import Exit
from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.rulebook.load import Book

FORMATS = ("table", "json")


def diff(old: str, new: str, form: str, to: str | None) -> int:
    """Print what changed from *old* to *new*."""
    from scorer.authoring.diff import compare
    from scorer.rendering.rules_diff import as_json, as_text
    from scorer.rendering.rules_terminal import page_width

    output.one_of(form, FORMATS)
    found = compare(book(old), book(new))
    output.write(as_json(found) if form == "json" else as_text(found, page_width()), to)
    return Exit.OK


def book(path: str) -> Book:
    """Load what *path* names: a rulebook's folder or a tailoring; ``-`` is the shipped rulebook."""
    from scorer.rulebook.tailored import open_book

    where = None if path == "-" else Path(path)
    if where is not None and not where.exists():
        raise UsageError(f"找不到 {path}", "请写规则书文件夹或一份调整；- 表示随程序发布的规则书")
    return open_book(where)
