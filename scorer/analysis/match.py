"""One pass of the automaton: every word of every rule, put together to wordings within their stretch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.rulebook.compile import TERM

if TYPE_CHECKING:
    from scorer.analysis.clauses import Clauses
    from scorer.rulebook.compile import Pattern, Vocabulary

_TITLE = re.compile("《[^《》\n]{2,90}》")
_MADE = re.compile("(?:制定|出台|印发|修订|编制|起草|拟定|拟订|发布|公布|下发|草拟|制发|编印|审定|审议通过|修改|完善)(?:了|出|并印发|实施|完善|下发|印发)?$")
_LISTED = re.compile("》(?:[、和及与]|以及)?$")


class Cue(NamedTuple):
    """A cue word in a clause."""

    kind: int
    start: int
    end: int


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


class _Part(NamedTuple):
    part: int
    start: int
    end: int
    clause: int


def scan(vocabulary: Vocabulary, text: str, clauses: Clauses) -> Scan:
    """Find all wordings and cues of *vocabulary* in folded *text*."""
    titles = cited_titles(text)
    cues: dict[int, list[Cue]] = {}
    single: list[Match] = []
    parts: dict[tuple[int, int], list[_Part]] = {}
    voided: set[tuple[int, int]] = set()
    terms: dict[int, list[tuple[int, int]]] = {}
    uses, patterns = vocabulary.uses, vocabulary.patterns
    starts, sentence, piece = clauses.starts, clauses.sentence, clauses.piece
    last = len(starts) - 1
    clause = 0
    hits = vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)
    hits.sort(key=_longest_first)
    eaten: dict[int, tuple[int, int]] = {}
    for word, start, end in hits:
        while clause < last and starts[clause + 1] <= start:
            clause += 1
        for pattern, part, anchored in uses[word]:
            if pattern == TERM:
                terms.setdefault(part, []).append((start, end))
                continue
            if pattern < 0:
                if not anchored or _at_start(text, starts[clause], start):
                    cues.setdefault(clause, []).append(Cue(part, start, end))
                continue
            known = patterns[pattern]
            if known.eats:
                eaten[known.element] = (start, end)
            elif known.element in eaten:
                eater = eaten[known.element]
                if eater[0] <= start and end <= eater[1] and known.slot != "neighbour" and part >= 0:
                    continue
            if known.parts == 1 and part == 0 and not known.voidable and not known.units:
                single.append(Match(pattern, start, end, clause, clause, _cited(titles, start, end)))
                continue
            within = known.within
            stretch = clause if within == "clause" else sentence[clause] if within == "sentence" else piece[clause]
            if part < 0:
                voided.add((pattern, stretch))
            else:
                parts.setdefault((pattern, stretch), []).append(_Part(part, start, end, clause))
    matches: dict[int, list[Match]] = {}
    for match in single:
        matches.setdefault(patterns[match.pattern].element, []).append(match)
    for (number, stretch), found in parts.items():
        known = patterns[number]
        if (number, stretch) in voided:
            continue
        chain = _assemble(known, found)
        if chain and (not known.units or _counted(vocabulary, known, text, clauses, found)):
            start, end = min(part.start for part in chain), max(part.end for part in chain)
            within_clauses = [part.clause for part in chain]
            cited = any(_cited(titles, part.start, part.end) for part in chain)
            matches.setdefault(known.element, []).append(
                Match(number, start, end, min(within_clauses), max(within_clauses), cited)
            )
    for number, pattern in vocabulary.term_patterns:
        terms.setdefault(number, []).extend(found.span() for found in pattern.finditer(text))
    return Scan(matches, cues, terms)


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


def _assemble(pattern: Pattern, found: list[_Part]) -> list[_Part]:
    """Choose one hit a part: the earliest chain when order matters, else the first of each."""
    chosen: list[_Part] = []
    if not pattern.ordered:
        for part in range(pattern.parts):
            hit = next((hit for hit in found if hit.part == part), None)
            if hit is None:
                return []
            chosen.append(hit)
        return chosen
    at = -1
    for part in range(pattern.parts):
        hit = next((hit for hit in found if hit.part == part and hit.start >= at), None)
        if hit is None:
            return []
        chosen.append(hit)
        at = hit.end
    return chosen


_FIGURE_AFTER, _FIGURE_BEFORE = 12, 5


def _counted(vocabulary: Vocabulary, pattern: Pattern, text: str, clauses: Clauses, found: list[_Part]) -> bool:
    """Tell whether a number with one of the pattern's units stands close to one of the words, in its clause."""
    for part in found:
        start = max(clauses.starts[part.clause], part.start - _FIGURE_BEFORE - 8)
        for figure in vocabulary.figure.finditer(text, start, clauses.ends[part.clause]):
            if figure.start() > part.end + _FIGURE_AFTER:
                break
            if figure[2] in pattern.units and part.start - figure.end() <= _FIGURE_BEFORE:
                return True
    return False
