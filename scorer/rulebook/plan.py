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
    members: dict[tuple[int, int], set[int]] = {}
    for word, known in enumerate(uses):
        for use in known:
            if use.pattern >= 0 and not is_single(patterns[use.pattern]):
                members.setdefault((use.pattern, use.part), set()).add(word)
    groups = dict.fromkeys(frozenset(found) for found in members.values())
    # NOTE: groups of many words get the low bits, for most words are in those only and their bits stay short.
    ids = {found: number for number, found in enumerate(sorted(groups, key=len, reverse=True))}
    group_of = {slot: ids[frozenset(found)] for slot, found in members.items()}
    rarity = {number: sum(4.0 ** -len(words[word]) for word in found) for found, number in ids.items()}
    parts = tuple(_parts(number, pattern, group_of) for number, pattern in enumerate(patterns))
    trials: dict[Within, dict[int, tuple[Trial, ...]]] = {}
    for number, own in enumerate(parts):
        if own:
            lead = min(own, key=rarity.__getitem__)
            trial = (_bits(set(own) - {lead}), _bits({group_of.get((number, -1), -1)} - {-1}), number)
            hung = trials.setdefault(patterns[number].within, {})
            hung[lead] = (*hung.get(lead, ()), trial)
    in_groups: list[list[int]] = [[] for _ in uses]
    for found, number in ids.items():
        for word in found:
            in_groups[word].append(number)
    one: dict[Word, Word] = {}
    made = (_word(known, patterns, groups, trials) for known, groups in zip(uses, in_groups, strict=True))
    return Plan(tuple(one.setdefault(word, word) for word in made), parts, trials)


def _bits(groups: Iterable[int]) -> int:
    return sum(1 << group for group in groups)


def _parts(number: int, pattern: Pattern, group_of: dict[tuple[int, int], int]) -> tuple[int, ...]:
    if is_single(pattern):
        return ()
    own = tuple(group_of.get((number, part), -1) for part in range(pattern.parts))
    return () if -1 in own else own


def _word(
    known: tuple[Use, ...],
    patterns: Sequence[Pattern],
    groups: list[int],
    trials: dict[Within, dict[int, tuple[Trial, ...]]],
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
    return _bits(groups), acts if any(acts) else None
