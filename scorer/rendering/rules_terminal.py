"""An element, or the whole rulebook in short, on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from scorer.rendering import rule_words as words
from scorer.rendering.cells import Piece, pad, safe_for, unstyled, wrap
from scorer.rendering.cells import width as columns_of
from scorer.rendering.terminal import STYLES, console_for, wants_colour
from scorer.scoring.wording import DUTY_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.authoring.describe import Described, DescribedBook, DescribedTerm, WordList
    from scorer.rendering.cells import Line


def element_lines(element: Described, year: int | None, width: int) -> Iterator[Line]:
    """Yield the page of one element."""
    draft = element.draft
    yield from wrap([Piece(draft.title, "title"), Piece(f"  {draft.id}", "aside")], width)
    yield from wrap([Piece(words.figures(element))], width)
    state = words.element_state(element.state, year)
    if state:
        yield (Piece(state, "missing"),)
    yield from _part("怎样判", _verdicts(element, width))
    yield from _part("算数的说法", _lists(element.counts, width))
    yield from _part("最多判“部分”的说法", _lists(element.partial, width))
    yield from _part("不算数的说法", _lists(element.excluded, width))
    yield from _part("依据", _items(map(words.basis_words, draft.basis), width))
    yield from _part("各份清单", _profiles(element, width))
    yield from _part("补法", wrap([Piece("  " + draft.advice)], width, 2))
    yield from _part("例句", _examples(element, width))
    yield from _part("用到的词组", _groups(element, width))


def _part(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield a titled part, nothing where it has no lines."""
    listed = list(lines)
    if listed:
        yield ()
        yield (Piece(title, "title"),)
        yield from listed


def _verdicts(element: Described, width: int) -> Iterator[Line]:
    for status, told in element.verdicts:
        yield from wrap([Piece(f"  {STATUS_WORDS[status]}  ", status), Piece(told)], width, 8)


def _lists(lists: Iterable[WordList], width: int) -> Iterator[Line]:
    for one in lists:
        about = "" if one.reason else f"  {one.about}"
        yield from wrap([Piece(f"  {words.list_title(one)}", "label"), Piece(about, "aside")], width, 4)
        yield from _items(words.rows(one.wordings), width, 4)


def _items(items: Iterable[str], width: int, indent: int = 2) -> Iterator[Line]:
    for item in items:
        yield from wrap([Piece(" " * indent + "- " + item)], width, indent + 2)


def _groups(element: Described, width: int) -> Iterator[Line]:
    for name, wordings in element.groups:
        yield from wrap([Piece(f"  〔{name}〕  ", "label"), Piece("；".join(words.rows(wordings)))], width, 4)


def _profiles(element: Described, width: int) -> Iterator[Line]:
    for profile in element.profiles:
        told = f"不适用：{profile.off}" if profile.off else f"权重 {profile.weight:g}"
        yield from wrap([Piece(f"  {profile.title}  {told}")], width, 4)


def _examples(element: Described, width: int) -> Iterator[Line]:
    for status, found in words.examples(element):
        yield (Piece(f"  {status}", "label"),)
        yield from _items(found, width, 4)


def book_lines(book: DescribedBook, width: int) -> Iterator[Line]:
    """Yield the rulebook in short: a line for each element, then the dated terms."""
    yield (Piece(words.heading(book), "title"),)
    longest = max((columns_of(element.draft.id) for element in book.elements), default=0) + 2
    yield ()
    for element in book.elements:
        yield from wrap(_row(element, book.year, longest), width, longest)
    yield from _part("按年度核对的用语", _terms(book, width))


def _row(element: Described, year: int | None, columns: int) -> list[Piece]:
    draft = element.draft
    state = words.element_state(element.state, year)
    style = "not_applicable" if state else ""
    told = state or words.validity(draft.valid_from, draft.valid_until)
    front = pad(draft.id, columns) + f"{DUTY_WORDS[draft.duty]}  {draft.weight:>4g}  "
    return [
        Piece(front, style),
        Piece(draft.title, style),
        Piece(f"  {told}", "missing" if state else "aside"),
    ]


def _terms(book: DescribedBook, width: int) -> Iterator[Line]:
    for term in book.terms:
        yield from _term(term, book.year, width)


def _term(term: DescribedTerm, year: int | None, width: int) -> Iterator[Line]:
    style = {"no_more": "partial", "not_yet": "partial", "never": "missing"}.get(term.state, "aside")
    replace = f"，改为“{term.draft.replace}”" if term.draft.replace and term.state != "in_force" else ""
    state = Piece(f"  {words.term_state(term, year)}", style)
    yield from wrap([Piece(f"  {words.term_words(term)}"), state, Piece(replace)], width, 4)


def term_lines(term: DescribedTerm, year: int | None, width: int) -> Iterator[Line]:
    """Yield the page of one dated term."""
    draft = term.draft
    yield from wrap([Piece(words.term_words(term), "title"), Piece(f"  {draft.id}", "aside")], width)
    yield (Piece(words.term_state(term, year)),)
    for title, told in (
        ("提示", draft.message),
        ("正则", draft.regex),
        ("改为", draft.replace),
        ("同句有这些词就不提示", "、".join(draft.exempt)),
        ("出处", draft.source),
    ):
        if told:
            yield from wrap([Piece(f"{title}：", "label"), Piece(told)], width, 4)


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Write lines to a stream, by default standard output: in colour where somebody looks."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    if not wants_colour(stream, os.environ):
        plain = "".join(unstyled(line).rstrip() + "\n" for line in lines)
        stream.write(safe_for(encoding, plain))
        return
    from rich.text import Text

    text = Text(no_wrap=True, end="")
    for line in lines:
        for piece in line:
            text.append(safe_for(encoding, piece.text), STYLES.get(piece.style))
        text.append("\n")
    console_for(stream).print(text, soft_wrap=True)


def page_width() -> int:
    """Return the columns to fill: those of the terminal, at most 120."""
    return min(shutil.get_terminal_size().columns, 120)
