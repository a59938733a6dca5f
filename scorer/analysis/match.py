"""Put the words that were met together to wordings, each within its clause, sentence or paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.counts import Count, counts
from scorer.analysis.titles import Titles
from scorer.analysis.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.analysis.clauses import Clauses
    from scorer.analysis.cues import Found
    from scorer.analysis.words import Hit, Words
    from scorer.rulebook.compile import Pattern, Vocabulary
    from scorer.rulebook.draft import Within


class Match(NamedTuple):
    """A wording that was met: folded span, the clauses of its first and last part."""

    end: int
    """Comes first, so that wordings sort in the order in which they are complete."""
    start: int
    pattern: int
    first: int
    clause: int
    cited: bool
    """It stands wholly in the title of somebody else's document."""
    lone: bool = False
    """All that stands in its last clause is the count."""


class Scan(NamedTuple):
    """Everything that one pass found, in order of place."""

    matches: dict[int, list[Match]]
    """Element index → matches."""
    cues: Found
    terms: dict[int, list[tuple[int, int]]]
    """Index of a dated term → the folded spans where it stands."""
    counts: dict[int, list[Count]]
    """Clause → the counts in it."""


def scan(vocabulary: Vocabulary, text: str, clauses: Clauses) -> Scan:
    """Find all wordings and cues of *vocabulary* in folded *text*."""
    words, counted = find_words(vocabulary, text, clauses), counts(vocabulary, text, clauses)
    matches = _Wordings(vocabulary, text, clauses, words, counted).found()
    for spans in words.terms.values():
        spans.sort(key=_longest_first)
    return Scan(matches, words.cues, words.terms, counted)


class _Stretch(NamedTuple):
    """A clause, sentence or paragraph that must hold all parts of a wording."""

    first: int
    """Its first clause, and the one behind its last."""
    stop: int
    titled: bool
    """The title of a document of others stands in it."""
    eaten: bool
    """A word stands in it that eats the shorter words of its element."""


class _Wordings:
    """Puts the words of a text together to wordings."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        text: str,
        clauses: Clauses,
        words: Words,
        counted: dict[int, list[Count]],
    ) -> None:
        self._patterns, self._plan = vocabulary.patterns, vocabulary.plan
        self._clauses, self._words, self._counts = clauses, words, counted
        self._titles, self._text = Titles(text, clauses), text
        self._eaters: dict[int, list[tuple[int, int]]] = {}
        self._eating: set[int] = set()
        self._matches: dict[int, list[Match]] = {}

    def found(self) -> dict[int, list[Match]]:
        """Return the wordings of every element; one scattered over a paragraph stands behind all others in it."""
        self._take_singles()
        self._assemble("clause", range(len(self._clauses.starts) + 1))
        self._assemble("sentence", self._clauses.sentence_first)
        for matches in self._matches.values():
            matches.sort()
        self._assemble("paragraph", self._clauses.piece_first)
        return self._matches

    def _take_singles(self) -> None:
        """Take the wordings of one word, but for those that a longer word of their element has eaten."""
        for number, start, end, clause in self._words.singles:
            pattern = self._patterns[number]
            if pattern.eats:
                self._eaters.setdefault(pattern.element, []).append((start, end))
                self._eating.update(range(clause, self._clauses.at(end - 1) + 1))
        for number, start, end, clause in self._words.singles:
            pattern = self._patterns[number]
            if clause in self._eating and not pattern.eats and self._is_eaten(pattern, start, end):
                continue
            cited = clause in self._titles.clauses and self._titles.hold(start, end)
            self._matches.setdefault(pattern.element, []).append(
                Match(end, start, number, clause, clause, cited)
            )

    def _assemble(self, within: Within, firsts: Sequence[int]) -> None:
        """Put the wordings together whose parts all stand in one stretch; *firsts* are the stretches' first clauses."""
        trials, bits = self._plan.trials.get(within, {}), self._words.bits
        for number, led in self._words.led[within].items():
            first, stop = firsts[number], firsts[number + 1]
            present = bits[first]
            for clause in range(first + 1, stop):
                present |= bits[clause]
            stretch = None
            for group, leading in led.items():
                for needs, void, pattern in trials[group]:
                    if needs & present == needs and not void & present:
                        stretch = stretch or self._stretch(first, stop)
                        self._keep(pattern, stretch, group, leading)

    def _stretch(self, first: int, stop: int) -> _Stretch:
        clauses = range(first, stop)
        titled, eaten = self._titles.clauses.isdisjoint(clauses), self._eating.isdisjoint(clauses)
        return _Stretch(first, stop, not titled, not eaten)

    def _keep(self, number: int, stretch: _Stretch, lead: int, leading: list[Hit]) -> None:
        """Keep a wording, if its words are not eaten, stand in order and have their count."""
        pattern, parts = self._patterns[number], self._plan.parts[number]
        lists = [leading]
        if len(parts) > 1:
            lists = [leading if group == lead else self._of(group, stretch) for group in parts]
        if stretch.eaten and pattern.element in self._eaters:
            lists = [[hit for hit in hits if not self._is_eaten(pattern, *hit[1:])] for hits in lists]
            if not all(lists):
                return
        if pattern.units and not self._is_counted(pattern, lists[0]):
            return
        lists = self._uncited(lists) if stretch.titled else lists
        chain = _chain(lists, ordered=pattern.ordered)
        if (
            chain
            and stretch.stop - stretch.first > 1
            and pattern.within == "sentence"
            and not self._close(chain)
        ):
            chain = next(filter(self._close, _chains(lists, ordered=pattern.ordered)), [])
        if chain:
            cited = stretch.titled and any(self._titles.hold(start, end) for _, start, end in chain)
            self._add(pattern, self._match(number, chain, stretch, cited=cited), stretch)

    def _close(self, chain: list[Hit]) -> bool:
        """Tell whether the parts of a wording hang together: none far behind the one before it, a count least of all.

        A count in a clause of its own stands near its beginning (…，全年46份), or it counts something else.
        """
        at, starts = self._clauses.at, self._clauses.starts
        if chain[-1][1] < self._clauses.ends[at(chain[0][1])]:
            return True
        for (_, before, _), (_, start, _) in pairwise(chain):
            here = at(start)
            gap = here - at(before)
            counts = gap and self._text[start] in _OF_COUNTS
            if gap > _LEAP or (counts and (gap > 1 or start - starts[here] > _LEAD_OF_COUNT)):
                return False
        return True

    def _match(self, number: int, chain: list[Hit], stretch: _Stretch, *, cited: bool) -> Match:
        _, start, end = chain[0]
        last = chain[-1][1]
        if len(chain) > 1:
            end = max(map(_END, chain))
        if stretch.stop - stretch.first == 1:
            return Match(end, start, number, stretch.first, stretch.first, cited)
        at = self._clauses.at
        lone = len(chain) > 1 and self._text[last] in _OF_COUNTS and at(chain[-2][1]) < at(last)
        return Match(end, start, number, at(start), at(last), cited, lone)

    def _add(self, pattern: Pattern, match: Match, stretch: _Stretch) -> None:
        matches = self._matches.setdefault(pattern.element, [])
        if pattern.within == "paragraph":
            matches.insert(bisect_left(matches, (self._clauses.ends[stretch.stop - 1] + 1,)), match)
        else:
            matches.append(match)

    def _of(self, group: int, stretch: _Stretch) -> list[Hit]:
        """Return the hits of the words in *group*."""
        hits, words, bit = self._words.hits, self._plan.words, 1 << group
        return [
            hit
            for clause in range(stretch.first, stretch.stop)
            for hit in hits.get(clause, ())
            if words[hit[0]][0] & bit
        ]

    def _uncited(self, lists: list[list[Hit]]) -> list[list[Hit]]:
        """Leave out hits in cited titles where every part has another."""
        free = [[hit for hit in hits if not self._titles.hold(hit[1], hit[2])] for hits in lists]
        return free if all(free) else lists

    def _is_eaten(self, pattern: Pattern, start: int, end: int) -> bool:
        eaters = self._eaters.get(pattern.element)
        if not eaters or pattern.slot in UNEATEN:
            return False
        place = bisect_right(eaters, (start, _FAR))
        return any(end <= last for _, last in eaters[max(place - _EATERS_BACK, 0) : place])

    def _is_counted(self, pattern: Pattern, found: list[Hit]) -> bool:
        """Tell whether a number with one of the pattern's units stands close to one of the words, in its clause."""
        for _, begin, end in found:
            here = self._counts.get(self._clauses.at(begin), _UNCOUNTED)
            if len(here) > _FEW:
                here = here[bisect_left(here, begin - _FIGURE_BEFORE, key=_COUNT_END) :]
            for count in here:
                if count.start > end + _FIGURE_AFTER:
                    break
                if count.unit in pattern.units and begin - count.end <= _FIGURE_BEFORE:
                    return True
        return False


