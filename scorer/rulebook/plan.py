"""The order of work of a scan: which word starts what, and which wording to try when its rarest part is met.

Words that are parts of the same wordings are of one group, and every group is one bit: whether a stretch holds all
parts of a wording is one comparison. Most words met in a report only complete wordings; they do no more than
set their bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorer.rulebook.compile import Pattern, Use
    from scorer.rulebook.draft import Within

Groups = tuple[int, ...]
Acts = tuple[
    tuple[tuple[int, bool], ...],
    tuple[int, ...],
    tuple[int, ...],
    Groups,
    tuple[tuple["Within", Groups], ...],
]
"""What a word does by itself; a plain tuple, for there are hundreds to unpack in a report.

Its cues (class, and whether only at the start of a clause), the dated terms, the patterns that it makes alone, the
groups through which it leads wordings within its clause, and those within a wider stretch.
"""
Word = tuple[int, "Acts | None"]
"""The bits of the groups that a word is in, and what it does by itself."""
Trial = tuple[int, int, int]
"""The bits a wording needs besides its rarest part, the bit that voids it, and the number of its pattern."""


class Plan(NamedTuple):
    """The scan plan of a vocabulary."""

    words: tuple[Word, ...]
    """Equal ones are one object, which keeps the plan small on disk."""
    parts: tuple[tuple[int, ...], ...]
    """Pattern → its part groups in order; empty for singles."""
    trials: dict[Within, dict[int, tuple[Trial, ...]]]
    """Stretch → group → the wordings of which it is the rarest part."""


def is_single(pattern: Pattern) -> bool:
    """Tell whether one word alone makes the pattern."""
    return pattern.parts == 1 and not pattern.voidable and not pattern.units


def plan(words: Sequence[str], uses: Sequence[tuple[Use, ...]], patterns: Sequence[Pattern]) -> Plan:
    """Make the plan: equal part groups become one, each pattern hangs on its rarest."""
    members = _members(uses, patterns)
    rarity = {found: sum(4.0 ** -len(words[word]) for word in found) for found in members.values()}
    parts = [_parts(number, pattern, members) for number, pattern in enumerate(patterns)]
    leads = [min(own, key=rarity.__getitem__, default=_NO_GROUP) for own in parts]
    voids = [members.get((number, -1), _NO_GROUP) for number in range(len(patterns))]
    others = {group for own, lead in zip(parts, leads, strict=True) for group in own if group != lead}
    asked = others.union(voids)
    # NOTE: only groups that are asked for have bits, those of many words the low ones: the bits of a word stay few.
    ids = {
        group: number for number, group in enumerate(sorted(rarity, key=lambda g: (g not in asked, -len(g))))
    }
    trials: dict[Within, dict[int, tuple[Trial, ...]]] = {}
    for number, (own, lead, void) in enumerate(zip(parts, leads, voids, strict=True)):
        if own:
            needs = _bits(ids[group] for group in set(own) - {lead})
            hung = trials.setdefault(patterns[number].within, {})
            trial = needs, _bits(ids[group] for group in (void,) if group), number
            hung[ids[lead]] = (*hung.get(ids[lead], ()), trial)
    in_groups: list[list[int]] = [[] for _ in uses]
    for group, number in ids.items():
        for word in group:
            in_groups[word].append(number)
    one: dict[Word, Word] = {}
    bitted = len(asked - {_NO_GROUP})
    made = (_word(known, patterns, own, trials, bitted) for known, own in zip(uses, in_groups, strict=True))
    return Plan(
        tuple(one.setdefault(word, word) for word in made),
        tuple(tuple(ids[group] for group in own) for own in parts),
        trials,
    )


_NO_GROUP: frozenset[int] = frozenset()


def _members(
    uses: Sequence[tuple[Use, ...]], patterns: Sequence[Pattern]
) -> dict[tuple[int, int], frozenset[int]]:
    """Return the words of each part of each pattern that takes more than a word; part -1 is what voids it."""
    members: dict[tuple[int, int], set[int]] = {}
    for word, known in enumerate(uses):
        for use in known:
            if use.pattern >= 0 and not is_single(patterns[use.pattern]):
                members.setdefault((use.pattern, use.part), set()).add(word)
    return {slot: frozenset(found) for slot, found in members.items()}


def _bits(groups: Iterable[int]) -> int:
    return sum(1 << group for group in groups)


def _parts(
    number: int, pattern: Pattern, members: dict[tuple[int, int], frozenset[int]]
) -> tuple[frozenset[int], ...]:
    """Return the groups of a pattern in order; none where one word makes it, or a part has no word."""
    own = tuple(members.get((number, part), _NO_GROUP) for part in range(pattern.parts))
    return () if is_single(pattern) or _NO_GROUP in own else own


def _word(
    known: tuple[Use, ...],
    patterns: Sequence[Pattern],
    groups: list[int],
    trials: dict[Within, dict[int, tuple[Trial, ...]]],
    bitted: int,
) -> Word:
    from scorer.rulebook.compile import CUE, TERM

    led = {within: tuple(g for g in groups if g in hung) for within, hung in trials.items()}
    acts: Acts = (
        tuple((use.part, use.anchored) for use in known if use.pattern == CUE),
        tuple(use.part for use in known if use.pattern == TERM),
        tuple(u.pattern for u in known if u.pattern >= 0 and u.part == 0 and is_single(patterns[u.pattern])),
        led.pop("clause", ()),
        tuple((within, leads) for within, leads in led.items() if leads),
    )
    return _bits(group for group in groups if group < bitted), acts if any(acts) else None
