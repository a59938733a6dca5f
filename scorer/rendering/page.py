"""What every part of a printed page needs to know, and the small things they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering.cells import Line, Piece, clean, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.model import Scored

LABEL = 8
"""Columns of a label such as 最近似：, so that what follows is aligned."""


class Page(NamedTuple):
    """One report on a page of so many columns."""

    row: Scored
    width: int
    verbose: bool

    @property
    def wide(self) -> bool:
        """Tell whether there is room for long quotes."""
        return self.width >= 100


def labelled(page: Page, indent: int, label: str, pieces: Sequence[Piece]) -> list[Line]:
    """Print a label and what it says; later lines hang below the first word."""
    first = Piece(" " * indent + label + " " * (LABEL - 2 * len(label)), "label")
    return wrap([first, *pieces], page.width, indent + LABEL)


def plain(text: str, style: str = "") -> list[Piece]:
    """Make foreign text printable as one piece."""
    return [Piece(clean(text), style)]
