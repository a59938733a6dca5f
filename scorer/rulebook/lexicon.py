"""Read the lexicon: word groups that rules refer to as ``$name``, each expanded once."""

from __future__ import annotations

from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from scorer.rulebook.convert import clip, items, wrong
from scorer.rulebook.nodes import Map, Seq, Text
from scorer.rulebook.patterns import REFERENCE, expand, say_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.rulebook.draft import Mark
    from scorer.rulebook.nodes import Groups, Node, Sheet
    from scorer.rulebook.patterns import Words

MAX_GROUPS = 1000
MAX_WORDINGS = 5000
_MAX_CIRCLES = 20
_SHOWN = 8
"""Groups of a circle that its message names."""


def read_lexicon(sheet: Sheet) -> Groups | None:
    """Read ``lexicon.yaml``: group → wordings, references to other groups replaced. Cycles are noted.

    None where there are no groups to go by, so that no reference to one is called unknown.
    """
    root = sheet.root
    if not isinstance(root, Map):
        if root is not None:
            wrong(sheet, root, "lexicon.yaml", "table", "例如 主要负责人: [书记, 镇长]")
        return None
    if len(root.pairs) > MAX_GROUPS:
        sheet.say(root, f"词组超过 {MAX_GROUPS} 个", "词组表太大，请核对是否放错了文件")
        return None
    listed = {name: _strings(sheet, value, name) for name, (_, value) in root.pairs.items()}
    sheet.groups = dict.fromkeys(listed, ())
    for name in _order(sheet, listed):
        sheet.groups[name] = _expand_group(sheet, root.pairs[name][0], listed[name])
    return sheet.groups


def _expand_group(sheet: Sheet, key: Text, listed: list[Text]) -> tuple[tuple[Words, ...], ...]:
    wordings: dict[tuple[Words, ...], None] = {}
    for item in listed:
        wordings.update(dict.fromkeys(expand(sheet, item)))
    if len(wordings) > MAX_WORDINGS:
        sheet.say(
            key, f"词组 {clip(key.value)} 有 {len(wordings)} 条，超过 {MAX_WORDINGS} 条", "请拆成几个词组"
        )
        return ()
    return tuple(wordings)


def _strings(sheet: Sheet, node: Node, name: str) -> list[Text]:
    found: list[Text] = []
    if isinstance(node, Seq) and not node.items:
        sheet.say(node, f"词组 {name} 里没有词", "请写上词，或删去这个词组")
    for item in items(sheet, node, name, "texts", f"例如 {name}: [书记, 镇长]"):
        if isinstance(item, Text):
            found.append(item)
        else:
            wrong(sheet, item, f"{name} 的一项", "text")
    return found


def _order(sheet: Sheet, listed: dict[str, list[Text]]) -> list[str]:
    """Return the groups so that each comes after those it refers to; a reference that closes a circle is cut."""
    needs = {
        name: {word for item in found for word in _names(item)} & listed.keys()
        for name, found in listed.items()
    }
    for _ in range(_MAX_CIRCLES):
        try:
            return list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            # each of the circle is needed by the next
            circle: list[str] = error.args[1]
            _cut(sheet, listed, needs, circle[1], circle[0], circle)
    return []


def _cut(
    sheet: Sheet,
    listed: dict[str, list[Text]],
    needs: dict[str, set[str]],
    name: str,
    need: str,
    circle: list[str],
) -> None:
    """Note the circle at the reference from *name* to *need*, and take that reference out."""
    item = next(item for item in listed[name] if need in _names(item))
    way = "→".join([name, *circle[:0:-1][:_SHOWN]])
    say_in(sheet, item, f"${need}", f"词组引用绕成了圈：{way}", "一个词组不能直接或间接引用自己")
    needs[name].discard(need)
    listed[name][:] = [item for item in listed[name] if need not in _names(item)]


def _names(item: Text) -> list[str]:
    return [name.strip() for name in REFERENCE.findall(item.value)]


def name_lost(lexicon: Sheet, asked: Mapping[str, Mark]) -> None:
    """Note at its own place each group whose name does not fit what the rules ask for; *asked* is what they do.

    The rules that ask have their own problem; this one shows the other end, where the slip may be.
    """
    pairs = lexicon.root.pairs if isinstance(lexicon.root, Map) else {}
    idle = {name: key for name, (key, _) in pairs.items() if name not in asked}
    for name, at in asked.items():
        if not pairs or name in pairs or not name:
            continue
        swallowed = next((n for n, line in enumerate(lexicon.lines, 1) if _in_comment(name, line)), 0)
        near = next(iter(get_close_matches(name, idle, 1, 0.5)), "")
        if swallowed:
            column = lexicon.lines[swallowed - 1].rindex(name) + 1
            lexicon.say_at(swallowed, column, f"词组 {clip(name)} 写进了注释里", "请另起一行")
        elif near:
            told = f"词组 {near} 没有规则引用，却有规则引用 ${clip(name)}"
            lexicon.say(idle.pop(near), told, f"见 {at.file} 第 {at.line} 行，两处要一致")


def _in_comment(name: str, line: str) -> bool:
    return "#" in line and line.partition("#")[2].rstrip().endswith(f"{name}:")
