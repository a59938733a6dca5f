"""The core: for each element look, judge, weigh; then the score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis import analyse
from scorer.analysis.facts import Given
from scorer.model import Finding, Score, Scorecard, Span
from scorer.scoring import topic
from scorer.scoring.exempt import exempt
from scorer.scoring.notes import notes
from scorer.scoring.owners import Owners
from scorer.scoring.parts import CHECKS
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.model import Report, Role
    from scorer.rulebook.compile import Element, Rulebook, Vocabulary


class Options(NamedTuple):
    """What the user says over the report's head."""

    given: Given = Given()
    zone: Role | None = None
    """Puts the whole text into one zone, as the examples of a rulebook ask for."""
    keep_profile: bool = False
    """Judge by the rulebook as it is, whatever level the body has."""


DEFAULT = Options()

_LOOKED: dict[str, tuple[Role, ...]] = {
    "topic": ("achievements", "first-responsible", "problems", "plan"),
    "problems": ("problems",),
    "causes": ("problems", "achievements"),
    "plan": ("plan",),
    "achievements": ("achievements",),
}


def evaluate(
    report: Report,
    rulebook: Rulebook,
    *,
    options: Options = DEFAULT,
) -> Scorecard:
    """Judge *report* by *rulebook*, under the profile of the body's level unless the options name one."""
    analysis = analyse(report, rulebook.vocabulary, given=options.given, zone=options.zone)
    return judge(analysis, rulebook) if options.keep_profile else judge_held(analysis, rulebook)


def judge_held(analysis: Analysis, rulebook: Rulebook) -> Scorecard:
    """Judge an analysed report under the profile of the body's level."""
    level = analysis.facts.level
    return judge(analysis, rulebook.for_level(level.value if level else None))


def judge(analysis: Analysis, rulebook: Rulebook) -> Scorecard:
    """Judge an analysed report."""
    year = analysis.facts.year.value if analysis.facts.year else None
    owners = Owners(analysis, rulebook.vocabulary)
    findings = tuple(
        finding(
            element if _in_force(element, year) else replace(element, weight=0.0),
            _verdict(element, rulebook.vocabulary, analysis, owners, year),
            analysis,
            rulebook,
        )
        for element in rulebook.elements
    )
    noted = notes(analysis, rulebook)
    return Scorecard(
        rulebook.about, analysis.facts, analysis.zones.sections, findings, noted, score(findings, rulebook)
    )


def _verdict(
    element: Element, vocabulary: Vocabulary, analysis: Analysis, owners: Owners, year: int | None
) -> Verdict:
    if element.off:
        return Verdict("not_applicable", "by_profile", (), (), {"why": element.off})
    if element.exempt and (why := exempt(element, analysis.facts)):
        return Verdict("not_applicable", "by_profile", (), (), {"why": why})
    if check := CHECKS.get(element.draft.kind):
        found = check(element, analysis, owners)
    else:
        found = topic.judge(element, vocabulary, analysis, owners)
    if found.status == "missing" and year is not None and not _in_force(element, year):
        return Verdict("not_applicable", "not_in_force", (), (), {"year": year})
    if found.status == "missing" and analysis.report.unread_pages:
        return Verdict("review", "unread_pages", found.evidence, found.near_misses)
    return found


def _in_force(element: Element, year: int | None) -> bool:
    """Tell whether the element is asked for in *year*; one that is not may be told all the same, and weighs nothing."""
    since, until = element.draft.valid_from, element.draft.valid_until
    return year is None or ((since is None or year >= since) and (until is None or year <= until))


def finding(element: Element, verdict: Verdict, analysis: Analysis, rulebook: Rulebook) -> Finding:
    """Weigh a verdict and say where missing content belongs."""
    draft = element.draft
    told = rulebook.draft.substance[verdict.substance] if verdict.substance else 1.0
    credit = {"full": told, "partial": draft.credit}.get(verdict.status, 0.0)
    return Finding(
        id=draft.id,
        title=draft.title,
        duty=draft.duty,
        status=verdict.status,
        reason=verdict.reason,
        weight=element.weight,
        points=round(element.weight * credit, 2),
        evidence=verdict.evidence,
        near_misses=verdict.near_misses,
        looked_in=_LOOKED.get(draft.kind, _LOOKED["topic"]),
        belongs_at=None if verdict.status == "full" else _belongs_at(draft.belongs_in, analysis),
        belongs_in=draft.belongs_in,
        advice=draft.advice,
        basis=draft.basis,
        substance=verdict.substance,
        detail=verdict.detail,
    )


def _belongs_at(role: Role, analysis: Analysis) -> Span | None:
    """Return the heading of the part where missing content belongs, or its last words where it has none."""
    for wanted in (role, "achievements"):
        for section in analysis.zones.sections:
            if section.role == wanted:
                return section.heading or Span(
                    max(section.span.end - 1, section.span.start), section.span.end
                )
    return None


def score(findings: tuple[Finding, ...], rulebook: Rulebook) -> Score:
    """Return 100 × Σ points / Σ weight over what applies; 待核 makes the range."""
    applies = [finding for finding in findings if finding.status != "not_applicable"]
    whole = sum(finding.weight for finding in applies) or 1.0
    low = 100 * sum(finding.points for finding in applies) / whole
    high = low + 100 * sum(finding.weight for finding in applies if finding.status == "review") / whole
    band = next((name for at_least, name in rulebook.bands if low >= at_least), "")
    return Score(round(low, 1), 100.0, round(low, 1), round(high, 1), band)
