"""Build the files that the tests read: small, in code, nothing from elsewhere."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from scorer.model import BODY_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorer.model import Report

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def shown(report: Report) -> list[str]:
    """Return one line a block, ``kind: words``, the kind left out for paragraphs; white space is dropped."""
    return [
        (f"{block.kind}: " if block.kind != "paragraph" else "") + words(report, block.spans)
        for block in report.blocks
    ]


def body(report: Report) -> list[str]:
    """Return the words of the blocks that are judged, white space dropped."""
    return [words(report, block.spans) for block in report.blocks if block.kind in BODY_KINDS]


def words(report: Report, spans: Iterable[tuple[int, int]]) -> str:
    """Return what *spans* quote, white space dropped."""
    return "".join("".join(report.text[start:end].split()) for start, end in spans)


def par(text: str = "", *, style: str = "", list_: tuple[int, int] | None = None, props: str = "") -> str:
    """Return one ``w:p``; *list_* is (numId, level)."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_:
        inner += f'<w:numPr><w:ilvl w:val="{list_[1]}"/><w:numId w:val="{list_[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{inner}{props}</w:pPr>{run(text) if text else ''}</w:p>"


def run(text: str, props: str = "") -> str:
    """Return one ``w:r``."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: Sequence[str]) -> str:
    """Return a ``w:tbl``; a cell that begins with ``<`` is XML, otherwise text."""
    cells = (
        "<w:tr>"
        + "".join(f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def levels(*patterns: tuple[str, str], num: int = 1, extra: str = "") -> str:
    """Return an abstract list with one level for each (numFmt, lvlText) and the ``w:num`` that uses it."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text) in enumerate(patterns)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{num}">{made}</w:abstractNum>'
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{num}"/>{extra}</w:num>'
    )


def docx(*content: str, **parts: str) -> bytes:
    """Return a docx of ``w:p`` and ``w:tbl``; *parts* are styles, numbering, footnotes, header, footer as inner XML."""
    roots = {
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "header": "hdr",
        "footer": "ftr",
    }
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations("officeDocument", {"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{''.join(content)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations("", {kind: (kind, f"{kind}.xml") for kind in parts}),
    }
    for kind, inner in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{roots[kind]} {_NAMES}>{inner}</w:{roots[kind]}>"
    return zipped(files)


def _relations(_: str, targets: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def zipped(files: dict[str, str]) -> bytes:
    """Return a zip of *files*."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def page(article: str, *, head: str = "", around: tuple[str, str] = ("", "")) -> str:
    """Return a page of a government site with *article* in its usual box."""
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><ul class='nav'><li><a href='/'>首页</a></li></ul>"
        f"{around[0]}<div id='zoom' class='TRS_Editor'>{article}</div>{around[1]}</body></html>"
    )


def pdf(
    pages: Sequence[Sequence[str]],
    *,
    head: str = "",
    numbered: bool = True,
    password: str = "",
    image: bool = False,
) -> bytes:
    """Return a PDF that prints each page's lines as they are; two leading full-width blanks indent a line."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), encrypt=password or None)
    for number, lines in enumerate(pages, 1):
        canvas.setFont("STSong-Light", 16)
        if head:
            canvas.drawString(90, 800, head)
        if numbered:
            canvas.drawString(280, 40, f"— {number} —")
        if image and not lines:
            canvas.rect(50, 50, 500, 700, fill=1)
        for row, line in enumerate(lines):
            shift = 16 * (len(line) - len(line.lstrip("\u3000")))
            canvas.drawString(90 + shift, 730 - 28 * row, line.lstrip("\u3000"))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def printed(paragraphs: Iterable[str], *, width: int = 52, rows: int = 22) -> list[list[str]]:
    """Break indented *paragraphs* to lines of *width* columns and the lines to pages, as a printer would."""
    lines = [line for text in paragraphs for line in wrapped(text, width)]
    return [lines[at : at + rows] for at in range(0, len(lines), rows)]


def wrapped(paragraph: str, width: int) -> list[str]:
    """Break one paragraph, indented by two characters, to lines of *width* columns; no line begins with a stop."""
    lines, used = ["\u3000\u3000"], 4
    for char in paragraph:
        columns = 1 if char.isascii() else 2
        if used + columns > width and char not in "，。；、）":
            lines.append("")
            used = 0
        lines[-1] += char
        used += columns
    return lines
