"""How a rulebook fares over a corpus: what never or always fires, what is never said, what nearly is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scorer.authoring.impact import Extreme, Unread, applying, extreme
from scorer.authoring.observing import ZONES, Near, Seen
from scorer.authoring.written import cues, groups, wordings
from scorer.folding import fold_word
from scorer.scoring.wording import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.authoring.written import Written
    from scorer.model import Role, Status
    from scorer.rulebook.compile import Rulebook
    from scorer.rulebook.draft import ElementDraft, Mark
    from scorer.rulebook.load import Book

_SHORT = 40
"""Characters up to which a wording is told with its groups written out, else as its line says."""
_PER_ELEMENT = 5
_MOST_NEAR = 200
"""Sentences of an element that are kept before all but the closest are dropped."""


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


class _Gathered:
    """What was seen so far; it does not grow with the number of reports."""

    def __init__(self) -> None:
        self.reports = 0
        self.statuses: dict[str, Counter[Status]] = {}
        self.words: set[int] = set()
        self.right: set[int] = set()
        self.wrong: set[int] = set()
        self.near: dict[str, dict[str, Near]] = {}
        self.lacking: Counter[Role] = Counter()
        self.some: dict[Role, list[str]] = {zone: [] for zone in ZONES}
        self.unread: list[Unread] = []

    def add(self, seen: Seen) -> None:
        """Add one report."""
        self.reports += 1
        self.words.update(seen.words)
        self.right.update(seen.right)
        self.wrong.update(seen.wrong)
        for id, status in seen.statuses:
            self.statuses.setdefault(id, Counter())[status] += 1
        for near in seen.near:
            self.near.setdefault(near.close.element, {}).setdefault(near.text, near)
        for element, found in self.near.items():
            if len(found) > _MOST_NEAR:
                self.near[element] = {near.text: near for near in _closest(found.values())}
        for zone in ZONES:
            if zone not in seen.zones:
                self.lacking[zone] += 1
                self.some[zone] += [seen.path] if len(self.some[zone]) < _PER_ELEMENT else []


def _closest(found: Iterable[Near]) -> list[Near]:
    return sorted(found, key=lambda near: (-near.close.score, near.path, near.text))[:_PER_ELEMENT]


def sum_up(book: Book, rulebook: Rulebook, seen: Iterable[Seen | Unread]) -> Health:
    """Sum up a corpus, report by report. *rulebook* is *book* compiled, with its wordings."""
    gathered = _Gathered()
    for one in seen:
        if isinstance(one, Unread):
            gathered.unread.append(one)
        else:
            gathered.add(one)
    elements = tuple(_usual(rulebook, gathered))
    extremes = tuple(
        Extreme(one.element, one.title, kind, applying(one.statuses))
        for one in elements
        if (kind := extreme(one.statuses))
    )
    said = {rulebook.vocabulary.words[word] for word in gathered.words}
    return Health(
        gathered.reports,
        elements,
        extremes,
        tuple(_unheard(book, said)),
        tuple(_idle(book, rulebook, gathered, said)),
        tuple(near for found in gathered.near.values() for near in _closest(found.values())),
        tuple(
            (zone, gathered.lacking[zone], tuple(gathered.some[zone]))
            for zone in ZONES
            if gathered.lacking[zone]
        ),
        tuple(gathered.unread),
    )


def _usual(rulebook: Rulebook, gathered: _Gathered) -> Iterator[Usual]:
    for element in rulebook.elements:
        found = gathered.statuses.get(element.draft.id, Counter())
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


def _idle(book: Book, rulebook: Rulebook, gathered: _Gathered, said: set[str]) -> Iterator[Idle]:
    """Yield wordings never met though all their parts are used, and those met only where they do not count.

    A reference to a group stands for many wordings in one place: one of them is enough.
    """
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
        if gathered.right.intersection(numbers):
            continue
        if gathered.wrong.intersection(numbers):
            if slot not in {"not_name", "not_act"}:
                yield Idle(at, id, slot, text, "wrong_zone")
        elif any(_all_said(rulebook, number, said) for number in numbers):
            yield Idle(at, id, slot, text, "never")


def _all_said(rulebook: Rulebook, number: int, said: set[str]) -> bool:
    draft = rulebook.vocabulary.patterns[number].draft
    return len(draft.parts) > 1 and all(any(fold_word(word) in said for word in part) for part in draft.parts)
