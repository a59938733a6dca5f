"""Compare two paragraphs exactly: as a whole, and sentence by sentence where only a part was copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.similarity.own import Own

ALIKE = 0.8
"""Share of equal characters from which two passages count as copied; reports found copied stood at 0.95."""
LEAST = 40
"""Characters of own text that both sides of a passage need; below, set phrases meet by chance."""
_SENTENCE = 8


class Match(NamedTuple):
    """A run of sentences on each side, how alike they are and how many characters of own text they hold."""

    left: range
    right: range
    ratio: float
    left_size: int
    right_size: int


class _Pair(NamedTuple):
    left: int
    right: int
    ratio: float
    size: int


def compare(left: Own, right: Own) -> list[Match]:
    """Return the copied passages of two paragraphs, none, one or several."""
    if min(left.size, right.size) < LEAST:
        return []
    ratio = Indel.normalized_similarity("".join(left.sentences), "".join(right.sentences), score_cutoff=ALIKE)
    if ratio >= ALIKE:
        return [_match(left, right, _filled(left), _filled(right), ratio)]
    pairs = _paired(left, right)
    together = _block(left, right, pairs)
    if together:
        return [together]
    return [match for run in _runs(pairs) if (match := _block(left, right, run))]


def _filled(own: Own) -> range:
    """Return the run of sentences from the first to the last that has own text."""
    filled = [number for number, sentence in enumerate(own.sentences) if sentence]
    return range(filled[0], filled[-1] + 1)


def _match(left: Own, right: Own, lefts: range, rights: range, ratio: float) -> Match:
    sizes = (sum(len(own.sentences[at]) for at in run) for own, run in ((left, lefts), (right, rights)))
    return Match(lefts, rights, ratio, *sizes)


def _paired(left: Own, right: Own) -> list[_Pair]:
    """Pair each sentence with at most one alike on the other side, the most alike first."""
    alike = [
        _Pair(i, j, ratio, len(one) + len(other))
        for i, one in enumerate(left.sentences)
        if len(one) >= _SENTENCE
        for j, other in enumerate(right.sentences)
        if len(other) >= _SENTENCE
        and (ratio := Indel.normalized_similarity(one, other, score_cutoff=ALIKE)) >= ALIKE
    ]
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for pair in sorted(alike, key=lambda pair: (-pair.ratio, pair.left, pair.right)):
        if pair.left not in lefts and pair.right not in rights:
            pairs.append(pair)
            lefts.add(pair.left)
            rights.add(pair.right)
    return sorted(pairs)


def _block(left: Own, right: Own, pairs: list[_Pair]) -> Match | None:
    """Take the sentences that *pairs* span, in whatever order, if most of them is paired and it is enough."""
    if not pairs:
        return None
    lefts = range(pairs[0].left, pairs[-1].left + 1)
    rights = range(min(pair.right for pair in pairs), max(pair.right for pair in pairs) + 1)
    spanned = _match(left, right, lefts, rights, 0.0)
    equal = sum(pair.ratio * pair.size for pair in pairs)
    ratio = equal / (spanned.left_size + spanned.right_size)
    enough = min(spanned.left_size, spanned.right_size) >= LEAST
    return spanned._replace(ratio=ratio) if enough and ratio >= ALIKE else None


def _runs(pairs: list[_Pair]) -> Iterator[list[_Pair]]:
    """Cut pairs into runs that go on by one sentence on both sides."""
    run: list[_Pair] = []
    for pair in pairs:
        if run and (pair.left, pair.right) != (run[-1].left + 1, run[-1].right + 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run
