"""Text that others wrote, made fit for a file of ours: one line, no controls, nothing that runs."""

from __future__ import annotations

import re

from scorer.rendering.cells import clean

_NO_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff]")
"""Half characters (an undecodable file name has them) and code points that XML refuses."""
_STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the start of a formula; the full-width forms count on Chinese systems."""


def one_line(text: str, limit: int = 0) -> str:
    """Give the text on one line, at most *limit* characters where that is not 0; … stands for the rest."""
    line = _NO_TEXT.sub("\ufffd", clean(text))
    return line if not limit or len(line) <= limit else line[: limit - 1].rstrip("，、：；") + "…"


def inert(text: str) -> str:
    """Give one line that no spreadsheet takes for a formula when it opens a csv file: ``'`` goes in front."""
    line = one_line(text)
    return f"'{line}" if text[:1] in _STARTS_FORMULA or line[:1] in _STARTS_FORMULA else line
