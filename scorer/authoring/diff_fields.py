"""Compare two mappings of rule files by the field tables."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

from scorer.authoring.readable import readable
from scorer.authoring.written import literals
from scorer.rulebook.nodes import Map, Seq, Text
from scorer.rulebook.tailored_lists import canonical
from scorer.scoring.wording import ROLE_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorer.rulebook.fields import Field
    from scorer.rulebook.nodes import Node

_ALIKE = 0.55
"""From this likeness on a wording that went and one that came are taken for the same, changed."""
_MOST_PAIRS = 200
"""Lists in which more changed are not paired: it would take time, and nobody reads it."""
_KEY = {"tables": ("doc", "name", "id"), "neighbours": ("reason",)}


class Change(NamedTuple):
    """One thing that changed."""

    field: str
    """Path of the key, e.g. ``partial.umbrella``."""
    title: str
    """What a Chinese reader calls it."""
    kind: Literal["added", "removed", "changed"]
    old: str
    new: str
    gained: tuple[str, ...] = ()
    """Words of a changed wording that are new in it."""
    lost: tuple[str, ...] = ()
    """Words that are no longer in it."""


def value(node: Node | None, key: str) -> Node | None:
    """Return the node under *key*, ``None`` where there is none."""
    return node.pairs[key][1] if isinstance(node, Map) and key in node.pairs else None


def changes(
    old: Node | None, new: Node | None, fields: Mapping[str, Field], path: str = "", title: str = ""
) -> Iterator[Change]:
    """Yield what differs between two mappings; a key that is not written counts as its default."""
    for name, field in fields.items():
        before, after = value(old, name), value(new, name)
        where, what = f"{path}{name}", f"{title}{field.title}"
        if before is None and after is None:
            continue
        if name == "examples" and field.type == "table":
            yield from _examples(before, after)
        elif field.type == "table":
            yield from changes(before, after, field.fields, f"{where}.", f"{what}·")
        elif field.type == "tables":
            yield from _tables(before, after, field, where, what)
        elif isinstance(before or after, Seq):
            yield from listed(before, after, where, what)
        else:
            was, now = _said(before, field), _said(after, field)
            if was != now:
                yield Change(where, what, "changed", was, now)


def _said(node: Node | None, field: Field) -> str:
    """Return a scalar in one form, whatever way it is written."""
    if not isinstance(node, Text):
        default = field.default
        said = "" if default is None or default == () else str(default)
        return said.lower() if isinstance(default, bool) else said
    text = node.value.strip()
    try:
        return f"{float(text):g}" if field.type in {"positive", "share", "percent", "int"} else text
    except ValueError:
        return text


def _items(node: Node | None) -> list[Node]:
    """Return the items of a list; neighbours with a reason give each of their wordings."""
    return node.items if isinstance(node, Seq) else []


def _flat(node: Node | None) -> list[tuple[object, Node, str]]:
    """Return identity, wording and reason of each item."""
    flat: list[tuple[object, Node, str]] = []
    for item in _items(node):
        words, reason = value(item, "words"), value(item, "reason")
        if isinstance(words, Seq):
            code = reason.value if isinstance(reason, Text) else ""
            flat += [((code, canonical(one)), one, code) for one in words.items]
        else:
            flat.append((("", canonical(item)), item, ""))
    return flat


def listed(old: Node | None, new: Node | None, path: str, title: str) -> Iterator[Change]:
    """Yield the wordings that came, went or changed; their order does not matter."""
    before, after = _flat(old), _flat(new)
    known = ({identity for identity, *_ in one} for one in (before, after))
    olds, news = known
    gone = [(_text(node, code), node) for identity, node, code in before if identity not in news]
    came = [(_text(node, code), node) for identity, node, code in after if identity not in olds]
    for was, now in _pair(gone, came):
        if was and now:
            words, others = ({*literals(one[1])} for one in (was, now))
            gained = tuple(word for word in dict.fromkeys(literals(now[1])) if word not in words)
            lost = tuple(word for word in dict.fromkeys(literals(was[1])) if word not in others)
            yield Change(path, title, "changed", was[0], now[0], gained, lost)
        elif was:
            yield Change(path, title, "removed", was[0], "")
        elif now:
            yield Change(path, title, "added", "", now[0])


def _text(node: Node, code: str) -> str:
    if isinstance(node, Text) and not code:
        return node.value.strip()
    return readable(node).text + (f"（{code}）" if code else "")


_Told = tuple[str, "Node"]


def _pair(gone: list[_Told], came: list[_Told]) -> Iterator[tuple[_Told | None, _Told | None]]:
    """Pair what went with what came where the two are much alike and more than one word."""
    left = list(came)
    for was in gone:
        best, most = None, _ALIKE
        for now in left if len(gone) * len(came) <= _MOST_PAIRS else ():
            likeness = SequenceMatcher(None, was[0], now[0], autojunk=False).ratio()
            if likeness > most and (_parted(was[0]) and _parted(now[0])):
                best, most = now, likeness
        if best:
            left.remove(best)
        yield was, best
    for now in left:
        yield None, now


def _parted(text: str) -> bool:
    return any(sign in text for sign in "|…＋／、")


def _tables(old: Node | None, new: Node | None, field: Field, path: str, title: str) -> Iterator[Change]:
    """Compare a list of mappings, paired by the key that names them."""
    key = next(name for name in _KEY["tables"] if name in field.fields)
    befores, afters = ({_name(item, key): item for item in _items(one)} for one in (old, new))
    rest = {name: one for name, one in field.fields.items() if name != key}
    for name in dict.fromkeys([*befores, *afters]):
        if name not in befores:
            yield Change(path, title, "added", "", name)
        elif name not in afters:
            yield Change(path, title, "removed", name, "")
        else:
            yield from changes(befores[name], afters[name], rest, f"{path}.", f"{title}“{name}”")


def _name(item: Node, key: str) -> str:
    found = value(item, key)
    return found.value.strip() if isinstance(found, Text) else ""


def _examples(old: Node | None, new: Node | None) -> Iterator[Change]:
    """Yield examples that came, went, or are judged otherwise than before."""
    befores, afters = _by_text(old), _by_text(new)
    for text in dict.fromkeys([*befores, *afters]):
        was, now = befores.get(text, ""), afters.get(text, "")
        if not was:
            yield Change("examples", f"{now}例句", "added", "", text)
        elif not now:
            yield Change("examples", f"{was}例句", "removed", text, "")
        elif was != now:
            yield Change("examples", f"例句“{text}”", "changed", was, now)


def _by_text(node: Node | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for status, status_words in STATUS_WORDS.items():
        for item in _items(value(node, status)):
            if isinstance(item, Map):
                told = [_name(item, key) for key in ("reason", "year") if key in item.pairs]
                told += [words for role, words in ROLE_WORDS.items() if role == _name(item, "zone")]
                told += ["待办"] if _name(item, "todo") == "true" else []
                found[_name(item, "text")] = status_words + (f"（{'，'.join(told)}）" if told else "")
            elif isinstance(item, Text):
                found[item.value.strip()] = status_words
    return found
