"""Find several words written as one: 、 does not part the words of a list, so they count only side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.authoring.lint.place import Places
from scorer.authoring.lint.walk import texts
from scorer.folding import fold_word
from scorer.rulebook.build import FOLDER
from scorer.rulebook.fields import SLOTS
from scorer.rulebook.nodes import Map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book
    from scorer.rulebook.nodes import Sheet, Text

_PARTED = re.compile(r"(?<=[^\s、，,；;|…])(?:[、，,；;]\s*|(?<=[^\x00-\x7f])\s+)(?=[^\s、，,；;|…])")
_PIECES = re.compile(r"…+|\|")
_KEPT = frozenset({*SLOTS, "partial"})
_HEADINGS = "heading_"
"""Cues that headings are searched for: no example has a heading."""


def joined_words(book: Book) -> Iterator[RuleProblem]:
    """Yield words without quotes that hold 、 or another sign between words, where no example writes them so.

    Quotes say that the author means the signs, and so does an example in which the words stand side by side.
    Cues may run over a comma (^为此，我).
    """
    said = "\n".join(fold_word(one.text) for element in book.draft.elements for one in element.examples)
    places, cues = Places(book), book.sheets["cues.yaml"]
    for sheet, text in _wordings(book):
        for word in _PIECES.split(text.value) if text.plain else ():
            sign = _PARTED.search(word.strip())
            meant = sheet is cues and sign and sign[0].strip() != "、"
            if sign and not meant and fold_word(word) not in said:
                yield places.warn(sheet.mark(text), *_told(word.strip(), sign[0]), word.strip())


def _told(word: str, sign: str) -> tuple[str, str]:
    what = f"“{sign.strip()}”" if sign.strip() else "空格"
    return (
        f"{what}没有把两个词分开，“{word}”要连着写才碰得上",
        "一行只写一个词；若报告里就这样连写，请加引号，或加一条用到它的例句",
    )


def _wordings(book: Book) -> Iterator[tuple[Sheet, Text]]:
    """Yield every text that stands for words to be met."""
    for name, sheet in book.sheets.items():
        pairs = sheet.root.pairs if isinstance(sheet.root, Map) else {}
        for key, (_, node) in pairs.items():
            if _holds_words(name, key):
                yield from ((sheet, text) for text in texts(node, frozenset({"reason"})))


def _holds_words(file: str, key: str) -> bool:
    if file.startswith(FOLDER):
        return key in _KEPT
    return file == "lexicon.yaml" or (file == "cues.yaml" and not key.startswith(_HEADINGS))
