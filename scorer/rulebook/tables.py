"""Read mappings and lists by the field tables: the reader of every field type stands in one table here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from scorer.rulebook import convert
from scorer.rulebook.convert import check_keys, clip, did_you_mean, items, nearest, wrong
from scorer.rulebook.draft import ExampleDraft, NeighbourDraft
from scorer.rulebook.fields import CUE_CLASSES, Field
from scorer.rulebook.nodes import Map, Node, Seq, Sheet, Text
from scorer.rulebook.patterns import read_wording, read_wordings, say_in
from scorer.rulebook.sentences import join_up, taken_apart

if TYPE_CHECKING:
    from scorer.model import Status
    from scorer.rulebook.draft import PatternDraft
    from scorer.rulebook.fields import Table

Row = dict[str, Any]
"""The values of one mapping by key, of the type that its field says; under the empty key the place."""

Reader = Callable[[Sheet, Node, Field], Any]


def read_table(sheet: Sheet, node: Node, fields: Table, what: str = "文件内容") -> Row:
    """Read a mapping by *fields*; every key of *fields* is in the result, with its default where unread."""
    row: Row = {name: field.default for name, field in fields.items()}
    row[""] = sheet.mark(node)
    if not isinstance(node, Map):
        first = next(iter(fields.values()))
        wrong(sheet, node, what, "table", f"例如 {first.name}: {first.example}")
        return row
    check_keys(sheet, node, fields)
    for name, (_, value) in node.pairs.items():
        field = fields.get(name)
        if field is not None:
            row[name] = READERS[field.type](sheet, value, field)
    return row


def _list_of(read: Reader) -> Callable[[Sheet, Node, Field], tuple[Any, ...]]:
    def read_list(sheet: Sheet, node: Node, field: Field) -> tuple[Any, ...]:
        hint = f"例如 {field.name}: {field.example}"
        found = [read(sheet, item, field) for item in items(sheet, node, field.name, field.type, hint)]
        if field.required and isinstance(node, Seq) and not node.items:
            sheet.say(node, f"{field.name} 至少要有一项", hint)
        return tuple(value for value in found if value is not None)

    return read_list


def _read_nested(sheet: Sheet, node: Node, field: Field) -> Row:
    return read_table(sheet, node, field.fields, field.name)


def _mapping_of(read: Reader, kind: str) -> Callable[[Sheet, Node, Field], dict[str, Any]]:
    def read_mapping(sheet: Sheet, node: Node, field: Field) -> dict[str, Any]:
        if not isinstance(node, Map):
            wrong(sheet, node, field.name, field.type, f"例如 {field.name}: {field.example}")
            return {}
        join_up(sheet, node, {})
        one = field._replace(type=kind, example=_value_of(field.example))
        return {name: read(sheet, value, one._replace(name=name)) for name, (_, value) in node.pairs.items()}

    return read_mapping


def _value_of(example: str) -> str:
    """Return the value in an example of one pair, e.g. 5 of ``{legal-advisers: 5}``."""
    return example.strip("{}").partition(": ")[2]


def _read_example(sheet: Sheet, node: Node, field: Field) -> ExampleDraft | None:
    if isinstance(node, Text):
        return ExampleDraft(node.value.strip(), cast("Status", field.name), sheet.mark(node))
    if taken_apart(sheet, node, field.fields):
        return None
    row = read_table(sheet, node, field.fields, f"{field.name} 的一项")
    if not row["text"]:
        return None
    return ExampleDraft(
        row["text"], cast("Status", field.name), row[""], row["reason"], row["zone"], row["todo"], row["year"]
    )


def _read_neighbours(sheet: Sheet, node: Node, field: Field) -> tuple[NeighbourDraft, ...]:
    """Read neighbours: plain wordings share one reason, ``{words, reason}`` brings its own."""
    plain: list[PatternDraft] = []
    made: list[NeighbourDraft] = []
    for item in items(sheet, node, field.name, "neighbours", f"例如 {field.name}: {field.example}"):
        if isinstance(item, Map) and _has_reason(item):
            row = read_table(sheet, item, field.fields)
            made.append(NeighbourDraft(row["words"], row["reason"] or "", row[""]))
        else:
            plain += read_wording(sheet, item, field.name)
    if plain:
        made.insert(0, NeighbourDraft(tuple(plain), "neighbour_only", plain[0].at))
    return tuple(made)


def _has_reason(node: Map) -> bool:
    return "reason" in node.pairs or isinstance(node.pairs.get("words", ("", None))[1], Seq)


def read_cues(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Read ``cues.yaml``: cue class → words."""
    if sheet.root is None:
        return {}  # YAML could not read the file, which has been said
    if not isinstance(sheet.root, Map):
        wrong(sheet, sheet.root, "cues.yaml", "table", "例如 planned: [下一步, ^拟]")
        return {}
    cues: dict[str, tuple[str, ...]] = {}
    for name, (key, node) in sheet.root.pairs.items():
        if name in CUE_CLASSES:
            _refuse_gaps(sheet, name, node)
            cues[name] = _list_of(_read_plain)(sheet, node, Field(name, "texts", "", "", "[下一步, ^拟]"))
        else:
            near = nearest(sheet, name, CUE_CLASSES)
            hint = "" if near else f"可用的类：{'、'.join(CUE_CLASSES)}"
            sheet.say(key, f"不认识的提示词类 {clip(name)}{did_you_mean(near)}", hint)
    return cues


