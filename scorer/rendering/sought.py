"""Where a missing element was looked for, and where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.quotes import heading_words
from scorer.scoring.wording import ROLE_WORDS

if TYPE_CHECKING:
    from scorer.model import Evidence, Finding, Role, Scored, Section

MANY = 2
"""Up to so many headings are named one by one; more are named by what their parts do."""

DONE_PARTS = frozenset({"achievements", "first-responsible"})


def sought_words(row: Scored, finding: Finding) -> str:
    """Say where an element was looked for: headings where they are few, else the parts."""
    sections = [section for section in row.card.sections if section.role in finding.looked_in]
    if not sections:
        return f"全文，没有{_parts(finding.looked_in)}部分" if finding.looked_in else "全文"
    if len(sections) <= MANY and all(section.heading for section in sections):
        return "、".join(_heading(row, section) for section in sections)
    present = {section.role for section in sections}
    return f"{_parts(tuple(role for role in finding.looked_in if role in present))}部分"


def belongs_words(row: Scored, finding: Finding) -> str:
    """Say where missing content belongs; empty where what was found stands there already."""
    if finding.status != "missing" and any(_stands_there(item, finding) for item in _found(finding)):
        return ""
    part = ROLE_WORDS[finding.belongs_in]
    homes = [section for section in row.card.sections if section.role == finding.belongs_in]
    if not homes:
        return f"新写一个{part}部分" + (f"，或{_after(row, finding)}" if finding.belongs_at else "")
    if len(homes) > 1 and homes[0].heading:
        return f"{part}部分（从{_heading(row, homes[0])}起）"
    return _after(row, finding) or f"{part}部分"


def _after(row: Scored, finding: Finding) -> str:
    """Name the heading at ``belongs_at``, or the part that ends there."""
    for section in row.card.sections:
        if section.heading and section.heading == finding.belongs_at:
            return f"{_heading(row, section)}之后"
        if finding.belongs_at and section.span.start <= finding.belongs_at.start < section.span.end:
            return f"{ROLE_WORDS[section.role]}部分末尾"
    return ""


def _found(finding: Finding) -> tuple[Evidence, ...]:
    """Give the passage that a page quotes first."""
    return (*finding.evidence, *finding.near_misses)[:1]


def _stands_there(item: Evidence, finding: Finding) -> bool:
    """Tell whether a passage stands where it belongs; what the principal did may stand among the 举措成效."""
    return item.role == finding.belongs_in or {item.role, finding.belongs_in} <= DONE_PARTS


def _heading(row: Scored, section: Section) -> str:
    return (
        heading_words(row.report.text[slice(*section.heading)])
        if section.heading
        else ROLE_WORDS[section.role]
    )


def _parts(roles: tuple[Role, ...]) -> str:
    return "、".join(ROLE_WORDS[role] for role in roles)
