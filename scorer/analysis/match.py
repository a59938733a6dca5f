"""One pass of the automaton: every word of every rule, put together to wordings within their stretch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.cues import Cue

if TYPE_CHECKING:
    from scorer.analysis.clauses import Clauses
    from scorer.rulebook.compile import Pattern, Vocabulary

_TITLE = re.compile("《[^《》\n]{2,90}》")
_MADE = re.compile("(?:制定|出台|印发|修订|编制|起草|拟定|拟订|发布|公布|下发|草拟|制发|编印|审定|审议通过|修改|完善)(?:了|出|并印发|实施|完善|下发|印发)?$")
_LISTED = re.compile("》(?:[、和及与]|以及)?$")


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

Present = dict[int, list[_Hit]]
"""Part group → its hits in the stretch at hand."""


def scan(vocabulary: Vocabulary, text: str, clauses: Clauses) -> Scan:
    """Find all wordings and cues of *vocabulary* in folded *text*."""
    run = _Run(vocabulary, text, clauses)
    hits = vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)
    hits.sort(key=_longest_first)
    words, wide = vocabulary.plan.words, vocabulary.plan.wide
    starts, sentence, piece = clauses.starts, clauses.sentence, clauses.piece
    last, clause = len(starts) - 1, 0
    here, here_wide = (sentence[0], piece[0]) if starts else (0, 0)
    near: Present = {}
    far: Present = {}
    for number, start, end in hits:
        if clause < last and starts[clause + 1] <= start:
            while clause < last and starts[clause + 1] <= start:
                clause += 1
            if sentence[clause] != here:
                run.assemble(near, wide=False)
                near, here = {}, sentence[clause]
            if far and piece[clause] != here_wide:
                run.assemble(far, wide=True)
                far = {}
            here_wide = piece[clause]
        cues, terms, singles, groups = words[number]
        if cues or terms:
            run.cue(cues, terms, start, end, clause)
        for single in singles:
            run.single(single, start, end, clause)
        if groups:
            hit = (start, end, clause)
            for group in groups:
                if group in near:
                    near[group].append(hit)
                else:
                    near[group] = [hit]
                if group in wide:
                    far.setdefault(group, []).append(hit)
    run.assemble(near, wide=False)
    run.assemble(far, wide=True)
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
        self.matches: dict[int, list[Match]] = {}
        self.cues: dict[int, list[Cue]] = {}
        self.terms: dict[int, list[tuple[int, int]]] = {}

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
        cited = _cited(self._titles, start, end)
        self.matches.setdefault(pattern.element, []).append(Match(number, start, end, clause, clause, cited))

    def assemble(self, present: Present, *, wide: bool) -> None:
        """Put the wordings together whose parts all stand in one stretch."""
        parts, void = self._plan.parts, self._plan.void
        tried_by = self._plan.tried_by
        for group in present:
            for number in tried_by[group]:
                for part in parts[number]:
                    if part not in present:
                        break
                else:
                    pattern = self._patterns[number]
                    if (pattern.within == "paragraph") == wide and (
                        void[number] not in present or pattern.within == "clause"
                    ):
                        lists = [present[part] for part in parts[number]]
                        self._try(number, pattern, lists, present.get(void[number], _NONE))

    def _try(self, number: int, pattern: Pattern, lists: list[list[_Hit]], voids: list[_Hit]) -> None:
        if pattern.element in self._eaten and pattern.slot != "neighbour":
            lists = [[hit for hit in hits if not self._is_eaten(pattern.element, hit[0], hit[1])] for hits in lists]
        if pattern.within != "clause":
            self._keep(number, pattern, lists)
            return
        barred = {clause for _, _, clause in voids}
        for clause in dict.fromkeys(clause for _, _, clause in lists[0]):
            if clause not in barred:
                self._keep(number, pattern, [[hit for hit in hits if hit[2] == clause] for hits in lists])

    def _keep(self, number: int, pattern: Pattern, lists: list[list[_Hit]]) -> None:
        chain = _chain(lists, pattern.ordered) if all(lists) else ()
        if not chain or (pattern.units and not self._counted(pattern, lists[0])):
            return
        cited = any(_cited(self._titles, start, end) for start, end, _ in chain)
        starts, ends, clauses = zip(*chain, strict=True)
        met = Match(number, min(starts), max(ends), min(clauses), max(clauses), cited)
        self.matches.setdefault(pattern.element, []).append(met)

    def _is_eaten(self, element: int, start: int, end: int) -> bool:
        eaten = self._eaten.get(element)
        return bool(eaten) and any(first <= start and end <= last for first, last in eaten[-4:])

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


_NONE: list[_Hit] = []
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


def cited_titles(text: str) -> list[tuple[int, int]]:
    """Return the spans of 《titles》 that are only cited; a document that the body itself made is an act."""
    titles: list[tuple[int, int]] = []
    made_until = -1
    for title in _TITLE.finditer(text):
        start, end = title.span()
        before = text[max(0, start - 10) : start]
        made = bool(_MADE.search(before)) or (made_until >= 0 and start - made_until <= 2 and bool(_LISTED.search(before)))
        if made:
            made_until = end
        else:
            titles.append((start, end))
    return titles


def _longest_first(hit: tuple[int, int, int]) -> tuple[int, int]:
    """Order by place, and a longer word before the shorter ones that it may eat."""
    return hit[1], -hit[2]


_ITEM = re.compile(r"(?:[一二三四五六七八九十]{1,3}[是、]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|其[一二三四五]|同时|并|还|也|首先|其次)*$")


def _at_start(text: str, clause_start: int, start: int) -> bool:
    """Tell whether nothing but a list mark stands between the clause's start and *start*."""
    return start == clause_start or (start - clause_start < 8 and bool(_ITEM.match(text[clause_start:start])))


def _cited(titles: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in titles) if titles else False
