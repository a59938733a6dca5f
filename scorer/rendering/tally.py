"""What the overviews of a run share: counts and the order by score, from one pass over the entries."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scorer.results import Judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorer.model import Status
    from scorer.results import Expected, Results, Submission, Unjudged

GAPS: tuple[Status, ...] = ("missing", "partial", "review")
"""The statuses that ask for work, the worst first."""
STATUSES: tuple[Status, ...] = ("full", "partial", "missing", "review", "not_applicable")


class Late(NamedTuple):
    """A report whose date at the foot is later than 3 月 1 日."""

    number: int
    body: str
    signed: str


class Gap(NamedTuple):
    """How many bodies lack an element, or only touch it."""

    id: str
    missing: int
    partial: int
    review: int

    @property
    def total(self) -> int:
        """Count the bodies that have to work on it."""
        return self.missing + self.partial + self.review


class Tally(NamedTuple):
    """The figures of a run; a few bytes an entry."""

    order: Sequence[int]
    """Numbers of the judged entries, the best first, equal scores in the order of the input."""
    ranks: Mapping[int, int]
    """Number of an entry → its rank from 1; equal scores share a rank."""
    scores: Sequence[float]
    """In the order of ``order``."""
    statuses: Mapping[str, Counter[Status]]
    """Element id → how many entries have which status."""
    bands: Counter[str]
    """The best band first."""
    submissions: Counter[Submission]
    profiles: Counter[str]
    late: tuple[Late, ...]
    strangers: tuple[str, ...]
    """Paths of files that do not look like a report at all."""
    unjudged: tuple[Unjudged, ...]

    @property
    def mean(self) -> float | None:
        """Average score, ``None`` where nothing was judged."""
        return sum(self.scores) / len(self.scores) if self.scores else None

    @property
    def median(self) -> float | None:
        """Median score, ``None`` where nothing was judged."""
        middle, odd = divmod(len(self.scores), 2)
        if not self.scores:
            return None
        return self.scores[middle] if odd else (self.scores[middle - 1] + self.scores[middle]) / 2

    def top_gaps(self) -> list[Gap]:
        """Count the gaps of every element that has any, the commonest first."""
        counted = [
            Gap(one, found["missing"], found["partial"], found["review"])
            for one, found in self.statuses.items()
        ]
        return sorted(
            (gap for gap in counted if gap.total), key=lambda gap: (-gap.missing, -gap.partial, -gap.review)
        )


def tally(results: Results) -> Tally:
    """Count a run."""
    numbers, points = array("l"), array("d")
    statuses: dict[str, Counter[Status]] = {column.id: Counter() for column in results.run.columns}
    bands: Counter[str] = Counter()
    highest: dict[str, float] = {}
    submissions: Counter[Submission] = Counter()
    profiles: Counter[str] = Counter()
    late: list[Late] = []
    strangers: list[str] = []
    unjudged: list[Unjudged] = []
    for entry in results.entries():
        if not isinstance(entry, Judged):
            unjudged.append(entry)
            continue
        numbers.append(entry.number)
        points.append(entry.score.points)
        bands[entry.score.band] += 1
        highest[entry.score.band] = max(entry.score.points, highest.get(entry.score.band, 0.0))
        submissions[entry.submission] += 1
        profiles[entry.profile] += 1
        for item in entry.items:
            statuses.setdefault(item.id, Counter())[item.status] += 1
        if any(remark.code == "not_a_report" for remark in entry.remarks):
            strangers.append(entry.path)
        if entry.submission == "late":
            late.append(Late(entry.number, entry.body, entry.signed or ""))
    best_first = sorted(range(len(numbers)), key=lambda at: (-points[at], at))
    order = array("l", (numbers[at] for at in best_first))
    scores = array("d", (points[at] for at in best_first))
    return Tally(
        order,
        _ranks(order, scores),
        scores,
        statuses,
        Counter({band: bands[band] for band in sorted(bands, key=lambda band: -highest[band])}),
        submissions,
        profiles,
        tuple(late),
        tuple(strangers),
        tuple(unjudged),
    )


def _ranks(order: Sequence[int], scores: Sequence[float]) -> dict[int, int]:
    """Number the entries 1, 2, 2, 4 …"""
    ranks: dict[int, int] = {}
    rank = 0
    for place, number in enumerate(order, 1):
        rank = place if place == 1 or scores[place - 1] != scores[place - 2] else rank
        ranks[number] = rank
    return ranks


def absent(expected: Sequence[Expected]) -> tuple[Expected, ...]:
    """Give the lines of the registration list that no file answers."""
    return tuple(line for line in expected if not line.entries)
