"""Remarks on whether this is the report that the user means: its kind, and its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.analysis.facts import titled_year
from scorer.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Rulebook

_SIGNS = ("法治", "依法行政", "依法治", "法制")
_TOUCHES = frozenset({"name", "told", "umbrella", "neighbour"})
"""Slots of a rule whose words say that a matter is spoken of; verbs and figures stand in every text."""


def no_report(analysis: Analysis, rulebook: Rulebook) -> Iterator[Note]:
    """Say that a text in which nothing speaks of the rule of law, nor of any matter of the rules, is no report."""
    if analysis.report.unread_pages or any(sign in analysis.folded.text for sign in _SIGNS):
        return
    topics = {element.index for element in rulebook.elements if element.draft.kind == "topic"}
    patterns = rulebook.vocabulary.patterns
    for index, matches in analysis.scan.matches.items():
        if index in topics and any(patterns[match.pattern].slot in _TOUCHES for match in matches):
            return
    yield Note("not_a_report", "warning", "这不像法治政府建设年度报告，请核对文件")


def other_year(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Say that the title names another year than the user does; a year without a place is the user's."""
    year = analysis.facts.year
    if year is None or year.span is not None:
        return
    titled = titled_year(analysis.folded)
    if titled is not None and titled.value != year.value:
        message = f"标题写的是 {titled.value} 年度，核对时按指定的 {year.value} 年度，请核对"
        yield Note("other_year", "warning", message, titled.span)
