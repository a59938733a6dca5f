"""Cut two passages into stretches that are equal and stretches that differ."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from scorer.results import Aligned

_CRUMB = 2
"""An equal stretch of fewer characters between two changes is read as part of the change."""


def align(left: str, right: str) -> tuple[Aligned, ...]:
    """Align two texts; joining the left parts gives *left*, joining the right ones gives *right*.

    Equal and differing stretches alternate.
    """
    pieces: list[Aligned] = []
    codes = Indel.opcodes(left, right)
    for number, code in enumerate(codes):
        size = code.src_end - code.src_start
        inside = 0 < number < len(codes) - 1
        same = code.tag == "equal" and (size >= _CRUMB or not inside)
        piece = Aligned(left[code.src_start : code.src_end], right[code.dest_start : code.dest_end])
        before = pieces[-1] if pieces else None
        if before and not same and before.left != before.right:
            pieces[-1] = Aligned(before.left + piece.left, before.right + piece.right)
        else:
            pieces.append(piece)
    return tuple(pieces)
