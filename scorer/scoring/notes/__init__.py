"""Unscored remarks. Each kind of note is one function in ``KINDS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.scoring.notes.deadlines import deadlines
from scorer.scoring.notes.identity import no_report, other_year
from scorer.scoring.notes.leftovers import leftover_years, own_name, placeholders, roles
from scorer.scoring.notes.privacy import privacy
from scorer.scoring.notes.rates import percentages
from scorer.scoring.notes.terms import stale_terms
from scorer.scoring.notes.totals import totals, two_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorer.analysis import Analysis
    from scorer.model import Note
    from scorer.rulebook.compile import Rulebook

KINDS: tuple[Callable[[Analysis, Rulebook], Iterator[Note]], ...] = (
    no_report,
    other_year,
    deadlines,
    percentages,
    totals,
    two_values,
    placeholders,
    leftover_years,
    own_name,
    roles,
    privacy,
    stale_terms,
)


def notes(analysis: Analysis, rulebook: Rulebook) -> tuple[Note, ...]:
    """Return the remarks on an analysed report, in the order of ``KINDS``."""
    return tuple(note for kind in KINDS for note in kind(analysis, rulebook))
