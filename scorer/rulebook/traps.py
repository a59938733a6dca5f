"""Say in Chinese what YAML could not read: authors fall into the same few traps, each known by its line."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Place = tuple[int, int, str, str]
"""Line and column from 1, message, hint."""


class _Trap(NamedTuple):
    """A line that falls into a trap; group 1 of *shape* is where the caret points."""

    shape: re.Pattern[str]
    message: str
    hint: str
    """Empty where the colon of a field is wrong: the advice then writes the field anew."""


COLON = "冒号是全角的“：”，要用半角冒号加空格“: ”"
SPACE = "冒号后面要有一个空格"
_WIDE_SPACE = "冒号后面是全角空格或不间断空格"
DASH = ("减号后面要有一个空格", "例如 - 法律顾问")
WIDE_DASH = ("列表项前的横线不是半角减号", "请写成“- ”：减号加一个空格")
WIDE_DASHES = "－–—"
_STEP = 2
"""Spaces by which the shipped files indent."""

_LONGEST = 1000
"""Characters of a line in which a trap is looked for: some shapes take the square of the length."""

_QUOTE = "请给整个值加引号，例如 '…'"
_START = r"^ *(?:- +)*"

_SURE = (
    _Trap(re.compile(r"^ *(\t)"), "缩进里有制表符（Tab）", "请改成半角空格"),
    _Trap(re.compile("^[ \t]*([\u3000\xa0])"), "缩进里有全角空格或不间断空格", "缩进一律用半角空格"),
    _Trap(re.compile(_START + r"[A-Za-z_][\w-]*(：)"), COLON, ""),
    _Trap(re.compile("^ *-([\u3000\xa0])"), "减号后面是全角空格或不间断空格", "例如 - 法律顾问"),
    _Trap(re.compile(rf"^ *([{WIDE_DASHES}])"), *WIDE_DASH),
)
"""Wrong wherever they stand; every such line of a file that YAML cannot read is named."""

_KEY = (
    _Trap(re.compile(_START + r"[^\s:：#\"'\[{]+(：)"), COLON, ""),
    _Trap(re.compile(_START + "[^\\s:：#\"'\\[{]+:([\u3000\xa0])"), _WIDE_SPACE, ""),
    _Trap(re.compile(_START + r"[^\s:：#\"'\[{]+(:)[^\s:]"), SPACE, ""),
    _Trap(re.compile(r"^ *(-)[^\s\-]"), *DASH),
)
"""A key or a dash that YAML takes for text."""

_VALUE = (
    _Trap(re.compile(r"(?:^|[:,\[{]|-) +([*&!%@`|>])"), "值不能以这个符号开头", _QUOTE),
    _Trap(re.compile(r"\"[^\"]*(\\)"), "双引号里的反斜线 YAML 另有用处", "含 \\ 的值请改用单引号"),
    _Trap(re.compile(_START + r"[^\s:\"'\[{]+: +[^\s\"'\[{][^\"]*?(: )"), "没有加引号的文字里有“: ”", _QUOTE),
    _Trap(re.compile(r"(?::|-) +([\[{]).*[\]}] *[^\s#,\]}]"), "以 [ 或 { 开头的文字要加引号", _QUOTE),
    _Trap(
        re.compile(r"(?::|-) +([\"']).*\1 *[^\s#,\]}\"']"),
        "引号后面还有文字",
        "请给整个值加引号，里面的引号用“”",
    ),
)
"""A value that YAML takes for something else; looked for only where YAML gave up."""

_IN_FLOW = "写成 [甲, 乙] 或 {words: 甲}"
_BRACKET = _Trap(re.compile(r"[\[{].*([］｝】」，：])"), "括号、逗号或冒号是全角的", _IN_FLOW)
_WIDE_BRACKET = _Trap(re.compile(r"(?:^|[:,\[{]|-) +([［｛【])"), "括号是全角的", _IN_FLOW)
_BARE = _Trap(re.compile(r"^ *([A-Za-z_][\w-]*) *$"), "这一行缺少冒号", "字段写成“名称: 内容”，后面空一格")
_DASH = re.compile(r" *- ")
_OVERINDENTED = _Trap(
    re.compile(_START + r"([A-Za-z_][\w-]*):(?: |$)"), "这一行缩进多了，并进了上一行的值", "同一层要左边对齐"
)
_UNCLOSED = ("引号没有成对", "请补上另一半引号")

_BROKEN_FLOW = ("括号没有成对，或各项之间缺逗号", "写成 [甲, 乙] 或 {words: 甲}")

_BY_PROBLEM = (
    ("block mapping", ("这一行的缩进或写法不对，接不上前面的字段", "同一层要左边对齐，字段名后写“: ”")),
    ("block collection", ("这一行的缩进或写法不对，接不上前面的列表", "同一层的“- ”要左边对齐")),
    ("mapping values are not allowed", ("这里的冒号 YAML 读不懂", "含“: ”的文字请加引号；字段要左边对齐")),
    ("expected <document start>", ("这一行不属于前面的内容", "请核对缩进；一个文件只写一份内容")),
    ("cannot start any token", ("值不能以这个符号开头", _QUOTE)),
    ("", ("这里不合 YAML 的写法", "请核对缩进、冒号、引号和括号")),
)
"""What to say where no trap is seen, by a piece of what the parser says; the last fits everything."""


def explain(lines: list[str], error: Any) -> list[Place]:
    """Translate a parser *error*; more than one place where the same trap was fallen into often."""
    sure = list(_find(_SURE, lines, range(len(lines))))
    if sure:
        return sure
    said = f"{error.problem or ''} {error.context or ''}"
    at = error.problem_mark or error.context_mark
    context = error.context_mark or at
    if "quoted scalar" in said and "escape" not in said:
        return [(context.line + 1, context.column + 1, *_UNCLOSED)]
    if "flow" in said:
        wide = _find((_BRACKET,), lines, range(context.line, min(at.line, context.line + 20) + 1))
        return [next(wide, (context.line + 1, context.column + 1, *_BROKEN_FLOW))]
    if "simple key" in said:
        key = _find((*_KEY, *_VALUE), lines, [context.line])
        return [next(key, (context.line + 1, context.column + 1, _BARE.message, _BARE.hint))]
    found = next(_find((_WIDE_BRACKET, *_VALUE, *_KEY), lines, [at.line, max(at.line - 1, 0)]), None)
    words = next(words for piece, words in _BY_PROBLEM if piece in said)
    crooked = _crooked_item(lines, at.line) if "block" in said else None
    crooked = crooked or (_keys(lines, at.line) if "block mapping" in said else None)
    crooked = crooked or (_crooked_dash(lines, context.line, at.line) if "block collection" in said else None)
    crooked = crooked or (_crooked_start(lines, at.line) if "document start" in said else None)
    return [found or _half_quoted(lines, at.line) or crooked or (at.line + 1, at.column + 1, *words)]


def _half_quoted(lines: list[str], at: int) -> Place | None:
    """Return the place of a double quote without its other half, on line *at* or shortly before."""
    for number in range(min(at, len(lines) - 1), max(at - 20, -1), -1):
        if lines[number].count('"') % 2:
            return (number + 1, lines[number].rfind('"') + 1, *_UNCLOSED)
    return None


def _keys(lines: list[str], at: int) -> Place | None:
    """Look for a key without a colon shortly before line *at*, then for one that is not in line with the others."""
    bare = next(_find((_BARE,), lines, range(at, max(at - 5, -1), -1)), None)
    return bare or _crooked(lines, at)


def _crooked(lines: list[str], at: int) -> Place | None:
    """Tell which of two keys, line *at* and the key of its level before it, does not stand where the others do."""
    keys = [
        (number, found.start(1))
        for number in range(at, -1, -1)
        if (found := _OVERINDENTED.shape.match(lines[number]))
    ]
    if len(keys) < 2 or keys[0][0] != at:
        return None
    here = keys[0][1]
    outer = keys[1:2]  # the keys that are open above, from the innermost outwards
    for key in keys[2:]:
        if key[1] < outer[-1][1]:
            outer.append(key)
    before, there = next((key for key in reversed(outer) if key[1] > here), keys[1])
    if there and there == keys[1][1]:  # the first of its level, where that is the nearest
        level = takewhile(lambda key: key[1] >= there, keys[1:])
        before = [number for number, column in level if column == there][-1]
    above = next((column for _, column in outer if column < min(here, there)), 0)
    if there % _STEP != here % _STEP:
        first = bool(there % _STEP)
    elif there:
        first = here - above == _STEP != there - above
    else:
        first = _indent(lines[min(before + 1, at)]) - there > _STEP
    line, other = (before, at) if first else (at, before)
    return (
        line + 1,
        _indent(lines[line]) + 1,
        f"这一行和第 {other + 1} 行的字段没有对齐",
        f"同一层要左边对齐，下一层多 {_STEP} 个空格",
    )


def _crooked_item(lines: list[str], at: int) -> Place | None:
    """Tell which of two list items, line *at* and the one before it, is not one step inside their field."""
    dashes: list[int] = []
    for number in range(at, -1, -1):
        if _DASH.match(lines[number]):
            dashes.append(number)
        elif _OVERINDENTED.shape.match(lines[number]) and _indent(lines[number]) < _indent(lines[at]):
            break
    other = next((number for number in dashes if _indent(lines[number]) != _indent(lines[at])), None)
    if other is None or dashes[0] != at:
        return None
    inside = _indent(lines[number]) + _STEP
    among = sum(_indent(lines[number]) == _indent(lines[other]) for number in dashes) > 1
    straight = among or _indent(lines[other]) == inside or _indent(lines[at]) % _STEP
    line, other = (at, other) if straight else (other, at)
    hint = f"同一层的“- ”要左边对齐，比上面的字段多 {_STEP} 个空格"
    return line + 1, _indent(lines[line]) + 1, f"这一项和第 {other + 1} 行的没有对齐", hint


def _crooked_dash(lines: list[str], dash: int, key: int) -> Place | None:
    """Name the list item of line *dash* where a field of it, line *key*, stands where items of its list would."""
    indent, item = _indent(lines[dash]), _OVERINDENTED.shape.match(lines[dash])
    beside = any(_DASH.match(line) and _indent(line) == indent for line in lines[dash + 1 : key])
    if key >= len(lines) or beside or not item or not (indent == _indent(lines[key]) or indent % _STEP):
        return None
    return (
        dash + 1,
        indent + 1,
        f"这一项和第 {key + 1} 行的字段没有对齐",
        "同一项的字段要左边对齐，都在“- ”之后",
    )


def _crooked_start(lines: list[str], at: int) -> Place | None:
    """Name the first line of the file where it alone is indented."""
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), at)
    if first >= at or not _indent(lines[first]) or _indent(lines[at]):
        return None
    return first + 1, 1, "第一个字段前面多了空格", "最外层的字段要顶格写；若是说明，前面加 #"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def continued(lines: list[str], first: int, last: int) -> list[Place]:
    """Explain a value without quotes that runs from line *first* to *last*: a key, dash or bracket is broken."""
    known = list(_find((*_SURE, *_KEY), lines, range(first - 1, last))) or list(
        _find((_BARE,), lines, [first - 1])
    )
    over = next(_find((_OVERINDENTED,), lines, range(first, last)), None)
    if known:
        return known
    opened = _opened(lines[first - 1])
    if over and opened is not None:
        wide = _find((_BRACKET,), lines, [first - 1])
        return [next(wide, (first, opened + 1, "括号没有收尾", "写成 [甲, 乙] 或 {words: 甲}"))]
    line = next((number for number in range(first, last) if lines[number].strip()), first)
    column = len(lines[line]) - len(lines[line].lstrip()) + 1 if line < len(lines) else 1
    hint = "列表项请写“- ”，字段请写“名称: ”，长文字请加引号或改写在一行"
    return [over or (line + 1, column, "这一行并进了上一行的值，没有成为新的一项", hint)]


def _opened(line: str) -> int | None:
    """Return where the innermost bracket stands that *line* does not close."""
    stack: list[int] = []
    for at, sign in enumerate(line[:_LONGEST]):
        if sign in "[{":
            stack.append(at)
        elif sign in "]}" and stack:
            stack.pop()
    return stack[-1] if stack else None


_SPACES = re.compile(r"[^ ]( {2,})[^ ]")
_WIDE_HASH = re.compile("(?:^|[ \u3000])(＃)")


def unquoted(value: str) -> tuple[int, str, str] | None:
    """Find in a *value* without quotes what was meant as a quote or a comment: offset, message, hint."""
    first, last = value[0], value[-1]
    hash_sign, gap = _WIDE_HASH.search(value), _SPACES.search(value)
    if hash_sign:
        return hash_sign.start(1), "“＃”是全角的，后面的文字没有成为注释", "请改成半角的 #，前面空两格"
    if first in "＂＇" or (first in "“‘”’" and last in "\"'＂＇"):
        return 0, "引号是全角的", "请改成半角的引号 ' 或 \""
    if value.count('"') % 2 or last == "'":
        return value.rfind(last if last == "'" else '"'), *_UNCLOSED
    if gap:
        return (
            gap.start(1),
            "文字中间空了两格以上",
            "后面若是注释，前面加 #；若是另一项，请另起一行；若是文字，请加引号",
        )
    return None


_IN_COMMENT = re.compile(r"#.*?[^\s#](?: {2,}(- )\S|(?:(?<=[^\x00-\x7f])| {2,})([A-Za-z_]+):(?: |$))")
_SPOKEN = "。，；、：“（"
"""Signs before a field that is only spoken of, where the file has it elsewhere."""


def commented(lines: list[str], keys: Collection[str]) -> Iterator[Place]:
    """Find list items and fields, known by their *keys*, that the end of a comment has swallowed."""
    for number, line in enumerate(lines, 1):
        found = _IN_COMMENT.search(line[:_LONGEST]) if "#" in line else None
        if found is None or not (found[1] or found[2] in keys):
            continue
        at = found.start(1 if found[1] else 2)
        if found[1] or line[at - 1] not in _SPOKEN or not _written(found[2], lines):
            what = "一项" if found[1] else f"字段 {found[2]}"
            yield number, at + 1, f"注释里有{what}，不会起作用", "请另起一行；若是说明，请换个写法"


def _written(key: str, lines: Iterable[str]) -> bool:
    """Tell whether *key* is a field somewhere outside comments."""
    return any(re.search(rf"(?:^|[\s{{,]){key}:", line.partition("#")[0]) for line in lines)


def swallowed(lines: list[str], first: int, last: int) -> list[Place]:
    """Find a key inside a quoted value that runs from line *first* to *last*: a quote is missing."""
    return [
        (line, column, "这一行在没有结束的引号里面", f"引号从第 {first} 行开始，请补上另一半")
        for line, column, *_ in _find((_OVERINDENTED,), lines, range(first, last))
    ][:1]


_SHOWN = 20
"""Characters of a value that advice writes out."""


def mended(line: str, at: int) -> str:
    """Advise how the field of *line* is written whose colon, or what stands for it, is at offset *at*."""
    key, rest = re.split(r"[\s{\[,]", line[:at].rstrip(":："))[-1], line[at:].lstrip(":：\u3000\xa0 ")
    if "{" in line[:at]:
        rest = re.split("[,}]", rest)[0]
    value = f" {rest}".partition(" #")[0].strip()
    return f"改成 {key}: {value[:_SHOWN]}{'…' if len(value) > _SHOWN else ''}".rstrip()


def _find(traps: tuple[_Trap, ...], lines: list[str], numbers: Iterable[int]) -> Iterator[Place]:
    """Yield the first trap of each of *numbers* (from 0) that is one."""
    for number in numbers:
        line = lines[number][:_LONGEST] if number < len(lines) else ""
        for trap in traps:
            found = trap.shape.search(line)
            if found:
                at = found.start(1)
                yield number + 1, at + 1, trap.message, trap.hint or mended(line, at)
                break
