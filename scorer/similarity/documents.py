"""What copies are looked for in: documents as passages, with the names that are masked."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """One paragraph of a document."""

    place: str
    """Chinese words for the place, as they are to be shown."""
    text: str
    """Exactly as in the document."""
    heading: bool = False


class Document(NamedTuple):
    """A report of the batch, or a text from outside it such as a report of last year."""

    number: int | None
    """Number of the entry; ``None`` for a text from outside. Two texts from outside are never compared."""
    label: str
    passages: tuple[Passage, ...]
    names: tuple[str, ...] = ()
    """Full names to mask, at least the body's own: 漪南县小溪镇人民政府."""
    body: str = ""
    """Two reports of the batch with the same body are not compared; empty means compared with all."""
