"""Build the samples that are not kept by hand: GB18030 and hard-wrapped text, docx, html, pdf.

Each line of ``TARGETS`` names a readable source and its output. Markup of a source, before ``---`` ``键：值``:
``#`` title, ``##`` ``###`` headings, ``=`` centred, ``>`` signature, ``|`` table row, ``{++inserted++}``,
``{--deleted--}``, ``[^1]`` footnote. Run ``python samples/build.py [FOLDER]``; needs python-docx and reportlab.
"""

from __future__ import annotations

import html
import io
import re
import string
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
NUMERAL = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")
MARK = re.compile(r"^(#{1,3}|=|>|\||\[\^\d+\]:)\s*")
INLINE = re.compile(r"(\{\+\+.*?\+\+\}|\{--.*?--\}|\[\^\d+\])")
WIDTH, DEPTH = 28, 24
"""Characters a line and lines a page of the hard-wrapped text."""


class Line(NamedTuple):
    """One source line: its mark (``""`` for a body paragraph) and what follows."""

    mark: str
    text: str


class Source(NamedTuple):
    """A source file: the pairs before ``---`` and its lines without the empty ones."""

    meta: dict[str, str]
    lines: list[Line]


def read(path: Path) -> Source:
    """Read one source; a file without ``---`` has no pairs."""
    head, _, body = path.read_text("utf-8").rpartition("---\n")
    meta = dict(row.split("：", 1) for row in head.splitlines())
    return Source(meta, [parse(row) for row in body.splitlines() if row])


def parse(row: str) -> Line:
    """Split the mark from one line."""
    mark = MARK.match(row)
    return Line(mark[1], row[mark.end() :]) if mark else Line("", row)


def cells(row: str) -> list[str]:
    """Split what follows the first bar of a table row."""
    return [cell.strip() for cell in row.rstrip("| ").split("|")]


def gb18030(path: Path) -> bytes:
    """Encode as an old Windows editor does, with CRLF."""
    return path.read_text("utf-8").replace("\n", "\r\n").encode("gb18030")


def hard_wrapped(path: Path) -> bytes:
    """Break lines and pages as text copied out of a PDF: page numbers between lines, no empty lines."""
    rows = [part for row in path.read_text("utf-8").splitlines() if row for part in wrap(row)]
    pages = [rows[at : at + DEPTH] for at in range(0, len(rows), DEPTH)]
    return "".join("\n".join([*page, f"— {no} —", ""]) for no, page in enumerate(pages, 1)).encode()


def wrap(row: str) -> Iterator[str]:
    """Cut one paragraph after every ``WIDTH`` characters."""
    for at in range(0, len(row), WIDTH):
        yield row[at : at + WIDTH]


def page(path: Path, charset: str, joint: str) -> bytes:
    """Fill the page of a government site; ``joint`` stands between two paragraphs of the article."""
    meta, lines = read(path)
    titles = [line.text for line in lines if line.mark == "#"]
    body = joint.join("　　" + html.escape(line.text, quote=False) for line in lines if line.mark != "#")
    filled = string.Template((HERE / "sources/site.html").read_text("utf-8")).substitute(
        charset=charset, title="".join(titles), crumbs=html.escape(meta["路径"]), meta=meta_table(meta),
        source=meta["来源"], published=meta.get("发布时间") or meta["发布日期"], hits=meta["浏览次数"],
        body=f"<p>{body}</p>",
    )  # fmt: skip
    return filled.encode(charset)


def meta_table(meta: dict[str, str]) -> str:
    """Render 索引号, 发布机构 … as the table above the article, or nothing where the source has none."""
    keys = ("索引号", "发布机构", "主题分类", "文号", "成文日期", "发布日期")
    rows = [f"<tr><td>{key}：</td><td>{html.escape(meta[key])}</td></tr>" for key in keys if key in meta]
    return '<table class="meta">\n' + "\n".join(rows) + "\n</table>" if rows else ""


def html_gbk(path: Path) -> bytes:
    """Build a GBK page of one ``<p>`` a paragraph."""
    return page(path, "gbk", "</p>\n<p>")


def html_utf8(path: Path) -> bytes:
    """Build a UTF-8 page whose whole article is one ``<p>`` with line breaks."""
    return page(path, "utf-8", "<br>\n")


def pdf(path: Path) -> bytes:
    """Set a PDF with a text layer, running head and page numbers; no font file is needed."""
    from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
    from reportlab.pdfbase.pdfmetrics import registerFont  # type: ignore[import-untyped]
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]

    registerFont(UnicodeCIDFont("STSong-Light"))
    meta, lines = read(path)

    def style(mark: str) -> Any:
        size, align, indent = {"#": (20, 1, 0), "=": (16, 1, 0), ">": (15, 2, 0)}.get(mark, (15, 0, 30))
        return ParagraphStyle(mark, fontName="STSong-Light", fontSize=size, leading=27, alignment=align,
                              firstLineIndent=indent, wordWrap="CJK")  # fmt: skip

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 45, meta.get("页眉", ""))
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")

    out = io.BytesIO()
    flow = [Paragraph(html.escape(line.text, quote=False), style(line.mark)) for line in lines]
    SimpleDocTemplate(out, pagesize=A4, invariant=1, title="").build(flow, furniture, furniture)
    return out.getvalue()


