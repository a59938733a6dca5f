"""Labelled reports by the dozen, without reading any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.accuracy.agreement import Judged
from scorer.accuracy.gold import Passage
from scorer.model import Finding

if TYPE_CHECKING:
    from scorer.model import Role

FINDING = Finding("disclosure", "政务公开", "expected", "full", "done", 6, 6)


def judged(file: str, wanted: str, got: str) -> Judged:
    """Return one label beside its verdict."""
    return Judged(file, "disclosure", wanted, got, FINDING, "", "")


def passage(status: str, text: str = "", zone: Role = "achievements", why: str = "") -> Passage:
    """Return a labelled passage."""
    return Passage(0, "disclosure", zone, status, text, why)
