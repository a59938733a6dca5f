"""Decide the standing of a match: done, planned, problem, denied, slogan – from its zone and the cues around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from scorer.analysis.clauses import Clauses
    from scorer.analysis.cues import Cues
    from scorer.analysis.match import Match
    from scorer.model import Role, Standing

_BY_ROLE: dict[Role, Standing] = {"problems": "problem", "plan": "planned"}
_AHEAD = ("planned", "demanded")
_BEHIND = 4
"""A planned cue this little behind the word's start still reaches it: 法律顾问拟于年底聘请."""


class Standings:
    """Looks up the standing of a word by the zone and the cues of its clause and sentence."""

    def __init__(
        self, clauses: Clauses, roles: list[Role], cues: Cues, counted: Container[int] = frozenset()
    ) -> None:
        self._clauses, self._roles, self._cues, self._counted = clauses, roles, cues, counted
        self._denied, self._problem = cues.of("denied"), cues.of("problem")
        ahead = (clause for name in _AHEAD for clause in cues.of(name))
        self._ahead_in = frozenset(clauses.sentence[clause] for clause in ahead)

    def of(self, match: Match) -> Standing:
        """Return the standing of *match*, the worst of its clauses."""
        for clause in range(match.first, match.clause + 1):
            standing = self.at(clause, match.end - 1 if clause == match.clause else match.start)
            if standing != "done":
                return standing
        return "done"

    def at(self, clause: int, start: int) -> Standing:
        """Return the standing of a word at folded *start* in *clause*."""
        by_role = _BY_ROLE.get(self._roles[clause])
        if by_role:
            return by_role
        if clause in self._denied:
            return "denied"
        if clause in self._problem:
            return "problem"
        if self._clauses.sentence[clause] in self._ahead_in and self._ahead(clause, start):
            return "planned"
        return "done"

    def urged(self, match: Match) -> bool:
        """Tell whether *match* is only urged, in each of its clauses: 推进设立执法公示栏, 鼓励使用记录仪."""
        ends = self._clauses.ends
        return all(
            self.urges(clause, match.start if clause == match.first else ends[clause])
            for clause in range(match.first, match.clause + 1)
        )

    def urges(self, clause: int, start: int) -> bool:
        """Tell whether 推进 or the like stands before folded *start* in *clause*, with no count and no 已."""
        spans = self._cues.of("urged").get(clause)
        if not spans or spans[0][0] >= start or clause in self._counted:
            return False
        return not self._cues.has(clause, "done")

    def _ahead(self, clause: int, start: int) -> bool:
        """Tell whether a planned or demanded cue reaches the word: before it in its sentence, no 已 between."""
        first = self._clauses.sentence_first[self._clauses.sentence[clause]]
        for at in range(clause, first - 1, -1):
            planned, demanded = (self._cues.last(at, name) for name in _AHEAD)
            ahead, done = max(planned, demanded), self._cues.last(at, "done")
            if ahead >= 0 and (at < clause or ahead < start + _BEHIND) and done < ahead:
                return planned >= 0 or not self._told_after(clause)
            if done >= 0 and (at < clause or done < start):
                return False
        return False

    def _told_after(self, clause: int) -> bool:
        """Tell whether the sentence goes on to what was done: 必须随身佩带……，全年保存176段 is a rule that was kept."""
        end = self._clauses.sentence_first[self._clauses.sentence[clause] + 1]
        return any(self._cues.has(after, "done") for after in range(clause + 1, end))
