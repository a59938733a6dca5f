"""``scorer rules show``: one element, one term or the whole rulebook, for reading or for circulation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli import output
from scorer.cli.exits import Exit
from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.authoring.describe import DescribedBook
    from scorer.rendering.cells import Line


def show(id: str | None, year: int | None, rules: str | None, docs: str | None) -> int:
    """Print what *id* names, the whole book in short without one; with *docs* write the book to that folder."""
    from scorer.authoring.describe import describe
    from scorer.rendering.rules_terminal import show as print_lines
    from scorer.rulebook.tailored import open_book

    book = describe(open_book(Path(rules) if rules else None), year)
    if docs is not None:
        return _write(book, Path(docs))
    lines = _lines(book, id)
    output.tailored(book.draft.tailored)
    print_lines(lines)
    return Exit.OK


def _lines(book: DescribedBook, id: str | None) -> list[Line]:
    from scorer.rendering import rules_terminal as terminal

    width = terminal.page_width()
    if id is None:
        return list(terminal.book_lines(book, width))
    for element in book.elements:
        if element.draft.id == id:
            return list(terminal.element_lines(element, book.year, width))
    for term in book.terms:
        if term.draft.id == id:
            return list(terminal.term_lines(term, book.year, width))
    raise _unknown(book, id)


def _unknown(book: DescribedBook, id: str) -> UsageError:
    from difflib import get_close_matches

    known = [element.draft.id for element in book.elements] + [term.draft.id for term in book.terms]
    near = get_close_matches(id, known, 1)
    hint = f"是否想写 {near[0]}？" if near else "不写代号就列出全部要素"
    return UsageError(f"规则书里没有要素或用语 {id}", hint)


def _write(book: DescribedBook, folder: Path) -> int:
    from scorer.rendering.rules_docs import html, markdown

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 不是文件夹", "--docs 后面写一个文件夹")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"建不了文件夹 {folder}：{error.strerror}", "请换一个位置") from error
    for name, text in (("rulebook.html", html(book)), ("rulebook.md", markdown(book))):
        output.write(text, str(folder / name))
        output.write(f"已写入 {folder / name}\n", None)
    return Exit.OK
