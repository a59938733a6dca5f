"""The lines a reader sees first: whose report, the score, how many gaps, which 必报 element is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.cells import Line, Piece, clean, width, wrap
from scorer.scoring.wording import DUTY_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorer.model import Duty, Finding, Score, Status
    from scorer.rendering.page import Page

COUNTED: tuple[Status, ...] = ("full", "partial", "missing", "review", "not_applicable")


def headline(page: Page) -> list[Line]:
    """Print body, year and rulebook with the score at the right edge, the counts, then the worst news.

    Of what is no such report nothing is worse than that.
    """
    findings = page.row.card.findings
    lines = _title_and_score(page)
    lines += wrap([*_counts("national", findings), Piece("    "), *_counts("expected", findings)], page.width)
    return lines + _worst(page, findings)


def _title_and_score(page: Page) -> list[Line]:
    left, right = _title(page), _score(page.row.card.score)
    free = page.width - sum(width(piece.text) for piece in (*left, *right))
    if free >= 2:
        return [(*left, Piece(" " * free), *right)]
    return [*wrap(left, page.width), tuple(right)]


def _title(page: Page) -> list[Piece]:
    facts, rulebook = page.row.card.facts, page.row.card.rulebook
    body = clean(facts.org.value) if facts.org else "（未写明报告单位）"
    year = f"{facts.year.value} 年度" if facts.year else "（年度不明）"
    return [
        Piece(body, "title"),
        Piece(f"  {year}  {clean(rulebook.profile_title)} {clean(rulebook.version)}"),
    ]


def _score(score: Score) -> list[Piece]:
    points = f"{score.low:.1f} 至 {score.high:.1f}" if score.low < score.high else f"{score.points:.1f}"
    return [Piece("得分 "), Piece(points, "title"), Piece(" / 100  "), Piece(clean(score.band), "title")]


def _counts(duty: Duty, findings: Sequence[Finding]) -> list[Piece]:
    """Count the statuses of one duty; a status that does not occur is not printed."""
    statuses = [finding.status for finding in findings if finding.duty == duty]
    pieces = [Piece(f"{DUTY_WORDS[duty]} {len(statuses)} 项：")]
    for status in COUNTED:
        if status in statuses:
            between = "，" if len(pieces) > 1 else ""
            pieces += [Piece(between), Piece(f"{STATUS_WORDS[status]} {statuses.count(status)}", status)]
    return pieces


def _worst(page: Page, findings: Iterable[Finding]) -> list[Line]:
    findings = tuple(findings)
    for note in page.row.card.notes:
        if note.code == "not_a_report":
            return [(Piece(note.message, "missing"),)]
    owed = [
        finding.title for finding in findings if finding.duty == "national" and finding.status == "missing"
    ]
    if owed:
        return wrap([Piece("缺少必报要素：" + clean("、".join(owed)), "missing")], page.width, 14)
    if all(finding.status in {"full", "not_applicable"} for finding in findings):
        return [(Piece("全部要素达标，没有缺漏。", "full"),)]
    return []
