"""Check the parts every report owes: problems, their causes, next year's measures, achievements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.scoring.parts.achievements import judge_achievements
from scorer.scoring.parts.causes import judge_causes
from scorer.scoring.parts.plan import judge_plan
from scorer.scoring.parts.problems import judge_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Element
    from scorer.scoring.owners import Owners
    from scorer.scoring.verdict import Verdict

CHECKS: dict[str, Callable[[Element, Analysis, Owners], Verdict]] = {
    "problems": judge_problems,
    "causes": judge_causes,
    "plan": judge_plan,
    "achievements": judge_achievements,
}
"""Check kinds besides ``topic``: a new kind is one function and one line here."""
