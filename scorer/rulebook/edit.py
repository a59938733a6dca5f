"""Change a rule file as text: what is not meant stays byte for byte, comments and line ends included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.errors import UsageError
from scorer.rulebook.nodes import Map, Seq, Text, read_sheet

if TYPE_CHECKING:
    from scorer.rulebook.nodes import Node

_BOM = b"\xef\xbb\xbf"


def list_element(base: bytes, element: str) -> bytes:
    """Return *base* (a ``base.yaml``) with *element* added to the end of its list, in the style of the list."""
    sheet = read_sheet("base.yaml", base)
    listed = sheet.root.pairs.get("elements") if isinstance(sheet.root, Map) else None
    if sheet.problems or not listed or not isinstance(listed[1], Seq) or not listed[1].items:
        raise UsageError("base.yaml 里找不到 elements 列表", "请先运行 scorer rules lint 核对")
    last = listed[1].items[-1]
    if any(isinstance(item, Text) and item.value.strip() == element for item in listed[1].items):
        raise UsageError(f"base.yaml 已经列有要素 {element}", "请换一个代号")
    bom = _BOM if base.startswith(_BOM) else b""
    lines = base[len(bom) :].decode().splitlines(keepends=True)
    in_block = lines[last.line - 1][: last.column - 1].strip() == "-"
    (_below if in_block else _after)(lines, last, element)
    return bom + "".join(lines).encode()


def _below(lines: list[str], last: Node, element: str) -> None:
    """Add a line like that of *last* below it."""
    line = lines[last.line - 1]
    end = line[len(line.rstrip("\r\n")) :]
    if not end:
        end = "\r\n" if lines[0].endswith("\r\n") else "\n"
        lines[last.line - 1] += end
    lines.insert(last.line, f"{line[: last.column - 1]}{element}{end}")


def _after(lines: list[str], last: Node, element: str) -> None:
    """Add an item behind *last* in brackets."""
    line = lines[last.line - 1]
    start = last.column - 1
    written = last.value if isinstance(last, Text) else ""
    quotes = 0 if line.startswith(written, start) else 2
    at = start + len(written) + quotes
    lines[last.line - 1] = f"{line[:at]}, {element}{line[at:]}"
