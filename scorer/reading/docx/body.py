"""Walk the body of a docx in reading order and write its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.reading.docx.names import MC, W, child, number, switched_on, value
from scorer.reading.docx.runs import Runs
from scorer.reading.furniture import is_furniture, is_page_number
from scorer.reading.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from scorer.model import BlockKind
    from scorer.reading.docx.numbering import Numbering
    from scorer.reading.docx.styles import Styles

_WRAPPERS = {W + name for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent")}
_LONGEST_HEADING = 80


class Body:
    """Write the blocks of one document; numbering and fields count on from paragraph to paragraph."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.writer = Writer()
        self.embedded = False
        self._styles = styles
        self._numbering = numbering
        self._runs = Runs(styles)
        self._place: dict[_Element, int] = {}
        self._said: set[tuple[BlockKind, str]] = set()
        self._carried: tuple[str, str | None] = ("", None)
        """Text and anchor of paragraphs whose mark was deleted: they go on in the next paragraph."""

    def read(self, content: _Element) -> None:
        """Write the blocks of ``w:body``."""
        self._place = {paragraph: place for place, paragraph in enumerate(content.iter(W + "p"))}
        self._blocks(content, "paragraph")
        self._flush()

    def _flush(self) -> None:
        """Write what was carried to a paragraph that never came."""
        words, anchor = self._carried
        self._carried = ("", None)
        self.writer.add(words, anchor=anchor)

    def aside(self, part: _Element, kind: BlockKind, anchor: str | None = None) -> None:
        """Write one note, header or footer as blocks of *kind*; a header that is there already is not repeated."""
        for paragraph in part.iter(W + "p"):
            words = self._runs.text(paragraph)[0].strip()
            if kind == "note" or (kind, words) not in self._said:
                self._said.add((kind, words))
                self.writer.add(words, kind, anchor=anchor)

    def _blocks(self, elements: Iterable[_Element], kind: BlockKind) -> None:
        """Write paragraphs and tables, looking into content controls and tracked insertions."""
        for element in elements:
            if element.tag == W + "p":
                self._paragraph(element, kind)
            elif element.tag == W + "tbl":
                self._table(element)
            elif element.tag == W + "sdt" and not switched_on(element, "sdtPr", "showingPlcHdr"):
                contents = value(element, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"
                if (inner := child(element, "sdtContent")) is not None:
                    self._blocks(inner, "furniture" if contents else kind)
            elif element.tag in _WRAPPERS:
                self._blocks(element, kind)
            elif element.tag == MC + "AlternateContent":
                self._blocks(next(iter(element), ()), kind)
            elif element.tag == W + "altChunk":
                self.embedded = True

    def _paragraph(self, paragraph: _Element, kind: BlockKind, after: str = "\n") -> None:
        words, boxes = self._runs.text(paragraph)
        words, anchor = self._carried[0] + words, self._carried[1] or self._anchor(paragraph)
        if (
            child(paragraph, "pPr", "rPr", "del") is not None
            or child(paragraph, "pPr", "rPr", "moveFrom") is not None
        ):
            self._carried = (words, anchor if words.strip() else None)
        else:
            self._carried = ("", None)
            self._write(paragraph, words, kind, anchor, after)
        for box in boxes:
            self._blocks(box, kind)

    def _write(
        self, paragraph: _Element, words: str, kind: BlockKind, anchor: str | None, after: str
    ) -> None:
        style = value(paragraph, "pPr", "pStyle") or self._styles.default
        label = self._label(paragraph, style)
        words = label + words.strip() if words.strip() else ""
        level = self._level(paragraph, style)
        if kind == "paragraph":
            if self._styles.in_contents(style) or is_furniture(words) or is_page_number(words):
                kind = "furniture"
            elif level is not None and len(words) <= _LONGEST_HEADING:
                kind = "heading"
        self.writer.add(words, kind, anchor=anchor, level=level if kind == "heading" else None, after=after)

    def _anchor(self, paragraph: _Element) -> str | None:
        return f"p:{self._place[paragraph]}" if paragraph in self._place else None

    def _level(self, paragraph: _Element, style: str) -> int | None:
        outline = number(paragraph, "pPr", "outlineLvl")
        if outline is not None:
            return outline + 1 if outline < 9 else None
        return self._styles.heading_level(style)

    def _label(self, paragraph: _Element, style: str) -> str:
        """Count the paragraph in its list and return its automatic number."""
        of_style, level_of_style = self._styles.numbering(style)
        own = number(paragraph, "pPr", "numPr", "numId")
        num_id = of_style if own is None else own
        if not num_id:
            return ""
        at = number(paragraph, "pPr", "numPr", "ilvl")
        if at is None:
            at = self._numbering.level_of_style(num_id, style) if own is None else 0
        return self._numbering.label(num_id, (level_of_style or 0) if at is None else at)

    def _table(self, table: _Element) -> None:
        """Write a table row by row; a row of one cell is layout, its paragraphs are plain ones."""
        self._flush()
        for row in _below(table, "tr"):
            if child(row, "trPr", "del") is not None or switched_on(row, "trPr", "hidden"):
                continue
            cells = [cell for cell in _below(row, "tc") if child(cell, "tcPr", "cellDel") is None]
            after = "\n"
            for cell in cells:
                if (merge := child(cell, "tcPr", "vMerge")) is not None and merge.get(W + "val") != "restart":
                    continue
                before = len(self.writer.blocks)
                self._cell(cell, "paragraph" if len(cells) == 1 else "cell", after)
                after = "\t" if len(self.writer.blocks) > before else after

    def _cell(self, cell: _Element, kind: BlockKind, after: str) -> None:
        for element in cell:
            before = len(self.writer.blocks)
            if element.tag == W + "p":
                self._paragraph(element, kind, after)
            else:
                self._blocks([element], kind)
            after = "\n" if len(self.writer.blocks) > before else after


def _below(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, inside content controls and insertions as well."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif element.tag == W + "sdt" or element.tag in _WRAPPERS:
            yield from _below(element, name)
