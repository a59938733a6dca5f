"""Compare verdicts with labels: agreement, kappa, confusion, gaps found and let through. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorer.accuracy.gold import Label, Passage
    from scorer.accuracy.kinds import Kind
    from scorer.model import Finding, Scored

STATUSES = ("full", "partial", "missing")
Confusion = tuple[tuple[int, ...], ...]
"""Rows wanted, columns got, both in the order of ``STATUSES``."""
FACTS = ("year", "level", "signed", "org")


@dataclass(frozen=True, slots=True)
class Judged:
    """One label beside the verdict."""

    file: str
    element: str
    wanted: str
    got: str
    """As compared: not_applicable counts as missing, review as missing."""
    finding: Finding
    quote: str
    """The labeller's decisive words."""
    found: str
    """The verdict's own first evidence or nearest miss."""


@dataclass(frozen=True, slots=True)
class ByElement:
    """Agreement and gap precision / recall of one element; a gap is whatever is not full."""

    element: str
    n: int
    exact: float
    gap_precision: float | None
    gap_recall: float | None
    falsely_accused: int
    let_through: int


class Figures(NamedTuple):
    """What a confusion table says; shares lie between 0 and 1."""

    exact: float
    kappa: float
    false_accusations: float
    """Share of the labels full that were judged missing."""
    let_through: float
    """Share of the labels not full that were judged full."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures over all labels."""

    reports: int
    figures: Figures
    confusion: Confusion
    facts: tuple[tuple[str, int, int], ...]
    """Fact, right, all."""
    elements: tuple[ByElement, ...]
    judged: tuple[Judged, ...]
    wrong_facts: tuple[tuple[str, str, Any, Any], ...]
    """File, fact, wanted, got."""
    unreadable: tuple[tuple[str, str], ...]

    @property
    def errors(self) -> tuple[Judged, ...]:
        """The labels that the verdict disagrees with."""
        return tuple(one for one in self.judged if one.wanted != one.got)


def compare(pairs: Iterable[tuple[Label, Scored]], unreadable: Iterable[tuple[str, str]] = ()) -> Agreement:
    """Compare labels with the verdicts on the same reports."""
    judged: list[Judged] = []
    facts: Counter[tuple[str, bool]] = Counter()
    wrong: list[tuple[str, str, Any, Any]] = []
    reports = 0
    for label, scored in pairs:
        reports += 1
        judged += _judged(label, scored)
        for fact, wanted, got in _facts(label, scored):
            facts[fact, wanted == got] += 1
            if wanted != got:
                wrong.append((label.name, fact, wanted, got))
    counts = Counter((one.wanted, one.got) for one in judged)
    confusion = tuple(tuple(counts[wanted, got] for got in STATUSES) for wanted in STATUSES)
    return Agreement(
        reports=reports,
        figures=figures(confusion),
        confusion=confusion,
        facts=tuple((fact, facts[fact, True], facts[fact, True] + facts[fact, False]) for fact in FACTS),
        elements=tuple(_by_element(judged)),
        judged=tuple(judged),
        wrong_facts=tuple(wrong),
        unreadable=tuple(unreadable),
    )


@dataclass(frozen=True, slots=True)
class PassageVerdict:
    """One labelled passage beside the verdict."""

    passage: Passage
    finding: Finding
    kind: Kind

    @property
    def right(self) -> bool:
        """Tell whether the verdict is the labelled one."""
        return self.finding.status == self.passage.status


def figures(confusion: Confusion) -> Figures:
    """Work out the figures of a confusion table."""
    return Figures(
        exact=_share(sum(row[i] for i, row in enumerate(confusion)), sum(map(sum, confusion))),
        kappa=kappa(confusion),
        false_accusations=_share(confusion[0][2], sum(confusion[0])),
        let_through=_share(confusion[1][0] + confusion[2][0], sum(map(sum, confusion[1:]))),
    )


def kappa(confusion: Confusion) -> float:
    """Return Cohen's kappa: agreement beyond chance, 1 where there is nothing to disagree on."""
    total = sum(map(sum, confusion))
    if not total:
        return 1.0
    seen = sum(row[i] for i, row in enumerate(confusion)) / total
    by_chance = (
        sum(sum(row) * sum(other[i] for other in confusion) for i, row in enumerate(confusion)) / total**2
    )
    return 1.0 if by_chance >= 1 else (seen - by_chance) / (1 - by_chance)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _judged(label: Label, scored: Scored) -> list[Judged]:
    findings = {finding.id: finding for finding in scored.card.findings}
    found = []
    for element, wanted in label.status.items():
        finding = findings.get(element)
        if finding is None:
            continue
        got = finding.status if finding.status in STATUSES else "missing"
        nearest = (*finding.evidence, *finding.near_misses)
        quote = scored.report.text[nearest[0].span.start : nearest[0].span.end] if nearest else ""
        found.append(
            Judged(label.name, element, wanted, got, finding, str(label.quotes.get(element, "")), quote)
        )
    return found


def _facts(label: Label, scored: Scored) -> Iterable[tuple[str, Any, Any]]:
    for fact in FACTS:
        if fact in label.facts:
            known = getattr(scored.card.facts, fact)
            wanted = label.facts[fact]
            yield fact, str(wanted) if wanted is not None else None, str(known.value) if known else None


def _by_element(judged: list[Judged]) -> Iterable[ByElement]:
    for element in dict.fromkeys(one.element for one in judged):
        own = [one for one in judged if one.element == element]
        called = [one for one in own if one.got != "full"]
        gaps = [one for one in own if one.wanted != "full"]
        hit = sum(one.wanted != "full" for one in called)
        yield ByElement(
            element,
            len(own),
            _share(sum(one.wanted == one.got for one in own), len(own)),
            hit / len(called) if called else None,
            hit / len(gaps) if gaps else None,
            sum(one.wanted == "full" and one.got == "missing" for one in own),
            sum(one.wanted != "full" and one.got == "full" for one in own),
        )
