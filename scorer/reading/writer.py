"""Build the text of a report block by block, for formats whose text does not stand in the file as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.model import Block, Span
from scorer.reading.limits import MAX_CHARS, refuse_long

if TYPE_CHECKING:
    from scorer.model import BlockKind


class Writer:
    """Grow one text and the blocks that point into it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self.blocks: list[Block] = []

    def add(
        self,
        words: str,
        kind: BlockKind = "paragraph",
        *,
        anchor: str | None = None,
        level: int | None = None,
        after: str = "\n",
    ) -> None:
        """Append one block, separated by *after* from what stands before; white space alone is left out."""
        words = words.strip()
        if not words:
            return
        if self._pieces:
            self._put(after)
        start = self._size
        self._put(words)
        self.blocks.append(Block(kind, (Span(start, self._size),), anchor=anchor, level=level))
        if self._size > MAX_CHARS:
            refuse_long(self.text())

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._size += len(words)

    def text(self) -> str:
        """Return all that was added."""
        return "".join(self._pieces)
