"""The field tables as a JSON schema, so that an editor completes keys, explains them and marks mistakes.

One schema serves every rule file: which kind a file is shows in its keys. It takes what the loader takes;
what only the loader knows (that a ``$group`` exists, that ids agree) it leaves to ``scorer rules lint``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from scorer.rulebook.fields import (
    BASE,
    CUE_CLASSES,
    EDITABLE,
    ELEMENT,
    EXAMPLE,
    NEIGHBOUR,
    PROFILE,
    REPORT,
    TAILORING,
    TERMS,
    TYPES,
    WORDING,
)
from scorer.rulebook.nodes import Map, Seq, Text, read_sheet
from scorer.rulebook.tailored_lists import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorer.rulebook.fields import Field, Table
    from scorer.rulebook.nodes import Node

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KNOWN_BY = {
    "tailoring": ("extends",),
    "element": ("id", "duty", "kind", "examples"),
    "base": ("elements", "bands"),
    "terms": ("terms",),
    "profile": ("levels", "weights", "off"),
}
"""Kind of file → keys of which any shows it; the rest are cues or the lexicon."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_SCALAR: Json = {"type": ["string", "number", "boolean"]}
_ID: Json = {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
_DIGITS: Json = {"type": ["number", "string"], "pattern": r"^(0|[1-9]\d*)(\.\d+)?$"}


def as_text() -> str:
    """Return the schema as the file that is kept beside the rules."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Json:
    """Return the schema of all rule files."""
    chosen: Json = {
        "if": {"propertyNames": {"enum": list(CUE_CLASSES)}},
        "then": _ref("cues"),
        "else": _ref("lexicon"),
    }
    for kind, keys in reversed(_KNOWN_BY.items()):
        known = {"anyOf": [{"required": [key]} for key in keys]}
        chosen = {"if": known, "then": _ref(kind), "else": chosen}
    return {
        "$schema": DIALECT,
        "title": "scorer 规则书",
        "description": "规则文件里可以写的字段。由程序里的字段表生成，请勿直接修改。",
        "type": "object",
        **chosen,
        "$defs": {
            "element": _object(ELEMENT, "要素文件 elements/<代号>.yaml"),
            "base": _object(BASE, "总表 base.yaml"),
            "terms": _object(TERMS, "按年度核对的用语 stale-terms.yaml"),
            "profile": _object(PROFILE, "清单：哪类单位适用哪些要素"),
            "tailoring": _object(TAILORING, "一个县的调整：在哪本规则书的哪一版上改了什么"),
            "edit": _edit(EDITABLE, "对一个要素的改动，只写要改的字段"),
            "cues": _cues(),
            "lexicon": _lexicon(),
            "report": _object(REPORT, "整篇报告 *.report.md 开头两行 --- 之间的内容"),
            "text": _SCALAR,
            "wording": _wording(),
            "example": _object(EXAMPLE, "带有说明的例句"),
            "neighbour": _object(NEIGHBOUR, "相近事项"),
        },
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _object(fields: Table, about: str) -> Json:
    made: Json = {
        "type": "object",
        "description": about,
        "properties": {name: _property(field) for name, field in fields.items()},
        "additionalProperties": False,
    }
    required = [name for name, field in fields.items() if field.required]
    return made | ({"required": required} if required else {})


def _edit(fields: Table, about: str) -> Json:
    """Return the schema of a mapping in which every key may stand alone, and lists may be added to or cut."""
    properties: Json = {}
    for name, field in fields.items():
        if field.type == "table":
            told = {
                "title": field.title,
                "description": f"{field.about}只写要改的。",
                "examples": [example(field)],
            }
            properties[name] = told | {k: v for k, v in _edit(field.fields, "").items() if k != "description"}
            continue
        properties[name] = _property(field)
        for sign, words in _SIGNED.items() if field.type in LISTS else ():
            properties[name + sign] = _property(field) | {
                "title": f"{field.title}{sign}",
                "description": f"{words}：{field.about}",
            }
    return {
        "type": "object",
        "description": about,
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
    }


_SIGNED = {"+": "增加几项", "-": "删去几项，要和基准里写的一样"}


def _property(field: Field) -> Json:
    """Return the schema of one key: its words, its example and its type."""
    about = f"{field.about}应为{TYPES[field.type]}。"
    told: Json = {"title": field.title, "description": about, "examples": [example(field)]}
    if isinstance(field.default, str | int | float) and field.default != "":
        told["default"] = field.default
    return told | _TYPES[field.type](field)


def _text(field: Field) -> Json:
    return _ref("text") | ({"minLength": 1} if field.required else {})


def _choice(field: Field) -> Json:
    return {"enum": list(field.allowed)}


def _bounded(**bounds: float) -> Callable[[Field], Json]:
    return lambda _: _DIGITS | bounds


def _list(of: Callable[[Field], Json]) -> Callable[[Field], Json]:
    def make(field: Field) -> Json:
        return {"type": "array", "items": of(field)} | ({"minItems": 1} if field.required else {})

    return make


def _nested(field: Field) -> Json:
    return {key: value for key, value in _object(field.fields, "").items() if key != "description"}


def _keyed(of: Callable[[Field], Json]) -> Callable[[Field], Json]:
    return lambda field: {"type": "object", "propertyNames": _ID, "additionalProperties": of(field)}


def _one_of(*names: str) -> Callable[[Field], Json]:
    return lambda _: {"anyOf": [_ref(name) for name in names]}


def _part(field: Field) -> Json:
    return {"anyOf": [_ref("text"), {"type": "array", "items": _ref("text"), "minItems": 1}]}


_TYPES: dict[str, Callable[[Field], Json]] = {
    "id": lambda _: _ID,
    "text": _text,
    "int": _bounded(minimum=0),
    "positive": _bounded(exclusiveMinimum=0),
    "share": _bounded(minimum=0, maximum=1),
    "percent": _bounded(minimum=0, maximum=100),
    "year": _bounded(minimum=1900, maximum=2099),
    "date": lambda _: {"type": "string", "pattern": r"^\d{4}([-/.])\d{1,2}\1\d{1,2}$"},
    "bool": lambda _: {"enum": [True, False, "true", "false"]},
    "choice": _choice,
    "ids": _list(lambda _: _ID),
    "texts": _list(lambda _: _ref("text")),
    "choices": _list(_choice),
    "numbers": _keyed(_bounded(exclusiveMinimum=0)),
    "reasons": _keyed(lambda _: _ref("text")),
    "statuses": _keyed(_choice),
    "edits": _keyed(lambda _: _ref("edit")),
    "lists": lambda _: {"type": "object", "additionalProperties": _words()},
    "wordings": _list(_one_of("wording")),
    "neighbours": _list(_one_of("wording", "neighbour")),
    "part": _part,
    "parts": lambda field: {"type": "array", "items": _part(field), "minItems": 2},
    "examples": _list(_one_of("text", "example")),
    "table": _nested,
    "tables": _list(_nested),
}
"""Field type → its part of the schema."""


def _wording() -> Json:
    longer = _object(WORDING, "分段、数字或带排除词的说法") | {
        "oneOf": [{"required": [key]} for key in ("words", "all", "figure")]
    }
    plain = _SCALAR | {
        "description": "一条说法：几种写法用“|”隔开，中间可有别的字用“…”，引用词组用“$组名”。",
        "examples": ["聘请|续聘…法律顾问", "$村居顾问"],
        "not": {"pattern": r"[＄｜]|\.\.\."},
    }
    return {"anyOf": [plain, longer]}


def _cues() -> Json:
    listed = {
        name: {"title": name, "description": f"{about}。", "examples": [["下一步", "^拟"]]} | _words()
        for name, about in CUE_CLASSES.items()
    }
    about = "提示词 cues.yaml：由它们看出一句话说的是已做、计划、要求、否定还是问题"
    return {"type": "object", "description": about, "properties": listed, "additionalProperties": False}


def _lexicon() -> Json:
    about = "词组表 lexicon.yaml：规则里用“$词组名”引用"
    group = {"description": "一个词组。", "examples": [["书记", "镇长"]]} | _words()
    return {"type": "object", "description": about, "additionalProperties": group}


def _words() -> Json:
    return {"type": "array", "items": _ref("text"), "minItems": 1}


def example(field: Field) -> Any:
    """Return the example of *field* as JSON data."""
    sheet = read_sheet("", f"value: {field.example}\n".encode())
    assert isinstance(sheet.root, Map) and not sheet.problems, field
    return _data(sheet.root.pairs["value"][1])


def _data(node: Node) -> Any:
    """Return what an editor makes of a node: YAML 1.2 knows numbers and true, false, but no dates."""
    if isinstance(node, Map):
        return {name: _data(value) for name, (_, value) in node.pairs.items()}
    if isinstance(node, Seq):
        return [_data(item) for item in node.items]
    return scalar(node)


def scalar(text: Text) -> str | int | float | bool:
    """Return a scalar as YAML 1.2 types it."""
    if text.plain and text.value in {"true", "false"}:
        return text.value == "true"
    if text.plain and _NUMBER.fullmatch(text.value):
        return float(text.value) if "." in text.value else int(text.value)
    return text.value
