"""Read one YAML file to nodes that know their place, with nothing guessed: every scalar is text.

Built on the events of the C parser, which are pulled one by one: depth is refused before anything recurses,
and anchors, tags and several documents are seen, which composed nodes no longer show.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scorer.rulebook.draft import Mark
from scorer.rulebook.errors import RuleProblem
from scorer.rulebook.traps import COLON, SPACE, continued, explain, mended, swallowed, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorer.rulebook.traps import Place

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
MAX_PROBLEMS = 200
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CUT = re.compile(r"(?<![ \t])[ \t]#")
"""A # right after a value: two spaces before it show that a comment is meant."""
_DOUBTFUL = re.compile("[＃＂＇\"']|[“‘”’]$|  ")
"""What a value without quotes hardly ever holds; looked at closely where it does."""
_TWO_WORDS = re.compile(r"[^\x00-\x7f] +[^\x00-\x7f]")
_UNPARTED = re.compile(r"([A-Za-z][\w-]*[+-]?)([：:])(.+)", re.A)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

Groups = dict[str, tuple[tuple[tuple[str, ...], ...], ...]]
"""Word group → its wordings; a wording is its parts, a part its alternative words."""


class Text:
    """A scalar; ``plain`` means without quotes, then an empty value is one that was not written."""

    __slots__ = ("column", "line", "plain", "value")

    def __init__(self, value: str, line: int, column: int, plain: bool = True) -> None:
        self.value, self.line, self.column, self.plain = value, line, column, plain


class Seq:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line, self.column = line, column


class Map:
    """A mapping; duplicate keys have been refused, so each key is there once."""

    __slots__ = ("column", "line", "pairs")

    def __init__(self, line: int, column: int) -> None:
        self.pairs: dict[str, tuple[Text, Node]] = {}
        self.line, self.column = line, column


Node = Text | Seq | Map


