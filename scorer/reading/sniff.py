"""Tell the format of a file by its first bytes, then by its suffix."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from scorer.errors import UnreadableError

Format = Literal["txt", "md", "docx", "html", "pdf"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUFFIXES: dict[str, Format] = {
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
}  # fmt: skip
_OTHERS = (
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM6", b"II*\0", b"MM\0*"),
        "是图片，里面没有文字可读",
        "请提供 Word、文本或带文字层的 PDF",
    ),
    ((b"{\\rtf",), "是 RTF 文档", "请用 WPS 或 Word 打开后另存为 .docx"),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "是压缩包", "请先解压，再检查里面的报告文件"),
    ((b"MIME-Version:",), "是单一文件网页（.mht）或邮件", "请用浏览器另存为 .html，或复制正文存为 .txt"),
)  # fmt: skip
_DAMAGED = {
    ".docx": "扩展名是 .docx，内容却不是 Word 文档，可能已损坏",
    ".pdf": "扩展名是 .pdf，内容却不是 PDF，可能已损坏",
}


def format_of(data: bytes, name: str) -> Format:
    """Return the format of *data*; raise an UnreadableError that names what it is instead."""
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if data.startswith(_OLE):
        _refuse_ole(data, suffix)
    for marks, what, hint in _OTHERS:
        if data.startswith(marks):
            raise UnreadableError(what, hint)
    if suffix in _DAMAGED:
        raise UnreadableError(_DAMAGED[suffix], "请重新下载或向报送单位索取原文件")
    if _looks_html(data):
        return "html"
    return _SUFFIXES.get(suffix, "txt")


def _refuse_ole(data: bytes, suffix: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("文档加了密码，打不开", "请用 WPS 或 Word 打开，去掉密码后另存")
    what = "WPS 文字" if suffix == ".wps" else "旧版 Word"
    raise UnreadableError(f"是{what}（.doc/.wps）格式，暂不能直接读", "请用 WPS 或 Word 打开后另存为 .docx")


def _looks_html(data: bytes) -> bool:
    head = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<meta", b"<body")) or (
        head.startswith((b"<?xml", b"<!--", b"<script", b"<!doctype")) and b"<html" in head
    )
