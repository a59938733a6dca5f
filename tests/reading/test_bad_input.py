"""Whatever is dropped in, the answer is one clear Chinese line, in bounded time and memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from scorer.errors import UnreadableError
from scorer.reading import limits, read_bytes, read_path
from tests.reading.build import docx, page, par, pdf, zipped

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCX = docx(par("全年审查合同26份。"))
PDF = pdf([["全年审查合同26份。"]])
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
ENTITIES = '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>' + BODY.format(
    "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
)


def encrypted_entry() -> bytes:
    data = bytearray(DOCX)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


BAD = [
    ("empty.txt", b"", "文件是空的"),
    ("blank.txt", b" \r\n\n\t", "文件是空的"),
    ("spaces.txt", "\u3000\u3000\n".encode(), "没有正文文字"),
    ("furniture.txt", "【打印】【关闭】".encode(), "没有正文文字"),
    ("junk.txt", bytes(range(256)) * 40, "不是文本文件"),
    ("junk", b"\x7fELF\x02\x01\x01" + bytes(100), "不是文本文件"),
    ("picture.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "是图片"),
    ("old.doc", OLE, "旧版 Word"),
    ("old.wps", OLE, "WPS 文字"),
    ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    ("locked.docx", encrypted_entry(), "加了密码"),
    ("note.rtf", b"{\\rtf1\\ansi text}", "RTF"),
    ("page.mht", b"MIME-Version: 1.0\r\n", "单一文件网页"),
    ("cut.docx", DOCX[: len(DOCX) // 2], "已损坏"),
    ("flipped.docx", DOCX.replace(b"PK\x01\x02", b"PK\x01\x09"), "已损坏"),
    ("text.docx", "全年审查合同。".encode(), "内容却不是 Word 文档"),
    ("half.docx", zipped({"word/document.xml": BODY.format("<w:p>")[:-20]}), "无法解析"),
    ("bare.docx", zipped({"[Content_Types].xml": "<Types/>"}), "缺少正文部分"),
    ("blank.docx", docx(par(), par()), "没有正文文字"),
    ("sheet.docx", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), "Excel"),
    ("form.ofd", zipped({"OFD.xml": "<a/>"}), "OFD"),
    ("files.zip", zipped({"a.txt": "x"}), "压缩包"),
    ("entities.docx", zipped({"word/document.xml": ENTITIES}), "实体定义"),
    (
        "entities.docx",
        zipped({"word/document.xml": BODY.format(par("甲。")), "_rels/.rels": ENTITIES}),
        "实体定义",
    ),
    ("cut.pdf", PDF[: len(PDF) // 3], "已损坏"),
    ("junk.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "已损坏"),
    ("text.pdf", "全年审查合同。".encode(), "内容却不是 PDF"),
    ("locked.pdf", pdf([["全年审查合同26份。"]], password="secret"), "加了密码"),
    ("empty.html", b"<!DOCTYPE html><html><head></head></html>", "网页里没有内容"),
    ("blank.html", page("").encode(), "没有正文文字"),
    ("deep.html", ("<p>甲</p>" + "<div>" * 5000 + "乙").encode(), "无法解析"),
]


@pytest.mark.parametrize(("name", "data", "says"), BAD, ids=[f"{name}-{says}" for name, _, says in BAD])
def test_one_clear_line(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        read_bytes(data, name)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="找不到文件"):
        read_path(tmp_path / "没有.txt")
    with pytest.raises(UnreadableError, match="这是文件夹"):
        read_path(tmp_path)


def test_an_impossible_path() -> None:
    with pytest.raises(UnreadableError, match="读不出来"):
        read_path("a\0b.txt")


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert peak(lambda: refused(large, "文件太大（50 MB")) < 1024 * 1024


def test_a_long_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="文字太多"):
        read_bytes(("全年审查合同。" * (limits.MAX_CHARS // 7 + 1)).encode(), "-")


def bomb(size: int) -> bytes:
    """Return a docx whose main part unpacks to *size* bytes while the directory claims a few."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(size >> 20):
            part.write(b" " * (1 << 20))
    return buffer.getvalue()


def test_a_docx_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    file = tmp_path / "bomb.docx"
    file.write_bytes(bomb(1 << 30))
    assert peak(lambda: refused(file, "异常巨大")) < 20 * 1024 * 1024


def test_a_docx_that_lies_about_its_size(tmp_path: Path) -> None:
    data, size = bytearray(bomb(80 << 20)), (80 << 20).to_bytes(4, "little")
    file = tmp_path / "bomb.docx"
    file.write_bytes(bytes(data).replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises(UnreadableError):
        read_path(file)


def test_a_part_that_shrinks_too_well() -> None:
    with pytest.raises(UnreadableError, match="异常巨大"):
        read_bytes(bomb(30 << 20), "bomb.docx")


def test_too_many_pages() -> None:
    with pytest.raises(UnreadableError, match=f"上限 {limits.MAX_PDF_PAGES} 页"):
        read_bytes(pdf([["甲"]] * (limits.MAX_PDF_PAGES + 1), numbered=False), "a.pdf")


def refused(path: Path, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_path(path)


def peak(action: object) -> int:
    """Return the most bytes that Python held while *action* ran."""
    tracemalloc.start()
    try:
        action()  # type: ignore[operator]
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
