"""Remarks on terms that do not fit the report year, by ``rules/stale-terms.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.model import Severity, Span
    from scorer.rulebook.compile import Rulebook
    from scorer.rulebook.draft import TermDraft


def stale_terms(analysis: Analysis, rulebook: Rulebook) -> Iterator[Note]:
    """Name each term once; of several that stand in the same place, the gravest."""
    found: dict[Span | None, Note] = {}
    for note in _all(analysis, rulebook):
        before = found.get(note.span)
        if before is None or _GRAVITY.index(note.severity) < _GRAVITY.index(before.severity):
            found[note.span] = note
    yield from found.values()


_GRAVITY: tuple[Severity, ...] = ("error", "warning", "info")


def _all(analysis: Analysis, rulebook: Rulebook) -> Iterator[Note]:
    """Name each term at its first place where nothing exempts it; one without years is never right."""
    if analysis.facts.year is None:
        return
    year = analysis.facts.year.value
    for number, term in enumerate(rulebook.terms):
        if _fits(term, year):
            continue
        regex = rulebook.vocabulary.term_regexes.get(number)
        by_regex = regex.spans(analysis.folded.text) if regex else ()
        for start, end in (*analysis.scan.terms.get(number, ()), *by_regex):
            if not _exempt(term, start, analysis):
                yield Note(
                    f"term:{term.id}", term.severity, _message(term, year), analysis.folded.span(start, end)
                )
                break


def _fits(term: TermDraft, year: int) -> bool:
    since, until = term.valid_from, term.valid_until
    if since is None and until is None:
        return False
    return (since is None or year >= since) and (until is None or year <= until)


def _exempt(term: TermDraft, start: int, analysis: Analysis) -> bool:
    """Tell whether the sentence looks back or ahead in a way that makes the term right; plans may look ahead."""
    clause = analysis.clauses.at(start)
    first, end = analysis.clauses.sentence_span(analysis.clauses.sentence[clause])
    sentence = analysis.folded.text[first:end]
    if analysis.zones.roles[clause] == "plan" and term.valid_from is not None:
        return True
    return any(word in sentence for word in term.exempt)


def _message(term: TermDraft, year: int) -> str:
    dated = term.valid_from is not None or term.valid_until is not None
    words = f"{term.message}，与 {year} 年度不符" if dated else term.message
    if term.replace:
        words += f"，可改为“{term.replace}”"
    return words if term.confirmed else f"{words}（待确认）"
