"""Compare two rulebooks as they are written: what a person changed, element by element, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from scorer.authoring.diff_fields import Change, changes, listed, value
from scorer.authoring.readable import readable
from scorer.rulebook.build import FIXED, FOLDER
from scorer.rulebook.fields import BASE, CUE_CLASSES, ELEMENT, PROFILE, TERM
from scorer.rulebook.nodes import Map, Seq, Text
from scorer.scoring.wording import LEVEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scorer.rulebook.draft import ExemptDraft
    from scorer.rulebook.load import Book
    from scorer.rulebook.nodes import Node

PartKind = Literal["book", "element", "group", "cues", "term", "profile", "exempt"]
State = Literal["added", "removed", "changed"]


class Part(NamedTuple):
    """What changed in one element, word group, class of cues, term or profile."""

    kind: PartKind
    id: str
    """Several profiles that changed alike share a part; their ids are joined by a comma."""
    title: str
    state: State
    changes: tuple[Change, ...]
    touches: tuple[str, ...] = ()
    """Titles of the elements that a word group goes into."""


class Side(NamedTuple):
    """One of the two rulebooks."""

    name: str
    version: str
    digest: str
    tailored: tuple[str, ...]


class BookDiff(NamedTuple):
    """Everything that differs; no parts where the two say the same."""

    old: Side
    new: Side
    parts: tuple[Part, ...]


def compare(old: Book, new: Book) -> BookDiff:
    """Compare two loaded rulebooks; order of words, comments and the way of writing do not matter."""
    parts = (
        *_book(old, new),
        *_elements(old, new),
        *_profiles(old, new),
        *_exempt(old, new),
        *_groups(old, new),
        *_cues(old, new),
        *_terms(old, new),
    )
    return BookDiff(_side(old), _side(new), parts)


def _side(book: Book) -> Side:
    draft = book.draft
    return Side(draft.name, draft.version, draft.digest, draft.tailored)


def _root(book: Book, name: str) -> Map | None:
    sheet = book.sheets.get(name)
    return sheet.root if sheet and isinstance(sheet.root, Map) else None


def _book(old: Book, new: Book) -> Iterator[Part]:
    """Yield what changed in base.yaml; elements that come or go are told by themselves."""
    fields = {name: field for name, field in BASE.items() if name != "elements"}
    found = list(changes(_root(old, "base.yaml"), _root(new, "base.yaml"), fields))
    ids = [[element.id for element in book.draft.elements] for book in (old, new)]
    kept = [[id for id in one if id in ids[0] and id in ids[1]] for one in ids]
    if kept[0] != kept[1]:
        found.append(Change("elements", "要素次序", "changed", "、".join(kept[0]), "、".join(kept[1])))
    if found:
        yield Part("book", "base", "总表", "changed", tuple(found))


def _elements(old: Book, new: Book) -> Iterator[Part]:
    titles = {one.id: one.title for book in (old, new) for one in book.draft.elements}
    there = [{one.id for one in book.draft.elements} for book in (old, new)]
    fields = {name: field for name, field in ELEMENT.items() if name != "id"}
    for id, title in titles.items():
        roots = [_root(book, f"{FOLDER}{id}.yaml") for book in (old, new)]
        if id not in there[0]:
            yield Part("element", id, title, "added", ())
        elif id not in there[1]:
            yield Part("element", id, title, "removed", ())
        elif found := tuple(changes(roots[0], roots[1], fields)):
            yield Part("element", id, title, "changed", found)


def _profile_names(book: Book) -> list[str]:
    return [name for name in book.sheets if name not in FIXED and not name.startswith(FOLDER)]


def _profiles(old: Book, new: Book) -> Iterator[Part]:
    """Yield what changed in the profiles; what changed in several alike is told once."""
    names = list(dict.fromkeys([*_profile_names(old), *_profile_names(new)]))
    alike: dict[Change, list[str]] = {}
    for name in names:
        before, after = _root(old, name), _root(new, name)
        id = name.removesuffix(".yaml")
        if before is None or after is None:
            title = value(after or before, "title")
            yield Part("profile", id, _said(title) or id, "removed" if after is None else "added", ())
            continue
        for change in _profile(before, after, new):
            alike.setdefault(change, []).append(name)
    together: dict[tuple[str, ...], list[Change]] = {}
    for change, same in alike.items():
        together.setdefault(tuple(same), []).append(change)
    for same_names, found in together.items():
        titles = [_said(value(_root(new, name), "title")) for name in same_names]
        every = len(same_names) == len(names) > 1
        ids = ",".join(name.removesuffix(".yaml") for name in same_names)
        yield Part("profile", ids, "各份清单" if every else "、".join(titles), "changed", tuple(found))


def _profile(before: Map, after: Map, new: Book) -> Iterator[Change]:
    fields = {name: field for name, field in PROFILE.items() if name not in _KEYED}
    yield from changes(before, after, fields)
    titles = {one.id: one.title for one in new.draft.elements}
    for key, words in _KEYED.items():
        olds, news = (_pairs(value(root, key)) for root in (before, after))
        for id in dict.fromkeys([*olds, *news]):
            was, now = olds.get(id, ""), news.get(id, "")
            if was != now:
                kind: State = "changed" if was and now else "added" if now else "removed"
                yield Change(f"{key}.{id}", f"{words}“{titles.get(id, id)}”", kind, was, now)


_KEYED = {"weights": "权重", "off": "停用"}


def _pairs(node: Node | None) -> dict[str, str]:
    return {name: _said(found) for name, (_, found) in node.pairs.items()} if isinstance(node, Map) else {}


def _said(node: Node | None) -> str:
    return node.value.strip() if isinstance(node, Text) else ""


def _exempt(old: Book, new: Book) -> Iterator[Part]:
    """Yield what a tailoring exempts by level or name."""
    titles = {one.id: one.title for book in (old, new) for one in book.draft.elements}
    told = [
        {_exempt_words(one, titles.get(one.element, one.element)): one for one in book.draft.exempt}
        for book in (old, new)
    ]
    gone = (
        Change("not_applicable", "不适用", "removed", words, "") for words in told[0].keys() - told[1].keys()
    )
    came = (
        Change("not_applicable", "不适用", "added", "", words) for words in told[1].keys() - told[0].keys()
    )
    found = tuple(sorted((*gone, *came)))
    if found:
        yield Part("exempt", "not_applicable", "对部分单位不适用", "changed", found)


def _exempt_words(one: ExemptDraft, title: str) -> str:
    whom = [words for level, words in LEVEL_WORDS.items() if level in one.levels] or one.bodies
    return f"{title}，{'、'.join(whom)}不适用：{one.reason}"


def _groups(old: Book, new: Book) -> Iterator[Part]:
    used = _users(new)
    for group, users in _users(old).items():
        used[group] = used.get(group, {}) | users
    yield from _word_lists(old, new, "lexicon.yaml", "group", lambda name: f"词组“{name}”", used)


def _cues(old: Book, new: Book) -> Iterator[Part]:
    def title(name: str) -> str:
        return f"提示词 {name}（{CUE_CLASSES.get(name, '')}）"

    yield from _word_lists(old, new, "cues.yaml", "cues", title, {})


def _word_lists(
    old: Book,
    new: Book,
    file: str,
    kind: PartKind,
    title: Callable[[str], str],
    used: Mapping[str, Mapping[str, None]],
) -> Iterator[Part]:
    roots = [_root(book, file) for book in (old, new)]
    names = dict.fromkeys(name for root in roots if root for name in root.pairs)
    for name in names:
        nodes = [value(root, name) for root in roots]
        found = tuple(listed(nodes[0], nodes[1], name, "词"))
        if found:
            state: State = "changed" if all(nodes) else "added" if nodes[1] else "removed"
            yield Part(kind, name, title(name), state, found, tuple(used.get(name, ())))


def _users(book: Book) -> dict[str, dict[str, None]]:
    """Return word group → titles of the elements that it goes into, directly or through other groups."""
    root = _root(book, "lexicon.yaml")
    inside = {name: set(_references([node])) for name, (_, node) in root.pairs.items()} if root else {}
    used: dict[str, dict[str, None]] = {}
    for element in book.draft.elements:
        sheet = _root(book, f"{FOLDER}{element.id}.yaml")
        open_groups = set(_references([node for _, node in sheet.pairs.values()])) if sheet else set()
        seen: set[str] = set()
        while open_groups:
            group = open_groups.pop()
            seen.add(group)
            open_groups |= inside.get(group, set()) - seen
        for group in seen:
            used.setdefault(group, {})[element.title] = None
    return used


def _references(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Seq | Map):
            yield from _references(
                node.items if isinstance(node, Seq) else [found for _, found in node.pairs.values()]
            )
        elif "$" in node.value:
            yield from readable(node).groups


def _terms(old: Book, new: Book) -> Iterator[Part]:
    by_id = []
    for book in (old, new):
        found = value(_root(book, "stale-terms.yaml"), "terms")
        items = found.items if isinstance(found, Seq) else []
        by_id.append({_said(value(item, "id")): item for item in items if isinstance(item, Map)})
    fields = {name: field for name, field in TERM.items() if name != "id"}
    for id in dict.fromkeys([*by_id[0], *by_id[1]]):
        before, after = (items.get(id) for items in by_id)
        words = value(after or before, "words")
        title = "、".join(map(_said, words.items)) if isinstance(words, Seq) else id
        if before is None or after is None:
            yield Part("term", id, title, "removed" if after is None else "added", ())
        elif found_changes := tuple(changes(before, after, fields)):
            yield Part("term", id, title, "changed", found_changes)
