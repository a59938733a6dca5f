"""List the words of a rulebook where a person wrote them: in a wording, in a word group, as a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.rulebook.build import FOLDER
from scorer.rulebook.nodes import Map, Seq, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.draft import Mark
    from scorer.rulebook.load import Book
    from scorer.rulebook.nodes import Node, Sheet

_BETWEEN = re.compile(r"…+|\|")


class Written(NamedTuple):
    """A wording, a word group or a class of cues as it stands in the file."""

    at: Mark
    name: str
    """Element, group or class."""
    words: tuple[str, ...]
    """The words written out here; those of ``$groups`` stand in the lexicon."""


def wordings(book: Book, element: str) -> dict[Mark, Written]:
    """Return the wordings of *element* by their place, which is that of their ``PatternDraft``."""
    sheet = book.sheets[f"{FOLDER}{element}.yaml"]
    found = (Written(sheet.mark(node), element, tuple(literals(node))) for node in _every(sheet.root))
    return {written.at: written for written in found}


def groups(book: Book) -> Iterator[Written]:
    """Yield the word groups of the lexicon."""
    for key, node, sheet in _lists(book, "lexicon.yaml"):
        yield Written(sheet.mark(key), key.value, tuple(dict.fromkeys(literals(node))))


def cues(book: Book) -> Iterator[Written]:
    """Yield the classes of cues; ``^`` at the start of a word is kept."""
    for key, node, sheet in _lists(book, "cues.yaml"):
        words = [item.value.strip() for item in _every(node) if isinstance(item, Text)]
        yield Written(sheet.mark(key), key.value, tuple(words))


def _lists(book: Book, name: str) -> Iterator[tuple[Text, Node, Sheet]]:
    sheet = book.sheets[name]
    for key, node in sheet.root.pairs.values() if isinstance(sheet.root, Map) else ():
        yield key, node, sheet


def _every(node: Node | None) -> Iterator[Node]:
    """Yield *node* and all below it."""
    if node is not None:
        yield node
    for child in _below(node):
        yield from _every(child)


def _below(node: Node | None) -> list[Node]:
    if isinstance(node, Map):
        return [value for _, value in node.pairs.values()]
    return node.items if isinstance(node, Seq) else []


def literals(node: Node) -> Iterator[str]:
    """Yield the words that are written out in a wording."""
    for below in _every(node):
        if isinstance(below, Text):
            pieces = (piece.strip() for piece in _BETWEEN.split(below.value))
            yield from (piece for piece in pieces if piece and not piece.startswith("$"))
