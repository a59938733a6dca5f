"""From a judged report to the entry of a batch: everything worded, so that the report itself is not needed again."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scorer.rendering.places import place_words
from scorer.rendering.quotes import noted
from scorer.rendering.sought import belongs_words
from scorer.results import UNCERTAIN, Column, Item, Judged, Quote, Remark
from scorer.scoring.wording import reason_text

if TYPE_CHECKING:
    from scorer.model import Basis, Evidence, Facts, Finding, Note, Scored
    from scorer.results import Submission
    from scorer.rulebook.compile import Rulebook

GAPS = frozenset({"missing", "partial", "review"})


def judged(number: int, row: Scored, *, listed: str = "") -> Judged:
    """Word a judged report; ``listed`` is the body as the registration list names it, where it does."""
    report, card = row.report, row.card
    facts = card.facts
    return Judged(
        number=number,
        path=row.path,
        digest=report.digest,
        format=report.format,
        body=facts.org.value if facts.org else listed or PurePosixPath(row.path).stem,
        level=facts.level.value if facts.level else None,
        year=facts.year.value if facts.year else None,
        signed=facts.signed.value if facts.signed else None,
        published=facts.published.value if facts.published else None,
        submission=_submission(facts),
        profile=card.rulebook.profile,
        score=card.score,
        items=tuple(_item(row, finding) for finding in card.findings),
        remarks=tuple(_remark(row, note) for note in card.notes),
        notices=report.notices,
    )


def columns(rulebook: Rulebook) -> tuple[Column, ...]:
    """Name the elements of a rulebook in its order."""
    drafts = (element.draft for element in rulebook.elements)
    return tuple(Column(draft.id, draft.title, draft.short, draft.duty) for draft in drafts)


def basis_words(basis: Basis) -> str:
    """Word a basis for a letter, e.g. 《…规定》（厅字〔2019〕28号）第四条：报告内容."""
    name = basis.doc if basis.doc.startswith("《") else f"《{basis.doc}》"
    number = f"（{basis.no}）" if basis.no else ""
    article = basis.article.replace(UNCERTAIN, "")
    doubt = "" if basis.certain else f"（{UNCERTAIN}）"
    says = f"：{basis.says}" if basis.says else ""
    return f"{name}{number}{article}{doubt}{says}"


def _submission(facts: Facts) -> Submission:
    """Hold the date at the foot against 3 月 1 日 of the year after the report year."""
    if facts.year is None or facts.signed is None:
        return "unknown"
    signed = date.fromisoformat(facts.signed.value)
    return "late" if signed > date(facts.year.value + 1, 3, 1) else "on_time"


def _item(row: Scored, finding: Finding) -> Item:
    return Item(
        id=finding.id,
        title=finding.title,
        duty=finding.duty,
        status=finding.status,
        reason=finding.reason,
        weight=finding.weight,
        points=finding.points,
        message=reason_text(finding),
        advice=finding.advice,
        basis=tuple(map(basis_words, finding.basis)),
        belongs_at=belongs_words(row, finding) if finding.status in GAPS else "",
        evidence=tuple(_quote(row, one) for one in finding.evidence),
        near_misses=tuple(_quote(row, one) for one in finding.near_misses),
        substance=finding.substance,
    )


def _quote(row: Scored, one: Evidence) -> Quote:
    text, place = row.report.text[slice(*one.span)], place_words(row.report, row.card, one.span)
    return Quote(text, *one.span, one.role, one.standing, place, one.reason)


def _remark(row: Scored, note: Note) -> Remark:
    if note.span is None:
        return Remark(note.code, note.severity, note.message)
    quote, place = noted(row.report, note.span), place_words(row.report, row.card, note.span)
    return Remark(note.code, note.severity, note.message, quote, place)
