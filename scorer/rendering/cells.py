"""Fit Chinese text into terminal columns: how wide it is, where a line may break, what a console can show.

Characters of ambiguous width (“ ” … ·) count as two columns: a Chinese console draws them wide,
and elsewhere a line merely ends a little early.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Piece(NamedTuple):
    """Some text in one style; the names of the styles are those of ``terminal.STYLES``."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]

NOT_FIRST = frozenset("，。、；：？！）》」』〉】〕”’…—～%％℃,.;:?!)]}/")
"""Characters that must not open a line."""
NOT_LAST = frozenset("（《「『〈【〔“‘([{")
"""Characters that must not close a line."""
MAX_BACK = 20
"""How many characters a line may give up to end at a good place; beyond that it is cut where it is full."""

_UNSEEN = dict.fromkeys(
    code
    for first, last in (
        *((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x9F)),  # controls, of which the escape character is one
        *(
            (0xAD, 0xAD),
            (0x200B, 0x200F),
            (0x202A, 0x202E),
            (0x2060, 0x206F),
            (0xFEFF, 0xFEFF),
        ),  # no width, direction
    )
    for code in range(first, last + 1)
)
_LOOKALIKES = str.maketrans(
    {
        "•": "·",
        "–": "-",
        "−": "-",
        "\xa0": " ",
        "‑": "-",
        "﹝": "〔",
        "﹞": "〕",
        "﹒": "．",
        "➢": "-",
        "✓": "√",
    }
)
_GAP = re.compile(r"\s+")


def width(text: str) -> int:
    """Count the columns of a text."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    return 1 if char < "\x7f" else 2 if east_asian_width(char) in "WFA" else 1


def pad(text: str, columns: int) -> str:
    """Fill a text with spaces up to so many columns."""
    return text + " " * (columns - width(text))


def clean(text: str) -> str:
    """Make foreign text safe to print on one line.

    Drops control and direction characters, so that a report cannot steer the terminal, and joins line ends:
    nothing stays between two Chinese characters, elsewhere one space.
    """
    return _GAP.sub(_joint, text.translate(_UNSEEN)).strip()


def _joint(gap: re.Match[str]) -> str:
    before, after = gap.string[gap.start() - 1 : gap.start()], gap.string[gap.end() : gap.end() + 1]
    return "" if before > "\u2e7f" and after > "\u2e7f" else " "


def safe_for(encoding: str, text: str) -> str:
    """Replace what an encoding cannot show: by its look-alike where there is one, else by ``?``.

    The result is as long as the text. An encoding that Python does not know is taken as ASCII.
    """
    try:
        if _shows(encoding, text):
            return text
        shown = (c if _shows(encoding, c) else c.translate(_LOOKALIKES) for c in text)
        return "".join(shown).encode(encoding, "replace").decode(encoding)
    except LookupError:
        return text.encode("ascii", "replace").decode("ascii")


def _shows(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def unstyled(line: Sequence[Piece]) -> str:
    """Return a line without its styles."""
    return "".join(piece.text for piece in line)


def fit(line: str, indent: int, columns: int) -> Iterator[str]:
    """Yield foreign text as plain lines of at most so many columns; later ones are indented by two more."""
    for row in wrap([Piece(" " * indent + clean(line))], columns, indent + 2):
        yield unstyled(row).rstrip()


def wrap(pieces: Sequence[Piece], columns: int, hang: int = 0) -> list[Line]:
    """Break styled text into lines of at most so many columns; later lines are indented by ``hang``."""
    text = unstyled(pieces)
    indent: Line = (Piece(" " * hang),) if hang else ()
    return [
        (indent if number else ()) + tuple(_cut(pieces, start, end))
        for number, (start, end) in enumerate(_stretches(text, columns, hang))
    ]


def _stretches(text: str, columns: int, hang: int) -> Iterator[tuple[int, int]]:
    """Give start and end of each line; spaces at a break belong to neither line."""
    start, used = 0, 0
    at = 0
    while at < len(text):
        used += _columns(text[at])
        if used > columns and at > start:
            end = _break_before(text, start, at)
            yield start, end
            start = at = _skip_spaces(text, end)
            used = hang
        else:
            at += 1
    if start < len(text) or not text:
        yield start, len(text)


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _break_before(text: str, start: int, full: int) -> int:
    """Find the last good break at or before ``full``, where the line is full."""
    for at in range(full, max(start, full - MAX_BACK), -1):
        if _may_break(text[at - 1], text[at]):
            return at
    return full


def _may_break(before: str, after: str) -> bool:
    if after == " " or before == " ":
        return True
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "._-%+")


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """Give the pieces between two positions of the joined text."""
    at = 0
    for piece in pieces:
        part = piece.text[max(start - at, 0) : max(end - at, 0)]
        if part:
            yield Piece(part, piece.style)
        at += len(piece.text)
