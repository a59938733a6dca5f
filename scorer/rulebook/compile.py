"""Turn the rulebook as written into the immutable one that judges: every word an id, every wording a pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scorer.folding import fold_word
from scorer.model import RulebookName
from scorer.rulebook.held_words import TermRegex, term_regex
from scorer.rulebook.plan import Plan, plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ahocorasick_rs import AhoCorasick

    from scorer.rulebook.draft import (
        ElementDraft,
        ExemptDraft,
        PatternDraft,
        ProfileDraft,
        RulebookDraft,
        TermDraft,
        Within,
    )

_NUMERALS = "零〇一二两三四五六七八九十百千"
_COUNT = rf"[\d{_NUMERALS}](?:(?<=\d)[\d,.]*|(?<!\d)[{_NUMERALS}]*)(?:余|多|几)?(?:万|亿|百|千)?(?:余|多)?"
"""A number in digits or Chinese; one class of characters comes first, so that the search jumps to it."""


_NOT_SCANNED = "figure_units"
"""The cue class that is looked up in figures only, and so stays out of the automaton."""


CUE, TERM = -1, -2


class Use(NamedTuple):
    """One use of a word: a part of a pattern, a voider of one, a cue or a dated term."""

    pattern: int
    """Index of the pattern, or ``CUE`` or ``TERM``."""
    part: int
    """Index of the part, -1 for a word that voids the pattern; index of the cue class; index of the term."""
    anchored: bool = False
    """For a cue: only at the start of a clause."""


class Pattern(NamedTuple):
    """One wording, compiled. Its parts are found through ``Rulebook.uses``."""

    element: int
    slot: str
    reason: str
    """Reason code that a neighbour gives; empty for other slots."""
    parts: int
    ordered: bool
    within: Within
    voidable: bool
    units: frozenset[str]
    text: str
    """The wording as a person wrote it, for explanations."""
    eats: bool
    """A one-part ``not_name``: other words of the element inside its hits do not count."""
    draft: PatternDraft
    """The wording as read, with its words and its place in the rules; an empty one out of the cache."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it is judged under one profile."""

    index: int
    draft: ElementDraft
    weight: float
    off: str
    """Reason why it does not apply, or empty."""
    generic_acts: bool
    need: int
    has_eaters: bool
    exempt: tuple[ExemptDraft, ...] = ()
    """What a tailoring exempts by level or name of the body."""


