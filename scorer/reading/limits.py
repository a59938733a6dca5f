"""How much a file may hold before it is refused: memory and time stay bounded whatever is dropped in."""

from __future__ import annotations

from scorer.errors import UnreadableError

MAX_BYTES = 30 * 1024 * 1024
"""Largest input file."""
MAX_CHARS = 2_000_000
"""Longest text, five hundred times a usual report."""
MAX_PDF_PAGES = 500
MAX_ENTRIES = 4_000
"""Entries of a docx package."""
MAX_UNPACKED = 100 * 1024 * 1024
"""All parts of a docx package together, as declared."""
MAX_PART = 40 * 1024 * 1024
"""One part of a docx package, as unpacked."""
MAX_RATIO = 400
"""Unpacked to packed size of one part; real documents stay below 50, repetitive tables below 200."""
RATIO_FROM = 4 * 1024 * 1024
"""Parts smaller than this may shrink as well as they like."""


def refuse_large(size: int) -> None:
    """Raise where *size* bytes are more than a report can have."""
    if size > MAX_BYTES:
        raise UnreadableError(
            f"文件太大（{size / 1024 / 1024:.0f} MB，上限 {MAX_BYTES // 1024 // 1024} MB）",
            "请确认选对了文件；图片太多时请压缩图片或另存为纯文本",
        )


def refuse_long(text: str) -> str:
    """Return *text*, or raise where it is longer than a report can be."""
    if len(text) > MAX_CHARS:
        raise UnreadableError(
            f"文字太多（{len(text)} 字，上限 {MAX_CHARS} 字）", "请只保留一份报告的正文后重试"
        )
    return text
