"""Fold a report to the text that is matched, with a way back to the original.

Folding drops white space, zero-width characters and quotation marks inside a block and brings full-width
digits and letters to ASCII; blocks stand on lines of their own. Punctuation is left as it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex
from scorer.model import BODY_KINDS, Span

if TYPE_CHECKING:
    from scorer.model import Report

_LOST = "\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff“”‘’\"'「」『』"
_DROPPED = lazy_regex(f"[{_LOST}@](?:(?<!@)[{_LOST}]*|(?<=@)@+)")
"""Runs of what is lost, and of two @ or more; one class comes first, so that the search jumps from run to run."""
_WIDE = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDE |= {
    ord("％"): ord("%"),
    ord("〇"): ord("○"),
    ord("﹝"): ord("〔"),
    ord("﹞"): ord("〕"),
    ord("．"): ord("."),
}
_HAS_WIDE = lazy_regex("[" + "".join(map(chr, _WIDE)) + "]")


class Folded(NamedTuple):
    """Folded text and, at every place where something was dropped, the offset that goes with it."""

    text: str
    cuts: tuple[int, ...]
    """Folded offsets at which a kept run begins, ascending, the first 0."""
    origins: tuple[int, ...]
    """Original offset of each kept run."""
    lines: tuple[int, ...]
    """Folded offset of each body block, ascending."""
    blocks: tuple[int, ...]
    """Index into ``Report.blocks`` of each line."""

    def origin(self, at: int) -> int:
        """Return the original offset of the folded character *at*."""
        run = bisect_right(self.cuts, at) - 1
        return self.origins[run] + at - self.cuts[run]

    def span(self, start: int, end: int) -> Span:
        """Return the original span of folded ``[start, end)``, without what was dropped at its ends."""
        return Span(self.origin(start), self.origin(end - 1) + 1) if end > start else Span(0, 0)

    def folded(self, at: int) -> int:
        """Return the folded offset of original *at*; of a dropped character, that of the next kept one."""
        run = max(bisect_right(self.origins, at) - 1, 0)
        end = self.cuts[run + 1] if run + 1 < len(self.cuts) else len(self.text)
        return min(self.cuts[run] + max(at - self.origins[run], 0), end)

    def gaps(self, start: int, end: int) -> tuple[int, ...]:
        """Return the folded offsets in ``[start, end)`` just before which something was dropped."""
        return self.cuts[bisect_left(self.cuts, start) : bisect_left(self.cuts, end)]

    def gap_before(self, at: int) -> bool:
        """Tell whether something (white space, a quote) was dropped just before folded *at*."""
        place = bisect_left(self.cuts, at)
        return place < len(self.cuts) and self.cuts[place] == at


def fold_word(word: str) -> str:
    """Fold a word of a rule exactly as the text is folded."""
    return _DROPPED.sub("", word.translate(_WIDE) if _HAS_WIDE.search(word) else word)


def fold(report: Report) -> Folded:
    """Fold the body of *report*; headers, footers and page furniture are left out."""
    text, pieces, size = report.text, [], 0
    cuts, origins, lines, blocks = [0], [0], [], []

    def keep(start: int, end: int) -> None:
        nonlocal size
        if end > start:
            pieces.append(text[start:end])
            if cuts[-1] == size:
                origins[-1] = start
            else:
                cuts.append(size)
                origins.append(start)
            size += end - start

    for number, block in enumerate(report.blocks):
        if block.kind not in BODY_KINDS:
            continue
        if pieces:
            pieces.append("\n")
            size += 1
        lines.append(size)
        blocks.append(number)
        for start, end in block.spans:
            at = start
            for dropped in _DROPPED.finditer(text, start, end):
                keep(at, dropped.start())
                at = dropped.end()
            keep(at, end)
    folded = "".join(pieces)
    if _HAS_WIDE.search(folded):
        folded = folded.translate(_WIDE)
    return Folded(folded, tuple(cuts), tuple(origins), tuple(lines), tuple(blocks))
