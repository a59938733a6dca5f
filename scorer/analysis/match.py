"""One pass of the automaton: every word of every rule, put together to wordings within their stretch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.cues import Cue
from scorer.analysis.titles import cited_titles, is_cited

if TYPE_CHECKING:
    from scorer.analysis.clauses import Clauses
    from scorer.rulebook.compile import Pattern, Vocabulary


class Match(NamedTuple):
    """A wording that was met: folded span, the clauses of its first and last part."""

    pattern: int
    start: int
    end: int
    first: int
    clause: int
    cited: bool
    """It stands wholly in the title of somebody else's document."""


class Scan(NamedTuple):
    """Everything that one pass found, in order of position."""

    matches: dict[int, list[Match]]
    """Element index → matches."""
    cues: dict[int, list[Cue]]
    """Clause → cues in it."""
    terms: dict[int, list[tuple[int, int]]]
    """Index of a dated term → the folded spans where it stands."""


_Hit = tuple[int, int, int]
"""Start, end and clause of a word; a plain tuple, for there are a thousand in a report."""


class _Stretch:
    """The words met in the sentence or paragraph at hand, and the part groups that they belong to."""

    __slots__ = ("groups", "words")

    def __init__(self) -> None:
        self.words: dict[int, list[_Hit]] = {}
        self.groups: set[int] = set()

    def add(self, word: int, groups: tuple[int, ...], hit: _Hit) -> None:
        """Note a hit of *word*."""
        if word in self.words:
            self.words[word].append(hit)
        else:
            self.words[word] = [hit]
            self.groups.update(groups)

    def hits(self, members: frozenset[int]) -> list[_Hit]:
        """Return the hits of the words in *members*, in order of place."""
        words = self.words.keys() & members
        if len(words) == 1:
            return self.words[words.pop()]
        found = [hit for word in words for hit in self.words[word]]
        found.sort()
        return found


def scan(vocabulary: Vocabulary, text: str, clauses: Clauses) -> Scan:
    """Find all wordings and cues of *vocabulary* in folded *text*."""
    run = _Run(vocabulary, text, clauses)
    hits = vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)
    hits.sort(key=_longest_first)
    words, starts = vocabulary.plan.words, clauses.starts
    last, clause = len(starts) - 1, 0
    for number, start, end in hits:
        if clause < last and starts[clause + 1] <= start:
            while clause < last and starts[clause + 1] <= start:
                clause += 1
            run.enter(clause)
        cues, terms, singles, groups = words[number]
        if cues or terms:
            run.cue(cues, terms, start, end, clause)
        for single in singles:
            run.single(single, start, end, clause)
        if groups:
            run.part(number, groups, (start, end, clause))
    run.finish()
    for term, pattern in vocabulary.term_patterns:
        run.terms.setdefault(term, []).extend(found.span() for found in pattern.finditer(text))
    return Scan(run.matches, run.cues, run.terms)


