"""Build the draft of a rulebook from its sheets, and hold the files against each other."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from scorer.model import Basis
from scorer.rulebook.convert import did_you_mean, nearest
from scorer.rulebook.copied import copies
from scorer.rulebook.draft import (
    BandDraft,
    ElementDraft,
    ExampleDraft,
    Mark,
    ProfileDraft,
    RulebookDraft,
    TermDraft,
)
from scorer.rulebook.fields import BASE, CUE_CLASSES, ELEMENT, PROFILE, SLOTS
from scorer.rulebook.lexicon import name_lost, read_lexicon
from scorer.rulebook.nodes import Map, Seq, Sheet, Text
from scorer.rulebook.tables import read_cues
from scorer.rulebook.terms import read_terms
from scorer.rulebook.whole import check_comments, check_valid, read_root, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.model import Substance
    from scorer.rulebook.draft import PatternDraft
    from scorer.rulebook.nodes import Groups
    from scorer.rulebook.tables import Row

FIXED = ("base.yaml", "lexicon.yaml", "cues.yaml", "stale-terms.yaml")
"""The files that every rulebook has; other ``*.yaml`` beside them are profiles."""
FOLDER = "elements/"


class Known(NamedTuple):
    """What files that have not changed came to, so that they need not be built again."""

    groups: Groups | None = None
    elements: Mapping[str, ElementDraft] = MappingProxyType({})
    """By id; made with these very groups."""
    cues: Mapping[str, tuple[str, ...]] | None = None
    terms: tuple[TermDraft, ...] | None = None


def build(sheets: Mapping[str, Sheet], digest: str, known: Known | None = None) -> RulebookDraft:
    """Build the draft from *sheets* by relative name. What it says holds only where no sheet has a problem."""
    known = known or Known()
    sheets = _without_copies(sheets)
    groups = _lexicon(sheets) if known.groups is None else known.groups
    elements = {
        _stem(name): known.elements.get(_stem(name)) or _element(sheet, groups, _stem(name))
        for name, sheet in sheets.items()
        if name.startswith(FOLDER)
    }
    _lost_groups(sheets)
    base = _base(sheets, elements)
    profiles = {
        name: _profile(sheet, _stem(name), [*elements, *base["elements"]])
        for name, sheet in sheets.items()
        if name not in FIXED and not name.startswith(FOLDER)
    }
    return RulebookDraft(
        base["name"] or "",
        base["version"] or "",
        digest,
        tuple(BandDraft(band["at_least"] or 0, band["name"] or "") for band in base["bands"]),
        tuple(elements[id] for id in base["elements"] if id in elements),
        _substance(base["substance"] or {}),
        _cues(sheets) if known.cues is None else known.cues,
        read_terms(sheets) if known.terms is None else known.terms,
        {_stem(name): profile for name, profile in profiles.items()},
    )


def _without_copies(sheets: Mapping[str, Sheet]) -> Mapping[str, Sheet]:
    """Note the copies of files, and go on without them: what they say is said already."""
    found = copies(sheets.keys())
    for name, original in found.items():
        message = f"像是 {original.rpartition('/')[2]} 的副本，留在这里会当作另一份规则"
        sheets[name].problems.clear()
        sheets[name].say_at(1, 1, message, "不用就删去，或移到别的文件夹；要留作新的，请改文件名")
    return {name: sheet for name, sheet in sheets.items() if name not in found}


def _stem(name: str) -> str:
    return name.removeprefix(FOLDER).removesuffix(".yaml")


def _lexicon(sheets: Mapping[str, Sheet]) -> Groups | None:
    sheet = sheets.get("lexicon.yaml")
    if sheet is None:
        return None
    check_comments(sheet, ())
    return read_lexicon(sheet)


def _lost_groups(sheets: Mapping[str, Sheet]) -> None:
    """Look in the lexicon for the groups that rules ask for and it does not have."""
    asked = {name: at for sheet in sheets.values() for name, at in reversed(sheet.asked.items())}
    lexicon = sheets.get("lexicon.yaml")
    if lexicon:
        name_lost(lexicon, asked)


def _cues(sheets: Mapping[str, Sheet]) -> dict[str, tuple[str, ...]]:
    sheet = sheets.get("cues.yaml")
    if sheet is None:
        return {}
    check_comments(sheet, CUE_CLASSES)
    return read_cues(sheet)


def _base(sheets: Mapping[str, Sheet], elements: Mapping[str, ElementDraft]) -> Row:
    """Read base.yaml and hold its list of elements against the files."""
    sheet = sheets.get("base.yaml") or Sheet("base.yaml", [])
    base = read_root(sheet, BASE)
    listed = value_of(sheet, "elements")
    seen: set[str] = set()
    for item in listed.items if isinstance(listed, Seq) else ():
        id = item.value.strip() if isinstance(item, Text) else ""
        if id in seen:
            sheet.say(item, f"要素 {id} 列了两次", "请删去一处")
        elif id in base["elements"] and id not in elements:
            near = nearest(sheet, id, elements)
            hint = f"是否想写 {near}？" if near else "请新建这个文件，或从 elements 里删去这一项"
            sheet.say(item, f"elements/ 里没有 {id}.yaml", hint)
        seen.add(id)
    if sheet.root is not None and base["elements"]:
        for id in elements:
            if id not in seen:
                sheets[f"{FOLDER}{id}.yaml"].say_at(
                    1, 1, f"base.yaml 的 elements 没有列入 {id}", "列入才会用"
                )
    _bands(sheet, base)
    return base


def _substance(row: Row) -> dict[Substance, float]:
    """Return the share of the weight that each step of 充实度 earns: all of it where nothing is said."""
    return {"act": row.get("act", 1.0), "figure": row.get("figure", 1.0), "result": row.get("result", 1.0)}


def _bands(sheet: Sheet, base: Row) -> None:
    """Note bands that do not come down from the top to zero."""
    bands = base["bands"]
    if any(band["at_least"] is None for band in bands):
        return
    for upper, lower in pairwise(bands):
        if lower["at_least"] >= upper["at_least"]:
            place: Mark = lower[""]
            sheet.say_at(
                place.line, place.column, "这一档的最低分不比上一档低", "要从高到低写，例如 90、80、60、0"
            )
            return
    if bands and bands[-1]["at_least"]:
        place = bands[-1][""]
        sheet.say_at(place.line, place.column, "最后一档要从 0 分起", "例如 - {at_least: 0, name: 差}")


def _element(sheet: Sheet, groups: Groups | None, stem: str) -> ElementDraft:
    """Read the element file named *stem*."""
    sheet.groups = groups
    row = read_root(sheet, ELEMENT)
    _check_element(sheet, row, stem)
    partial, valid = row["partial"] or {}, row["valid"] or {}
    patterns: dict[str, tuple[PatternDraft, ...]] = {slot: row[slot] for slot in SLOTS if row[slot]}
    if partial.get("umbrella"):
        patterns["umbrella"] = partial["umbrella"]
    options = {name: value for name, value in (row["options"] or {}).items() if name and value is not None}
    return ElementDraft(
        id=row["id"] or "",
        title=row["title"] or "",
        short=row["short"] or row["title"] or "",
        duty=row["duty"],
        weight=row["weight"] or 0,
        credit=row["credit"],
        kind=row["kind"] or "",
        basis=tuple(_basis(basis) for basis in row["basis"]),
        advice=row["advice"] or "",
        belongs_in=row["belongs_in"],
        valid_from=valid.get("from"),
        valid_until=valid.get("until"),
        patterns=patterns,
        neighbours=partial.get("neighbour", ()),
        options=options,
        examples=_examples(row),
        at=row[""],
    )


def _basis(row: Row) -> Basis:
    return Basis(row["doc"] or "", row["no"], row["article"], row["says"], row["checked"], row["certain"])


def _examples(row: Row) -> tuple[ExampleDraft, ...]:
    examples = row["examples"] or {}
    return tuple(example for status in ("full", "partial", "missing") for example in examples.get(status, ()))


def _check_element(sheet: Sheet, row: Row, stem: str) -> None:
    """Note what no single key shows."""
    id_node, examples, valid = (value_of(sheet, key) for key in ("id", "examples", "valid"))
    if row["id"] and row["id"] != stem and id_node:
        sheet.say(id_node, f"id 写的是 {row['id']}，文件名却是 {stem}.yaml", "两处要一致")
    if (
        isinstance(examples, Map)
        and "full" in examples.pairs
        and not {"partial", "missing"} & examples.pairs.keys()
    ):
        sheet.say(examples, "examples 里没有不达标的例句", "请在 partial 或 missing 里至少写一条")
    if valid is not None:
        check_valid(sheet, valid, row["valid"])
    if row["kind"] == "topic" and not sheet.problems and not (row["name"] or row["told"]):
        sheet.say_at(row[""].line, row[""].column, "topic 要素至少要写 name 或 told", "不写就永远判缺失")


def _profile(sheet: Sheet, stem: str, known: list[str]) -> ProfileDraft:
    """Read the profile named *stem*; the ids it names must be elements."""
    extends = value_of(sheet, "extends")
    if extends is not None:
        hint = "请移到另一个文件夹，检查时用 --profile 指明"
        sheet.say(extends, "这是一份调整，不能和基准规则书放在一起", hint)
    row = read_root(sheet, PROFILE) if extends is None else read_root(Sheet(sheet.file, []), PROFILE)
    for key in ("weights", "off"):
        node = value_of(sheet, key)
        for id, (name, _) in node.pairs.items() if isinstance(node, Map) else ():
            if id not in known:
                offer = did_you_mean(nearest(sheet, id, known))
                sheet.say(name, f"没有要素 {id}{offer}", "要素代号见 base.yaml 的 elements")
            elif key == "weights" and id in (row["off"] or {}):
                sheet.say(name, f"要素 {id} 已在 off 里停用，改权重不起作用", "请删去一处")
    off = value_of(sheet, "off")
    if off and known and set(known) <= (row["off"] or {}).keys():
        sheet.say(off, "所有要素都停用了，权重合计为 0，算不出得分", "请至少留下一个要素")
    return ProfileDraft(
        stem,
        row["title"] or "",
        row["levels"],
        row["weights"] or {},
        row["off"] or {},
        row[""],
    )
