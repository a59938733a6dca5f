"""Find what is said twice: in one list, in two elements, and words that lie in the words of another element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.authoring.lint.dead import is_single
from scorer.authoring.lint.place import Places
from scorer.authoring.lint.walk import lists, same
from scorer.authoring.written import wordings
from scorer.folding import fold_word
from scorer.rulebook.nodes import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorer.rulebook.draft import ElementDraft, Mark
    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book
    from scorer.rulebook.nodes import Node

_TELLING = ("name", "told")
"""Slots of which one word alone points at the matter."""
_JOINED = re.compile("[、和与及]")


def repeated(book: Book) -> Iterator[RuleProblem]:
    """Yield the items that stand in their list already."""
    places = Places(book)
    for sheet in book.sheets.values():
        for listed in lists(sheet.root):
            for item, first in _again(listed.items):
                yield places.warn(sheet.mark(item), f"这一项与第 {first.line} 行重复", "请删去一处")


def _again(found: list[Node]) -> Iterator[tuple[Node, Node]]:
    """Yield each item that came before, with the first that says the same."""
    texts: dict[str, Node] = {}
    others: list[Node] = []
    for item in found:
        if isinstance(item, Text):
            first: Node | None = texts.setdefault(item.value, item)
        else:
            first = next((other for other in others if same(item, other)), None)
            others.append(item)
        if first is not None and first is not item:
            yield item, first


_Words = dict[str, tuple["Mark", str]]
"""Folded word → where it stands, and as it is written."""


def shared(book: Book) -> Iterator[RuleProblem]:
    """Yield words written out in two elements, or inside a word of another: one sentence then speaks for both.

    A word that both take from a word group is shared on purpose, and so is one that is joined to others by 、 or 和.
    """
    places = Places(book)
    telling = {element.id: _telling(book, element) for element in book.draft.elements}
    titles = {element.id: element.title for element in book.draft.elements}
    for number, element in enumerate(book.draft.elements):
        before = book.draft.elements[:number]
        own = telling[element.id]
        twin = next((other for other in before if own and own.keys() == telling[other.id].keys()), None)
        if twin is not None:
            at = element.at
            yield places.warn(
                at, f"说法和要素“{titles[twin.id]}”的完全相同", "两个要素要有各自的说法，或并成一个"
            )
            continue
        for word, (at, written) in own.items():
            other = next((other.id for other in before if word in telling[other.id]), "")
            if other:
                told = f"“{written}”也是要素“{titles[other]}”的说法，一句话会算作两项"
                yield places.warn(at, told, "确要共用就写成词组，两处都用 $ 引用", written)
        yield from _shadowed(places, element, telling, titles)


def _shadowed(
    places: Places, element: ElementDraft, telling: Mapping[str, _Words], titles: Mapping[str, str]
) -> Iterator[RuleProblem]:
    """Yield the words of *element* that lie in a longer word of another and are not taken back there."""
    eaters = [
        fold_word(word)
        for pattern in element.patterns.get("not_name", ())
        if is_single(pattern)
        for word in pattern.parts[0]
    ]
    for word, (at, written) in telling[element.id].items():
        for other, theirs in telling.items():
            longer = next((w for w in theirs if other != element.id and _lies_in(word, w, eaters)), "")
            if longer and longer not in telling[element.id]:
                told = (
                    f"“{written}”在要素“{titles[other]}”的“{theirs[longer][1]}”里面，写到后者时也会算作本项"
                )
                yield places.warn(
                    at, told, f"若不该算，在本要素的 not_name 里写上“{theirs[longer][1]}”", written
                )


def _lies_in(word: str, longer: str, eaters: list[str]) -> bool:
    if word == longer or word not in longer or len(_JOINED.split(longer)) > 1:
        return False
    return not any(word in eater and eater in longer for eater in eaters)


def _telling(book: Book, element: ElementDraft) -> _Words:
    written = wordings(book, element.id)
    found: _Words = {}
    for slot in _TELLING:
        for pattern in element.patterns.get(slot, ()):
            if is_single(pattern) and pattern.at in written:
                here = [word for word in pattern.parts[0] if word in written[pattern.at].words]
                found.update({fold_word(word): (pattern.at, word) for word in here})
    return found
