"""Find which words of which wordings, and which cues, an analysed text puts to use.

The scan keeps wordings, not words: this runs the automaton once more, for the few texts of a rulebook's author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.match import UNEATEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Pattern, Vocabulary

UNLESS = -1
"""Part of the words that void a wording."""
UNIT = -2
"""Part of the units of a figure."""


class Use(NamedTuple):
    """A word at work: the pattern, the part it filled and the folded word."""

    pattern: int
    part: int
    word: str


class _Hit(NamedTuple):
    word: int
    start: int
    end: int
    clause: int


_Parts = dict[int, list[_Hit]]


def uses_in(vocabulary: Vocabulary, analysis: Analysis) -> set[Use]:
    """Return the words that make up, or void, a wording in this text.

    A word counts where the wording would be met through it alone: its alternatives beside it do not matter.
    """
    found: set[Use] = set()
    eaten = _eaten(vocabulary, analysis)
    counted = {match.pattern for matches in analysis.scan.matches.values() for match in matches}
    for (number, _), parts in _stretches(vocabulary, analysis).items():
        pattern = vocabulary.patterns[number]
        if pattern.slot not in UNEATEN:
            parts = _left(parts, eaten.get(pattern.element, []))  # noqa: PLW2901
        if pattern.units and number not in counted:
            continue
        strewn = pattern.within == "sentence" and number not in counted  # its parts stand too far apart
        for part, hits in _at_work(pattern, parts, vocabulary, analysis):
            if strewn and part != UNLESS:
                continue
            found.update(Use(number, part, vocabulary.words[hit.word]) for hit in hits)
            if part >= 0 and pattern.units:
                units = (unit for hit in hits for unit in _units(hit, vocabulary, analysis))
                found.update(Use(number, UNIT, unit) for unit in units if unit in pattern.units)
    return found


def _stretches(vocabulary: Vocabulary, analysis: Analysis) -> dict[tuple[int, int], _Parts]:
    """Gather the hits of each pattern by the clause, sentence or paragraph in which they belong together."""
    text, clauses = analysis.folded.text, analysis.clauses
    found: dict[tuple[int, int], _Parts] = {}
    for word, start, end in vocabulary.automaton.find_matches_as_indexes(text, overlapping=True):
        hit = _Hit(word, start, end, clauses.at(start))
        for use in vocabulary.uses[word]:
            if use.pattern >= 0:
                within = vocabulary.patterns[use.pattern].within
                stretch = {"clause": hit.clause, "sentence": clauses.sentence[hit.clause]}.get(
                    within, clauses.piece[hit.clause]
                )
                parts = found.setdefault((use.pattern, stretch), {})
                parts.setdefault(use.part, []).append(hit)
    return found


def _eaten(vocabulary: Vocabulary, analysis: Analysis) -> dict[int, list[tuple[int, int]]]:
    return {
        element: [(m.start, m.end) for m in matches if vocabulary.patterns[m.pattern].eats]
        for element, matches in analysis.scan.matches.items()
    }


def _left(parts: _Parts, eaten: list[tuple[int, int]]) -> _Parts:
    """Return *parts* without the hits that a longer word has eaten; words that void are never eaten."""
    return {
        part: [
            hit
            for hit in hits
            if part == UNLESS or not any(s <= hit.start and hit.end <= e for s, e in eaten)
        ]
        for part, hits in parts.items()
    }


def _at_work(
    pattern: Pattern, parts: _Parts, vocabulary: Vocabulary, analysis: Analysis
) -> Iterator[tuple[int, list[_Hit]]]:
    """Yield the hits of each part that fill a wording in this stretch, or those that void it."""
    lists = [sorted(parts.get(part, ()), key=lambda hit: hit.start) for part in range(pattern.parts)]
    if pattern.units:
        lists = [[hit for hit in lists[0] if pattern.units & set(_units(hit, vocabulary, analysis))]]
    if not all(lists):
        return
    if pattern.ordered:
        lists = [[hit for hit in hits if _in_chain(lists, part, hit)] for part, hits in enumerate(lists)]
    if parts.get(UNLESS) and all(lists):
        yield UNLESS, parts[UNLESS]
    else:
        yield from enumerate(lists)


def _in_chain(lists: list[list[_Hit]], part: int, through: _Hit) -> bool:
    """Tell whether the parts follow one another with *through* as this part."""
    at = -1
    for number, hits in enumerate(lists):
        fitting = [through] if number == part else hits
        hit = min((hit for hit in fitting if hit.start >= at), key=lambda hit: hit.end, default=None)
        if hit is None:
            return False
        at = hit.end
    return True


def _units(hit: _Hit, vocabulary: Vocabulary, analysis: Analysis) -> list[str]:
    """Return the units counted in the clause of *hit*."""
    clauses = analysis.clauses
    stretch = analysis.folded.text, clauses.starts[hit.clause], clauses.ends[hit.clause]
    return [figure[2] for figure in vocabulary.figure.finditer(*stretch)]


def cues_in(vocabulary: Vocabulary, analysis: Analysis) -> set[tuple[str, str]]:
    """Return class and folded word of the cues that count in this text; a cue that is taken back does not."""
    text = analysis.folded.text
    found = {
        (name, text[start:end])
        for name in vocabulary.cues
        for spans in analysis.cues.of(name).values()
        for start, end in spans
    }
    found |= {("figure_units", figure[2]) for figure in vocabulary.figure.finditer(text)}
    lines = text.split("\n")
    for name, cues_of in vocabulary.parted_cues.items():
        found |= {(name, "…".join(parts)) for parts in cues_of if any(_follow(parts, line) for line in lines)}
    return found


def _follow(parts: tuple[str, ...], line: str) -> bool:
    at = 0
    for part in parts:
        at = line.find(part, at) + len(part)
        if at < len(part):
            return False
    return True