class Sheet:
    """One rule file while it is read: its lines, its tree and what is wrong with it so far."""

    __slots__ = ("asked", "expanded", "file", "foreign", "groups", "lines", "problems", "root")

    def __init__(self, file: str, lines: list[str], groups: Groups | None = None) -> None:
        self.file, self.lines, self.groups = file, lines, groups
        self.problems: list[RuleProblem] = []
        self.root: Node | None = None
        self.expanded = 0
        self.asked: dict[str, Mark] = {}
        """Word group → where it is first referred to."""
        self.foreign: dict[int, Sheet] = {}
        """Nodes that a tailoring brought in, by identity: they keep the file in which they are written."""

    def owner(self, node: Node) -> Sheet:
        """Return the sheet in which *node* is written: this one, or that of a tailoring."""
        return self.foreign.get(id(node), self)

    def mark(self, node: Node) -> Mark:
        """Return the place of *node*."""
        return Mark(self.owner(node).file, node.line, node.column)

    def say(self, node: Node, message: str, hint: str = "", shift: int = 0) -> None:
        """Note a problem at *node*, or *shift* characters into it."""
        self.owner(node).say_at(node.line, node.column + shift, message, hint)

    def say_colon(self, node: Node, sign: str, shift: int) -> None:
        """Note that the colon *sign*, *shift* characters into *node*, parts nothing, and how the field is written."""
        line = self.owner(node).lines[node.line - 1]
        message = COLON if sign == "：" else SPACE
        self.say(node, message, mended(line, node.column - 1 + shift), shift)

    def say_at(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Note a problem at *line* and *column*, both from 1."""
        if len(self.problems) >= MAX_PROBLEMS:
            return
        if len(self.problems) == MAX_PROBLEMS - 1:
            message, hint = "这个文件的错误太多，后面的不再列出", "请先改好前面的"
        self.problems.append(self.problem(Mark(self.file, line, column), message, hint))

    def problem(self, at: Mark, message: str, hint: str = "") -> RuleProblem:
        """Make a problem of this file, with the lines around its place."""
        before, source, after = (
            self.lines[number] if 0 <= number < len(self.lines) else ""
            for number in (at.line - 2, at.line - 1, at.line)
        )
        return RuleProblem(at, message, hint, source, before, after)


class _Refused(Exception):
    """The rest of the file is not read: the problem has been noted."""


def read_sheet(file: str, data: bytes) -> Sheet:
    """Read the bytes of one file; ``root`` is None where there is no tree to go on with."""
    sheet = Sheet(file, [])
    text = _decode(sheet, data)
    if text is None:
        return sheet
    sheet.lines = _BREAK.split(text)
    control = _CONTROL.search(text)
    if control:
        before = _BREAK.split(text[: control.start()])
        what = "空字符（NUL）" if control[0] == "\0" else f"不可见的控制字符（U+{ord(control[0]):04X}）"
        sheet.say_at(
            len(before), len(before[-1]) + 1, f"文件里有{what}", "文件可能已损坏，请删去该字符后重新保存"
        )
        return sheet
    sheet.root = _parse(sheet, text)
    return sheet


def _decode(sheet: Sheet, data: bytes) -> str | None:
    if len(data) > MAX_BYTES:
        sheet.say_at(1, 1, "文件超过 1 MB，不像规则文件", "规则文件一般只有几千字，请核对是否放错了文件")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
    text = None
    wide = data.startswith(_UTF16)
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-16" if wide else "gb18030")
    sheet.lines = _BREAK.split(text or "")
    what = "UTF-16" if wide else "GB18030（ANSI）" if text else "不明的一种"
    sheet.say_at(
        1 if wide else at, 1, f"文件编码是 {what}，请另存为 UTF-8", "在记事本里用“另存为”，编码选 UTF-8"
    )
    return text


def _parse(sheet: Sheet, text: str) -> Node | None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    builder = _Builder(sheet, loader.get_event, yaml)
    try:
        root = builder.document()
        if root is None:
            sheet.say_at(1, 1, "文件是空的", "请写上内容，或删去这个文件")
        return root
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        _explain(sheet, error)
        return None
    finally:
        loader.dispose()


_TOO_DEEP, _TOO_DEEP_HINT = f"嵌套超过 {MAX_DEPTH} 层", "规则文件不需要这么深，请核对缩进和括号"


def _deep_brackets(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return line and column (from 1) of the bracket that goes too deep; the file itself is the first level."""
    depth = 1
    for number, line in enumerate(lines, 1):
        for column, char in enumerate(line, 1):
            depth += (char in "[{") - (char in "]}")
            if depth > MAX_DEPTH:
                return number, column
    return None


def _explain(sheet: Sheet, error: Any) -> None:
    """Note what the parser stumbled over, unless a value that swallowed that very line has been noted."""
    deep = _deep_brackets(sheet.lines)
    if deep:
        # NOTE: newer parsers give up on deep nesting by themselves, before the builder sees it.
        sheet.say_at(*deep, _TOO_DEEP, _TOO_DEEP_HINT)
        return
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    noted = {problem.at.line for problem in sheet.problems}
    if not noted & set(range(max(context.line, mark.line - 1), mark.line + 2)):
        for place in explain(sheet.lines, error):
            sheet.say_at(*place)


class _Builder:
    """Makes nodes from events; recursion is bounded by ``MAX_DEPTH``."""

    def __init__(self, sheet: Sheet, next_event: Callable[[], Any], yaml: Any) -> None:
        self.sheet, self.next = sheet, next_event
        self.scalar, self.alias = yaml.ScalarEvent, yaml.AliasEvent
        self.sequence, self.ends = yaml.SequenceStartEvent, (yaml.SequenceEndEvent, yaml.MappingEndEvent)
        self.stream_end = yaml.StreamEndEvent
        self.cut = {number for number, line in enumerate(sheet.lines) if "#" in line and _CUT.search(line)}

    def document(self) -> Node | None:
        """Return the root of the only document, None for an empty file."""
        self.next()
        if type(self.next()) is self.stream_end:
            return None
        root = self.node(self.next(), 1, False)
        self.next()
        after = self.next()
        if type(after) is not self.stream_end:
            self._refuse(
                after, "一个文件里有两份内容（中间有 ---）", "一个文件只写一份，请删去 --- 或拆成两个文件"
            )
        return root

    def node(self, event: Any, depth: int, in_flow: bool) -> Node:
        """Build the node that begins with *event*; *in_flow* tells an item of a list in brackets."""
        kind = type(event)
        if kind is self.scalar and event.tag is None and event.anchor is None:
            return self._text(event, in_flow)
        if kind is self.alias or event.anchor is not None:
            self._refuse(
                event, "规则文件不用 YAML 的 & 和 *", "重复的词请写成词组，用 $组名 引用；若是文字，请加引号"
            )
        if event.tag is not None:
            self._refuse(event, "规则文件不用 YAML 的类型标记（!）", "若是文字，请给整个值加引号")
        if depth > MAX_DEPTH:
            self._refuse(event, _TOO_DEEP, _TOO_DEEP_HINT)
        return self._seq(event, depth) if kind is self.sequence else self._map(event, depth)

    def _text(self, event: Any, in_flow: bool) -> Text:
        mark, value, last = event.start_mark, event.value, event.end_mark.line
        text = Text(value, mark.line + 1, mark.column + 1, not event.style)
        if last != mark.line:
            self._over_lines(text, event.style, last)
        elif value and text.plain:
            self._plain(text, event, in_flow)
        return text

    def _seq(self, event: Any, depth: int) -> Seq:
        seq = Seq(event.start_mark.line + 1, event.start_mark.column + 1)
        flow = bool(event.flow_style)
        while type(event := self.next()) not in self.ends:
            seq.items.append(self.node(event, depth + 1, flow))
        if flow and seq.items:
            self._dangling(event.start_mark.line, event.start_mark.column)
        return seq

    def _dangling(self, line: int, end: int) -> None:
        """Name a comma in front of the bracket: an item may have been lost there, and YAML takes it silently."""
        before = "".join(self.sheet.lines[line : line + 1])[:end].rstrip()
        if before.endswith(","):
            hint = "请补上漏掉的一项，或删去这个逗号"
            self.sheet.say_at(line + 1, len(before), "“]”前面多了一个逗号", hint)

    def _map(self, event: Any, depth: int) -> Map:
        made = Map(event.start_mark.line + 1, event.start_mark.column + 1)
        while type(event := self.next()) not in self.ends:
            key = self.node(event, depth + 1, False)
            value = self.node(self.next(), depth + 1, False)
            key, value = self._parted(key, value)
            if not isinstance(key, Text):
                self.sheet.say(key, "字段名应为文字，这里是列表或字段", "以 [ 或 { 开头的文字请加引号")
            elif not key.value:
                self.sheet.say(key, "冒号前面没有字段名")
            elif key.value in made.pairs:
                first = made.pairs[key.value][0].line
                self.sheet.say(key, f"字段 {key.value} 写了两次", f"上一次在第 {first} 行，请删去一处")
            else:
                made.pairs[key.value] = (key, value)
        return made

    def _parted(self, key: Node, value: Node) -> tuple[Node, Node]:
        """Part ``{weight：8}`` and ``{weight:8}``, which YAML takes for a key without a value, and note the colon."""
        whole = isinstance(key, Text) and isinstance(value, Text) and key.plain and not value.value
        found = _UNPARTED.fullmatch(key.value) if isinstance(key, Text) and whole else None
        if found is None:
            return key, value
        self.sheet.say_colon(key, found[2], found.start(2))
        column = key.column + found.start(3)
        return Text(found[1], key.line, key.column), Text(found[3], key.line, column)

    def _over_lines(self, text: Text, style: str, last: int) -> None:
        """Name what a value has swallowed that runs on to line *last* (from 0)."""
        found: list[Place] = []
        if text.plain and text.value:
            found = continued(self.sheet.lines, text.line, last + 1)
        elif style in {"'", '"'}:
            found = swallowed(self.sheet.lines, text.line, last + 1)
        for place in found:
            self.sheet.say_at(*place)

    def _plain(self, text: Text, event: Any, in_flow: bool) -> None:
        """Name what YAML takes silently and an author never means."""
        value = text.value
        if value[0] in "\u3000\xa0":
            self.sheet.say(text, "这里有全角空格或不间断空格", "缩进和空格一律用半角空格")
            text.value = value.strip()
        elif in_flow and ("，" in value or "、" in value or "；" in value):
            at = min(value.index(sign) for sign in "，、；" if sign in value)
            quotes = "半角的引号" if value[0] in "“‘" else "引号"
            hint = f"各项之间用半角逗号“,”分开；若本来就是一个词，请加{quotes}"
            self.sheet.say(text, f"“{value[at]}”没有把两项分开，这里成了一项", hint, at)
        elif in_flow and " " in value and (gap := _TWO_WORDS.search(value)):
            hint = "各项之间用半角逗号“,”分开；若本来就是一个词，请删去空格或加引号"
            self.sheet.say(text, "两个词之间没有逗号，这里成了一项", hint, gap.start() + 1)
        elif text.line - 1 in self.cut and not value.isascii():
            self._cut(event.end_mark.line, event.end_mark.column)
        elif _DOUBTFUL.search(value):
            found = unquoted(value)
            if found:
                self.sheet.say(text, found[1], found[2], found[0])

    def _cut(self, line: int, end: int) -> None:
        if self.sheet.lines[line][end + 1 : end + 2] == "#":
            hint = "若是文字，请给整个值加引号；若是注释，# 前空两格"
            self.sheet.say_at(line + 1, end + 2, "“#”后面的文字被当作注释丢掉了", hint)

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        self.sheet.say_at(event.start_mark.line + 1, event.start_mark.column + 1, message, hint)
        raise _Refused
