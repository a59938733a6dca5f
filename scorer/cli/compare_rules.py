"""``scorer rules diff`` and ``impact``: two rulebooks or tailorings held against each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli import inputs, output
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
    output.keep(to, inputs.rule_files(old, new))
    found = compare(book(old), book(new))
    output.deliver(as_json(found) if form == "json" else as_text(found, page_width()), to)
    return Exit.OK


def impact(old: str, new: str, folder: str, form: str, to: str | None, jobs: int | None) -> int:
    """Print what the change from *old* to *new* does to the reports of *folder*."""
    from scorer.authoring.impact import sum_up
    from scorer.corpus.folder import reports
    from scorer.corpus.judging import judge_twice
    from scorer.rendering import impact as rendering
    from scorer.rendering.rules_terminal import page_width

    output.one_of(form, (*FORMATS, "html"))
    files = [str(path) for path in reports(Path(folder))]
    output.keep(to, [*files, *inputs.rule_files(old, new)])
    before, after = (inputs.rulebook(_named(path), None) for path in (old, new))
    found = sum_up(before.about, after.about, judge_twice(files, before, after, jobs))
    renderers = {
        "json": lambda: rendering.as_json(found),
        "html": lambda: rendering.as_html(found),
        "table": lambda: rendering.as_text(found, page_width()),
    }
    output.deliver(renderers[form](), to)
    return Exit.UNREADABLE if found.unread else Exit.OK


def _named(path: str) -> str | None:
    """Return *path* if there is such a thing; ``None`` for the shipped rulebook."""
    if path != "-" and not Path(path).exists():
        raise UsageError(f"找不到 {path}", "请写规则书文件夹或一份调整；- 表示随程序发布的规则书")
    return None if path == "-" else path


def book(path: str) -> Book:
    """Load what *path* names: a rulebook's folder or a tailoring; ``-`` is the shipped rulebook."""
    from scorer.rulebook.tailored import open_book

    named = _named(path)
    return open_book(Path(named) if named else None)