@dataclass(frozen=True)
class Vocabulary:
    """All words of a rulebook and what they are parts of; the same for every profile."""

    patterns: tuple[Pattern, ...]
    words: tuple[str, ...]
    uses: tuple[tuple[Use, ...], ...]
    cues: Mapping[str, int]
    """Cue class → index used in ``Use.part``."""
    cue_words: Mapping[str, tuple[str, ...]]
    units: tuple[str, ...]
    term_regexes: Mapping[int, TermRegex]
    """Index of a dated term → its regex, where it has one instead of words."""

    @cached_property
    def parted_cues(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Cue class → its cues with …, each as the parts that must follow one another."""
        parted = {
            name: tuple(tuple(w.split("…")) for w in words if "…" in w)
            for name, words in self.cue_words.items()
        }
        return {name: words for name, words in parted.items() if words}

    @cached_property
    def plan(self) -> Plan:
        """The order of work of a scan."""
        return plan(self.words, self.uses, self.patterns)

    @cached_property
    def automaton(self) -> AhoCorasick:
        """The automaton over all words; overlapping hits, code point offsets."""
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        # NOTE: of the library's automata this one is the quickest on texts of this length, and quickly built.
        return AhoCorasick(
            self.words,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    @cached_property
    def figure(self) -> re.Pattern[str]:
        """A count with one of the units: group 1 the number, group 2 the unit."""
        units = "|".join(re.escape(unit) for unit in sorted(self.units, key=len, reverse=True))
        return re.compile(rf"({_COUNT})个?({units})")


class Rulebook(NamedTuple):
    """A compiled rulebook under one profile; build it with ``compile_rulebook``, change profile with ``under``."""

    about: RulebookName
    elements: tuple[Element, ...]
    vocabulary: Vocabulary
    terms: tuple[TermDraft, ...]
    bands: tuple[tuple[float, str], ...]
    draft: RulebookDraft

    def under(self, profile: ProfileDraft) -> Rulebook:
        """Return this rulebook with the weights and exemptions of *profile*."""
        if profile.id == self.about.profile:
            return self
        about = self.about._replace(profile=profile.id, profile_title=profile.title)
        return self._replace(about=about, elements=_elements(self.draft, profile))

    def for_level(self, level: str | None) -> Rulebook:
        """Return this rulebook under the profile for a body of *level*; unchanged where none names it."""
        fitting = (p for p in self.draft.profiles.values() if level in p.levels)
        profile = next(fitting, None)
        return self.under(profile) if profile else self


class _Table:
    """Hands out word ids while patterns are compiled."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.uses: list[set[Use]] = []
        self._places: dict[str, int] = {}
        """Word as written → its id; a group's words come back in every wording that names the group."""

    def use(self, word: str, use: Use) -> None:
        place = self._places.get(word)
        if place is None:
            place = self._places[word] = self._place(fold_word(word))
        if place >= 0:
            self.uses[place].add(use)

    def _place(self, folded: str) -> int:
        """Return the id of a folded word, -1 where nothing is left of it."""
        if not folded:
            return -1
        place = self.ids.setdefault(folded, len(self.uses))
        if place == len(self.uses):
            self.uses.append(set())
        return place


def compile_rulebook(draft: RulebookDraft, profile: ProfileDraft) -> Rulebook:
    """Compile *draft* under *profile*. Raises nothing: the draft has been checked."""
    table, patterns = _Table(), list[Pattern]()
    elements = _elements(draft, profile)
    for element in elements:
        for slot, reason, wordings in _slots(element.draft):
            for wording in wordings:
                _pattern(table, patterns, element.index, slot, reason, wording)
    cues = {name: number for number, name in enumerate(draft.cues)}
    for name, words in draft.cues.items():
        for word in words if name != _NOT_SCANNED else ():
            if "…" in word:
                continue
            table.use(word.removeprefix("^"), Use(CUE, cues[name], word.startswith("^")))
    for number, term in enumerate(draft.terms):
        for word in term.words:
            table.use(word, Use(TERM, number))
    vocabulary = Vocabulary(
        tuple(patterns),
        tuple(table.ids),
        tuple(tuple(sorted(uses)) for uses in table.uses),
        cues,
        draft.cues,
        _units(draft, patterns),
        {number: term_regex(term.regex) for number, term in enumerate(draft.terms) if term.regex},
    )
    about = RulebookName(draft.name, draft.version, draft.digest, profile.id, profile.title, draft.tailored)
    bands = tuple((band.at_least, band.name) for band in draft.bands)
    return Rulebook(about, elements, vocabulary, draft.terms, bands, draft)


def _elements(draft: RulebookDraft, profile: ProfileDraft) -> tuple[Element, ...]:
    return tuple(
        _element(index, element, profile, tuple(one for one in draft.exempt if one.element == element.id))
        for index, element in enumerate(draft.elements)
    )


def _element(
    index: int, draft: ElementDraft, profile: ProfileDraft, exempt: tuple[ExemptDraft, ...]
) -> Element:
    return Element(
        index,
        draft,
        profile.weights.get(draft.id, draft.weight),
        profile.off.get(draft.id, ""),
        bool(draft.options.get("generic_acts", True)),
        int(draft.options.get("need", 1)),
        bool(draft.patterns.get("not_name")),
        exempt,
    )


def _slots(draft: ElementDraft) -> list[tuple[str, str, tuple[PatternDraft, ...]]]:
    slots = [(slot, "", wordings) for slot, wordings in draft.patterns.items()]
    return slots + [("neighbour", neighbour.reason, neighbour.words) for neighbour in draft.neighbours]


def _pattern(
    table: _Table, patterns: list[Pattern], element: int, slot: str, reason: str, wording: PatternDraft
) -> None:
    number = len(patterns)
    for part, words in enumerate(wording.parts):
        for word in words:
            table.use(word, Use(number, part))
    for word in wording.unless:
        table.use(word, Use(number, -1))
    text = "…".join("|".join(words) for words in wording.parts)
    patterns.append(
        Pattern(
            element,
            slot,
            reason,
            len(wording.parts),
            wording.ordered,
            wording.within,
            bool(wording.unless),
            frozenset(wording.units),
            text,
            slot == "not_name" and len(wording.parts) == 1 and not wording.unless and not wording.units,
            wording,
        )
    )


def _units(draft: RulebookDraft, patterns: list[Pattern]) -> tuple[str, ...]:
    """All units that any figure counts, so that one pattern reads them all."""
    units = set(draft.cues.get("figure_units", ()))
    for pattern in patterns:
        units |= pattern.units
    return tuple(sorted(units))