def _refuse_gaps(sheet: Sheet, name: str, node: Node) -> None:
    """Note cues in parts where they would be passed over: only headings are looked through for them."""
    for item in node.items if isinstance(node, Seq) and not name.startswith("heading_") else ():
        if isinstance(item, Text) and "…" in item.value:
            say_in(sheet, item, "…", f"“…”在 {name} 里不起作用", "只有 heading_ 各类可以写几段")


_NOT_PLAIN = re.compile(r"[$＄|｜＾]|(?<=.)\^")


def _read_plain(sheet: Sheet, node: Node, field: Field) -> str | None:
    """Read a word that stands for itself; signs of wordings are refused, for they would never be met."""
    word: str | None = READERS["text"](sheet, node, field)
    odd = _NOT_PLAIN.search(word or "")
    if odd and isinstance(node, Text):
        anchor = "“^”要用半角，写在词的最前面"
        hint = anchor if odd[0] in "＾^" else "这里一行写一个词，不能用 $词组 和 |"
        say_in(sheet, node, odd[0], f"“{odd[0]}”在这里不起作用", hint)
    return word


def _read_keyed(sheet: Sheet, node: Node, field: Field) -> Map | None:
    """Return a mapping as it is: what its keys may be, only the base of a tailoring tells."""
    if isinstance(node, Map):
        return node
    wrong(sheet, node, field.name, field.type, f"例如 {field.name}: {field.example}")
    return None


READERS: dict[str, Reader] = {
    "id": convert.read_id,
    "text": convert.read_text,
    "int": convert.read_int,
    "year": convert.read_int,
    "positive": convert.number_reader(lambda value: value > 0),
    "share": convert.number_reader(lambda value: value <= 1),
    "percent": convert.number_reader(lambda value: value <= 100),
    "date": convert.read_date,
    "bool": convert.read_bool,
    "choice": convert.read_choice,
    "ids": _list_of(convert.read_id),
    "texts": _list_of(convert.read_text),
    "choices": _list_of(convert.read_choice),
    "table": _read_nested,
    "tables": _list_of(_read_nested),
    "numbers": _mapping_of(convert.number_reader(lambda value: value > 0), "positive"),
    "reasons": _mapping_of(convert.read_text, "text"),
    "statuses": _mapping_of(convert.read_choice, "choice"),
    "edits": _read_keyed,
    "lists": _read_keyed,
    "wordings": read_wordings,
    "neighbours": _read_neighbours,
    "examples": _list_of(_read_example),
}
"""Field type → its reader. The types ``part`` and ``parts`` occur in wordings only, which read themselves."""
