"""Walk a web page once and list its lines: what each says, how it is set, whether it is in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.reading.html.article import SKIPPED, is_hidden

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "ucapcontent",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CJK_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])"
)


class PageLine(NamedTuple):
    """One line of the page."""

    words: str
    inside: bool
    """Stands in the article."""
    level: int | None
    """1 to 6 inside h1 to h6."""
    row: int | None
    """Number of the table row, for a cell of a row with several."""
    linked: float
    """Share of the words that are links."""
    broken: bool
    """Follows a ``<br>``, not the end of a paragraph."""


class _Walk:
    """The state of one walk: words of the line so far and where we are."""

    def __init__(self, article: _Element) -> None:
        self._article = article
        self.lines: list[PageLine] = []
        self._words: list[str] = []
        self._linked = 0
        self._inside = False
        self._links = 0
        self._pre = 0
        self._level: int | None = None
        self._rows: list[int | None] = []
        self._row_count = 0
        self._after_br = False

    def start(self, element: _Element, tag: str) -> None:
        """Enter *element*."""
        if tag in _BLOCKS:
            self.flush()
        if element is self._article:
            self._inside = True
        if tag == "a":
            self._links += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "tr":
            self._row_count += 1
            self._rows.append(self._row_count if _cells(element) > 1 else None)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._level = int(tag[1])
        self.add(element.text)

    def end(self, element: _Element, tag: str) -> None:
        """Leave *element*."""
        if tag in _BLOCKS or tag == "br":
            self.flush(broken=tag == "br")
        if tag == "a":
            self._links -= 1
        elif tag == "pre":
            self._pre -= 1
        elif tag == "tr":
            self._rows.pop()
        elif len(tag) == 2 and tag[0] == "h":
            self._level = None
        if element is self._article:
            self._inside = False

    def add(self, words: str | None) -> None:
        """Add running text."""
        if not words:
            return
        if self._pre:
            for number, line in enumerate(words.splitlines()):
                if number:
                    self.flush(broken=True)
                self._words.append(line)
            return
        words = _SPACE.sub(" ", _CJK_BREAK.sub("", words))
        self._words.append(words)
        self._linked += len(words.strip()) if self._links else 0

    def flush(self, broken: bool = False) -> None:
        """End the line."""
        words = "".join(self._words)
        if words.strip():
            share = self._linked / len(words.strip())
            row = self._rows[-1] if self._rows else None
            self.lines.append(PageLine(words, self._inside, self._level, row, share, self._after_br))
        self._words, self._linked, self._after_br = [], 0, broken


def page_lines(root: _Element, article: _Element) -> list[PageLine]:
    """Return the lines of the page in reading order; scripts, menus and hidden parts are left out."""
    from lxml import etree

    walk = _Walk(article)
    steps = etree.iterwalk(root, events=("start", "end"))
    skipped: _Element | None = None
    for event, element in steps:
        tag = str(element.tag).lower()
        if event == "start":
            if (tag in SKIPPED and not _holds(element, article)) or is_hidden(element):
                skipped = element
                steps.skip_subtree()
            else:
                walk.start(element, tag)
        else:
            if element is skipped:
                skipped = None
            else:
                walk.end(element, tag)
            walk.add(element.tail)
    walk.flush()
    return walk.lines


def _holds(element: _Element, article: _Element) -> bool:
    return element is article or any(above is element for above in article.iterancestors())


def _cells(row: _Element) -> int:
    """Count the cells of a row that say something."""
    return sum(
        any(str(words).strip() for words in cell.itertext()) for cell in row if cell.tag in ("td", "th")
    )
