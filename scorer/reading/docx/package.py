"""Open a docx package without being harmed by it: bounded sizes, no entities, no network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from scorer.errors import UnreadableError
from scorer.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DAMAGED_HINT = "请用 WPS 或 Word 打开并另存为新的 .docx；打不开时请重新索取原文件"
_BOMB = UnreadableError(
    "文档解压后异常巨大，可能是有意制作的压缩炸弹，已拒绝", "请核对文件来源；确需检查时请复制正文存为 .txt"
)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)  # fmt: skip
_OTHERS = (
    ("xl/", "是 Excel 表格，不是报告正文", "请把报告正文存为 .docx 或文本"),
    ("ppt/", "是演示文稿，不是报告正文", "请把报告正文存为 .docx 或文本"),
    ("OFD.xml", "是 OFD 版式文件，暂不能读", "请转换为带文字层的 PDF，或索取 .docx"),
    ("content.xml", "是 ODF 文档，暂不能读", "请用 WPS 或 Word 另存为 .docx"),
)


class Package:
    """The parts of one docx file, each unpacked only when asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename.lstrip("/"): entry for entry in self._zip.infolist()}
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError, OverflowError):
            raise UnreadableError("Word 文档已损坏，打不开", _DAMAGED_HINT) from None
        self._check_declared()
        self._left = limits.MAX_UNPACKED
        self.main = self._find_main()

    def _check_declared(self) -> None:
        entries = self._zip.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableError("文档加了密码，打不开", "请用 WPS 或 Word 打开，去掉密码后另存")
        total = sum(entry.file_size for entry in entries if not entry.filename.startswith("word/media/"))
        if len(entries) > limits.MAX_ENTRIES or total > limits.MAX_UNPACKED:
            raise _BOMB

    def _find_main(self) -> str:
        for kind, target in self.related(""):
            if kind == "officeDocument" and target in self._entries and target.startswith("word"):
                return target
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        for prefix, what, hint in _OTHERS:
            if any(name.startswith(prefix) for name in self._entries):
                raise UnreadableError(what, hint)
        if "[Content_Types].xml" in self._entries:
            raise UnreadableError("Word 文档缺少正文部分，可能已损坏", _DAMAGED_HINT)
        raise UnreadableError("是压缩包，不是 Word 文档", "请先解压，再检查里面的报告文件")

    def related(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield (kind, part name) of the relations of *part* that stay inside the package."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        for relation in () if root is None else root:
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                name = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                yield relation.get("Type", "").rsplit("/", 1)[-1], posixpath.normpath(name)

    def parts(self, *kinds: str) -> Iterator[tuple[str, _Element]]:
        """Yield (kind, parsed part) for the relations of the main part that are of *kinds*."""
        for kind, name in self.related(self.main):
            if kind in kinds and (root := self.xml(name)) is not None:
                yield kind, root

    def xml(self, name: str) -> _Element | None:
        """Parse the part *name*; ``None`` where there is none."""
        entry = self._entries.get(name)
        return None if entry is None else parse(self._unpack(entry))

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        """Unpack one part, counting what really comes out: declared sizes may lie."""
        allowed = min(limits.MAX_PART, self._left)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(allowed + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise UnreadableError("Word 文档已损坏，有部分解不开", _DAMAGED_HINT) from None
        ratio = len(data) / max(entry.compress_size, 1)
        if len(data) > allowed or (len(data) > limits.RATIO_FROM and ratio > limits.MAX_RATIO):
            raise _BOMB
        self._left -= len(data)
        return data


def parse(data: bytes) -> _Element:
    """Parse one XML part; a part with a document type or entities is refused."""
    from lxml import etree

    if b"<!DOCTYPE" in (plain := data.replace(b"\0", b"")) or b"<!ENTITY" in plain:
        raise UnreadableError(
            "文档的 XML 里带有实体定义，不安全，已拒绝", "请核对文件来源，或用 WPS、Word 另存为新的 .docx"
        )
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableError("Word 文档已损坏，内容无法解析", _DAMAGED_HINT) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(
            "文档的 XML 里带有实体定义，不安全，已拒绝", "请核对文件来源，或用 WPS、Word 另存为新的 .docx"
        )
    return root
