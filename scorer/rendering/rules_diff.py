"""What changed between two rulebooks: as lines a person reads and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from scorer.rendering.cells import fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.authoring.diff import BookDiff, Part, Side
    from scorer.authoring.diff_fields import Change

_STATES = {"added": "新增", "removed": "删去"}
_KINDS = {
    "book": "总表",
    "element": "要素",
    "profile": "清单",
    "exempt": "不适用",
    "group": "词组",
    "cues": "提示词类",
    "term": "用语",
}
_LONG = 24
"""Characters from which an old and a new text stand on lines of their own."""


def as_text(diff: BookDiff, width: int) -> str:
    """Return the changes as lines of at most *width* columns."""
    lines = [*_heading(diff), *(line for part in diff.parts for line in _part(part)), *_count(diff)]
    return "".join(f"{row}\n" for line, indent in lines for row in fit(line, indent, width))


def _heading(diff: BookDiff) -> Iterator[tuple[str, int]]:
    yield f"原来：{_side(diff.old)}", 0
    yield f"现在：{_side(diff.new)}", 0
    yield from ((line, 6) for line in diff.new.tailored[:1])


def _side(side: Side) -> str:
    return f"{side.name} {side.version}"


def _part(part: Part) -> Iterator[tuple[str, int]]:
    yield "", 0
    state = _STATES.get(part.state, "")
    id = f"（{part.id}）" if part.kind in {"element", "term"} else ""
    yield (f"{state}{_KINDS[part.kind]}：" if state else "") + part.title + id, 0
    if part.touches:
        yield f"用到它的要素：{'、'.join(part.touches)}", 2
    for change in part.changes:
        yield from _change(change)


def _change(change: Change) -> Iterator[tuple[str, int]]:
    if change.field.startswith("off."):
        yield f"{change.title}：{change.new}" if change.new else f"不再{change.title}：{change.old}", 2
    elif change.kind == "added":
        yield f"{change.title}：加“{change.new}”", 2
    elif change.kind == "removed":
        yield f"{change.title}：去“{change.old}”", 2
    elif change.gained or change.lost:
        told = [
            f"{verb}{_words(words)}" for verb, words in (("加", change.gained), ("去", change.lost)) if words
        ]
        yield f"{change.title}：“{change.old}”里{'、'.join(told)}", 2
    elif max(len(change.old), len(change.new)) > _LONG:
        yield f"{change.title}：改写", 2
        yield f"原：{change.old or '（未写）'}", 4
        yield f"现：{change.new or '（未写）'}", 4
    else:
        yield f"{change.title}：{change.old or '（未写）'} → {change.new or '（未写）'}", 2


def _words(words: tuple[str, ...]) -> str:
    return "".join(f"“{word}”" for word in words)


def _count(diff: BookDiff) -> Iterator[tuple[str, int]]:
    yield "", 0
    counts = Counter(part.kind for part in diff.parts)
    told = "、".join(f"{words} {counts[kind]}" for kind, words in _KINDS.items() if counts[kind])  # type: ignore[index]
    yield (f"共有改动：{told}" if told else "两本规则书没有不同（说明文字、次序和写法不算）"), 0


def as_json(diff: BookDiff) -> str:
    """Return the changes as JSON."""
    data = {
        "schema": 1,
        "old": _side_data(diff.old),
        "new": _side_data(diff.new),
        "parts": [
            {**part._asdict(), "changes": [change._asdict() for change in part.changes]}
            for part in diff.parts
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _side_data(side: Side) -> dict[str, object]:
    return side._asdict()