class _Run:
    """What one scan has found so far."""

    def __init__(self, vocabulary: Vocabulary, text: str, clauses: Clauses) -> None:
        self._vocabulary, self._text, self._clauses = vocabulary, text, clauses
        self._patterns, self._plan = vocabulary.patterns, vocabulary.plan
        self._titles = cited_titles(text)
        self._eaten: dict[int, list[tuple[int, int]]] = {}
        self._near, self._far = _Stretch(), _Stretch()
        self._sentence, self._piece = 0, 0
        self.matches: dict[int, list[Match]] = {}
        self.cues: dict[int, list[Cue]] = {}
        self.terms: dict[int, list[tuple[int, int]]] = {}

    def enter(self, clause: int) -> None:
        """Come to *clause*; where a sentence or paragraph ended, put its wordings together."""
        sentence, piece = self._clauses.sentence[clause], self._clauses.piece[clause]
        if sentence != self._sentence:
            self._assemble(self._near, wide=False)
            self._near, self._sentence = _Stretch(), sentence
        if piece != self._piece:
            self._assemble(self._far, wide=True)
            self._far, self._piece = _Stretch(), piece

    def finish(self) -> None:
        """Put together what the last sentence and paragraph hold."""
        self._assemble(self._near, wide=False)
        self._assemble(self._far, wide=True)

    def part(self, word: int, groups: tuple[int, ...], hit: _Hit) -> None:
        """Note a word that is part of wordings."""
        self._near.add(word, groups, hit)
        if word in self._plan.wide:
            self._far.add(word, groups, hit)

    def cue(
        self, cues: tuple[tuple[int, bool], ...], terms: tuple[int, ...], start: int, end: int, clause: int
    ) -> None:
        """Note a cue or a dated term."""
        for kind, anchored in cues:
            if not anchored or _at_start(self._text, self._clauses.starts[clause], start):
                self.cues.setdefault(clause, []).append(Cue(kind, start, end))
        for term in terms:
            self.terms.setdefault(term, []).append((start, end))

    def single(self, number: int, start: int, end: int, clause: int) -> None:
        """Note a wording of one word, unless a longer word of its element has eaten it."""
        pattern = self._patterns[number]
        if pattern.eats:
            self._eaten.setdefault(pattern.element, []).append((start, end))
        elif pattern.slot != "neighbour" and self._is_eaten(pattern.element, start, end):
            return
        cited = is_cited(self._titles, start, end)
        self.matches.setdefault(pattern.element, []).append(Match(number, start, end, clause, clause, cited))

    def _assemble(self, stretch: _Stretch, *, wide: bool) -> None:
        """Put the wordings together whose parts all stand in one stretch."""
        present, plan = stretch.groups, self._plan
        for group in present & plan.triggers if present else ():
            for number in plan.tried_by[group]:
                if not plan.needs[number] <= present:
                    continue
                pattern, void = self._patterns[number], plan.void[number]
                barred = void in present and pattern.within != "clause"
                if (pattern.within == "paragraph") == wide and not barred:
                    lists = [stretch.hits(plan.members[part]) for part in plan.parts[number]]
                    voids = stretch.hits(plan.members[void]) if void in present else []
                    self._try(number, pattern, lists, voids)

    def _try(self, number: int, pattern: Pattern, lists: list[list[_Hit]], voids: list[_Hit]) -> None:
        if pattern.element in self._eaten and pattern.slot != "neighbour":
            lists = [
                [hit for hit in hits if not self._is_eaten(pattern.element, hit[0], hit[1])] for hits in lists
            ]
        if pattern.within != "clause":
            self._keep(number, pattern, lists)
            return
        barred = {clause for _, _, clause in voids}
        for clause in dict.fromkeys(clause for _, _, clause in lists[0]):
            if clause not in barred:
                self._keep(number, pattern, [[hit for hit in hits if hit[2] == clause] for hits in lists])

    def _keep(self, number: int, pattern: Pattern, lists: list[list[_Hit]]) -> None:
        chain = _chain(self._uncited(lists), pattern.ordered) if all(lists) else ()
        if not chain or (pattern.units and not self._counted(pattern, lists[0])):
            return
        cited = any(is_cited(self._titles, start, end) for start, end, _ in chain)
        starts, ends, clauses = zip(*chain, strict=True)
        met = Match(number, min(starts), max(ends), min(clauses), max(clauses), cited)
        self.matches.setdefault(pattern.element, []).append(met)

    def _uncited(self, lists: list[list[_Hit]]) -> list[list[_Hit]]:
        """Leave out hits in cited titles where every part has another."""
        if not self._titles:
            return lists
        free = [[hit for hit in hits if not is_cited(self._titles, hit[0], hit[1])] for hits in lists]
        return free if all(free) else lists

    def _is_eaten(self, element: int, start: int, end: int) -> bool:
        eaten = self._eaten.get(element, _NOTHING)
        return any(first <= start and end <= last for first, last in eaten[-_EATERS_BACK:])

    def _counted(self, pattern: Pattern, found: list[_Hit]) -> bool:
        """Tell whether a number with one of the pattern's units stands close to one of the words, in its clause."""
        for begin, end, clause in found:
            start = max(self._clauses.starts[clause], begin - _FIGURE_BEFORE - 8)
            for figure in self._vocabulary.figure.finditer(self._text, start, self._clauses.ends[clause]):
                if figure.start() > end + _FIGURE_AFTER:
                    break
                if figure[2] in pattern.units and begin - figure.end() <= _FIGURE_BEFORE:
                    return True
        return False


_NOTHING: list[tuple[int, int]] = []
_EATERS_BACK = 4
"""Hits come in order, so only the last few eaters can hold the word at hand."""
_FIGURE_AFTER, _FIGURE_BEFORE = 12, 5


def _chain(lists: list[list[_Hit]], ordered: bool) -> tuple[_Hit, ...]:
    """Choose one hit a part: the earliest chain when order matters, else the first of each."""
    if not ordered:
        return tuple(hits[0] for hits in lists)
    chosen: list[_Hit] = []
    at = -1
    for hits in lists:
        hit = next((hit for hit in hits if hit[0] >= at), None)
        if hit is None:
            return ()
        chosen.append(hit)
        at = hit[1]
    return tuple(chosen)


def _longest_first(hit: tuple[int, int, int]) -> tuple[int, int]:
    """Order by place, and a longer word before the shorter ones that it may eat."""
    return hit[1], -hit[2]


_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[是、]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|其[一二三四五]|同时|并|还|也|首先|其次)*$"
)


def _at_start(text: str, clause_start: int, start: int) -> bool:
    """Tell whether nothing but a list mark stands between the clause's start and *start*."""
    return start == clause_start or (start - clause_start < 8 and bool(_ITEM.match(text[clause_start:start])))
