"""Cut folded text into clauses, sentences and paragraphs: the stretches within which words belong together."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from scorer.analysis.outline import Piece

_BREAK = lazy_regex(
    r"[，。！？；!?;\n,:：.](?:(?<![,:：.])|(?<=,)(?!\d)|(?<!\d,)(?<=,)|(?<=[:：])(?!\d)"
    r"|(?<=[^\W\d]\.|%\.)(?!\d)|(?<=[^\W\da-zA-Z]\.))"
)
"""What ends a clause: a stop; a comma, colon or dot that belongs to no number, time or mark.

The characters come first and what must stand around them behind, so that the search jumps from one to the next.
"""
_SENTENCE_ENDS = frozenset("。！？；!?;\n.")


class Clauses(NamedTuple):
    """Parallel tuples, one entry a clause.

    A sentence ends at 。！？； and a piece at a line end or a numbering mark.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    piece: tuple[int, ...]
    sentence_first: tuple[int, ...]
    """First clause of each sentence, and at the end the number of clauses."""
    piece_first: tuple[int, ...]
    """First clause of each piece, and at the end the number of clauses."""

    def at(self, offset: int) -> int:
        """Return the clause that holds folded *offset*."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Return the folded span of *sentence*."""
        first, last = self.sentence_first[sentence], self.sentence_first[sentence + 1] - 1
        return self.starts[first], self.ends[last]


def cut(text: str, pieces: list[Piece]) -> Clauses:
    """Cut *text* into clauses; every piece begins a new sentence."""
    starts: list[int] = []
    ends: list[int] = []
    sentence: list[int] = []
    owner: list[int] = []
    sentence_first: list[int] = []
    piece_first: list[int] = []
    for number, piece in enumerate(pieces):
        piece_first.append(len(starts))
        at, fresh, end = piece.start, True, piece.end
        stops = [match.start() for match in _BREAK.finditer(text, at, end)]
        stops.append(end)
        for stop in stops:
            after = min(stop + 1, end)
            if after <= at:
                continue
            if fresh:
                sentence_first.append(len(starts))
            starts.append(at)
            ends.append(after)
            sentence.append(len(sentence_first) - 1)
            owner.append(number)
            fresh = stop < end and text[stop] in _SENTENCE_ENDS
            at = after
    sentence_first.append(len(starts))
    piece_first.append(len(starts))
    return Clauses(
        tuple(starts), tuple(ends), tuple(sentence), tuple(owner), tuple(sentence_first), tuple(piece_first)
    )
