"""What a check of one element comes to, before it is weighed and worded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.model import Evidence, Status, Substance


class Verdict(NamedTuple):
    """Status and reason of one element with what speaks for it and what came nearest."""

    status: Status
    reason: str
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[Evidence, ...] = ()
    detail: Mapping[str, int | str] | None = None
    substance: Substance | None = None
