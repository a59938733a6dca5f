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
    named = _named(book, id)
    for element in book.elements:
        if element.draft.id == named:
            return list(terminal.element_lines(element, book.year, width))
    term = next(term for term in book.terms if term.draft.id == named)
    return list(terminal.term_lines(term, book.year, width))


def _named(book: DescribedBook, word: str) -> str:
    """Return the code of the element or term that *word* is the code, the title, the short name or a part of."""
    names: dict[str, tuple[str, ...]] = {one.draft.id: one.draft.words for one in book.terms}
    names |= {one.draft.id: (one.draft.title, one.draft.short) for one in book.elements}
    if word in names:
        return word
    exact = [id for id, called in names.items() if word in called]
    found = exact or [id for id, called in names.items() if any(word in name for name in called)]
    if len(found) > 1:
        told = "、".join(f"{id}（{names[id][0]}）" for id in found)
        raise UsageError(f"叫“{word}”的有几个：{told}", "请写其中一个的代号")
    if not found:
        raise _unknown(word, list(names))
    return found[0]


def _unknown(word: str, known: list[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    hint = f"是否想写 {near[0]}？" if near else "不写代号就列出全部要素"
    return UsageError(f"规则书里没有要素或用语 {word}", hint)


def _write(book: DescribedBook, folder: Path) -> int:
    from scorer.rendering.files import folder as make_folder
    from scorer.rendering.rules_docs import html, markdown

    make_folder(folder)
    for name, text in (("rulebook.html", html(book)), ("rulebook.md", markdown(book))):
        output.write(text, str(folder / name))
        output.write(f"已写入 {folder / name}\n", None)
    return Exit.OK
