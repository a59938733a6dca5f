"""What the styles of a docx say: heading levels, numbering, hidden text, tables of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.reading.docx.names import W, child, number, switched_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d?(?:\s*heading)?|TOC 标题\d?", re.I)


class Style(NamedTuple):
    """One style by itself, without what it inherits."""

    name: str
    based_on: str | None
    outline: int | None
    num_id: int | None
    level: int | None
    hidden: bool | None


class Styles:
    """The styles of one document, with inheritance."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._known: dict[str, Style] = {}
        """Styles that were asked for: a document brings hundreds and uses a few."""
        self.default = ""
        for element in () if root is None else root.iterfind(W + "style"):
            name = element.get(W + "styleId", "")
            self._elements[name] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self.default = name

    def _chain(self, name: str | None) -> Iterator[Style]:
        """Yield the style and those it is based on; circles end the walk."""
        seen: set[str] = set()
        while name and name not in seen and name in self._elements:
            seen.add(name)
            if name not in self._known:
                self._known[name] = _style(self._elements[name])
            yield self._known[name]
            name = self._known[name].based_on

    def heading_level(self, name: str | None) -> int | None:
        """Return the heading level from 1, or ``None`` for body text."""
        for style in self._chain(name):
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
            if found := _HEADING.fullmatch(style.name):
                return int(found[1])
        return None

    def numbering(self, name: str | None) -> tuple[int | None, int | None]:
        """Return (numId, level) as the style chain gives them."""
        num_id = next((style.num_id for style in self._chain(name) if style.num_id is not None), None)
        level = next((style.level for style in self._chain(name) if style.level is not None), None)
        return num_id, level

    def hidden(self, name: str | None) -> bool:
        """Tell whether text in this style is hidden."""
        return next((style.hidden for style in self._chain(name) if style.hidden is not None), False)

    def in_contents(self, name: str | None) -> bool:
        """Tell whether the style is one of a table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for style in self._chain(name))


def _style(element: _Element) -> Style:
    vanish = child(element, "rPr", "vanish")
    return Style(
        value(element, "name") or "",
        value(element, "basedOn"),
        number(element, "pPr", "outlineLvl"),
        number(element, "pPr", "numPr", "numId"),
        number(element, "pPr", "numPr", "ilvl"),
        None if vanish is None else switched_on(element, "rPr", "vanish"),
    )
