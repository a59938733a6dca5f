"""Read wordings: ``甲|乙…$词组`` and its longer forms become ``PatternDraft`` with every group replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from scorer.rulebook.convert import check_keys, clip, did_you_mean, items, nearest, read_choice, wrong
from scorer.rulebook.draft import PatternDraft
from scorer.rulebook.fields import WORDING
from scorer.rulebook.nodes import Map, Seq, Text
from scorer.rulebook.sentences import taken_apart

if TYPE_CHECKING:
    from scorer.rulebook.draft import Within
    from scorer.rulebook.fields import Field
    from scorer.rulebook.nodes import Node, Sheet

UNITS_GROUP = "计量单位"
MAX_EXPANDED = 200_000
"""Wordings that the groups used in one file come to: groups in groups in groups must not fill the memory."""

MAX_PARTS = 20

_GAP = re.compile("…+")
_ODD = re.compile(r"[…$＄｜]|\.\.\.")
_SPECIAL = re.compile(r"[…|$＄｜]|\.\.\.")
REFERENCE = re.compile(r"\$\s*([^|…$]+)")
Words = tuple[str, ...]


def read_wordings(sheet: Sheet, node: Node, field: Field) -> tuple[PatternDraft, ...]:
    """Read a list of wordings."""
    hint = f"例如 {field.name}: {field.example}"
    return tuple(
        pattern
        for item in items(sheet, node, field.name, "wordings", hint)
        for pattern in read_wording(sheet, item, field.name)
    )


def read_wording(sheet: Sheet, node: Node, name: str) -> list[PatternDraft]:
    """Read one wording; a group that stands alone gives one pattern for each of its wordings."""
    if isinstance(node, Text):
        mark = sheet.mark(node)
        return [PatternDraft(parts, mark) for parts in expand(sheet, node)]
    if isinstance(node, Map):
        return _mapping(sheet, node)
    wrong(sheet, node, f"{name} 的一项", "text", "一条说法里的几段用“…”连接，几个词用“|”分开")
    return []


def expand(sheet: Sheet, node: Text) -> list[tuple[Words, ...]]:
    """Return the wordings that a string stands for, each as parts of alternative words."""
    value = node.value.strip()
    if not _SPECIAL.search(value):
        return [((value,),)]
    if value.startswith("$") and REFERENCE.fullmatch(value):
        return list(_group(sheet, node, value))
    if value.count("…") > MAX_PARTS:
        sheet.say(node, f"一条说法不能超过 {MAX_PARTS} 段", "请拆成几条")
        return []
    parts = [read_alternatives(sheet, node, part) for part in _GAP.split(value)]
    return [tuple(parts)] if all(parts) else []


def read_alternatives(sheet: Sheet, node: Text, text: str) -> Words:
    """Return the words of one part: split at ``|``, groups replaced; empty where something is wrong."""
    if not _ODD.search(text):
        plain = [word.strip() for word in text.split("|")]
        if all(plain):
            return tuple(dict.fromkeys(plain))
    words: list[str] = []
    sound = True
    for piece in text.split("|"):
        word = piece.strip()
        if word.startswith("$"):
            found = _one_part(sheet, node, word)
            words += found
            sound = sound and bool(found)
        else:
            sound = _literal(sheet, node, word) and sound
            words.append(word)
    return tuple(dict.fromkeys(words)) if sound else ()


def _literal(sheet: Sheet, node: Text, word: str) -> bool:
    """Tell whether *word* can stand as it is; note why not."""
    odd = _SPECIAL.search(word)
    if odd is None and word:
        return True
    if odd is None:
        sheet.say(node, "“|”或“…”旁边少了词", "例如 聘请|续聘…法律顾问")
    elif odd[0] == "...":
        say_in(sheet, node, "...", "三个点要写成省略号“…”", "例如 聘请…法律顾问")
    elif odd[0] == "…":
        say_in(sheet, node, "…", "这里不能用“…”", "all 和 figure 的一段里只写词和“|”")
    elif odd[0] in "＄｜":
        say_in(sheet, node, odd[0], f"“{odd[0]}”是全角的", "请改成半角的 $ 或 |")
    else:
        say_in(sheet, node, "$", "“$”前面不能有字", "$词组 要单独成一段或一个选项，例如 推行…$执法公示")
    return False


def _one_part(sheet: Sheet, node: Text, reference: str) -> list[str]:
    """Return the words of a group inside a part; a wording of several parts cannot stand there."""
    group = _group(sheet, node, reference)
    if any(len(parts) > 1 for parts in group):
        say_in(sheet, node, reference, f"词组 {reference} 里有分几段的说法，只能单独成一条", "请另写一条")
        return []
    return [word for parts in group for word in parts[0]]


def _group(sheet: Sheet, node: Text, reference: str) -> tuple[tuple[Words, ...], ...]:
    """Return the wordings of a group; where the lexicon cannot be read, its name stands for them."""
    groups, name = sheet.groups, reference.removeprefix("$").strip()
    if name not in sheet.asked:
        sheet.asked[name] = sheet.mark(node)
    if groups is None:
        return (((name,),),)
    if not name:
        say_in(sheet, node, "$", "“$”后面少了词组名", "词组写在 lexicon.yaml")
    elif name not in groups:
        near = nearest(sheet, name, groups)
        offer = did_you_mean(f"${near}") if near else ""
        say_in(sheet, node, reference, f"没有叫“{clip(name)}”的词组{offer}", "词组写在 lexicon.yaml")
    return groups.get(name, ()) if _within_budget(sheet, node, len(groups.get(name, ()))) else ()


def _within_budget(sheet: Sheet, node: Text, count: int) -> bool:
    before = sheet.expanded
    sheet.expanded += count
    if before <= MAX_EXPANDED < sheet.expanded:
        sheet.say(node, f"这个文件引用的词组展开后超过 {MAX_EXPANDED} 条", "请减少引用，或把大词组拆小")
    return sheet.expanded <= MAX_EXPANDED


def say_in(sheet: Sheet, node: Text, needle: str, message: str, hint: str) -> None:
    """Note a problem at *needle* inside *node*, as far as it stands on the same line."""
    line = sheet.owner(node).lines[node.line - 1]
    at = line.find(needle, node.column - 1)
    sheet.say(node, message, hint, max(at - node.column + 1, 0))


def _mapping(sheet: Sheet, node: Map) -> list[PatternDraft]:
    """Read ``{all: …}``, ``{words: …}`` or ``{figure: …}``."""
    if taken_apart(sheet, node, WORDING) or check_keys(sheet, node, WORDING):
        return []
    kinds = [name for name in ("all", "words", "figure") if name in node.pairs]
    if len(kinds) != 1:
        sheet.say(
            node, "一条说法要写 words、all、figure 中的一个", "例如 {words: 聘请…法律顾问, not: [企业]}"
        )
        return []
    values = {name: value for name, (_, value) in node.pairs.items()}
    mark, unless = (
        sheet.mark(node),
        read_part(sheet, values["not"], WORDING["not"]) if "not" in values else (),
    )
    default: Literal["sentence", "clause"] = "sentence" if kinds[0] == "all" else "clause"
    field = WORDING["within"]._replace(default=default)
    within: Within = read_choice(sheet, values["within"], field) if "within" in values else default  # type: ignore[assignment]
    units = _units(sheet, node, values)
    made = _PARTS[kinds[0]](sheet, values[kinds[0]])
    return [PatternDraft(parts, mark, kinds[0] != "all", within, unless, units) for parts in made]


def _units(sheet: Sheet, node: Map, values: dict[str, Node]) -> Words:
    if "figure" not in values:
        if "units" in values:
            sheet.say(values["units"], "units 只和 figure 一起用", "例如 {figure: 法律意见, units: [条, 份]}")
        return ()
    if "units" in values:
        return read_part(sheet, values["units"], WORDING["units"])
    if sheet.groups is None:
        return (UNITS_GROUP,)
    if UNITS_GROUP not in sheet.groups:
        sheet.say(
            node, "figure 没有写 units", f"写上 units: [件, 份]，或在 lexicon.yaml 里加词组“{UNITS_GROUP}”"
        )
    return tuple(word for parts in sheet.groups.get(UNITS_GROUP, ()) for word in parts[0])


def _words(sheet: Sheet, node: Node) -> list[tuple[Words, ...]]:
    if isinstance(node, Text) and node.value.strip():
        return expand(sheet, node)
    wrong(sheet, node, "words", "text", "例如 {words: 聘请…法律顾问, not: [企业]}")
    return []


def _all(sheet: Sheet, node: Node) -> list[tuple[Words, ...]]:
    listed = items(sheet, node, "all", "parts", "例如 all: [法律顾问, 审查|出具]")
    parts = [read_part(sheet, item, WORDING["all"]) for item in listed]
    if isinstance(node, Seq) and len(node.items) < 2:
        sheet.say(node, "all 至少要有两段", "只有一段就直接写成文字")
    return [tuple(parts)] if parts and all(parts) else []


def _figure(sheet: Sheet, node: Node) -> list[tuple[Words, ...]]:
    part = read_part(sheet, node, WORDING["figure"])
    return [(part,)] if part else []


_PARTS = {"words": _words, "all": _all, "figure": _figure}


def read_part(sheet: Sheet, node: Node, field: Field) -> Words:
    """Read one part: a string of alternatives, or a list of such strings."""
    if isinstance(node, Text) and node.value.strip():
        return read_alternatives(sheet, node, node.value)
    hint = f"例如 {field.name}: {field.example}"
    words: list[str] = []
    for item in items(sheet, node, field.name, "part", hint):
        if isinstance(item, Text):
            words += read_alternatives(sheet, item, item.value)
        else:
            wrong(sheet, item, f"{field.name} 的一项", "text")
    return tuple(dict.fromkeys(words))
