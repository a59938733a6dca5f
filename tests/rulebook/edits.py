"""One-edit damages of a rule file, such as a hand makes: each is drawn from a seed and knows its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random


class Edit(NamedTuple):
    """A file after the damage."""

    text: str
    line: int
    """Where the damage was done, from 1."""


_HALF = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
_WIDTHS: Mapping[str, str] = {
    **{half: chr(ord(half) + 0xFEE0) if half != " " else "\u3000" for half in _HALF},
    **{chr(ord(half) + 0xFEE0): half for half in _HALF[1:]},
    **dict(zip("\u3000“”‘’、。—", " \"\"'',.-", strict=True)),
}
"""Each sign by its twin of the other width, quotes and dashes as input methods change them."""

_INDENTS: tuple[Callable[[str], str], ...] = (
    lambda line: " " + line,
    lambda line: "  " + line,
    lambda line: line[1:] if line.startswith(" ") else " " + line,
    lambda line: line[2:] if line.startswith("  ") else "  " + line,
    lambda line: "\t" + line,
    lambda line: "\u3000" + line,
)
_KEY = re.compile(r"(?m)(?:^ *(?:- +)?|[{,] *)([\w-]+):(?= |$)")
_SLIPS: tuple[Callable[[str, int], str], ...] = (
    lambda word, at: word[:at] + word[at + 1 :] or word * 2,
    lambda word, at: word[:at] + word[at] + word[at:],
    lambda word, at: word[1::-1] + word[2:] if word[:1] != word[1:2] else word * 2,
    lambda word, at: word.capitalize() if word.isascii() else word * 2,
)


def delete(random: Random, text: str) -> Edit:
    """Leave out one character, line ends included."""
    at = random.randrange(len(text))
    return Edit(text[:at] + text[at + 1 :], _line(text, at))


def width(random: Random, text: str) -> Edit:
    """Put the full-width twin for a half-width sign, or the other way round."""
    at = random.choice([at for at, sign in enumerate(text) if sign in _WIDTHS])
    return Edit(text[:at] + _WIDTHS[text[at]] + text[at + 1 :], _line(text, at))


def indent(random: Random, text: str) -> Edit:
    """Move a line in or out, or put a tab or a full-width space before it."""
    lines = text.split("\n")
    number = random.randrange(len(lines) - 1)
    lines[number] = random.choice(_INDENTS)(lines[number])
    return Edit("\n".join(lines), number + 1)


def double(random: Random, text: str) -> Edit:
    """Write a line twice."""
    lines = text.split("\n")
    number = random.randrange(len(lines) - 1)
    return Edit("\n".join([*lines[:number], lines[number], *lines[number:]]), number + 1)


def misspell(random: Random, text: str) -> Edit:
    """Misspell a key."""
    key = random.choice(list(_KEY.finditer(text)))
    slip = random.choice(_SLIPS)(key[1], random.randrange(len(key[1])))
    return Edit(text[: key.start(1)] + slip + text[key.end(1) :], _line(text, key.start(1)))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


EDITS: Mapping[str, Callable[[Random, str], Edit]] = {
    "delete": delete,
    "width": width,
    "indent": indent,
    "double": double,
    "misspell": misspell,
}
