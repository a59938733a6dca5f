"""How a rulebook fares over a corpus: as lines and as JSON."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from scorer.rendering.cells import fit
from scorer.rendering.foreign import one_line
from scorer.rulebook.fields import CUE_CLASSES, ELEMENT, PARTIAL
from scorer.scoring.wording import ROLE_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scorer.authoring.health import Health, Idle, Unheard
    from scorer.authoring.observing import Near
    from scorer.model import Status
    from scorer.rulebook.draft import Mark

_EXTREMES = {"dead": "没有一份提到", "always": "每份都达标"}
_IDLE = {"never": "词都出现过，从没有凑成", "wrong_zone": "只在不算数的部分出现"}
_KINDS = {"element": "要素", "group": "词组", "cue": "提示词"}
_WORDS = 12
_ROWS = 40


def as_text(health: Health, width: int) -> str:
    """Return the findings as lines of at most *width* columns; JSON has all, the table the first of each kind."""
    return "".join(f"{row}\n" for line, indent in _lines(health) for row in fit(line, indent, width))


def _lines(health: Health) -> Iterator[tuple[str, int]]:
    names = {one.element: f"{one.title}（{one.element}）" for one in health.elements}
    yield f"{health.reports} 份报告", 0
    yield from _section("要素", (f"{names[one.element]}：{_counts(one.statuses)}" for one in health.elements))
    yield from _section(
        "从不或总是达标的要素（总是达标的分不出高低，没有一份提到的也许写法不对）",
        (f"{names[one.element]}：{_EXTREMES[one.kind]}（适用 {one.reports} 份）" for one in health.extremes),
    )
    yield from _section("没有找到的部分", (_zone(*zone) for zone in health.zones))
    yield from _section(
        "没有一条规则认出、却和某个要素相近的句子（可考虑的新说法）", _near(health.near, names)
    )
    yield from _section(
        "只在不算数的部分出现、或从没有凑成的说法", (_idle(one, names) for one in health.idle)
    )
    yield from _section("没有一份报告用到的词", (_unheard(one, names) for one in health.unheard))
    yield from _section("读不了的文件", (f"{one.path}（{one.error}）" for one in health.unread))


def _section(title: str, rows: Iterable[str]) -> Iterator[tuple[str, int]]:
    listed = list(rows)
    if listed:
        yield "", 0
        yield title, 0
        yield from ((row, 2) for row in listed[:_ROWS])
    if len(listed) > _ROWS:
        yield f"另有 {len(listed) - _ROWS} 条，见 --format json", 2


def _counts(counts: Iterable[tuple[Status, int]]) -> str:
    return "，".join(f"{STATUS_WORDS[status]} {count}" for status, count in counts) or "没有判过"


def _zone(role: str, count: int, paths: tuple[str, ...]) -> str:
    return f"{ROLE_WORDS[role]}：{count} 份没有，如 {'、'.join(paths[:3])}"  # type: ignore[index]


def _near(found: tuple[Near, ...], names: Mapping[str, str]) -> Iterator[str]:
    for element, nears in groupby(found, key=lambda near: near.close.element):
        for near in nears:
            words = "、".join(near.close.shared[:6])
            yield f"{names[element]}（{near.close.score:.0%}，{words}）：“{one_line(near.text, 80)}” {near.path}"


def _at(at: Mark) -> str:
    return f"{at.file}:{at.line}"


def _idle(one: Idle, names: Mapping[str, str]) -> str:
    field = ELEMENT.get(one.slot) or PARTIAL[one.slot]
    return f"{_at(one.at)} {names[one.element]} {field.title}“{one_line(one.text, 60)}”：{_IDLE[one.kind]}"


def _unheard(one: Unheard, names: Mapping[str, str]) -> str:
    words = "、".join(one.words[:_WORDS]) + ("……" if len(one.words) > _WORDS else "")
    return f"{_at(one.at)} {_KINDS[one.kind]} {_name(one, names)}：{words}（{len(one.words)}/{one.of}）"


def _name(one: Unheard, names: Mapping[str, str]) -> str:
    """Name an element by its title, a class of cues by what it tells, a word group by itself."""
    if one.kind == "cue":
        return f"{CUE_CLASSES[one.name]}（{one.name}）"
    return names.get(one.name, one.name) if one.kind == "element" else one.name


def as_json(health: Health) -> str:
    """Return the findings as JSON."""
    data = {
        "schema": 1,
        "reports": health.reports,
        "elements": [{**one._asdict(), "statuses": dict(one.statuses)} for one in health.elements],
        "extremes": [one._asdict() for one in health.extremes],
        "zones": [
            {"zone": zone, "not_found": count, "paths": list(paths)} for zone, count, paths in health.zones
        ],
        "near": [{"path": one.path, "text": one.text, **one.close._asdict()} for one in health.near],
        "idle": [{**one._asdict(), "at": _place(one.at)} for one in health.idle],
        "unheard": [{**one._asdict(), "at": _place(one.at)} for one in health.unheard],
        "unreadable": [one._asdict() for one in health.unread],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _place(at: Mark) -> dict[str, object]:
    return {"file": at.file, "line": at.line, "column": at.column}
