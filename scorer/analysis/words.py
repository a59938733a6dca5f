"""One pass of the automaton over a text: every word of every rule, noted for what it does."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.analysis.clauses import Clauses
    from scorer.analysis.cues import Found
    from scorer.rulebook.compile import Vocabulary
    from scorer.rulebook.draft import Within

Hit = tuple[int, int, int]
"""Word, start and end as the automaton gives them; a plain tuple, for there are thousands in a report."""
Led = dict[int, list[Hit]]
"""Group on which wordings hang → its hits."""


class Single(NamedTuple):
    """A wording that one word makes."""

    pattern: int
    start: int
    end: int
    clause: int


class Words(NamedTuple):
    """The words of a text, sorted by what is to be done with them."""

    hits: dict[int, list[Hit]]
    """Clause → all words in it, in order of place."""
    bits: list[int]
    """Clause → the bits of the groups whose words stand in it."""
    singles: list[Single]
    cues: Found
    terms: dict[int, list[tuple[int, int]]]
    """Index of a dated term → the spans where it stands."""
    led: dict[Within, dict[int, Led]]
    """Kind of stretch → number of the stretch → what leads wordings there."""


def find_words(vocabulary: Vocabulary, text: str, clauses: Clauses) -> Words:
    """Find every word of *vocabulary* in folded *text*. Most only complete wordings: they set bits, nothing more."""
    known, starts = vocabulary.plan.words, (*clauses.starts, len(text) + 1)
    numbers: dict[Within, Sequence[int]] = {"sentence": clauses.sentence, "paragraph": clauses.piece}
    hits = vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)
    hits.sort(key=itemgetter(1))  # the automaton gives them by their ends
    found = Words({}, [0] * len(starts), [], {}, {}, {"clause": {}, "sentence": {}, "paragraph": {}})
    clause, until, bits, here, led = 0, 0, 0, list[Hit](), Led()
    for hit in hits:
        number, start, end = hit
        if start >= until:
            found.bits[clause] = bits
            clause, bits, here, led = clauses.at(start), 0, [], {}
            until, found.hits[clause], found.led["clause"][clause] = starts[clause + 1], here, led
        here.append(hit)
        own, acts = known[number]
        bits |= own
        if acts is None:
            continue
        cues, terms, singles, near, far = acts
        if near:
            _place(led, near, hit)
        for kind, anchored in cues:
            if _stands_right(text, starts[clause], start, anchored=anchored):
                found.cues.setdefault(kind, {}).setdefault(clause, []).append((start, end))
        for single in singles:
            found.singles.append(Single(single, start, end, clause))
        for within, groups in far:
            _place(found.led[within].setdefault(numbers[within][clause], {}), groups, hit)
        if terms:
            _place(found.terms, terms, (start, end))
    found.bits[clause] = bits
    return found


_Where = TypeVar("_Where", bound="tuple[int, ...]")


def _place(lists: dict[int, list[_Where]], numbers: tuple[int, ...], where: _Where) -> None:
    for number in numbers:
        lists.setdefault(number, []).append(where)


_ITEM = lazy_regex(
    r"(?:[一二三四五六七八九十]{1,3}[是、]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|其[一二三四五]|同时|并|还|也|首先|其次)*$"
)


def _stands_right(text: str, clause_start: int, start: int, *, anchored: bool) -> bool:
    """Tell whether a cue may stand at *start*: an anchored one begins its clause, but for a list mark."""
    if not anchored or start == clause_start:
        return True
    return start - clause_start < 8 and _ITEM.match(text[clause_start:start]) is not None
