"""Restore automatic numbering: 一、（一）1. are not in the text of a docx, only rules that produce them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.reading.docx.names import MC, W, child, number, switched_on, value, whole
from scorer.reading.docx.numerals import written

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_NO_GAP_AFTER = "、，。．.：:）)】]〕"


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    """w:lvlText such as ``（%1）`` or ``%1.%2``."""
    gap: bool = True
    restart: int | None = None
    """w:lvlRestart: 0 never restarts, N restarts after level N or above; default after any level above."""
    legal: bool = False
    """All numbers in digits, whatever their own level says."""
    paragraph_style: str | None = None


class Numbering:
    """The lists of one document and how far each has counted: ask for labels in document order."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._of: dict[int, str] = {}
        self._changed: dict[int, dict[int, Level]] = {}
        self._starts: dict[int, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[int, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: _Element) -> None:
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for abstract in root.iterfind(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId", "")
            self._abstract[key] = dict(_level(lvl) for lvl in abstract.iterfind(W + "lvl"))
            if link := value(abstract, "numStyleLink"):
                links[key] = link
            if own := value(abstract, "styleLink"):
                named[own] = key
        for num in root.iterfind(W + "num"):
            num_id = whole(num.get(W + "numId"))
            key = value(num, "abstractNumId") or ""
            self._of[num_id] = named.get(links.get(key, ""), key)
            for override in num.iterfind(W + "lvlOverride"):
                self._override(num_id, override)

    def _override(self, num_id: int, override: _Element) -> None:
        at = whole(override.get(W + "ilvl"))
        if (lvl := child(override, "lvl")) is not None:
            self._changed.setdefault(num_id, {})[at] = _level(lvl)[1]
        if (start := number(override, "startOverride")) is not None:
            self._starts.setdefault(num_id, {})[at] = start

    def level_of_style(self, num_id: int, style: str | None) -> int | None:
        """Return the level that a list ties to a paragraph style."""
        levels = self._abstract.get(self._of.get(num_id, ""), {})
        return next((at for at, level in levels.items() if style and level.paragraph_style == style), None)

    def label(self, num_id: int, at: int) -> str:
        """Count one paragraph at level *at* of list *num_id* and return its label with the gap after it."""
        key = self._of.get(num_id)
        if key is None or not 0 <= at < _LEVELS:
            return ""
        counts = self._counts.setdefault(key, {})
        start = self._starts.get(num_id, {}).get(at)
        if start is not None and (num_id, at) not in self._restarted:
            self._restarted.add((num_id, at))
            counts[at] = start
        else:
            counts[at] = counts[at] + 1 if at in counts else self._level(num_id, at).start
        for lower in range(at + 1, _LEVELS):
            restart = self._level(num_id, lower).restart
            if restart is None or (restart and at < restart):
                counts.pop(lower, None)
        return self._written(num_id, at, counts)

    def _level(self, num_id: int, at: int) -> Level:
        changed = self._changed.get(num_id, {})
        return changed[at] if at in changed else self._abstract.get(self._of[num_id], {}).get(at, Level())

    def _written(self, num_id: int, at: int, counts: dict[int, int]) -> str:
        level = self._level(num_id, at)
        if level.style == "bullet":
            return ""

        def one(found: re.Match[str]) -> str:
            upper = int(found[1]) - 1
            own = self._level(num_id, upper)
            count = counts.get(upper, own.start)
            return "" if own.style == "none" else written(count, "decimal" if level.legal else own.style)

        words = re.sub(r"%([1-9])", one, level.pattern)
        return words + " " if words and level.gap and words[-1] not in _NO_GAP_AFTER else words


def _level(lvl: _Element) -> tuple[int, Level]:
    style = (
        value(lvl, "numFmt") or value(lvl.find(f"{MC}AlternateContent/{MC}Fallback"), "numFmt") or "decimal"
    )
    start = number(lvl, "start")
    return whole(lvl.get(W + "ilvl")), Level(
        1 if start is None else start,
        style,
        value(lvl, "lvlText") or "",
        value(lvl, "suff") != "nothing",
        number(lvl, "lvlRestart"),
        switched_on(lvl, "isLgl"),
        value(lvl, "pStyle"),
    )
