"""The order of work of a scan: which word starts what, and which wording to try when its rarest part is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.rulebook.compile import Pattern, Use


Word = tuple[tuple[tuple[int, bool], ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""What one word of the automaton means; a plain tuple, for there are thousands to unpack.

Its cues (class, and whether only at the start of a clause), the dated terms, the patterns that it makes alone,
and the part groups it belongs to: parts of many wordings with the same words are one group.
"""


class Plan(NamedTuple):
    """The scan plan of a vocabulary."""

    words: tuple[Word, ...]
    parts: tuple[tuple[int, ...], ...]
    """Pattern → its part groups in order; empty for singles."""
    void: tuple[int, ...]
    """Pattern → the group that voids it, or -1."""
    needs: tuple[frozenset[int], ...]
    """Pattern → its part groups as a set."""
    members: tuple[frozenset[int], ...]
    """Group → its words."""
    tried_by: tuple[tuple[int, ...], ...]
    """Group → the patterns to try where it is met: those of which it is the rarest part."""
    triggers: frozenset[int]
    """Groups that some pattern hangs on."""
    wide: frozenset[int]
    """Words that are needed across a whole paragraph."""


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
    ids: dict[frozenset[int], int] = {}
    group_of = {slot: ids.setdefault(frozenset(found), len(ids)) for slot, found in members.items()}
    parts = [_parts(number, pattern, group_of) for number, pattern in enumerate(patterns)]
    rarity = {number: sum(4.0 ** -len(words[word]) for word in found) for found, number in ids.items()}
    tried: list[list[int]] = [[] for _ in ids]
    for number, own in enumerate(parts):
        if own:
            tried[min(own, key=rarity.__getitem__)].append(number)
    in_groups: list[list[int]] = [[] for _ in uses]
    for found, number in ids.items():
        for word in found:
            in_groups[word].append(number)
    wide_groups = {g for n, own in enumerate(parts) if patterns[n].within == "paragraph" for g in own}
    return Plan(
        words=tuple(_word(known, patterns, in_groups[word]) for word, known in enumerate(uses)),
        parts=tuple(parts),
        void=tuple(group_of.get((number, -1), -1) for number in range(len(patterns))),
        needs=tuple(map(frozenset, parts)),
        members=tuple(ids),
        tried_by=tuple(map(tuple, tried)),
        triggers=frozenset(number for number, hung in enumerate(tried) if hung),
        wide=frozenset(word for word, groups in enumerate(in_groups) if wide_groups.intersection(groups)),
    )


def _parts(number: int, pattern: Pattern, group_of: dict[tuple[int, int], int]) -> tuple[int, ...]:
    if is_single(pattern):
        return ()
    own = tuple(group_of.get((number, part), -1) for part in range(pattern.parts))
    return () if -1 in own else own


def _word(known: tuple[Use, ...], patterns: Sequence[Pattern], groups: list[int]) -> Word:
    from scorer.rulebook.compile import CUE, TERM

    return (
        tuple((use.part, use.anchored) for use in known if use.pattern == CUE),
        tuple(use.part for use in known if use.pattern == TERM),
        tuple(u.pattern for u in known if u.pattern >= 0 and u.part == 0 and is_single(patterns[u.pattern])),
        tuple(sorted(groups)),
    )
