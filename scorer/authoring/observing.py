"""Note what one report shows of a rulebook: which words and wordings it uses, and what nearly is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.authoring.closeness import Close, closest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scorer.analysis import Analysis
    from scorer.authoring.closeness import Known
    from scorer.model import Role, Scorecard, Status
    from scorer.rulebook.compile import Rulebook, Vocabulary

ZONES: tuple[Role, ...] = ("achievements", "first-responsible", "problems", "plan")
_RIGHT: Mapping[str, frozenset[Role]] = {
    "problems": frozenset({"problems"}),
    "plan": frozenset({"plan"}),
    "causes": frozenset({"problems", "achievements", "first-responsible"}),
}
_DONE: frozenset[Role] = frozenset({"achievements", "first-responsible"})
_SPEAKING = frozenset({"name", "told", "umbrella", "neighbour", "not_name"})
_CHARACTERS = range(10, 161)
"""Length of a sentence that is worth a look."""
_PER_REPORT = 20


class Near(NamedTuple):
    """A sentence close to an element that no rule caught."""

    path: str
    text: str
    close: Close


class Seen(NamedTuple):
    """What one report shows of the rulebook."""

    path: str
    statuses: tuple[tuple[str, Status], ...]
    words: tuple[int, ...]
    """Words of the vocabulary that stand in it."""
    right: tuple[int, ...]
    """Patterns met in a zone where they count."""
    wrong: tuple[int, ...]
    """Patterns met only elsewhere in it."""
    zones: tuple[Role, ...]
    near: tuple[Near, ...]


def observe(
    path: str,
    analysis: Analysis,
    card: Scorecard,
    rulebook: Rulebook,
    known: Known,
    cut: Callable[[str], list[str]],
) -> Seen:
    """Note what one report shows."""
    vocabulary, text = rulebook.vocabulary, analysis.folded.text
    right, wrong = _met(analysis, rulebook)
    return Seen(
        path,
        tuple((finding.id, finding.status) for finding in card.findings),
        tuple(
            sorted({hit[0] for hit in vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)})
        ),
        tuple(sorted(right)),
        tuple(sorted(wrong - right)),
        tuple(zone for zone in ZONES if zone in analysis.zones.roles),
        tuple(_near(path, analysis, vocabulary, known, cut)),
    )


def _met(analysis: Analysis, rulebook: Rulebook) -> tuple[set[int], set[int]]:
    """Return the patterns met where they count, and those met elsewhere."""
    right: set[int] = set()
    wrong: set[int] = set()
    for element in rulebook.elements:
        zones = _RIGHT.get(element.draft.kind, _DONE)
        for match in analysis.scan.matches.get(element.index, ()):
            (right if analysis.zones.roles[match.clause] in zones else wrong).add(match.pattern)
    return right, wrong


def _near(
    path: str, analysis: Analysis, vocabulary: Vocabulary, known: Known, cut: Callable[[str], list[str]]
) -> Iterator[Near]:
    """Yield the sentences of the done part that no wording met and that are close to an element."""
    met = {
        analysis.clauses.sentence[clause]
        for matches in analysis.scan.matches.values()
        for match in matches
        if vocabulary.patterns[match.pattern].slot in _SPEAKING
        for clause in range(match.first, match.clause + 1)
    }
    firsts = analysis.clauses.sentence_first
    found = []
    for sentence in range(len(firsts) - 1):
        first = firsts[sentence]
        if sentence in met or analysis.zones.roles[first] not in _DONE or _in_heading(first, analysis):
            continue
        start, end = analysis.clauses.sentence_span(sentence)
        text = analysis.folded.text[start:end].strip()
        close = closest(text, known, cut) if len(text) in _CHARACTERS else None
        if close:
            found.append(Near(path, text, close))
    yield from sorted(found, key=lambda near: -near.close.score)[:_PER_REPORT]


def _in_heading(clause: int, analysis: Analysis) -> bool:
    piece = analysis.pieces[analysis.clauses.piece[clause]]
    return bool(piece.style) and analysis.clauses.starts[clause] < piece.heading_end
