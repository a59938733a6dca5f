"""The gap table on a terminal in colour, or as plain text in a pipe or file.

Colour is drawn by rich, which knows the consoles of Windows too; plain text does without, so that rich is
imported only where somebody looks.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from scorer.rendering.cells import safe_for, unstyled
from scorer.rendering.gap_table import table_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console
    from rich.text import Text

    from scorer.model import Row

STYLES = {
    "missing": "bold red",
    "partial": "yellow",
    "review": "magenta",
    "full": "green",
    "not_applicable": "dim",
    "title": "bold",
    "label": "dim",
    "aside": "dim",
    "advice": "cyan",
    "word": "bold",
}
"""The styles of the layout in the words of rich."""


def plain(rows: Sequence[Row], *, width: int = 80, verbose: bool = False, encoding: str = "utf-8") -> str:
    """Write the gap table as text without any escape; what the encoding lacks is replaced."""
    lines = table_lines(rows, width=width, verbose=verbose)
    text = "".join(unstyled(line).rstrip() + "\n" for line in lines)
    return safe_for(encoding, text)


def coloured(rows: Sequence[Row], *, width: int = 80, verbose: bool = False, encoding: str = "utf-8") -> Text:
    """Build the gap table for rich; reports are quoted as they are, their brackets are no markup."""
    from rich.text import Text

    text = Text(no_wrap=True, end="")
    for line in table_lines(rows, width=width, verbose=verbose):
        for piece in line:
            text.append(safe_for(encoding, piece.text), STYLES.get(piece.style))
        text.append("\n")
    return text


def show(rows: Sequence[Row], *, verbose: bool = False, stream: TextIO | None = None) -> None:
    """Write the gap table to a stream, by default standard output, as that stream can take it."""
    stream = stream or sys.stdout
    if not wants_colour(stream, os.environ):
        encoding = stream.encoding or "utf-8"
        width = shutil.get_terminal_size().columns
        stream.write(plain(rows, width=width, verbose=verbose, encoding=encoding))
        return
    console = console_for(stream)
    text = coloured(rows, width=console.width, verbose=verbose, encoding=console.encoding)
    console.print(text, soft_wrap=True)


def wants_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether somebody looks at the stream and has not asked for no colour (NO_COLOR, TERM=dumb)."""
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def console_for(stream: TextIO) -> Console:
    """Make a console that prints what it is given: no markup, no guessed highlights, no emoji codes."""
    from rich.console import Console

    return Console(file=stream, markup=False, highlight=False, emoji=False)
