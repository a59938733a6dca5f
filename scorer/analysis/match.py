"""One pass of the automaton: every word of every rule, put together to wordings within their stretch."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.counts import Count, counts
from scorer.analysis.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.analysis.clauses import Clauses
    from scorer.analysis.cues import Found
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


class Scan(NamedTuple):
    """Everything that one pass found, in order of place."""

    matches: dict[int, list[Match]]
    """Element index → matches."""
    cues: Found
    terms: dict[int, list[tuple[int, int]]]
    """Index of a dated term → the folded spans where it stands."""
    counts: dict[int, list[Count]]
    """Clause → the counts in it."""


_Hit = tuple[int, int, int]
"""Word, start and end as the automaton gives them; a plain tuple, for there are thousands in a report."""


_Led = dict[int, list[_Hit]]
"""Group on which wordings hang → its hits."""


class _Met(NamedTuple):
    """The words of a text, sorted by what is to be done with them."""

    hits: dict[int, list[_Hit]]
    """Clause → all words in it, in order of place."""
    cues: Found
    terms: dict[int, list[tuple[int, int]]]
    singles: list[Match]
    """Wordings of one word."""
    led: dict[Within, dict[int, _Led]]
    """Kind of stretch → number of the stretch → what leads wordings there."""


def scan(vocabulary: Vocabulary, text: str, clauses: Clauses) -> Scan:
    """Find all wordings and cues of *vocabulary* in folded *text*."""
    titles = Titles(text, clauses)
    met = _words(vocabulary, text, clauses, titles)
    counted = counts(vocabulary, text, clauses)
    for spans in met.terms.values():
        spans.sort(key=_longest_first)
    for term, pattern in vocabulary.term_patterns:
        met.terms.setdefault(term, []).extend(found.span() for found in pattern.finditer(text))
    matches = _Wordings(vocabulary, clauses, met, counted, titles).found()
    return Scan(matches, met.cues, met.terms, counted)


def _words(vocabulary: Vocabulary, text: str, clauses: Clauses, titles: Titles) -> _Met:
    """Run the automaton and note of each word what it does by itself; most only complete wordings."""
    words, starts = vocabulary.plan.words, (*clauses.starts, len(text) + 1)
    met = _Met({}, {}, {}, [], {"clause": {}, "sentence": {}, "paragraph": {}})
    numbers: dict[Within, Sequence[int]] = {"sentence": clauses.sentence, "paragraph": clauses.piece}
    hits = vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)
    hits.sort(key=_START)  # the automaton gives them by their ends
    clause, until, here, led = 0, 0, list[_Hit](), _Led()
    for hit in hits:
        number, start, end = hit
        if start >= until:
            clause = clauses.at(start)
            until = starts[clause + 1]
            here = met.hits[clause] = []
            led = met.led["clause"][clause] = {}
        here.append(hit)
        acts = words[number][1]
        if acts is None:
            continue
        cues, terms, singles, near, far = acts
        for group in near:
            led.setdefault(group, []).append(hit)
        for kind, anchored in cues:
            if not anchored or _at_start(text, starts[clause], start):
                met.cues.setdefault(kind, {}).setdefault(clause, []).append((start, end))
        for single in singles:
            cited = clause in titles.clauses and titles.hold(start, end)
            met.singles.append(Match(end, start, single, clause, clause, cited))
        for within, groups in far:
            _lead(met.led[within].setdefault(numbers[within][clause], {}), groups, hit)
        for term in terms:
            met.terms.setdefault(term, []).append((start, end))
    return met


def _lead(led: _Led, groups: tuple[int, ...], hit: _Hit) -> None:
    for group in groups:
        led.setdefault(group, []).append(hit)


class _Stretch(NamedTuple):
    """A clause, sentence or paragraph that must hold all parts of a wording."""

    clauses: range
    hits: list[_Hit]
    titled: bool
    """The title of a document of others stands in it."""
    eaten: bool
    """A word stands in it that eats the shorter words of its element."""


class _Wordings:
    """Puts the words of a text together to wordings."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        clauses: Clauses,
        met: _Met,
        counted: dict[int, list[Count]],
        titles: Titles,
    ) -> None:
        self._patterns, self._plan = vocabulary.patterns, vocabulary.plan
        self._clauses, self._met, self._counts, self._titles = clauses, met, counted, titles
        self._eaters: dict[int, list[tuple[int, int]]] = {}
        self._eating: set[int] = set()
        self._matches: dict[int, list[Match]] = {}

    def found(self) -> dict[int, list[Match]]:
        """Return the wordings of every element; one scattered over a paragraph stands behind all others in it."""
        self._take_singles()
        for clause, led in self._met.led["clause"].items():
            if led:
                self._assemble("clause", range(clause, clause + 1), led)
        firsts = self._clauses.sentence_first
        for sentence, led in self._met.led["sentence"].items():
            self._assemble("sentence", range(firsts[sentence], firsts[sentence + 1]), led)
        for matches in self._matches.values():
            matches.sort()
        firsts = self._clauses.piece_first
        for piece, led in self._met.led["paragraph"].items():
            self._assemble("paragraph", range(firsts[piece], firsts[piece + 1]), led)
        return self._matches

    def _take_singles(self) -> None:
        """Take the wordings of one word, but for those that a longer word of their element has eaten."""
        for match in self._met.singles:
            pattern = self._patterns[match.pattern]
            if pattern.eats:
                self._eaters.setdefault(pattern.element, []).append((match.start, match.end))
                self._eating.update(range(match.clause, self._clauses.at(match.end - 1) + 1))
        for match in self._met.singles:
            pattern = self._patterns[match.pattern]
            eaten = match.clause in self._eating and not pattern.eats
            if not (eaten and self._is_eaten(pattern, match.start, match.end)):
                self._matches.setdefault(pattern.element, []).append(match)

    def _assemble(self, within: Within, clauses: range, led: _Led) -> None:
        """Put the wordings together whose parts all stand in one stretch."""
        words, trials, by_clause = self._plan.words, self._plan.trials[within], self._met.hits
        if within == "clause":
            hits = by_clause[clauses[0]]
        else:
            hits = [hit for clause in clauses for hit in by_clause.get(clause, ())]
        titled, eaten = self._titles.clauses.isdisjoint(clauses), self._eating.isdisjoint(clauses)
        stretch = _Stretch(clauses, hits, not titled, not eaten)
        present = 0
        for number, _, _ in hits:
            present |= words[number][0]
        for group, leading in led.items():
            for needs, void, number in trials[group]:
                if needs & present == needs and not void & present:
                    self._keep(number, stretch, group, leading)

    def _keep(self, number: int, stretch: _Stretch, lead: int, leading: list[_Hit]) -> None:
        """Keep a wording, if its words are not eaten, stand in order and have their count."""
        pattern = self._patterns[number]
        lists = [leading if g == lead else self._of(g, stretch.hits) for g in self._plan.parts[number]]
        if stretch.eaten:
            lists = [[hit for hit in hits if not self._is_eaten(pattern, *hit[1:])] for hits in lists]
            if not all(lists):
                return
        if pattern.units and not self._is_counted(pattern, lists[0]):
            return
        chain = _chain(self._uncited(lists) if stretch.titled else lists, ordered=pattern.ordered)
        if not chain:
            return
        cited = stretch.titled and any(self._titles.hold(start, end) for _, start, end in chain)
        start, last, end = chain[0][1], chain[-1][1], max(map(_END, chain))
        at = self._clauses.at
        met = Match(end, start, number, at(start), at(last), cited)
        matches = self._matches.setdefault(pattern.element, [])
        if pattern.within == "paragraph":
            matches.insert(bisect_left(matches, (self._clauses.ends[stretch.clauses[-1]] + 1,)), met)
        else:
            matches.append(met)

    def _of(self, group: int, hits: list[_Hit]) -> list[_Hit]:
        """Return the hits of the words in *group*."""
        words, bit = self._plan.words, 1 << group
        return [hit for hit in hits if words[hit[0]][0] & bit]

    def _uncited(self, lists: list[list[_Hit]]) -> list[list[_Hit]]:
        """Leave out hits in cited titles where every part has another."""
        free = [[hit for hit in hits if not self._titles.hold(hit[1], hit[2])] for hits in lists]
        return free if all(free) else lists

    def _is_eaten(self, pattern: Pattern, start: int, end: int) -> bool:
        eaters = self._eaters.get(pattern.element)
        if not eaters or pattern.slot == "neighbour":
            return False
        place = bisect_right(eaters, (start, _FAR))
        return any(end <= last for _, last in eaters[max(place - _EATERS_BACK, 0) : place])

    def _is_counted(self, pattern: Pattern, found: list[_Hit]) -> bool:
        """Tell whether a number with one of the pattern's units stands close to one of the words, in its clause."""
        for _, begin, end in found:
            here = self._counts.get(self._clauses.at(begin), _UNCOUNTED)
            for count in here[bisect_left(here, begin - _FIGURE_BEFORE, key=itemgetter(1)) :]:
                if count.start > end + _FIGURE_AFTER:
                    break
                if count.unit in pattern.units:
                    return True
        return False


_START, _END = itemgetter(1), itemgetter(2)
_FAR = 1 << 60
_EATERS_BACK = 8
"""Eaters come in order, so only the last few before a word can hold it."""
_FIGURE_AFTER, _FIGURE_BEFORE = 12, 5
_UNCOUNTED: list[Count] = []


def _chain(lists: list[list[_Hit]], *, ordered: bool) -> list[_Hit]:
    """Choose one hit a part: the earliest chain when order matters, else the first of each; in order of place."""
    if len(lists) == 1:
        return lists[0][:1]
    if not ordered:
        return sorted((hits[0] for hits in lists), key=_START)
    chosen: list[_Hit] = []
    at = -1
    for hits in lists:
        hit = next((hit for hit in hits if hit[1] >= at), None)
        if hit is None:
            return []
        chosen.append(hit)
        at = hit[2]
    return chosen


def _longest_first(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[是、]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|其[一二三四五]|同时|并|还|也|首先|其次)*$"
)


def _at_start(text: str, clause_start: int, start: int) -> bool:
    """Tell whether nothing but a list mark stands between the clause's start and *start*."""
    return start == clause_start or (start - clause_start < 8 and bool(_ITEM.match(text[clause_start:start])))
