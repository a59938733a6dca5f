"""Cues by clause, pseudo-cues taken out: “没有发生” is no denial although 没有 stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Spans = list[tuple[int, int]]
Found = dict[int, dict[int, Spans]]
"""Index of a cue class → clause → folded spans of the cues that stand there, in order of place."""


class Cues:
    """Asks which cues of a class stand in a clause."""

    def __init__(self, kinds: Mapping[str, int], found: Found) -> None:
        self._by_name: dict[str, dict[int, Spans]] = {}
        for name, kind in kinds.items():
            if kind in found:
                pseudo = found.get(kinds.get(f"{name}_not", -1))
                self._by_name[name] = _without(pseudo, found[kind]) if pseudo else found[kind]

    def of(self, name: str) -> Mapping[int, Spans]:
        """Return the clauses in which a cue of class *name* stands, and the folded spans of the cues."""
        return self._by_name.get(name, _NOWHERE)

    def has(self, clause: int, name: str) -> bool:
        """Tell whether a cue of class *name* stands in *clause*."""
        return clause in self._by_name.get(name, _NOWHERE)

    def last(self, clause: int, name: str) -> int:
        """Return the offset of the last cue of class *name* in *clause*, or -1."""
        spans = self.of(name).get(clause)
        return spans[-1][0] if spans else -1

    def within(self, clause: int, name: str, start: int, end: int) -> bool:
        """Tell whether a cue of class *name* begins inside ``[start, end)`` of *clause*."""
        spans = self._by_name.get(name, _NOWHERE).get(clause)
        return spans is not None and any(start <= begin < end for begin, _ in spans)


def _without(pseudo: dict[int, Spans], found: dict[int, Spans]) -> dict[int, Spans]:
    """Return *found* without the cues that lie inside a pseudo-cue of their clause."""
    left = {
        clause: [
            (start, end)
            for start, end in spans
            if not any(s <= start and end <= e for s, e in pseudo.get(clause, ()))
        ]
        for clause, spans in found.items()
    }
    return {clause: spans for clause, spans in left.items() if spans}


_NOWHERE: dict[int, Spans] = {}
