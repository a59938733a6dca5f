"""How a rulebook fares over a corpus: what never or always fires, what is never said, what nearly is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scorer.authoring.closeness import Close, closest
from scorer.authoring.impact import Extreme, applying, extreme
from scorer.authoring.written import cues, groups, wordings
from scorer.folding import fold_word
from scorer.scoring.wording import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scorer.analysis import Analysis
    from scorer.authoring.closeness import Known
    from scorer.authoring.impact import Unread
    from scorer.authoring.written import Written
    from scorer.model import Role, Scorecard, Status
    from scorer.rulebook.compile import Rulebook, Vocabulary
    from scorer.rulebook.draft import ElementDraft, Mark
    from scorer.rulebook.load import Book

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
_SHORT = 40
"""Characters up to which a wording is told with its groups written out, else as its line says."""
_PER_REPORT = 20
_PER_ELEMENT = 5


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


class Usual(NamedTuple):
    """An element over the corpus."""

    element: str
    title: str
    statuses: tuple[tuple[Status, int], ...]


class Unheard(NamedTuple):
    """Words written in one place that stand in no report."""

    at: Mark
    kind: str
    """``element``, ``group`` or ``cue``."""
    name: str
    words: tuple[str, ...]
    of: int
    """How many words are written there."""


class Idle(NamedTuple):
    """A wording that was never met, or only where it does not count."""

    at: Mark
    element: str
    slot: str
    text: str
    kind: str
    """``never`` though its words are used, or ``wrong_zone``."""


class Health(NamedTuple):
    """The findings over a corpus."""

    reports: int
    elements: tuple[Usual, ...]
    extremes: tuple[Extreme, ...]
    unheard: tuple[Unheard, ...]
    idle: tuple[Idle, ...]
    near: tuple[Near, ...]
    zones: tuple[tuple[Role, int, tuple[str, ...]], ...]
    """Zone, in how many reports it was not found, and some of them."""
    unread: tuple[Unread, ...]


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


def sum_up(book: Book, rulebook: Rulebook, seen: Sequence[Seen], unread: Sequence[Unread]) -> Health:
    """Sum up a corpus. *rulebook* is *book* compiled, with its wordings."""
    elements = tuple(_usual(rulebook, seen))
    extremes = tuple(
        Extreme(one.element, one.title, kind, applying(one.statuses))
        for one in elements
        if (kind := extreme(one.statuses))
    )
    said = {rulebook.vocabulary.words[word] for one in seen for word in one.words}
    return Health(
        len(seen),
        elements,
        extremes,
        tuple(_unheard(book, said)),
        tuple(_idle(book, rulebook, seen, said)),
        tuple(_nearest(seen)),
        tuple(_zones(seen)),
        tuple(unread),
    )


def _usual(rulebook: Rulebook, seen: Iterable[Seen]) -> Iterator[Usual]:
    counts: dict[str, Counter[Status]] = {}
    for one in seen:
        for id, status in one.statuses:
            counts.setdefault(id, Counter())[status] += 1
    for element in rulebook.elements:
        found = counts.get(element.draft.id, Counter())
        ranked = tuple((status, found[status]) for status in STATUS_WORDS if found[status])
        yield Usual(element.draft.id, element.draft.title, ranked)


def _unheard(book: Book, said: set[str]) -> Iterator[Unheard]:
    for element in book.draft.elements:
        matching = _matching(element)
        for one in wordings(book, element.id).values():
            words = [word for word in dict.fromkeys(one.words) if word in matching.get(one.at, ())]
            yield from _silent("element", one, words, said)
    for one in groups(book):
        yield from _silent("group", one, list(one.words), said)
    for one in cues(book):
        if one.name != "figure_units":  # looked up in figures only
            yield from _silent("cue", one, [word for word in one.words if "…" not in word], said)


def _silent(kind: str, one: Written, words: list[str], said: set[str]) -> Iterator[Unheard]:
    silent = tuple(word for word in words if fold_word(word.removeprefix("^")) not in said)
    if silent:
        yield Unheard(one.at, kind, one.name, silent, len(words))


def _matching(draft: ElementDraft) -> dict[Mark, set[str]]:
    """Return place of a wording → the words that it looks for; settings such as ``within`` are none."""
    listed = [wording for found in draft.patterns.values() for wording in found]
    listed += [wording for near in draft.neighbours for wording in near.words]
    places: dict[Mark, set[str]] = {}
    for wording in listed:
        places.setdefault(wording.at, set()).update(*wording.parts, wording.unless)
    return places


def _idle(book: Book, rulebook: Rulebook, seen: Sequence[Seen], said: set[str]) -> Iterator[Idle]:
    """Yield wordings never met though all their parts are used, and those met only where they do not count.

    A reference to a group stands for many wordings in one place: one of them is enough.
    """
    right = {pattern for one in seen for pattern in one.right}
    wrong = {pattern for one in seen for pattern in one.wrong}
    lines = {sheet.file: sheet.lines for sheet in (*book.sheets.values(), book.tailoring) if sheet}
    places: dict[tuple[Mark, str], list[int]] = {}
    for number, pattern in enumerate(rulebook.vocabulary.patterns):
        places.setdefault((pattern.draft.at, pattern.slot), []).append(number)
    for (at, slot), numbers in places.items():
        pattern = rulebook.vocabulary.patterns[numbers[0]]
        id = rulebook.elements[pattern.element].draft.id
        text = (
            pattern.text
            if len(pattern.text) <= _SHORT
            else lines[at.file][at.line - 1][at.column - 1 :].strip()
        )
        if right.intersection(numbers):
            continue
        if wrong.intersection(numbers):
            if slot not in {"not_name", "not_act"}:
                yield Idle(at, id, slot, text, "wrong_zone")
        elif any(_all_said(rulebook, number, said) for number in numbers):
            yield Idle(at, id, slot, text, "never")


def _all_said(rulebook: Rulebook, number: int, said: set[str]) -> bool:
    draft = rulebook.vocabulary.patterns[number].draft
    return len(draft.parts) > 1 and all(any(fold_word(word) in said for word in part) for part in draft.parts)


def _nearest(seen: Iterable[Seen]) -> Iterator[Near]:
    """Yield the closest sentences of each element, each once."""
    by_element: dict[str, dict[str, Near]] = {}
    for one in seen:
        for near in one.near:
            by_element.setdefault(near.close.element, {}).setdefault(near.text, near)
    for found in by_element.values():
        yield from sorted(found.values(), key=lambda near: (-near.close.score, near.path))[:_PER_ELEMENT]


def _zones(seen: Sequence[Seen]) -> Iterator[tuple[Role, int, tuple[str, ...]]]:
    for zone in ZONES:
        lacking = [one.path for one in seen if zone not in one.zones]
        if lacking:
            yield zone, len(lacking), tuple(lacking[:_PER_ELEMENT])
