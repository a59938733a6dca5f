"""Apply a county's tailoring to the sheets of a rulebook, before they are built.

What it brings in becomes part of the trees of the base and keeps its own place (``Sheet.foreign``), so that the
loader reads it like anything else and every problem names the line of the tailoring. An id that does not exist
and an edit that changes nothing are problems: a tailoring without effect is the pain of every such tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.rulebook.build import FIXED, FOLDER
from scorer.rulebook.choices import LEVELS
from scorer.rulebook.convert import did_you_mean, nearest, wrong
from scorer.rulebook.draft import ExemptDraft
from scorer.rulebook.fields import CUE_CLASSES, EDITABLE, TAILORING
from scorer.rulebook.nodes import Map, Seq, Text
from scorer.rulebook.tables import read_table
from scorer.rulebook.tailored_lists import Editor, adopt, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorer.rulebook.nodes import Node, Sheet
    from scorer.rulebook.tables import Row
    from scorer.rulebook.tailored_lists import Change, Dropped

COUNTED = {
    "off": "停用",
    "not_applicable": "不适用",
    "new": "新增要素",
    "weight": "改权重",
    "setting": "改设置",
    "text": "改文字",
    "added": "增加说法",
    "removed": "删去说法",
    "example": "改例句",
}
"""Kind of change → how the counts name it, in this order."""


class Tailored(NamedTuple):
    """What a tailoring did."""

    name: str
    exempt: tuple[ExemptDraft, ...]
    told: tuple[str, ...]
    """One line with the counts, then a line for each change."""
    dropped: tuple[Dropped, ...] = ()
    """Lists that were replaced, so that some of what they said is gone."""


def apply(own: Sheet, sheets: Mapping[str, Sheet], added: tuple[str, ...] = ()) -> Tailored:
    """Put what *own* says into the trees of *sheets*, the files of its base by relative name.

    *added* are the ids of elements that stand beside the tailoring. Problems are noted in *own*.
    """
    if own.root is None:
        return Tailored("", (), ())
    row = read_table(own, own.root, TAILORING)
    editor = Editor(own, [])
    if isinstance(own.root, Map) and _fits(own, sheets, row):
        known = _ids(sheets) + list(added)
        editor.changes.extend(_new(sheets, own, id) for id in added)
        _set(editor, sheets, _pairs(own, "set"), known)
        _off(editor, sheets, row, known)
        for file, name in (("lexicon.yaml", "lexicon"), ("cues.yaml", "cues")):
            _lists(editor, sheets[file], _pairs(own, name), name)
    exempt = _not_applicable(editor, sheets, row, _ids(sheets))
    told = (_counts(sheets, editor.changes), *_lines(editor.changes))
    return Tailored(row["name"] or "", exempt, told, tuple(editor.dropped))


def _pairs(sheet: Sheet, *keys: str) -> dict[str, tuple[Text, Node]]:
    """Return the pairs of the mapping under *keys*, none where it is not there."""
    node = sheet.root
    for key in keys:
        node = node.pairs[key][1] if isinstance(node, Map) and key in node.pairs else None
    return node.pairs if isinstance(node, Map) else {}


def _text(sheet: Sheet, key: str) -> str:
    found = _pairs(sheet).get(key)
    return found[1].value.strip() if found and isinstance(found[1], Text) else ""


def _ids(sheets: Mapping[str, Sheet]) -> list[str]:
    listed = _pairs(sheets["base.yaml"]).get("elements")
    items = listed[1].items if listed and isinstance(listed[1], Seq) else []
    return [item.value.strip() for item in items if isinstance(item, Text)]


def _fits(own: Sheet, sheets: Mapping[str, Sheet], row: Row) -> bool:
    """Hold name and version of the base against those the tailoring was written for."""
    wanted, said = row["extends"] or {}, _pairs(own, "extends")
    name, version = (_text(sheets["base.yaml"], key) for key in ("name", "version"))
    if wanted.get("name") and wanted["name"] != name:
        hint = "请核对基准：--rules 指明规则书文件夹，不写就是随程序发布的"
        own.say(said["name"][1], f"基准规则书的名称是“{name}”，这里写的是“{wanted['name']}”", hint)
    elif wanted.get("version") and wanted["version"] != version:
        hint = f"请对照 scorer rules diff 看改了什么，再把 version 改成 {version}"
        message = f"基准规则书现在是 {version} 版，这份调整是按 {wanted['version']} 版写的"
        own.say(said["version"][1], message, hint)
    else:
        return bool(wanted.get("name") and wanted.get("version"))
    return False


def _new(sheets: Mapping[str, Sheet], own: Sheet, id: str) -> Change:
    """List the element *id* at the end of the base."""
    from scorer.rulebook.tailored_lists import Change

    base = sheets["base.yaml"]
    listed = _pairs(base).get("elements")
    if listed and isinstance(listed[1], Seq):
        listed[1].items.append(adopt(base, own, Text(id, 1, 1)))
    return Change("new", f"新增要素 {id}")


def _known(own: Sheet, key: Text, id: str, known: list[str]) -> bool:
    if id in known:
        return True
    offer = did_you_mean(nearest(own, id, known))
    own.say(key, f"基准规则书里没有要素 {id}{offer}", f"可用的代号：{'、'.join(known)}")
    return False


def _set(
    editor: Editor, sheets: Mapping[str, Sheet], edits: dict[str, tuple[Text, Node]], known: list[str]
) -> None:
    """Change the elements that are named, key by key."""
    own, off = editor.own, _pairs(editor.own, "off")
    for id, (key, node) in edits.items():
        sheet = sheets.get(f"{FOLDER}{id}.yaml")
        if not _known(own, key, id, known) or sheet is None or not isinstance(sheet.root, Map):
            continue
        if id in off:
            own.say(key, f"要素 {id} 已经停用，改了也不起作用", "请从 set 和 off 里删去一处")
        elif not isinstance(node, Map):
            wrong(own, node, id, "table", "例如 {weight: 10}")
        elif not node.pairs:
            own.say(node, f"{id} 下面没有写要改什么", "例如 {weight: 10}")
        else:
            editor.edit(sheet, sheet.root, node, EDITABLE, _text(sheet, "title") or id)
            if "weight" in node.pairs:
                _unweigh(sheets, id)


def _unweigh(sheets: Mapping[str, Sheet], id: str) -> None:
    """Take the weight of *id* out of the profiles: that of the tailoring goes before."""
    for sheet in _profiles(sheets).values():
        _pairs(sheet, "weights").pop(id, None)


def _profiles(sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    return {
        name: sheet for name, sheet in sheets.items() if name not in FIXED and not name.startswith(FOLDER)
    }


def _off(editor: Editor, sheets: Mapping[str, Sheet], row: Row, known: list[str]) -> None:
    own = editor.own
    for id, (key, node) in _pairs(own, "off").items():
        reason = (row["off"] or {}).get(id)
        if not _known(own, key, id, known) or not reason:
            continue
        profiles = _profiles(sheets).values()
        if profiles and all(id in _pairs(sheet, "off") for sheet in profiles):
            own.say(key, f"要素 {id} 在基准的各份清单里本来就不适用", "请从 off 里删去")
            continue
        for sheet in profiles:
            _switch_off(own, sheet, id, node)
        _unweigh(sheets, id)
        editor.change("off", f"停用“{_title(sheets, id)}”：{reason}")


def _title(sheets: Mapping[str, Sheet], id: str) -> str:
    sheet = sheets.get(f"{FOLDER}{id}.yaml")
    return (_text(sheet, "title") if sheet else "") or id


def _switch_off(own: Sheet, profile: Sheet, id: str, reason: Node) -> None:
    """Write *id* with *reason* into the ``off`` of a profile."""
    root = profile.root
    if isinstance(root, Map):
        held = root.pairs.get("off")
        if held is None or not isinstance(held[1], Map):
            held = (Text("off", reason.line, reason.column), Map(reason.line, reason.column))
            root.pairs["off"] = held
        assert isinstance(held[1], Map)
        key = Text(id, reason.line, reason.column)
        held[1].pairs[id] = (key, reason)
        adopt(profile, own, key)
        adopt(profile, own, reason)


def _lists(editor: Editor, sheet: Sheet, edits: dict[str, tuple[Text, Node]], kind: str) -> None:
    """Change word groups or cues."""
    root = sheet.root
    for written, (key, node) in edits.items() if isinstance(root, Map) else ():
        assert isinstance(root, Map)
        stem = editor.stem(key)
        known = list(root.pairs) if kind == "lexicon" else list(CUE_CLASSES)
        fresh = kind == "lexicon" and written == stem
        if stem not in known and not fresh:
            offer, what = did_you_mean(nearest(editor.own, stem, known)), _LISTED[kind]
            editor.own.say(key, f"基准规则书里没有{what} {stem}{offer}", "")
        elif fresh and stem not in known and not any(f"${stem}" in line for line in editor.own.lines):
            editor.own.say(key, f"新的词组 {stem} 没有用到", f"在 set 里用 ${stem} 引用它，或删去")
        elif isinstance(node, Seq) and node.items:
            editor.edit_list(sheet, root, key, node, f"{_LISTED[kind]}“{stem}”")
        else:
            wrong(editor.own, node, written, "texts", "例如 [甲, 乙]")


_LISTED = {"lexicon": "词组", "cues": "提示词类"}


def _not_applicable(
    editor: Editor, sheets: Mapping[str, Sheet], row: Row, known: list[str]
) -> tuple[ExemptDraft, ...]:
    """Read the exemptions; those that fit whole profiles go into them, the others are returned."""
    own, listed = editor.own, _pairs(editor.own).get("not_applicable")
    nodes = (
        [node for node in listed[1].items if isinstance(node, Map)]
        if listed and isinstance(listed[1], Seq)
        else []
    )
    kept: list[ExemptDraft] = []
    for node, one in zip(nodes, row["not_applicable"] or (), strict=False):
        key, id = node.pairs.get("element", (None, node))[1], one["element"]
        if not id or not isinstance(key, Text) or not _known(own, key, id, known):
            continue
        levels = tuple(level for level in one["levels"] if level)
        exempt = ExemptDraft(id, levels, one["bodies"], one["reason"] or "")
        if len(levels) < len(one["levels"]):
            continue
        if bool(exempt.levels) == bool(exempt.bodies):
            own.say(node, "levels 和 bodies 要写一个，只写一个", "例如 levels: [street]")
        elif any(seen.element == id and set(seen[1] + seen[2]) & set(exempt[1] + exempt[2]) for seen in kept):
            own.say(node, f"要素 {id} 对同一层级或单位写了两次", "请删去一处")
        elif id in _pairs(own, "off"):
            own.say(node, f"要素 {id} 已经停用，这一条不起作用", "请从 off 或 not_applicable 里删去一处")
        elif _by_profile(own, sheets, exempt, node):
            own.say(node, f"要素 {id} 对这些层级本来就不适用", "请删去这一条")
        else:
            kept.append(exempt)
            editor.change("not_applicable", _exempt_words(sheets, exempt))
    return tuple(kept)


def _exempt_words(sheets: Mapping[str, Sheet], exempt: ExemptDraft) -> str:
    whom = [LEVELS[level] for level in exempt.levels] or exempt.bodies
    return f"“{_title(sheets, exempt.element)}”对{'、'.join(whom)}不适用：{exempt.reason}"


def _by_profile(own: Sheet, sheets: Mapping[str, Sheet], exempt: ExemptDraft, node: Map) -> bool:
    """Switch the element off in the profiles whose levels are all exempt; tell whether it was off in all of them."""
    serving = []
    for sheet in _profiles(sheets).values() if exempt.levels else ():
        levels = _pairs(sheet).get("levels")
        served = set(canonical(levels[1])) if levels and isinstance(levels[1], Seq) else set()
        if served & set(exempt.levels):
            serving.append((sheet, served <= set(exempt.levels)))
    idle = bool(serving) and all(exempt.element in _pairs(sheet, "off") for sheet, _ in serving)
    for sheet, whole in serving if "reason" in node.pairs else ():
        if whole and exempt.element not in _pairs(sheet, "off"):
            _switch_off(own, sheet, exempt.element, node.pairs["reason"][1])
    return idle


def _counts(sheets: Mapping[str, Sheet], changes: list[Change]) -> str:
    """Say how much was changed: 基准 2026.1 版，调整：停用 2、改权重 1."""
    counts = [
        (words, sum(one.many for one in changes if one.kind == kind)) for kind, words in COUNTED.items()
    ]
    told = "、".join(f"{words} {count}" for words, count in counts if count)
    return f"基准 {_text(sheets['base.yaml'], 'version')} 版，调整：{told or '无'}"


def _lines(changes: list[Change]) -> Iterator[str]:
    for kind in COUNTED:
        yield from (change.told for change in changes if change.kind == kind)
