"""Unscored remarks. Each kind of note is one function in ``KINDS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorer.analysis import Analysis
    from scorer.model import Note
    from scorer.rulebook.compile import Rulebook


def notes(analysis: Analysis, rulebook: Rulebook) -> tuple[Note, ...]:
    """Return the remarks on an analysed report, in the order of ``KINDS``."""
    return ()
