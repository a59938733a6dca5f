"""Lay a help page out in columns as wide as Chinese characters are; imported only when a page is asked for."""

from __future__ import annotations

import re
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from scorer.rendering.cells import Piece, pad, unstyled, width, wrap
from scorer.rendering.rules_terminal import page_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Usage: ": "用法： ",
        "Options": "选项",
        "Arguments": "参数",
        "Commands": "命令",
        "[OPTIONS]": "[选项]",
        "COMMAND [ARGS]...": "命令 [参数]...",
        "Show this message and exit.": "显示帮助",
        "[required]": "[必填]",
        "[default: ": "[默认：",
    }
)
_RANGE = re.compile(r"([\d.]+)<=x<=([\d.]+)")
_LEAST = re.compile(r"x>=([\d.]+)")
_LEFT, _GAP, _NARROWEST = 26, 2, 20
"""Columns of the names at most, of the space behind them, and of the words beside them at least."""


def chinese(text: str) -> str:
    """Put Chinese for the fixed English words of a help page."""
    for english, words in _WORDS.items():
        text = text.replace(english, words)
    return _LEAST.sub(r"至少 \1", _RANGE.sub(r"\1 到 \2", text))


class HelpPage:
    """Writes a help page no wider than the terminal: what the framework asks of a formatter, and no more."""

    def __init__(self) -> None:
        self.width = max(page_width() - 1, 50)
        self.current_indent = 0
        self._text: list[str] = []

    def getvalue(self) -> str:
        """Return the page."""
        return "".join(self._text)

    def write(self, text: str) -> None:
        """Add text as it is."""
        self._text.append(text)

    def write_paragraph(self) -> None:
        """Leave a line free."""
        if self._text:
            self.write("\n")

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Indent what is written meanwhile."""
        self.current_indent += 2
        yield
        self.current_indent -= 2

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Open a section: a free line, its name, its lines indented."""
        self.write_paragraph()
        self.write_heading(name)
        with self.indentation():
            yield

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line on how to call."""
        head = chinese(prefix or "Usage: ")
        self._lines(f"{head}{prog} {chinese(args)}", 0, width(head) + 2)

    def write_heading(self, heading: str) -> None:
        """Write the name of a section."""
        self.write(f"{chinese(heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        self._lines(" ".join(chinese(text).split()), self.current_indent, self.current_indent)

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = _LEFT, col_spacing: int = _GAP
    ) -> None:
        """Write names with their words beside them; a name that is too wide has a line to itself."""
        told = [(chinese(name), chinese(words)) for name, words in rows]
        left = min(max(width(name) for name, _ in told), col_max)
        indent = " " * self.current_indent
        hang = self.current_indent + left + col_spacing
        for name, words in told:
            first, *rest = _wrapped(words, max(self.width - hang, _NARROWEST))
            if width(name) > left:
                self.write(f"{indent}{name}\n")
                rest = [first, *rest]
            else:
                self.write(f"{indent}{pad(name, left + col_spacing)}{first}".rstrip() + "\n")
            self.write("".join(f"{'':{hang}}{line}\n" for line in rest))

    def _lines(self, text: str, indent: int, hang: int) -> None:
        pieces = wrap([Piece(" " * indent + text)], self.width, hang)
        self.write("".join(f"{unstyled(line)}\n" for line in pieces))


def _wrapped(words: str, columns: int) -> list[str]:
    """Break words into lines; what stands in brackets at their end is not broken."""
    words, _, extra = words.partition("  [")
    lines = [unstyled(line) for line in wrap([Piece(words)], columns)]
    if extra and width(lines[-1]) + width(extra) + 3 <= columns:
        lines[-1] += f"  [{extra}"
    elif extra:
        lines.append(f"[{extra}")
    return lines
