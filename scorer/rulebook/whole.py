"""Read a whole sheet by the table of its keys, and find the nodes that problems point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook.draft import Mark
from scorer.rulebook.nodes import Map
from scorer.rulebook.tables import read_table
from scorer.rulebook.traps import commented

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorer.rulebook.fields import Table
    from scorer.rulebook.nodes import Node, Sheet
    from scorer.rulebook.tables import Row


def read_root(sheet: Sheet, table: Table) -> Row:
    """Read the whole of *sheet* by *table*; a sheet without a tree, whose problem is known, gives the defaults."""
    if sheet.root is None:
        return {name: field.default for name, field in table.items()} | {"": Mark(sheet.file, 1, 1)}
    check_comments(sheet, _names(table))
    return read_table(sheet, sheet.root, table)


def _names(table: Table) -> set[str]:
    return {name for key, field in table.items() for name in (key, *_names(field.fields))}


def check_comments(sheet: Sheet, keys: Collection[str]) -> None:
    """Note what comments have swallowed: list items, and fields by their *keys*."""
    for place in commented(sheet.lines, keys):
        sheet.say_at(*place)


def value_of(sheet: Sheet, *keys: str) -> Node | None:
    """Return the node under *keys*, to point at it."""
    node = sheet.root
    for key in keys:
        node = node.pairs[key][1] if isinstance(node, Map) and key in node.pairs else None
    return node


def check_valid(sheet: Sheet, node: Node, valid: Row) -> None:
    """Note a validity that ends before it starts."""
    if valid["from"] and valid["until"] and valid["until"] < valid["from"]:
        sheet.say(
            node, f"适用年度的截止（{valid['until']}）早于起始（{valid['from']}）", "请核对 from 和 until"
        )
