"""Put a wording as it is written in YAML into words that a reader who has never seen YAML takes in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.rulebook.choices import WITHIN
from scorer.rulebook.nodes import Map, Seq, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.nodes import Node

_GAP = re.compile("…+")
_GROUP = re.compile(r"^\$\s*(.+)$")
WITHIN_WORDS = WITHIN


class Wording(NamedTuple):
    """One wording in plain words."""

    text: str
    single: bool
    """One word or a choice of words, that can stand in a row with others."""
    groups: tuple[str, ...]
    """The word groups that it refers to."""


def readable(node: Node) -> Wording:
    """Word one wording of a list."""
    groups = tuple(dict.fromkeys(_groups(node)))
    if isinstance(node, Text):
        return Wording(_plain(node.value), not _GAP.search(node.value), groups)
    return Wording(_longer(node) if isinstance(node, Map) else "", False, groups)


def _plain(written: str) -> str:
    """Word ``甲|$乙…丙``: 甲／〔乙〕 … 丙; words without a gap stand in a row."""
    parts = [[_word(word) for word in part.split("|")] for part in _GAP.split(written)]
    return "、".join(parts[0]) if len(parts) == 1 else " … ".join("／".join(part) for part in parts)


def _word(word: str) -> str:
    """Word one word: a group in 〔〕, and in quotes what holds the sign that stands between words here."""
    plain = word.strip()
    group = _GROUP.match(plain)
    if group:
        return f"〔{group[1].strip()}〕"
    return f"“{plain}”" if "、" in plain else plain


def _longer(node: Map) -> str:
    """Word a wording of several parts, of a figure, or with words that void it."""
    values = {name: value for name, (_, value) in node.pairs.items()}
    stretch = _stretch(values)
    if "all" in values and isinstance(values["all"], Seq):
        told = f"{stretch}里有 {' ＋ '.join('／'.join(_words(part)) for part in values['all'].items)}"
    elif "figure" in values:
        units = "、".join(_words(values["units"])) if "units" in values else "〔计量单位〕"
        told = f"{'／'.join(_words(values['figure']))} ＋ 数字（{units}）"
    else:
        said = values.get("words")
        told = _plain(said.value) if isinstance(said, Text) else ""
    if "not" in values:
        told += f"（{stretch}里有 {'、'.join(_words(values['not']))} 的不算）"
    return told


def _stretch(values: dict[str, Node]) -> str:
    within = values.get("within")
    default = "sentence" if "all" in values else "clause"
    return WITHIN_WORDS.get(within.value if isinstance(within, Text) else default, WITHIN_WORDS[default])


def _words(node: Node) -> list[str]:
    """Return the words of one part, written as a string of choices or a list of such."""
    listed = node.items if isinstance(node, Seq) else [node]
    return [_word(word) for item in listed if isinstance(item, Text) for word in item.value.split("|")]


def _groups(node: Node) -> Iterator[str]:
    """Yield the names of the groups that a wording refers to."""
    if isinstance(node, Text):
        for piece in re.split(r"…+|\|", node.value):
            group = _GROUP.match(piece.strip())
            if group:
                yield group[1].strip()
    else:
        below = [value for _, value in node.pairs.values()] if isinstance(node, Map) else node.items
        for child in below:
            yield from _groups(child)
