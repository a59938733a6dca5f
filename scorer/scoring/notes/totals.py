"""Remarks on counts that cannot all be right: parts that exceed their whole, one indicator with two values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex
from scorer.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Rulebook

_UNIT = "件次|人次|场次|批次|件|起|宗|人|名|份|项|条|批|户|个|例|卷|场|次|期"
_WHOLE = lazy_regex(rf"(\d[\d,]*)({_UNIT})[，,、（(]*其中")
_SHARE_OUT = lazy_regex(rf"[^\d。；，,、]{{0,14}}?(\d[\d,]*)({_UNIT})(?!以上|以下)[，、,和及]?")
_TOTAL = lazy_regex(
    rf"(?:全年|年内|一年来|今年以来|累计|共计|总计)(?:共|累计|总共)?([^，。；、：\d“”《》（）]{{4,14}}?)"
    rf"(\d[\d,]*)({_UNIT})(?!以上|以下|左右)"
)


def totals(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name parts behind 其中 that together, or one alone, are more than the whole they are said to be in."""
    text = analysis.folded.text
    for found in _WHOLE.finditer(text) if "其中" in text else ():
        whole, unit = _int(found[1]), found[2]
        parts, end = _parts(text, found.end(), unit)
        if not parts or sum(parts) <= max(whole, _larger(text, found.start(), unit)):
            continue
        span = analysis.folded.span(found.start(), end)
        if max(parts) > whole:
            message = f"数字不一致：其中 {max(parts)} {unit}，比总数 {whole} {unit}还多"
        else:
            listed = "+".join(map(str, parts))
            message = f"数字不一致：各部分 {listed} = {sum(parts)} {unit}，超过总数 {whole} {unit}"
        yield Note("part_over_total", "warning", message, span)


def _parts(text: str, at: int, unit: str) -> tuple[list[int], int]:
    """Return the counts listed from *at* on in the same unit, and where the list ends.

    Only 、 and 和 carry a list on; behind a comma another matter may begin, so a list goes over a comma only
    while it has had no 、.
    """
    parts: list[int] = []
    end = at
    while found := _SHARE_OUT.match(text, end):
        if found[2] != unit:
            break
        parts.append(_int(found[1]))
        end = found.end()
        if found[0][-1] not in "、和及":
            break
    return parts, end


def _larger(text: str, at: int, unit: str) -> int:
    """Return the largest count in *unit* that the sentence has named before *at*: 其中 may go back to it."""
    first = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    counts = re.findall(rf"(\d[\d,]*){unit}", text[first:at])
    return max(map(_int, counts), default=0)


def two_values(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name the second of two yearly totals of the same thing that differ."""
    known: dict[tuple[str, str], int] = {}
    for found in _TOTAL.finditer(analysis.folded.text):
        clause = analysis.clauses.at(found.start())
        if analysis.zones.roles[clause] not in {"opening", "achievements", "first-responsible"}:
            continue
        key, count = (found[1], found[3]), _int(found[2])
        before = known.setdefault(key, count)
        if before != count:
            message = f"“{found[1]}”前面写 {before} {found[3]}，这里写 {count} {found[3]}，请核对"
            yield Note("two_values", "warning", message, analysis.folded.span(*found.span()))


def _int(digits: str) -> int:
    return int(digits.replace(",", ""))
