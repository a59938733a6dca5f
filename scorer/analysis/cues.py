"""Cues by clause, pseudo-cues taken out: “没有发生” is no denial although 没有 stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Cue(NamedTuple):
    """A cue word in a clause."""

    kind: int
    start: int
    end: int


class Cues:
    """Asks which cues of a class stand in a clause; every clause is cleaned once, when first asked for."""

    def __init__(self, kinds: Mapping[str, int], by_clause: Mapping[int, list[Cue]]) -> None:
        self._by_clause = by_clause
        self._kinds = kinds
        self._pseudo = {kinds[name]: kinds[f"{name}_not"] for name in kinds if f"{name}_not" in kinds}
        self._clean: dict[int, dict[int, list[int]]] = {}

    def places(self, clause: int, name: str) -> list[int]:
        """Return the folded offsets of the cues of class *name* in *clause*, ascending."""
        clean = self._clean.get(clause)
        if clean is None:
            clean = self._clean[clause] = self._cleaned(clause)
        return clean.get(self._kinds.get(name, -1), _NONE)

    def has(self, clause: int, name: str) -> bool:
        """Tell whether a cue of class *name* stands in *clause*."""
        return bool(self.places(clause, name))

    def last(self, clause: int, name: str) -> int:
        """Return the offset of the last cue of class *name* in *clause*, or -1."""
        places = self.places(clause, name)
        return places[-1] if places else -1

    def within(self, clause: int, name: str, start: int, end: int) -> bool:
        """Tell whether a cue of class *name* begins inside ``[start, end)`` of *clause*."""
        return any(start <= place < end for place in self.places(clause, name))

    def _cleaned(self, clause: int) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        here = self._by_clause.get(clause)
        if not here:
            return found
        for kind, start, end in here:
            pseudo = self._pseudo.get(kind)
            if pseudo is None or not any(k == pseudo and s <= start and end <= e for k, s, e in here):
                found.setdefault(kind, []).append(start)
        return found


_NONE: list[int] = []
