"""The edits of a tailoring on one mapping: a key replaces, ``key+`` adds to a list, ``key-`` takes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from scorer.rulebook.convert import clip, did_you_mean, nearest, wrong
from scorer.rulebook.fields import OPTIONS
from scorer.rulebook.nodes import Map, Seq, Text

if TYPE_CHECKING:
    from scorer.rulebook.draft import Mark
    from scorer.rulebook.fields import Field, Table
    from scorer.rulebook.nodes import Node, Sheet

AnyNode = TypeVar("AnyNode", Text, Seq, Map, "Text | Seq | Map")

LISTS = frozenset({"wordings", "neighbours", "examples", "tables", "texts"})
"""Field types to which ``+`` and ``-`` apply."""
_NUMBERS = frozenset({"positive", "share", "int"})
_SIGNS = "+-"
_WIDE_SIGNS = "＋－—–"


class Change(NamedTuple):
    """One thing that a tailoring changed."""

    kind: str
    """A key of ``tailoring.COUNTED``."""
    told: str
    many: int = 1


class Dropped(NamedTuple):
    """A list of the base that a tailoring replaced, so that some of it is gone."""

    at: Mark
    """Where the tailoring writes the key."""
    key: str
    title: str
    gone: int
    had: int


def adopt(sheet: Sheet, own: Sheet, node: AnyNode) -> AnyNode:
    """Let *sheet* know that *node*, with all below it, is written in *own*."""
    sheet.foreign[id(node)] = own
    if isinstance(node, Map):
        for key, value in node.pairs.values():
            adopt(sheet, own, key)
            adopt(sheet, own, value)
    elif isinstance(node, Seq):
        for item in node.items:
            adopt(sheet, own, item)
    return node


def canonical(node: Node) -> Any:
    """Return the content of *node*, equal for what is written differently but means the same."""
    if isinstance(node, Text):
        return node.value.strip()
    if isinstance(node, Seq):
        return tuple(canonical(item) for item in node.items)
    return frozenset((name, canonical(value)) for name, (_, value) in node.pairs.items())


def _said(node: Node) -> Any:
    """Return what makes an item of a list the same item: of an example its text."""
    if isinstance(node, Map) and "text" in node.pairs:
        return canonical(node.pairs["text"][1])
    return canonical(node)


def _words(node: Node) -> str:
    """Return an item in short, for a message."""
    if isinstance(node, Map):
        named = node.pairs.get("text") or node.pairs.get("words") or next(iter(node.pairs.values()))
        return _words(named[1])
    return clip(node.value) if isinstance(node, Text) else clip("、".join(map(_words, node.items)))


class Editor:
    """Edits mappings of the base as the tailoring *own* says, and keeps what was changed."""

    def __init__(self, own: Sheet, changes: list[Change]) -> None:
        self.own, self.changes = own, changes
        self.dropped: list[Dropped] = []

    def change(self, kind: str, told: str, many: int = 1) -> None:
        """Keep a change."""
        self.changes.append(Change(kind, told, many))

    def stem(self, key: Text) -> str:
        """Return the name without its sign; a full-width sign is noted."""
        if key.value[-1:] in _WIDE_SIGNS:
            self.own.say(key, "加号和减号要用半角的 + 和 -", "", len(key.value) - 1)
        return key.value.rstrip(_SIGNS + _WIDE_SIGNS)

    def edit(self, sheet: Sheet, base: Map, edits: Map, fields: Table, title: str) -> None:
        """Change *base*, a mapping of *sheet*, by the keys of *edits*."""
        for written, (key, value) in sorted(edits.pairs.items(), key=_order):
            stem = self.stem(key)
            field = fields.get(stem)
            if key.value[-1:] in _WIDE_SIGNS:
                continue
            if field is None:
                self._unknown(key, stem, fields)
            elif stem in OPTIONS and fields.get("options") is not None:
                self._replace(sheet, self._under(sheet, base, "options", key), key, value, field, title)
            elif field.type == "table" and isinstance(value, Map) and written == stem:
                self.edit(sheet, self._under(sheet, base, stem, key), value, field.fields, title)
            elif field.type in LISTS and (written != stem or isinstance(value, Seq)):
                if isinstance(value, Seq) and value.items:
                    kind = "example" if field.type == "examples" else ""
                    named = f"“{title}”{field.title}{'例句' if kind else ''}"
                    self.edit_list(sheet, base, key, value, named, kind, required=field.required)
                else:
                    wrong(self.own, value, written, field.type, f"例如 {written}: {field.example}")
            elif written != stem:
                self.own.say(key, f"{stem} 不是列表，不能加 {written[-1]}", f"例如 {stem}: {field.example}")
            else:
                self._replace(sheet, base, key, value, field, title)

    def edit_list(
        self,
        sheet: Sheet,
        base: Map,
        key: Text,
        value: Seq,
        title: str,
        kind: str = "",
        *,
        required: bool = True,
    ) -> None:
        """Add to, take out of or replace the list that *key* names; *kind* is how the change counts."""
        stem = self.stem(key)
        held = base.pairs.get(stem, (None, None))[1]
        listed = held if isinstance(held, Seq) else None
        if key.value == stem:
            self._swap(sheet, base, key, value, listed, title)
        elif key.value[-1] == "+":
            self._add(sheet, base, key, value, listed, title, kind or "added")
        elif listed is None:
            self.own.say(key, f"{title}里没有可以删去的", "请删去这一行")
        else:
            self._remove(base, key, value, listed, title, kind or "removed", required=required)

    def _unknown(self, key: Text, stem: str, fields: Table) -> None:
        titles = {field.title: name for name, field in fields.items()}
        near = titles.get(stem) or nearest(self.own, stem.lower(), fields)
        hint = "" if near else f"可以改的字段：{'、'.join(fields)}"
        self.own.say(key, f"不能改字段 {clip(stem)}{did_you_mean(near)}", hint)

    def _under(self, sheet: Sheet, base: Map, name: str, key: Text) -> Map:
        """Return the mapping under *name*, made if need be."""
        held = base.pairs.get(name)
        if held is None or not isinstance(held[1], Map):
            made = adopt(sheet, self.own, Map(key.line, key.column))
            base.pairs[name] = (adopt(sheet, self.own, Text(name, key.line, key.column)), made)
            return made
        return held[1]

    def _replace(self, sheet: Sheet, base: Map, key: Text, value: Node, field: Field, title: str) -> None:
        """Put *value* in place of what the base says."""
        held = base.pairs.get(field.name)
        before = held[1] if held else None
        if self._same(before, value, field):
            said = _words(value)
            self.own.say(value, f"“{title}”的{field.title}本来就是“{said}”，没有改变", "请删去这一行")
            return
        base.pairs[field.name] = (adopt(sheet, self.own, key), adopt(sheet, self.own, value))
        was = (
            _words(before) if before is not None else str(field.default if field.default is not None else "")
        )
        short = field.type in _NUMBERS or field.type in {"choice", "year", "bool"}
        told = (
            f"“{title}”{field.title} {was} → {_words(value)}"
            if short and was
            else f"“{title}”改了{field.title}"
        )
        kind = "weight" if field.name == "weight" else "setting" if short else "text"
        self.change(kind, told)

    def _same(self, before: Node | None, value: Node, field: Field) -> bool:
        if before is None:
            default = field.default
            return (
                default is not None
                and default != ""
                and canonical(value) in {str(default), str(default).lower()}
            )
        one, other = canonical(before), canonical(value)
        if field.type in _NUMBERS:
            try:
                return float(one) == float(other)
            except (TypeError, ValueError):
                return False
        return bool(one == other)

    def _swap(self, sheet: Sheet, base: Map, key: Text, value: Seq, listed: Seq | None, title: str) -> None:
        """Put the whole list *value* in place of the one of the base, and keep what that drops."""
        if listed is not None and canonical(listed) == canonical(value):
            self.own.say(key, f"{title}本来就是这些，没有改变", "请删去这一行")
            return
        base.pairs[key.value] = (adopt(sheet, self.own, key), adopt(sheet, self.own, value))
        kept, before = {_said(item) for item in value.items}, listed.items if listed is not None else []
        gone = sum(_said(item) not in kept for item in before)
        told = f"，原有 {len(before)} 条去掉 {gone} 条" if gone else ""
        self.change("text", f"{title}改写，共 {len(value.items)} 条{told}")
        if gone:
            self.dropped.append(Dropped(self.own.mark(key), key.value, title, gone, len(before)))

    def _add(
        self, sheet: Sheet, base: Map, key: Text, value: Seq, listed: Seq | None, title: str, kind: str
    ) -> None:
        if listed is None:
            stem = self.stem(key)
            listed = adopt(sheet, self.own, Seq(value.line, value.column))
            base.pairs[stem] = (adopt(sheet, self.own, Text(stem, key.line, key.column)), listed)
        there = {_said(item) for item in listed.items}
        added = []
        for item in value.items:
            if _said(item) in there:
                self.own.say(item, f"{title}里已经有“{_words(item)}”", "请删去这一项")
            else:
                listed.items.append(adopt(sheet, self.own, item))
                there.add(_said(item))
                added.append(item)
        if added:
            self.change(kind, f"{title}增加{_quoted(added)}", len(added))

    def _remove(
        self, base: Map, key: Text, value: Seq, listed: Seq, title: str, kind: str, *, required: bool
    ) -> None:
        left, removed = list(listed.items), []
        for item in value.items:
            found = next((held for held in left if _said(held) == _said(item)), None)
            if found is None:
                self.own.say(item, f"{title}里没有“{_words(item)}”", self._offer(item, listed))
            else:
                left.remove(found)
                removed.append(item)
        if not left and required:
            self.own.say(key, f"{title}删得一条不剩", "至少要留一条")
        elif not left:
            del base.pairs[self.stem(key)]
        else:
            listed.items[:] = left
        if removed:
            self.change(kind, f"{title}删去{_quoted(removed)}", len(removed))

    def _offer(self, item: Node, listed: Seq) -> str:
        """Say what may have been meant: the wording that holds the word, or the nearest."""
        if not isinstance(item, Text):
            return "要和基准里写的一模一样"
        word, known = item.value.strip(), [held.value for held in listed.items if isinstance(held, Text)]
        holder = next((held for held in known if word in held), "")
        if holder:
            return f"基准里写的是“{clip(holder)}”，要删就写整条"
        near = nearest(self.own, word, known)
        return f"是否想写 {near}？" if near else "要和基准里写的一模一样"


def _order(pair: tuple[str, object]) -> int:
    """Take out last: a list must not be empty in between."""
    return pair[0].endswith("-")


def _quoted(nodes: list[Node]) -> str:
    return "、".join(f"“{_words(node)}”" for node in nodes[:5]) + ("等" if len(nodes) > 5 else "")
