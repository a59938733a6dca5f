"""Find what does nothing: groups nobody refers to, elements and profiles that are never used, fields not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.authoring.lint.place import Places
from scorer.authoring.lint.walk import texts
from scorer.rulebook.build import FOLDER
from scorer.rulebook.fields import SLOTS
from scorer.rulebook.nodes import Map
from scorer.rulebook.patterns import REFERENCE, UNITS_GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorer.rulebook.draft import Mark
    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book
    from scorer.rulebook.nodes import Node

_READ: Mapping[str, frozenset[str]] = {
    "topic": frozenset({*SLOTS, "partial", "generic_acts"}),
    "causes": frozenset({"told"}),
    "problems": frozenset({"need"}),
    "plan": frozenset({"need"}),
    "achievements": frozenset({"need"}),
}
"""Kind of check → the fields that bear on it; what all elements have is not listed."""
_FREE = frozenset({"examples", "advice", "title", "short", "basis"})


def idle_groups(book: Book) -> Iterator[RuleProblem]:
    """Yield word groups that no rule refers to, directly or through other groups."""
    places, lexicon = Places(book), book.sheets["lexicon.yaml"]
    pairs = lexicon.root.pairs if isinstance(lexicon.root, Map) else {}
    elements = (sheet.root for name, sheet in book.sheets.items() if name.startswith(FOLDER))
    queue = [UNITS_GROUP, *(name for root in elements for name in _names(root))]
    used: set[str] = set()
    while queue:
        name = queue.pop()
        if name not in used:
            used.add(name)
            queue += _names(pairs[name][1]) if name in pairs else ()
    for name, (key, _) in pairs.items():
        if name not in used:
            yield places.warn(lexicon.mark(key), f"词组 {name} 没有规则引用", "请引用它，或删去")


def _names(node: Node | None) -> list[str]:
    found = (REFERENCE.findall(text.value) for text in texts(node, _FREE))
    return [name.strip() for names in found for name in names]


def idle_elements(book: Book) -> Iterator[RuleProblem]:
    """Yield elements that every profile switches off, and profiles that no report is judged by."""
    places, profiles = Places(book), book.draft.profiles
    for element in book.draft.elements:
        if profiles and all(element.id in profile.off for profile in profiles.values()):
            told = f"要素 {element.id} 在每份清单里都停用了"
            yield places.warn(element.at, told, "请在一份清单里启用，或从 base.yaml 删去")
    taken: dict[str, str] = {}
    for name, profile in profiles.items():
        for level in profile.levels:
            if level in taken:
                told = f"层级 {level} 已由 {taken[level]}.yaml 使用，这份清单不会自动选用"
                yield places.warn(
                    _levels(book, name) or profile.at,
                    told,
                    f"从一份里删去 {level}；只想手动选用，就不必写这一层级",
                    level,
                )
            taken.setdefault(level, name)


def _levels(book: Book, profile: str) -> Mark | None:
    sheet = book.sheets.get(f"{profile}.yaml")
    node = sheet.root.pairs["levels"][1] if sheet and isinstance(sheet.root, Map) else None
    return sheet.mark(node) if sheet and node else None


def idle_fields(book: Book) -> Iterator[RuleProblem]:
    """Yield fields of an element that its kind of check does not read."""
    places = Places(book)
    for element in book.draft.elements:
        root = book.sheets[f"{FOLDER}{element.id}.yaml"].root
        if not isinstance(root, Map):
            continue
        sheet = book.sheets[f"{FOLDER}{element.id}.yaml"]
        options = root.pairs["options"][1] if "options" in root.pairs else None
        written = {**root.pairs, **(options.pairs if isinstance(options, Map) else {})}
        for name, (key, _) in written.items():
            if any(name in read for read in _READ.values()) and name not in _READ[element.kind]:
                told = f"kind 是 {element.kind}，不看 {name}"
                yield places.warn(sheet.mark(key), told, "请删去，或换一种 kind")
