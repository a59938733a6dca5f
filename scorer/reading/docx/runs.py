"""The text of one paragraph as its reader sees it: insertions kept, deletions and field codes dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.reading.docx.names import MC, M, W, child, switched_on, value

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from scorer.reading.docx.styles import Styles

_GONE = {W + name for name in (
    "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr",
    "footnoteReference", "endnoteReference", "annotationRef", "footnoteRef", "endnoteRef", "pgNum",
)}  # fmt: skip
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SYMBOLS = {
    0xB7: "•",
    0xA8: "□",
    0xFE: "☑",
    0x52: "☑",
    0xFC: "√",
    0xE0: "→",
    0xD7: "×",
    0xB4: "×",
    0xB1: "±",
    0xA3: "≤",
    0xB3: "≥",
}
"""Signs of the Symbol and Wingdings fonts that occur in reports; the others say nothing."""


class Runs:
    """Collect the text of paragraphs; a field may begin in one paragraph and end in a later one."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []
        """One entry an open field: True once its result has begun."""

    def text(self, paragraph: _Element) -> tuple[str, list[_Element]]:
        """Return the text of *paragraph* and the text boxes that are anchored in it."""
        boxes: list[_Element] = []
        pieces: list[str] = []
        self._collect(paragraph, pieces.append, boxes)
        return "".join(pieces), boxes

    def _collect(self, parent: _Element, put: Callable[[str], None], boxes: list[_Element]) -> None:
        for element in parent:
            tag = element.tag
            if tag in _GONE or (tag == W + "r" and self._hidden(element)) or _placeholder(element):
                continue
            if tag == W + "txbxContent":
                boxes.append(element)
            elif tag == W + "fldChar":
                self._field(element.get(W + "fldCharType"))
            elif tag == MC + "AlternateContent":
                self._alternate(element, put, boxes)
            elif tag in (W + "t", M + "t") or tag in _SIGNS or tag == W + "sym":
                if all(self._fields):
                    put(_sign(element))
            else:
                self._collect(element, put, boxes)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternate(self, element: _Element, put: Callable[[str], None], boxes: list[_Element]) -> None:
        """Take the first alternative that says something: the others say the same for older programs."""
        for branch in element:
            pieces: list[str] = []
            found: list[_Element] = []
            self._collect(branch, pieces.append, found)
            if found or "".join(pieces).strip():
                for piece in pieces:
                    put(piece)
                boxes.extend(found)
                return

    def _hidden(self, run: _Element) -> bool:
        if child(run, "rPr", "vanish") is not None:
            return switched_on(run, "rPr", "vanish")
        style = value(run, "rPr", "rStyle")
        return style is not None and self._styles.hidden(style)


def _placeholder(element: _Element) -> bool:
    """Tell whether a content control still shows its prompt (单击此处输入文字)."""
    return element.tag == W + "sdt" and switched_on(element, "sdtPr", "showingPlcHdr")


def _sign(element: _Element) -> str:
    if element.tag == W + "sym":
        code = (
            int(found[0], 16)
            if (found := re.fullmatch("[0-9A-Fa-f]{1,4}", element.get(W + "char", "")))
            else 0
        )
        return _SYMBOLS.get(code & 0xFF, "") if 0xF000 <= code <= 0xF0FF else chr(code) if code > 31 else ""
    return _SIGNS.get(element.tag) or re.sub(r"[\r\n\t]+", " ", element.text or "")