def docx(path: Path) -> bytes:
    """Write a Word file: numbering, table, tracked changes, footnotes, header and footer as the source asks."""
    from docx import Document
    from docx.oxml import parse_xml

    meta, lines = read(path)
    document: Any = Document()
    moment = datetime(2025, 1, 1)
    document.core_properties.created = document.core_properties.modified = moment
    document.sections[0].header.paragraphs[0].text = meta.get("页眉", "")
    document.sections[0].footer.paragraphs[0].text = meta.get("页脚", "")
    official_fonts(document)
    if "自动编号" in meta:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(XML["abstract"]))
        numbering.append(parse_xml(XML["number"]))
    for line in lines:
        add_line(document, line, "自动编号" in meta)
    add_footnotes(document, [line for line in lines if line.mark.startswith("[")])
    out = io.BytesIO()
    document.save(out)
    return fixed_dates(out.getvalue())


def official_fonts(document: Any) -> None:
    """Set the faces of an official letter instead of the blue headings of the default template."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, face in (("Normal", "仿宋"), ("Heading 1", "黑体"), ("Heading 2", "楷体")):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = face, Pt(16), RGBColor(0, 0, 0)
        faces = style.element.rPr.rFonts
        for key in [key for key in faces.attrib if key.endswith("Theme")]:
            del faces.attrib[key]  # a theme face would win over the named one
        faces.set(qn("w:eastAsia"), face)


def add_line(document: Any, line: Line, numbered: bool) -> None:
    """Append one line; rows of one table follow each other."""
    from docx.oxml import parse_xml

    if line.mark == "|":
        return add_row(document, cells(line.text))
    if line.mark.startswith("["):
        return None
    heading = line.mark in ("##", "###")
    paragraph = document.add_paragraph(style=f"Heading {len(line.mark) - 1}" if heading else None)
    paragraph.alignment = {"#": 1, "=": 1, ">": 2}.get(line.mark)
    if heading and numbered:
        paragraph._p.get_or_add_pPr().append(parse_xml(XML["numbered"].format(len(line.mark) - 2)))
    text = NUMERAL.sub("", line.text) if heading and numbered else line.text
    for no, piece in enumerate(INLINE.split(text)):
        if piece.startswith("[^"):
            paragraph._p.append(parse_xml(XML["reference"].format(piece[2:-1])))
        elif piece.startswith("{"):
            paragraph._p.append(parse_xml(XML[piece[1]].format(no, piece[3:-3])))
        elif piece:
            paragraph.add_run(piece)
    return None


def add_row(document: Any, values: list[str]) -> None:
    """Append to the table that ends the document, or start one."""
    last = document.element.body[-2]
    table = (
        document.tables[-1] if last.tag.endswith("}tbl") else document.add_table(0, len(values), "Table Grid")
    )
    for cell, value in zip(table.add_row().cells, values, strict=True):
        cell.text = value


def add_footnotes(document: Any, notes: list[Line]) -> None:
    """Add the footnote part, which python-docx does not know."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    if notes:
        rows = [XML["note"].format(note.mark[2:-2], note.text) for note in notes]
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        blob = XML["notes"].format("".join(rows)).encode()
        part = Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
        document.part.relate_to(part, XML["relation"])


def fixed_dates(blob: bytes) -> bytes:
    """Pack the zip again with one date, so that equal sources give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVEL = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="{1}"/></w:lvl>'
)
CHANGE = 'w:id="{0}" w:author="法规科" w:date="2025-01-08T09:00:00Z"'
XML = {
    "abstract": f'<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
    + LEVEL.format(0, "%1、") + LEVEL.format(1, "（%2）") + "</w:abstractNum>",
    "number": f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
    "numbered": f'<w:numPr {W}><w:ilvl w:val="{{0}}"/><w:numId w:val="90"/></w:numPr>',
    "+": f"<w:ins {W} {CHANGE}><w:r><w:t>{{1}}</w:t></w:r></w:ins>",
    "-": f"<w:del {W} {CHANGE}><w:r><w:delText>{{1}}</w:delText></w:r></w:del>",
    "reference": f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{{0}}"/></w:r>',
    "note": '<w:footnote w:id="{0}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{1}</w:t></w:r></w:p></w:footnote>',
    "notes": f'<w:footnotes {W}>'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "{0}</w:footnotes>",
    "relation": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
}  # fmt: skip

TARGETS: tuple[tuple[str, str, Callable[[Path], bytes]], ...] = (
    ("02-砚桥镇-差距多", ".txt", gb18030),
    ("04-望漪街道-错称", ".docx", docx),
    ("06-榆砚市场监管局-自动编号", ".docx", docx),
    ("07-杏川县-网页", ".html", html_gbk),
    ("08-苔溪镇-硬换行", ".txt", hard_wrapped),
    ("09-锦漪街道-问题计划同章", ".pdf", pdf),
    ("11-桐堰镇-问题在前", ".html", html_utf8),
    ("12-苍漪县-红头", ".pdf", pdf),
)


def build(folder: Path) -> None:
    """Write every output of ``TARGETS`` into ``folder``."""
    for name, suffix, maker in TARGETS:
        (folder / f"{name}{suffix}").write_bytes(maker(HERE / "sources" / f"{name}.txt"))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
