"""How far the figures may be off: bootstrap over reports, for the labels of one report hang together. Pure."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from scorer.accuracy.agreement import STATUSES, figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.accuracy.agreement import Confusion, Figures, Judged

ROUNDS = 2000
_SEED = 20261127
"""Fixed, so that the same labels give the same page."""


class Interval(NamedTuple):
    """The middle 95 % of a share over the bootstrap rounds, both ends between 0 and 1 (kappa: -1 and 1)."""

    low: float
    high: float


class Intervals(NamedTuple):
    """The interval of each figure."""

    exact: Interval
    kappa: Interval
    false_accusations: Interval
    let_through: Interval


def intervals(judged: Sequence[Judged], rounds: int = ROUNDS) -> Intervals:
    """Draw as many reports as there are, with replacement, *rounds* times; raises ``ValueError`` without labels."""
    reports = _by_report(judged)
    if not reports:
        raise ValueError("no labels")
    random = Random(_SEED)
    drawn = [figures(_sum(random.choices(reports, k=len(reports)))) for _ in range(rounds)]
    return Intervals(*(_middle(drawn, name) for name in Intervals._fields))


def _by_report(judged: Sequence[Judged]) -> list[Confusion]:
    counts: dict[str, list[list[int]]] = {}
    for one in judged:
        table = counts.setdefault(one.file, [[0] * len(STATUSES) for _ in STATUSES])
        table[STATUSES.index(one.wanted)][STATUSES.index(one.got)] += 1
    return [tuple(map(tuple, table)) for table in counts.values()]


def _sum(tables: Sequence[Confusion]) -> Confusion:
    size = range(len(STATUSES))
    return tuple(tuple(sum(table[row][column] for table in tables) for column in size) for row in size)


def _middle(drawn: Sequence[Figures], name: str) -> Interval:
    values = sorted(getattr(one, name) for one in drawn)
    cut = len(values) // 40
    return Interval(values[cut], values[-1 - cut])
