"""From a report to facts, zones, matches and their standing. Pure: no file, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.clauses import Clauses, cut
from scorer.analysis.cues import Cues
from scorer.analysis.facts import NOTHING_GIVEN, Given, facts, stated
from scorer.analysis.match import Scan, scan
from scorer.analysis.outline import Piece, pieces
from scorer.analysis.standing import Standings
from scorer.analysis.zones import Zones, zones
from scorer.folding import Folded, fold

if TYPE_CHECKING:
    from scorer.model import Facts, Report, Role, Span
    from scorer.rulebook.compile import Vocabulary

__all__ = ["Analysis", "Segmented", "analyse", "hold", "segment"]


class Segmented(NamedTuple):
    """A report as it is cut, before any rulebook is held against it."""

    report: Report
    folded: Folded
    facts: Facts
    pieces: list[Piece]
    clauses: Clauses


class Analysis(NamedTuple):
    """Everything that is known about a report before it is judged."""

    report: Report
    folded: Folded
    facts: Facts
    pieces: list[Piece]
    clauses: Clauses
    scan: Scan
    cues: Cues
    zones: Zones
    standings: Standings

    def sentence(self, clause: int) -> Span:
        """Return the original span of the sentence that holds *clause*."""
        return self.folded.span(*self.clauses.sentence_span(self.clauses.sentence[clause]))

    def clause_text(self, clause: int) -> str:
        """Return the folded text of *clause*."""
        return self.folded.text[self.clauses.starts[clause] : self.clauses.ends[clause]]


def analyse(
    report: Report, vocabulary: Vocabulary, *, given: Given = NOTHING_GIVEN, zone: Role | None = None
) -> Analysis:
    """Analyse *report* with the words of a rulebook.

    *given* facts go before those of the text; *zone* says where a passage stands that
    is no whole report.
    """
    return hold(segment(report, given=given, zone=zone), vocabulary, zone=zone)


def segment(report: Report, *, given: Given = NOTHING_GIVEN, zone: Role | None = None) -> Segmented:
    """Do what needs no rulebook: fold the text, find the facts, cut it up. Serves any number of rulebooks."""
    folded = fold(report)
    found = facts(report, folded, given) if zone is None else stated(given)
    cut_pieces = pieces(folded)
    return Segmented(report, folded, found, cut_pieces, cut(folded.text, cut_pieces))


def hold(segmented: Segmented, vocabulary: Vocabulary, *, zone: Role | None = None) -> Analysis:
    """Find the words of a rulebook in a report that has been cut up, and the zones by its cues."""
    report, folded, found, cut_pieces, clauses = segmented
    hits = scan(vocabulary, folded.text, clauses)
    year = found.year.value if found.year else None
    cues = Cues(vocabulary.cues, hits.cues)
    placed = zones(vocabulary, folded, cut_pieces, clauses, cues, year, zone)
    standings = Standings(clauses, placed.roles, cues, hits.counts)
    return Analysis(report, folded, found, cut_pieces, clauses, hits, cues, placed, standings)
