"""Hold the words of a rulebook against its examples: what none of them puts to use is listed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scorer.authoring import examples, reports
from scorer.authoring.uses import UNIT, UNLESS, Use, cues_in, uses_in
from scorer.authoring.written import cues, groups, wordings
from scorer.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from scorer.analysis import Analysis
    from scorer.authoring.reports import Case
    from scorer.authoring.written import Written
    from scorer.model import Status
    from scorer.rulebook.compile import Element, Rulebook
    from scorer.rulebook.draft import Mark, PatternDraft
    from scorer.rulebook.load import Book


class Unused(NamedTuple):
    """Words written in one place that no example puts to use."""

    at: Mark
    kind: str
    """Slot of the wording, ``group`` or ``cue``."""
    name: str
    """Element, word group or class of cues."""
    words: tuple[str, ...]


class Share(NamedTuple):
    """How much of an element its examples put to use."""

    element: str
    title: str
    words: int
    used: int
    examples: Mapping[Status, int]
    """How many there are."""


class Coverage(NamedTuple):
    """The shares of all elements, and what is not put to use."""

    shares: tuple[Share, ...]
    unused: tuple[Unused, ...]


def cover(book: Book, rulebook: Rulebook, cases: Iterable[Case] = (), only: Collection[str] = ()) -> Coverage:
    """Say which words of the elements *only*, or of all, no example or report puts to use.

    A word of an element counts by the examples of that element, a word of a group by those of any element
    that refers to it. *rulebook* is *book* compiled ``neutral``.
    """
    used, spoken = _used(rulebook, cases)
    in_groups: dict[str, bool] = {}
    shares: list[Share] = []
    unused: list[Unused] = []
    for element in rulebook.elements:
        if not only or element.draft.id in only:
            own = _own_words(book, rulebook, element, used, in_groups)
            shares.append(_share(element, own))
            unused += _idle(element, own)
    if not only:
        unused += _rest("group", groups(book), lambda _, word: not in_groups.get(word, True))
        unused += _rest("cue", cues(book), lambda name, word: (name, _cue(word)) not in spoken)
    return Coverage(tuple(shares), tuple(unused))


def _used(rulebook: Rulebook, cases: Iterable[Case]) -> tuple[set[Use], set[tuple[str, str]]]:
    """Return the words that are put to use by examples of their own element, and all cues met."""
    used: set[Use] = set()
    spoken: set[tuple[str, str]] = set()
    patterns = rulebook.vocabulary.patterns
    for analysis, owners in _texts(rulebook, cases):
        used |= {
            use for use in uses_in(rulebook.vocabulary, analysis) if patterns[use.pattern].element in owners
        }
        spoken |= cues_in(rulebook.vocabulary, analysis)
    return used, spoken


def _texts(rulebook: Rulebook, cases: Iterable[Case]) -> Iterator[tuple[Analysis, set[int]]]:
    """Yield every example and report with the elements on which it expects something."""
    for element in rulebook.elements:
        for example in element.draft.examples:
            yield examples.analysed(rulebook, element.draft, example), {element.index}
    for case in cases:
        owners = {element.index for element in rulebook.elements if element.draft.id in case.expect}
        yield reports.analysed(rulebook, case), owners


_Own = dict["tuple[Mark, str]", "dict[tuple[int, str], bool]"]
"""Place and slot of a wording → part and word → whether it is put to use."""


def _own_words(
    book: Book, rulebook: Rulebook, element: Element, used: set[Use], in_groups: dict[str, bool]
) -> _Own:
    """Return the words written out in *element*; those of groups go to *in_groups*."""
    written = wordings(book, element.draft.id)
    own: _Own = {}
    for number, pattern in enumerate(rulebook.vocabulary.patterns):
        if pattern.element != element.index:
            continue
        here = set(written[pattern.draft.at].words)
        for part, word in _words(pattern.draft):
            works = Use(number, part, word if part == UNIT else fold_word(word)) in used
            if word in here:
                words = own.setdefault((pattern.draft.at, pattern.slot), {})
                words[part, word] = words.get((part, word), False) or works
            else:
                in_groups[word] = in_groups.get(word, False) or works
    return own


def _words(draft: PatternDraft) -> Iterator[tuple[int, str]]:
    for part, words in enumerate(draft.parts):
        yield from ((part, word) for word in words)
    yield from ((UNLESS, word) for word in draft.unless)
    yield from ((UNIT, word) for word in draft.units)


def _share(element: Element, own: _Own) -> Share:
    works = [works for words in own.values() for works in words.values()]
    counts = Counter(example.status for example in element.draft.examples)
    return Share(element.draft.id, element.draft.title, len(works), sum(works), counts)


def _idle(element: Element, own: _Own) -> Iterator[Unused]:
    for (at, slot), words in own.items():
        idle = tuple(dict.fromkeys(word for (_, word), works in words.items() if not works))
        if idle:
            yield Unused(at, slot, element.draft.id, idle)


def _rest(kind: str, written: Iterable[Written], idle: Callable[[str, str], bool]) -> Iterator[Unused]:
    for one in written:
        words = tuple(word for word in one.words if idle(one.name, word))
        if words:
            yield Unused(one.at, kind, one.name, words)


def _cue(word: str) -> str:
    return "…".join(map(fold_word, word.removeprefix("^").split("…")))
