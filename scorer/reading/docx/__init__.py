"""Read Word documents as a reader of the final version sees them.

``Report.text`` is built here: paragraphs joined by line ends, cells of a table row by tabs, automatic numbers
written out. Anchors: ``p:N`` is the N-th ``w:p`` of ``w:body`` in document order from 0, those in tables and text
boxes included; ``fn:ID`` and ``en:ID`` are notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.reading.base import report_of
from scorer.reading.docx.body import Body
from scorer.reading.docx.names import W
from scorer.reading.docx.numbering import Numbering
from scorer.reading.docx.package import Package
from scorer.reading.docx.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

    from scorer.model import Report

_NOTES = {"footnotes": ("footnote", "fn"), "endnotes": ("endnote", "en")}


def read(data: bytes, name: str) -> Report:
    """Read a .docx; raises an UnreadableError for an encrypted, damaged or harmful one."""
    package = Package(data)
    root = package.xml(package.main)
    found = dict(package.parts("styles", "numbering"))
    styles = Styles(found.get("styles"))
    body = Body(styles, Numbering(found.get("numbering")))
    content = root.find(W + "body") if root is not None else None
    if content is not None:
        body.read(content)
    for kind, part in package.parts("footnotes", "endnotes"):
        _read_notes(body, kind, part)
    for kind, part in package.parts("header", "footer"):
        body.aside(part, "header" if kind == "header" else "footer")
    notices = ["文档嵌入了其他文件的内容，未能读出"] if body.embedded else []
    return report_of(data, name, "docx", body.writer.text(), body.writer.blocks, notices=notices)


def _read_notes(body: Body, kind: str, part: _Element) -> None:
    tag, short = _NOTES[kind]
    for note in part.iterfind(W + tag):
        if note.get(W + "type", "normal") == "normal":
            body.aside(note, "note", f"{short}:{note.get(W + 'id')}")
