"""Read a report from a file or from bytes into a ``Report`` with exact offsets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import UnreadableError, system_words
from scorer.reading.limits import refuse_large
from scorer.reading.sniff import Format, format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from scorer.model import Report

__all__ = ["READERS", "fetch", "read_bytes", "read_path"]


def read_path(path: Path | str) -> Report:
    """Read the report at *path*; every way to fail is one UnreadableError."""
    return read_bytes(fetch(path), str(path))


def fetch(path: Path | str) -> bytes:
    """Return the bytes of the file at *path*, never more than a report may have; raises UnreadableError."""
    path = Path(path)
    try:
        if path.is_dir():
            raise UnreadableError("这是文件夹，不是文件", "请逐个给出文件，或写成“文件夹/*.docx”")
        refuse_large(path.stat().st_size)
        with path.open("rb") as file:
            return b"".join(_pieces(file))
    except FileNotFoundError:
        raise UnreadableError("找不到文件", "请核对路径和文件名") from None
    except PermissionError:
        raise UnreadableError("没有读取权限", "请检查文件权限，或先关闭占用它的程序") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"读不出来（{system_words(error)}）", "请核对路径和存储介质") from None


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield the file piece by piece: a pipe has no size, and a whole-size buffer would be taken for every file."""
    size = 0
    while piece := file.read(1 << 16):
        size += len(piece)
        refuse_large(size)
        yield piece


def read_bytes(data: bytes, name: str) -> Report:
    """Read a report from *data*; *name* (``-`` for standard input) only helps to tell the format by its suffix."""
    refuse_large(len(data))
    if not data.strip():
        raise UnreadableError("文件是空的", "请确认选对了文件")
    return READERS[format_of(data, name)](data, name)


def _text(data: bytes, name: str) -> Report:
    from scorer.reading.text import read

    return read(data, name)


def _markdown(data: bytes, name: str) -> Report:
    from scorer.reading.text import read_markdown

    return read_markdown(data, name)


def _docx(data: bytes, name: str) -> Report:
    from scorer.reading.docx import read

    return read(data, name)


def _html(data: bytes, name: str) -> Report:
    from scorer.reading.html import read

    return read(data, name)


def _pdf(data: bytes, name: str) -> Report:
    from scorer.reading.pdf import read

    return read(data, name)


READERS: dict[Format, Callable[[bytes, str], Report]] = {
    "txt": _text,
    "md": _markdown,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}
"""One reader a format; each imports its libraries when it is first called."""
