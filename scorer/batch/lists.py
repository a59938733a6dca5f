"""List files: one path a line, in UTF-8 or GBK, as a file manager or a spreadsheet writes them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".lst", ".list")
_MAX_BYTES = 64 * 1024 * 1024
_SAMPLE = 8


def is_list(path: str) -> bool:
    """Tell whether *path* is a list: named .lst, or a .txt whose first lines all name something that exists."""
    if path.lower().endswith(SUFFIXES):
        return os.path.isfile(path)
    if not path.lower().endswith(".txt") or not os.path.isfile(path) or os.path.getsize(path) > _MAX_BYTES:
        return False
    home = os.path.dirname(path)
    with open(path, "rb") as file:
        head = _decoded(file.read(1 << 14)).splitlines()
    first = [line.strip() for line in head if line.strip()][:_SAMPLE]
    return bool(first) and all(
        len(line) < 1000 and os.path.lexists(os.path.join(home, line)) for line in first
    )


def lines(path: str) -> Iterator[str]:
    """Yield the paths of a list; empty lines and lines that begin with # are left out."""
    if os.path.getsize(path) > _MAX_BYTES:
        raise UsageError(f"{path} 太大，不像是文件清单", "清单一行写一个文件")
    with open(path, "rb") as file:
        for line in _decoded(file.read()).splitlines():
            name = line.strip().strip('"')
            if name and not name.startswith("#"):
                yield name


def _decoded(data: bytes) -> str:
    """Decode with the byte order mark, as UTF-8, or else as GB 18030; what fits neither is kept as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8-sig" and error.start > len(data) - 4:
                return data[: error.start].decode(encoding)  # the sample was cut within a character
    return os.fsdecode(data)
