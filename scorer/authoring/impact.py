"""What a change of the rules does to a corpus: scores before and after, what flips, and by which sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from scorer.scoring.wording import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorer.model import Evidence, Finding, Report, Role, RulebookName, Scorecard, Status

_RANK = {"not_applicable": 0, "review": 1, "missing": 2, "partial": 3, "full": 4}
_MOST_CHARACTERS = 300
"""Of a sentence that is quoted."""


class Quote(NamedTuple):
    """A sentence of a report."""

    text: str
    start: int
    end: int
    role: Role
    words: tuple[str, ...]
    """The words of the rules that met it."""


class Flip(NamedTuple):
    """An element whose status is another under the new rules."""

    element: str
    title: str
    old: Status
    new: Status
    old_reason: str
    """In Chinese, as is ``new_reason``."""
    new_reason: str
    quote: Quote | None
    """The sentence that counts now and did not, or that no longer counts; ``None`` where no sentence did it."""


class Standing(NamedTuple):
    """The status of one element under both rulebooks; ``None`` where one has no such element."""

    element: str
    title: str
    old: Status | None
    new: Status | None


class Moved(NamedTuple):
    """One report under both rulebooks."""

    path: str
    org: str
    year: int | None
    old_points: float
    new_points: float
    old_band: str
    new_band: str
    profile: str
    flips: tuple[Flip, ...]
    standings: tuple[Standing, ...]

    @property
    def gain(self) -> float:
        """By how much the score rises."""
        return round(self.new_points - self.old_points, 1)


class Unread(NamedTuple):
    """A file that could not be read."""

    path: str
    error: str
    hint: str


Judged = Moved | Unread


class Extreme(NamedTuple):
    """An element that no report meets any more, or that every report meets now."""

    element: str
    title: str
    kind: Literal["dead", "always"]
    reports: int
    """To how many it applies."""


class Tally(NamedTuple):
    """An element over the whole corpus."""

    element: str
    title: str
    old: tuple[tuple[Status, int], ...]
    new: tuple[tuple[Status, int], ...]
    better: int
    worse: int


class Impact(NamedTuple):
    """The effect of a change on a corpus."""

    old: RulebookName
    new: RulebookName
    reports: tuple[Moved, ...]
    unread: tuple[Unread, ...]
    elements: tuple[Tally, ...]
    extremes: tuple[Extreme, ...]
    """Newly so: what was dead or always met before is not listed."""


def moved(path: str, report: Report, old: Scorecard, new: Scorecard) -> Moved:
    """Compare two verdicts on one report."""
    before = {finding.id: finding for finding in old.findings}
    after = {finding.id: finding for finding in new.findings}
    pairs = [(before.get(id), after.get(id)) for id in dict.fromkeys([*after, *before])]
    facts = new.facts
    return Moved(
        path,
        facts.org.value if facts.org else "",
        facts.year.value if facts.year else None,
        old.score.points,
        new.score.points,
        old.score.band,
        new.score.band,
        new.rulebook.profile,
        tuple(_flip(report, was, now) for was, now in pairs if was and now and was.status != now.status),
        tuple(_standing(was, now) for was, now in pairs),
    )


def _standing(was: Finding | None, now: Finding | None) -> Standing:
    known = now or was
    assert known
    return Standing(known.id, known.title, was and was.status, now and now.status)


def _flip(report: Report, was: Finding, now: Finding) -> Flip:
    return Flip(
        now.id,
        now.title,
        was.status,
        now.status,
        reason_text(was),
        reason_text(now),
        _quote(report, was, now),
    )


def _quote(report: Report, was: Finding, now: Finding) -> Quote | None:
    """Return the sentence that made the difference: of the better verdict, best one that the other does not count."""
    better, other = (now, was) if _RANK[now.status] > _RANK[was.status] else (was, now)
    if "not_applicable" in (was.status, now.status):
        return None
    counted = {one.span for one in other.evidence}
    near = {one.span for one in other.near_misses}
    candidates = [*better.evidence, *better.near_misses]
    fresh = [one for one in candidates if one.span not in counted | near]
    chosen = next(iter([*fresh, *(one for one in candidates if one.span not in counted), *candidates]), None)
    return _quoted(report, chosen) if chosen else None


def _quoted(report: Report, one: Evidence) -> Quote:
    end = min(one.span.end, one.span.start + _MOST_CHARACTERS)
    return Quote(report.text[one.span.start : end], one.span.start, end, one.role, one.words)


def sum_up(old: RulebookName, new: RulebookName, judged: Iterable[Judged]) -> Impact:
    """Sum up a corpus; reports come in the order of the files."""
    found = list(judged)
    reports = tuple(one for one in found if isinstance(one, Moved))
    tallies = tuple(_tallies(reports))
    unread = tuple(one for one in found if isinstance(one, Unread))
    return Impact(old, new, reports, unread, tallies, tuple(_extremes(tallies)))


def _tallies(reports: Sequence[Moved]) -> Iterator[Tally]:
    by_element: dict[str, list[Standing]] = {}
    for report in reports:
        for standing in report.standings:
            by_element.setdefault(standing.element, []).append(standing)
    for id, standings in by_element.items():
        olds, news = (Counter(one[side] for one in standings if one[side]) for side in (2, 3))
        ranks = [(_RANK[one.old], _RANK[one.new]) for one in standings if one.old and one.new]
        yield Tally(
            id,
            standings[0].title,
            tuple(sorted(olds.items(), key=lambda pair: -_RANK[pair[0]])),  # type: ignore[arg-type]
            tuple(sorted(news.items(), key=lambda pair: -_RANK[pair[0]])),  # type: ignore[arg-type]
            sum(now > was for was, now in ranks if was and now),
            sum(now < was for was, now in ranks if was and now),
        )


def _extremes(tallies: Iterable[Tally]) -> Iterator[Extreme]:
    for tally in tallies:
        was, now = extreme(tally.old), extreme(tally.new)
        if now and now != was:
            yield Extreme(tally.element, tally.title, now, applying(tally.new))


def applying(counts: Iterable[tuple[Status, int]]) -> int:
    """Return to how many reports an element applies."""
    return sum(count for status, count in counts if status != "not_applicable")


def extreme(counts: Iterable[tuple[Status, int]]) -> Literal["dead", "always"] | None:
    """Tell whether an element is missing wherever it applies, or met everywhere."""
    statuses = {status for status, count in counts if count and status not in {"not_applicable", "review"}}
    return "dead" if statuses == {"missing"} else "always" if statuses == {"full"} else None
