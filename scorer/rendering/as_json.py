"""The results for programs; ``report.schema.json`` beside this file describes every key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scorer.model import Scored, Unreadable
from scorer.scoring.wording import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.model import Basis, Evidence, Facts, Finding, Note, Report, Row, RulebookName, Section, Span

SCHEMA_VERSION = 1

Json = dict[str, Any]


def render(rows: Sequence[Row]) -> str:
    """Write the document as indented JSON with a line end.

    Half a character in a file name (a lone surrogate) is written as an escape, so the text always encodes.
    """
    text = json.dumps(document(rows), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def document(rows: Sequence[Row]) -> Json:
    """Build the document of the contract from rows in their order; ``rulebook`` is the first scored row's."""
    scored = [row for row in rows if isinstance(row, Scored)]
    return {
        "schema": SCHEMA_VERSION,
        "rulebook": _rulebook(scored[0].card.rulebook) if scored else None,
        "reports": [_report(row) for row in scored],
        "unreadable": [
            {"path": row.path, "error": row.error, "hint": row.hint}
            for row in rows
            if isinstance(row, Unreadable)
        ],
    }


def _rulebook(name: RulebookName) -> Json:
    return {
        "name": name.name,
        "version": name.version,
        "digest": name.digest,
        "profile": name.profile,
        "tailored": list(name.tailored),
    }


def _report(row: Scored) -> Json:
    report, card = row.report, row.card
    score = card.score
    return {
        "path": row.path,
        "format": report.format,
        "digest": report.digest,
        "profile": card.rulebook.profile,
        "facts": _facts(card.facts, value=True),
        "fact_spans": _facts(card.facts, value=False),
        "sections": [_section(report, section) for section in card.sections],
        "score": {
            "points": score.points,
            "out_of": score.out_of,
            "low": score.low,
            "high": score.high,
            "band": score.band,
        },
        "findings": [_finding(report, finding) for finding in card.findings],
        "notes": [_note(note) for note in card.notes],
        "notices": list(report.notices),
    }


def _facts(facts: Facts, *, value: bool) -> Json:
    """Give the values of the facts, or their spans under the same keys."""
    pairs = {
        "year": facts.year,
        "org": facts.org,
        "level": facts.level,
        "signed": facts.signed,
        "published": facts.published,
    }
    return {key: fact and (fact.value if value else _pair(fact.span)) for key, fact in pairs.items()}


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _section(report: Report, section: Section) -> Json:
    return {
        "role": section.role,
        "heading": report.text[slice(*section.heading)] if section.heading else None,
        "start": section.span.start,
        "end": section.span.end,
        "decided_by": section.decided_by,
    }


def _finding(report: Report, finding: Finding) -> Json:
    return {
        "id": finding.id,
        "title": finding.title,
        "duty": finding.duty,
        "status": finding.status,
        "reason": finding.reason,
        "weight": finding.weight,
        "points": finding.points,
        "substance": finding.substance,
        "evidence": [_evidence(report, item) for item in finding.evidence],
        "near_misses": [
            {**_evidence(report, item), "reason": item.reason or None} for item in finding.near_misses
        ],
        "looked_in": list(finding.looked_in),
        "belongs_at": _belongs_at(report, finding),
        "message": message(finding),
        "advice": finding.advice,
        "basis": [_basis(item) for item in finding.basis],
    }


def _quote(report: Report, span: Span) -> Json:
    """Quote exactly: ``text[start:end] == quote``, line ends and all."""
    return {"quote": report.text[span.start : span.end], "start": span.start, "end": span.end}


def _evidence(report: Report, item: Evidence) -> Json:
    return {**_quote(report, item.span), "role": item.role, "standing": item.standing}


def _belongs_at(report: Report, finding: Finding) -> Json | None:
    if finding.belongs_at is None:
        return None
    return {**_quote(report, finding.belongs_at), "role": finding.belongs_in}


def _basis(item: Basis) -> Json:
    return {
        "doc": item.doc,
        "no": item.no,
        "article": item.article,
        "says": item.says,
        "certain": item.certain,
    }


def _note(note: Note) -> Json:
    start, end = note.span or (None, None)
    return {"code": note.code, "severity": note.severity, "message": note.message, "start": start, "end": end}
