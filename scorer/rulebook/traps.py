"""Say in Chinese what YAML could not read: authors fall into the same few traps, each known by its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Place = tuple[int, int, str, str]
"""Line and column from 1, message, hint."""


class _Trap(NamedTuple):
    """A line that falls into a trap; group 1 of *shape* is where the caret points."""

    shape: re.Pattern[str]
    message: str
    hint: str


_COLON = "冒号是全角的“：”，这里要用半角冒号加空格“: ”"
_QUOTE = "请给整个值加引号，例如 '…'"
_KEY = r"^ *(?:- +)*"

_SURE = (
    _Trap(re.compile(r"^ *(\t)"), "缩进里有制表符（Tab）", "请改成半角空格"),
    _Trap(re.compile("^[ \t]*([\u3000\xa0])"), "缩进里有全角空格或不间断空格", "缩进一律用半角空格"),
    _Trap(re.compile(_KEY + r"[A-Za-z_][\w-]*(：)"), _COLON, "例如 title: 法律顾问"),
    _Trap(re.compile(r"^ *([－–—])"), "列表项前的横线不是半角减号", "请写成“- ”：减号加一个空格"),
)
"""Wrong wherever they stand; every such line of a file that YAML cannot read is named."""

_NEAR = (
    _Trap(re.compile(_KEY + r"[^\s:：#\"'\[{]+(：)"), _COLON, "例如 主要负责人: [书记, 镇长]"),
    _Trap(re.compile(_KEY + r"[A-Za-z_][\w-]*(:)[^\s:]"), "冒号后面要有一个空格", "例如 weight: 8"),
    _Trap(re.compile(r"^ *(-)[^\s\-]"), "减号后面要有一个空格", "例如 - 法律顾问"),
    _Trap(re.compile(r"(?:^|[:,\[{]|-) +([*&!%@`|>])"), "值不能以这个符号开头", _QUOTE),
    _Trap(re.compile(r"\"[^\"]*(\\)"), "双引号里的反斜线 YAML 另有用处", "含 \\ 的值请改用单引号"),
    _Trap(re.compile(_KEY + r"[^\s:\"'\[{]+: +[^\s\"'\[{][^\"]*?(: )"), "没有加引号的文字里有“: ”", _QUOTE),
    _Trap(re.compile(r": +([\]}\[{])"), "方括号或花括号没有成对", "若是文字，请给整个值加引号"),
    _Trap(
        re.compile(r"[\[{].*([］｝】」，])"), "括号或逗号是全角的", "列表写成 [甲, 乙]，括号和逗号都用半角"
    ),
)
"""Wrong only near the place where YAML gave up."""

_BY_PROBLEM = (
    ("while scanning a quoted scalar", "引号没有成对", "请补上另一半引号"),
    ("unknown escape", "双引号里的反斜线 YAML 另有用处", "含 \\ 的值请改用单引号"),
    ("flow sequence", "方括号 [ ] 没有成对，或各项之间缺逗号", "列表写成 [甲, 乙]"),
    ("flow mapping", "花括号 { } 没有成对，或各项之间缺逗号", "写成 {words: 甲, reason: 乙}"),
    ("block mapping", "这一行的缩进或写法不对，接不上前面的字段", "同一层的字段要左边对齐，字段名后写“: ”"),
    ("block collection", "这一行的缩进或写法不对，接不上前面的列表", "同一层的“- ”要左边对齐"),
    ("mapping values are not allowed", "这里的冒号 YAML 读不懂", "含“: ”的文字请加引号；字段要左边对齐"),
    ("could not find expected ':'", "这一行缺少冒号", "字段写成“名称: 内容”，冒号用半角，后面空一格"),
    ("anchor", "值不能以 & 或 * 开头", _QUOTE),
    ("directive", "行首不能是 %", _QUOTE),
    ("expected <document start>", "这一行不属于前面的内容", "请核对缩进；一个文件只写一份内容"),
    ("cannot start any token", "值不能以这个符号开头", _QUOTE),
)


def explain(lines: list[str], error: Any) -> list[Place]:
    """Translate a parser *error*; more than one place where the same trap was fallen into often."""
    sure = list(_find(_SURE, lines, range(len(lines))))
    if sure:
        return sure
    at = error.problem_mark or error.context_mark
    context = error.context_mark or at
    first = max(min(context.line, at.line, max(at.line - 1, 0)), at.line - 20)
    near = list(_find(_NEAR, lines, range(at.line, first - 1, -1)))
    if near:
        return near[:1]
    said = f"{error.problem or ''} {error.context or ''}"
    message, hint = next(
        ((message, hint) for words, message, hint in _BY_PROBLEM if words in said),
        ("这里不合 YAML 的写法", "请核对缩进、冒号、引号和括号"),
    )
    mark = context if message == "引号没有成对" else at
    return [(mark.line + 1, mark.column + 1, message, hint)]


def continued(lines: list[str], first: int, last: int) -> list[Place]:
    """Explain a value without quotes that runs from line *first* to *last* (from 1): a key or a dash is broken."""
    known = list(_find((*_SURE, *_NEAR[:3]), lines, range(first - 1, last)))
    if known:
        return known
    line = next((number for number in range(first, last) if lines[number].strip()), first)
    column = len(lines[line]) - len(lines[line].lstrip()) + 1 if line < len(lines) else 1
    hint = "这一行会并进上一行的值；列表项请写“- ”，字段请写“名称: ”，长文字请加引号"
    return [(line + 1, column, "这一行接在上一行的值后面，没有成为新的一项", hint)]


def _find(traps: tuple[_Trap, ...], lines: list[str], numbers: Iterable[int]) -> Iterable[Place]:
    """Yield the first trap of each of *numbers* that is one."""
    for number in numbers:
        line = lines[number] if number < len(lines) else ""
        for trap in traps:
            found = trap.shape.search(line)
            if found:
                yield number + 1, found.start(1) + 1, trap.message, trap.hint
                break
