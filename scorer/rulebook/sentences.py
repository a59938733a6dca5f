"""Find sentences that YAML took for fields: a comma or a colon inside them, and no quotes around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook.nodes import Map, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.fields import Table
    from scorer.rulebook.nodes import Node, Sheet

_SHOWN = 40
"""Characters of a sentence that the advice writes out."""


def is_words(key: Text) -> bool:
    """Tell whether a key is not one that a table could have: Chinese without quotes."""
    return key.plain and not key.value.isascii()


def join_up(sheet: Sheet, node: Map, fields: Table) -> None:
    """Note each value in braces that its own half-width commas cut to pieces, and put it together again.

    ``{text: 高度重视,抓好落实。}`` is a text and a field 抓好落实。 without a value. Without *fields* every key
    that is not Chinese is one, as in the tables that go by the ids of elements.
    """
    for key, pieces in list(_pieces(sheet, node, fields)):
        if pieces:
            value = node.pairs[key.value][1]
            assert isinstance(value, Text)
            value.value = ",".join([value.value, *(piece.value for piece in pieces)])
            message = f"不认识的字段 {pieces[0].value[:20]}：前面的半角逗号把 {key.value} 的值截断了"
            sheet.say(pieces[0], message, f"请给整个值加引号：{key.value}: {_quoted(value.value)}")
        for piece in pieces:
            del node.pairs[piece.value]


def _pieces(sheet: Sheet, node: Map, fields: Table) -> Iterator[tuple[Text, list[Text]]]:
    """Yield each key that has a text, with the pieces of that text behind it."""
    titles = {field.title for field in fields.values()}
    last: Text | None = None
    pieces: list[Text] = []
    for key, value in node.pairs.values():
        cut = is_words(key) and not _words(value) and key.value not in titles and _after_comma(sheet, key)
        if cut and last:
            pieces.append(key)
            continue
        if last:
            yield last, pieces
        known = key.value in fields if fields else not is_words(key)
        last, pieces = (key if known and _words(value) else None), []
    if last:
        yield last, pieces


def _after_comma(sheet: Sheet, key: Text) -> bool:
    return sheet.owner(key).lines[key.line - 1][: key.column - 1].rstrip().endswith(",")


def taken_apart(sheet: Sheet, node: Node, fields: Table) -> bool:
    """Note a sentence that its ``: `` made a field, where a sentence may stand; tell whether *node* is one."""
    if not isinstance(node, Map) or not node.pairs or node.pairs.keys() & fields.keys():
        return False
    key, value = next(iter(node.pairs.values()))
    if not is_words(key) or not isinstance(value, Text) or key.value in {f.title for f in fields.values()}:
        return False
    message = f"不认识的字段 {key.value[:20]}：“: ”把这句话拆成了字段和值"
    sheet.say(key, message, f"请给整句加引号：{_quoted(f'{key.value}: {value.value}')}，或把冒号改成全角的")
    return True


def _words(node: Node) -> str:
    return node.value if isinstance(node, Text) else ""


def _quoted(words: str) -> str:
    """Return *words* in single quotes, cut where they are long."""
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return "'" + shown.replace("'", "''") + "'"
