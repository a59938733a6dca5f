"""Say in the words of the worksheets what the loader says in those of the rule files."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from scorer.excel.columns import ELEMENTS, EXAMPLES, PROFILES, SLOTS, TERMS
from scorer.rulebook.fields import ELEMENT, EXAMPLE, OPTIONS, PARTIAL, TERM, VALID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.excel.columns import Column
    from scorer.rulebook.fields import Table

_QUOTED = re.compile("(“[^”]*”)")
_FIELD = re.compile(r"[a-z][a-z_-]*(?![\w.-]|/)")
_EXAMPLE = re.compile(r"例如 [\w-]+: ")
_GAP = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def _titles(*tables: Table) -> dict[str, str]:
    return {name: field.title for table in tables for name, field in table.items()}


def _columns(columns: tuple[Column, ...]) -> dict[str, str]:
    return {column.path[-1]: column.title for column in columns}


_SLOTS = {path[-1]: title for title, path in SLOTS.items()}
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "要素": {**_titles(PARTIAL, OPTIONS, VALID, ELEMENT), **_SLOTS, **_columns(ELEMENTS)},
        "词语": _SLOTS,
        "例句": {**_titles(EXAMPLE), **_columns(EXAMPLES)},
        "清单": _columns(PROFILES),
        "用语": {**_titles(VALID, TERM), **_columns(TERMS)},
    }
)
"""Worksheet → name of a field in the files → what the worksheet calls it."""


def in_words_of(title: str, message: str, hint: str, column: str = "", key: str = "") -> tuple[str, str]:
    """Return message and hint with the names of fields as worksheet *title* has them; quotes stay as they are.

    What the message says of *key*, the element of a profile, it then says of the *column*.
    """
    words = {**_WORDS.get(title, {}), **({key: column} if key and column else {})}
    return _said(message, words), _said(_EXAMPLE.sub("例如 ", hint), words)


def _said(text: str, words: Mapping[str, str]) -> str:
    pieces = _QUOTED.split(text)
    pieces[::2] = (
        _GAP.sub("", _FIELD.sub(lambda found: words.get(found[0], found[0]), piece)) for piece in pieces[::2]
    )
    return "".join(pieces)
