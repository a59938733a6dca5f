"""From a report to facts, zones, matches and their standing. Pure: no file, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorer.analysis.clauses import Clauses, cut
from scorer.analysis.facts import facts
from scorer.analysis.match import Scan, scan
from scorer.analysis.normalize import Folded, fold
from scorer.analysis.outline import Piece, pieces
from scorer.analysis.standing import Standings
from scorer.analysis.zones import Zones, zones

if TYPE_CHECKING:
    from scorer.model import Facts, Report, Role, Span
    from scorer.rulebook.compile import Rulebook

__all__ = ["Analysis", "analyse"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that is known about a report before it is judged."""

    report: Report
    folded: Folded
    facts: Facts
    pieces: list[Piece]
    clauses: Clauses
    scan: Scan
    zones: Zones
    standings: Standings

    def sentence(self, clause: int) -> Span:
        """Return the original span of the sentence that holds *clause*."""
        return self.folded.span(*self.clauses.sentence_span(self.clauses.sentence[clause]))

    def clause_text(self, clause: int) -> str:
        """Return the folded text of *clause*."""
        return self.folded.text[self.clauses.starts[clause] : self.clauses.ends[clause]]


def analyse(report: Report, rulebook: Rulebook, *, year: int | None = None, zone: Role | None = None) -> Analysis:
    """Analyse *report* with the words of *rulebook*.

    *year* overrides the report year; *zone* puts the whole text into one zone, as examples in a rulebook ask for.
    """
    folded = fold(report)
    found = facts(report, folded)
    cut_pieces = pieces(folded)
    clauses = cut(folded.text, cut_pieces)
    hits = scan(rulebook, folded.text, clauses)
    known_year = year if year is not None else (found.year.value if found.year else None)
    if zone is None:
        placed = zones(rulebook, folded, cut_pieces, clauses, hits.cues, known_year)
    else:
        placed = Zones([zone] * len(clauses.starts), [-1] * len(clauses.starts), ())
    standings = Standings(rulebook, clauses, placed.roles, hits.cues)
    return Analysis(report, folded, found, cut_pieces, clauses, hits, placed, standings)
