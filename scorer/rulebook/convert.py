"""Turn scalars into values by the type of their field; what does not fit is noted and gives the default."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from scorer.rulebook.fields import TYPES
from scorer.rulebook.nodes import Map, Seq, Text
from scorer.rulebook.sentences import join_up
from scorer.rulebook.traps import DASH, WIDE_DASH, WIDE_DASHES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scorer.rulebook.fields import Field, Table
    from scorer.rulebook.nodes import Node, Sheet

_PATIENCE = 50
"""Problems of one file after which no near word is looked for."""

_BROKEN = re.compile(r"([^\s:：]{1,30})([:：])")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?", re.A)
_INT = re.compile(r"0|[1-9]\d{0,8}", re.A)
_YEAR = re.compile(r"19\d\d|20\d\d", re.A)
_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.A)
_QUOTES = "“”‘’＂＇"
_WIDE_BRACKETS = "［【｛"
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord("．"): "."}


def check_keys(sheet: Sheet, node: Map, fields: Table) -> set[str]:
    """Note keys of *node* that *fields* does not know, and required ones that are not there.

    Returns what the unknown keys were meant to be, so that it need not be called missing as well.
    """
    join_up(sheet, node, fields)
    offered = {_unknown(sheet, key, fields) for name, (key, _) in node.pairs.items() if name not in fields}
    for name, field in fields.items():
        if field.required and name not in node.pairs and name not in offered:
            sheet.say(node, f"缺少字段 {name}（{field.title}）", f"例如 {name}: {field.example}")
    return offered


def _unknown(sheet: Sheet, key: Text, fields: Table) -> str:
    """Note an unknown key; return the known one that was meant, or empty."""
    broken = _BROKEN.match(key.value)
    if broken and broken[1] in fields:
        sheet.say_colon(key, broken[2], broken.start(2))
        return broken[1]
    titles = {field.title: name for name, field in fields.items()}
    near = titles.get(key.value) or nearest(sheet, key.value.lower(), fields)
    hint = "" if near else f"可用的字段：{'、'.join(fields)}"
    sheet.say(key, f"不认识的字段 {clip(key.value)}{did_you_mean(near)}", hint)
    return near


def nearest(sheet: Sheet, word: str, known: Iterable[str]) -> str:
    """Return the known word most like *word*, or empty; a sheet full of problems is not worth the time."""
    if len(sheet.problems) > _PATIENCE:
        return ""
    return next(iter(get_close_matches(word[:40], islice(known, 500), 1, 0.6)), "")


def did_you_mean(near: str) -> str:
    """Return the words that offer *near*, nothing where there is nothing near."""
    return f"，是否想写 {near}？" if near else ""


def wrong(sheet: Sheet, node: Node, name: str, kind: str, hint: str = "") -> None:
    """Note that *node* is not what the type *kind* wants."""
    wants = f"{name}{' ' if name.isascii() else ''}应为{TYPES[kind]}"
    if isinstance(node, Seq):
        sheet.say(node, f"{wants}，写成了列表", hint)
    elif isinstance(node, Map):
        text = kind in {"text", "texts", "wordings", "examples"}
        sheet.say(node, f"{wants}，写成了“字段: 值”", "含“: ”的文字请加引号" if text else hint)
    elif not node.value and node.plain:
        sheet.say(node, f"{name} 后面没有内容，应为{TYPES[kind]}", hint)
    else:
        _wrong_text(sheet, node, wants, kind, hint)


def _wrong_text(sheet: Sheet, node: Text, wants: str, kind: str, hint: str) -> None:
    broken = _BROKEN.match(node.value) if kind in {"table", "numbers", "reasons"} else None
    if broken and node.value[0] not in _WIDE_BRACKETS:
        sheet.say_colon(node, broken[2], broken.start(2))
        return
    if node.value[:1] in "“‘":
        hint = "全角的引号是文字，不是引号：请去掉，或换成半角的"
    elif node.value[:1] in _WIDE_BRACKETS:
        hint = f"括号、冒号和逗号都要用半角，冒号和逗号后空一格{'，' + hint if hint else ''}"
    elif node.value.translate(_WIDE) != node.value:
        hint = "数字请用半角"
    elif re.match(r"0\d", node.value):
        hint = "数字前面不要加 0"
    sheet.say(node, f"{wants}，写的是“{clip(node.value)}”", hint)


def clip(value: str) -> str:
    """Cut a value for a message."""
    return value if len(value) <= 20 else value[:20] + "…"


def read_text(sheet: Sheet, node: Node, field: Field) -> str | None:
    """Read a text; an optional one may be an empty pair of quotes."""
    if isinstance(node, Text):
        value = node.value.strip()
        if value or not (node.plain or field.required):
            return value
        sheet.say(node, f"{field.name} 后面没有内容", f"例如 {field.name}: {field.example}")
    else:
        wrong(sheet, node, field.name, field.type)
    return field.default  # type: ignore[return-value]


def _matched(sheet: Sheet, node: Node, field: Field, shape: re.Pattern[str]) -> str | None:
    """Return the scalar if it has the *shape*, else note it with the half-width form as a hint."""
    if isinstance(node, Text) and shape.fullmatch(node.value.strip()):
        return node.value.strip()
    wrong(sheet, node, field.name, field.type, f"例如 {field.name}: {field.example}")
    return None


def number_reader(check: Callable[[float], bool]) -> Callable[[Sheet, Node, Field], float | None]:
    """Return a reader for numbers that pass *check*."""

    def read(sheet: Sheet, node: Node, field: Field) -> float | None:
        value = _matched(sheet, node, field, _NUMBER)
        if value is not None and check(float(value)):
            return float(value)
        if value is not None:
            wrong(sheet, node, field.name, field.type, f"例如 {field.name}: {field.example}")
        return field.default  # type: ignore[return-value]

    return read


def read_int(sheet: Sheet, node: Node, field: Field) -> int | None:
    """Read a year or a count."""
    value = _matched(sheet, node, field, _YEAR if field.type == "year" else _INT)
    return None if value is None else int(value)


def read_id(sheet: Sheet, node: Node, field: Field) -> str | None:
    """Read the id of an element or term."""
    return _matched(sheet, node, field, _ID)


def read_date(sheet: Sheet, node: Node, field: Field) -> str:
    """Read a date in one of its usual forms; return it as ISO."""
    value = _matched(sheet, node, field, _DATE)
    parts = _DATE.fullmatch(value) if value else None
    if parts is None:
        return ""
    try:
        return date(int(parts[1]), int(parts[3]), int(parts[4])).isoformat()
    except ValueError:
        sheet.say(node, f"{field.name} 写的“{value}”不是一个有的日期", f"例如 {field.name}: {field.example}")
        return ""


def read_bool(sheet: Sheet, node: Node, field: Field) -> bool | None:
    """Read ``true`` or ``false``; yes, no, on and off are not taken."""
    if isinstance(node, Text) and node.value in {"true", "false"}:
        return node.value == "true"
    wrong(sheet, node, field.name, "bool", "只认小写的 true（是）和 false（否）")
    return field.default  # type: ignore[return-value]


def read_choice(sheet: Sheet, node: Node, field: Field) -> str | None:
    """Read one of the allowed codes; their meanings are told, and a meaning leads to its code."""
    if isinstance(node, Text) and node.value in field.allowed:
        return node.value
    if not isinstance(node, Text) or not node.value:
        wrong(sheet, node, field.name, "choice", f"可写：{_choices(list(field.allowed), field)}")
    else:
        said = node.value.strip().strip(_QUOTES)
        near = _meant(said, field) or nearest(sheet, said.lower(), field.allowed)
        hint = f"是否想写 {near}？" if near else "" if said.isascii() else field.about
        codes = list(field.allowed)
        if near:
            codes.sort(key=lambda code: _likeness(said, code, field), reverse=True)
        told = _choices(codes, field)
        sheet.say(node, f"{field.name} 不能写“{clip(node.value)}”，只能写 {told}", hint)
    return field.default  # type: ignore[return-value]


_MOST_CHOICES = 8
"""Codes that a message names with their meanings: the nearest, where one is near."""


def _choices(codes: list[str], field: Field) -> str:
    told = "、".join(f"{code}（{field.allowed[code]}）" for code in codes[:_MOST_CHOICES])
    rest = f"等 {len(codes)} 个代号，全部见程序的 README" if len(codes) > _MOST_CHOICES else ""
    return told + rest


def _likeness(said: str, code: str, field: Field) -> tuple[bool, float]:
    """Say how near *said* is to a code or its meaning; one that holds the other comes first."""
    meaning = field.allowed[code]
    ratios = (SequenceMatcher(None, said[:40], known).ratio() for known in (code, meaning))
    return said in meaning or meaning in said, max(ratios)


def _meant(said: str, field: Field) -> str:
    """Return the one code whose meaning *said* is, or is a part of; empty where there is none or several."""
    exact = [code for code, meaning in field.allowed.items() if meaning == said]
    part = [code for code, meaning in field.allowed.items() if len(said) > 1 and said in meaning]
    found = exact or part
    return found[0] if len(found) == 1 else ""


def _dashed(sheet: Sheet, node: Node) -> bool:
    """Note the dash of a list item that YAML took for text, where it is the only item; tell whether it is one."""
    if not isinstance(node, Text) or not node.plain or node.value[:1] not in {"-", *WIDE_DASHES}:
        return False
    message, hint = DASH if node.value[0] == "-" else WIDE_DASH
    inline = sheet.owner(node).lines[node.line - 1][: node.column - 1].strip()
    sheet.say(node, message, "请另起一行，写成“- ”加文字：减号后空一格" if inline else hint)
    return True


def items(sheet: Sheet, node: Node, name: str, kind: str, hint: str = "") -> list[Node]:
    """Return the items of a list, empty ones noted and left out."""
    if not isinstance(node, Seq):
        if not _dashed(sheet, node):
            wrong(sheet, node, name, kind, hint)
        return []
    found: list[Node] = []
    for item in node.items:
        if isinstance(item, Text) and not item.value.strip():
            sheet.say(item, f"{name} 里有一项是空的", "请补上内容，或删去这一行的“-”")
        else:
            found.append(item)
    return found
