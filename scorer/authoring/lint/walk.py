"""Walk through the trees of rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook.nodes import Map, Seq, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.nodes import Node, Sheet


def items(sheet: Sheet) -> Iterator[tuple[str, Text]]:
    """Yield key and item of a file that holds lists of words: the lexicon, the cues."""
    for name, (_, node) in sheet.root.pairs.items() if isinstance(sheet.root, Map) else ():
        yield from (
            (name, item) for item in (node.items if isinstance(node, Seq) else ()) if isinstance(item, Text)
        )


def lists(node: Node | None) -> Iterator[Seq]:
    """Yield every list in *node*."""
    if isinstance(node, Seq):
        yield node
    for child in node.items if isinstance(node, Seq) else ():
        yield from lists(child)
    for _, child in node.pairs.values() if isinstance(node, Map) else ():
        yield from lists(child)


def texts(node: Node | None, without: frozenset[str] = frozenset()) -> Iterator[Text]:
    """Yield every text in *node*, not going into the fields *without*."""
    if isinstance(node, Text):
        yield node
    for child in node.items if isinstance(node, Seq) else ():
        yield from texts(child, without)
    for name, (_, child) in node.pairs.items() if isinstance(node, Map) else ():
        if name not in without:
            yield from texts(child, without)


def same(one: Node, other: Node) -> bool:
    """Tell whether two nodes say the same."""
    if isinstance(one, Text):
        return isinstance(other, Text) and one.value == other.value
    if isinstance(one, Seq):
        return (
            isinstance(other, Seq)
            and len(one.items) == len(other.items)
            and all(map(same, one.items, other.items))
        )
    if not isinstance(other, Map) or one.pairs.keys() != other.pairs.keys():
        return False
    return all(same(value, other.pairs[name][1]) for name, (_, value) in one.pairs.items())
