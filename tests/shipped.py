"""The shipped rulebook and short ways to use it in tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scorer.analysis import Analysis, analyse
from scorer.analysis.facts import Given
from scorer.reading import read_bytes
from scorer.rulebook.compile import Rulebook, compile_rulebook
from scorer.rulebook.load import load
from scorer.rulebook.locate import default_rules
from scorer.scoring.evaluate import Options, evaluate

if TYPE_CHECKING:
    from scorer.model import Finding, Report, Role, Scorecard


@cache
def rulebook() -> Rulebook:
    """Return the shipped rulebook under the town profile."""
    draft = load(default_rules())
    return compile_rulebook(draft, draft.profiles["town"])


def report_of(text: str) -> Report:
    """Read *text* as a text file."""
    return read_bytes(text.encode(), "报告.txt")


def analysis_of(text: str, zone: Role | None = None, year: int = 2024) -> Analysis:
    """Analyse *text* with the shipped words."""
    return analyse(report_of(text), rulebook().vocabulary, given=Given(year), zone=zone)


def card_of(text: str, zone: Role | None = None, year: int = 2024) -> Scorecard:
    """Judge *text* by the shipped rulebook."""
    options = Options(Given(year), zone, keep_profile=True)
    return evaluate(report_of(text), rulebook(), options=options)


def finding_of(element: str, text: str, zone: Role | None = "achievements", year: int = 2024) -> Finding:
    """Judge *text* and return the finding on one element."""
    return next(f for f in card_of(text, zone, year).findings if f.id == element)
