"""Decide the standing of a match: done, planned, problem, denied – from its zone and the cues around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorer.analysis.clauses import Clauses
    from scorer.analysis.match import Cue, Match
    from scorer.model import Role, Standing
    from scorer.rulebook.compile import Vocabulary

_BY_ROLE: dict[Role, Standing] = {"problems": "problem", "plan": "planned"}


class Standings:
    """Standing by cue, looked up clause by clause; each clause's cues are cleaned of pseudo-cues once."""

    def __init__(self, vocabulary: Vocabulary, clauses: Clauses, roles: list[Role], cues: dict[int, list[Cue]]) -> None:
        self._clauses, self._roles, self._cues = clauses, roles, cues
        self._kinds = vocabulary.cues
        self._clean: dict[int, dict[str, int]] = {}

    def of(self, match: Match) -> Standing:
        """Return the standing of *match*, the worst of its clauses."""
        for clause in range(match.first, match.clause + 1):
            standing = self.at(clause, match.start)
            if standing != "done":
                return standing
        return "done"

    def at(self, clause: int, start: int) -> Standing:
        """Return the standing of a word at folded *start* in *clause*."""
        by_role = _BY_ROLE.get(self._roles[clause])
        if by_role:
            return by_role
        here = self._cues_of(clause)
        if here.get("denied") is not None:
            return "denied"
        if here.get("problem") is not None:
            return "problem"
        if self._ahead(clause, start):
            return "planned"
        return "done"

    def _ahead(self, clause: int, start: int) -> bool:
        """Tell whether a planned or demanded cue reaches the word: before it in its sentence, no 已 between."""
        sentence = self._clauses.sentence[clause]
        for at in range(clause, self._clauses.sentence_first[sentence] - 1, -1):
            here = self._cues_of(at)
            ahead = max(here.get("planned", -1), here.get("demanded", -1))
            done = here.get("done", -1)
            if ahead >= 0 and (at < clause or ahead < start + 4) and done < ahead:
                return True
            if done >= 0 and (at < clause or done < start):
                return False
        return False

    def _cues_of(self, clause: int) -> dict[str, int]:
        """Return cue class → last offset in *clause*, pseudo-cues taken out."""
        clean = self._clean.get(clause)
        if clean is None:
            clean = self._clean[clause] = self._gather(self._cues.get(clause, ()))
        return clean

    def _gather(self, cues: list[Cue] | tuple[()]) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in ("planned", "demanded", "denied", "problem", "done"):
            kind, pseudo = self._kinds.get(name, -1), self._kinds.get(f"{name}_not", -1)
            voids = [(cue.start, cue.end) for cue in cues if cue.kind == pseudo]
            for cue in cues:
                if cue.kind == kind and not any(start <= cue.start and cue.end <= end for start, end in voids):
                    found[name] = cue.start
        return found
