"""Write a cell's text as YAML that the loader reads back to the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook import edit
from scorer.rulebook.nodes import Map, Seq, Text, read_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.excel.columns import Column
    from scorer.rulebook.edit import Yaml

_STYLES = {"'", '"'}


def scalar(text: str, *, flow: bool = False, style: str = "") -> str:
    """Return *text* as a scalar: as it is where the loader takes it so, else in quotes; *style* keeps quotes."""
    if style == "'" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == '"' or not _reads_plain(text, flow):
        return edit.quoted(text)
    return text


def _reads_plain(text: str, flow: bool) -> bool:
    """Tell whether *text* without quotes is read as itself, without a trap of YAML or of the loader."""
    if not text or text != text.strip() or "\n" in text:
        return False
    sheet = read_sheet("x/x.yaml", (f"a: [{text}]\n" if flow else f"a:\n  - {text}\n").encode())
    listed = sheet.root.pairs.get("a") if isinstance(sheet.root, Map) else None
    items = listed[1].items if listed and isinstance(listed[1], Seq) else []
    if sheet.problems or len(items) != 1 or not isinstance(items[0], Text):
        return False
    return items[0].value == text and items[0].plain and not text.startswith(("? ", "| ", "> "))


def wording(cell: str, *, flow: bool, style: str = "") -> str:
    """Return a wording as YAML; what begins with ``{`` or a quote is YAML already. Raises ValueError with why not."""
    if not cell.startswith(("{", '"')):
        return scalar(cell, flow=flow, style=style)
    if "\n" in cell:
        raise ValueError("带花括号的说法要写在一行里")
    node = edit.compose(f"a: {cell}\n")
    found = edit.value(node, "a")
    wanted = "mapping" if cell.startswith("{") else "scalar"
    if found is None or found.id != wanted or edit.source_of(f"a: {cell}\n", found, column=None) == "":
        raise ValueError("花括号或引号没有写完整，例如 {words: 聘请…法律顾问, not: [企业]}")
    return cell


def value(cell: str, column: Column, *, flow: bool = False, style: str = "") -> str:
    """Return a cell of a record as YAML."""
    if column.many:
        return "[" + ", ".join(scalar(word, flow=True) for word in cell.split("\n") if word.strip()) + "]"
    code = next((code for code, words in column.choices.items() if words == cell), cell)
    return code if column.number or column.choices else scalar(code, flow=flow, style=style)


def example(cells: Sequence[str], columns: Sequence[Column], *, flow: bool) -> str:
    """Return an example as YAML: its text alone, or a mapping where anything else is said."""
    if not any(cells[1:]):
        return scalar(cells[0], flow=flow, style="" if flow else '"')
    pairs = [
        f"{column.path[0]}: {edit.quoted(cell) if column.path[0] == 'text' else value(cell, column, flow=True)}"
        for cell, column in zip(cells, columns, strict=True)
        if cell
    ]
    return "{" + ", ".join(pairs) + "}"


def style_of(node: Yaml) -> str:
    """Return the quotes that *node* is written in, or an empty string."""
    return node.style if node.id == "scalar" and node.style in _STYLES else ""