_START, _END, _COUNT_END = itemgetter(1), itemgetter(2), itemgetter(1)
_LEAP = 3
"""How many clauses on the next part of a wording may stand."""
_LEAD_OF_COUNT = 8
"""Characters before a count that has its clause to itself: 全年提出修改意见40条."""
_OF_COUNTS = frozenset("0123456789余多%")
"""What a word that counts begins with (3件, 余份)."""
_TRIED = 24
"""So many hits of a part are tried, so that a sentence of a thousand words takes no longer."""
_FEW = 16
"""So many counts of a clause are looked at one by one."""
UNEATEN = frozenset({"neighbour", "not_name"})
"""Slots that say what the words of others are: nothing eats theirs."""
_FAR = 1 << 60
_EATERS_BACK = 8
"""Eaters come in order, so only the last few before a word can hold it."""
_FIGURE_AFTER, _FIGURE_BEFORE = 12, 5
_UNCOUNTED: list[Count] = []


def _chain(lists: list[list[Hit]], *, ordered: bool) -> list[Hit]:
    """Choose one hit a part: the earliest chain when order matters, else the first of each; in order of place."""
    if len(lists) == 1:
        return lists[0][:1]
    if not ordered:
        return sorted((hits[0] for hits in lists), key=_START)
    chosen: list[Hit] = []
    at = -1
    for hits in lists:
        hit = next((hit for hit in hits if hit[1] >= at), None)
        if hit is None:
            return []
        chosen.append(hit)
        at = hit[2]
    return chosen


def _chains(lists: list[list[Hit]], *, ordered: bool) -> Iterator[list[Hit]]:
    """Yield other choices of one hit a part: those nearest to each hit of any part; of many hits only the first."""
    lists = [hits[:_TRIED] for hits in lists]
    if ordered:
        for later in range(1, len(lists[0])):
            if chain := _chain([lists[0][later:], *lists[1:]], ordered=True):
                yield chain
        return
    for place in sorted({hit[1] for hits in lists for hit in hits}):
        nearest = (min(hits, key=lambda hit: abs(hit[1] - place)) for hits in lists)
        yield sorted(nearest, key=_START)


def _longest_first(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]
