"""Where the text itself turns, without a heading: to what is lacking, or to what is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.analysis.clauses import Clauses
    from scorer.analysis.cues import Cues
    from scorer.model import Role

_LACKS = ("problem", "denied", "needed", "lack")
_DEEDS = ("act", "done", "result")
_DENSE, _DENSE_SHARE = 3, 0.75
"""So many sentences that end on a lack, and such a share of all, make a stretch one on shortcomings."""
_LAST, _LAST_SHARE = 2, 0.6
"""The same for the stretch before the plan or the end, where clauses with a lack are counted."""
_CONTRAST = ("但", "然而", "不过", "可是")
_YEAR_AHEAD = lazy_regex(
    r"(?:针对[^，。]{2,10}，|在|展望|进入|迈入|步入|面向|面对)?(20\d\d)年(?!\d{1,2}月|[一二三四]月|度法治)"
)
_ENOUGH = 2
"""So many clauses with a lack, in half of its sentences at least, make the rest of a paragraph one on shortcomings."""


def is_lacking(cues: Cues, clause: int) -> bool:
    """Tell whether a clause names a lack: a cue, and no formula."""
    return not cues.has(clause, "formula") and any(cues.has(clause, name) for name in _LACKS)


class Turns:
    """Tells to which zone a clause turns the text."""

    def __init__(self, text: str, clauses: Clauses, cues: Cues, year: int | None) -> None:
        self._text, self._clauses, self._cues, self._year = text, clauses, cues, year

    def at(self, clause: int, role: Role) -> Role | None:
        """Return the zone to which *clause* turns the text of a part with *role*."""
        if self.is_ahead(clause):
            return None if role == "opening" else "plan"
        return "problems" if role != "problems" and self._owns_up(clause, role) else None

    def is_ahead(self, clause: int) -> bool:
        """Tell whether *clause* begins what is still to be done: 下一步, or the year after the report year."""
        if self._cues.has(clause, "text_plan"):
            return True
        return self._is_fresh(clause) and self._opens_next_year(clause)

    def _opens_next_year(self, clause: int) -> bool:
        if self._year is None:
            return False
        found = _YEAR_AHEAD.match(self._text, self._clauses.starts[clause], self._clauses.ends[clause])
        return found is not None and int(found[1]) == self._year + 1

    def _owns_up(self, clause: int, role: Role) -> bool:
        """Tell whether the text turns to shortcomings.

        By a phrase that says so (还存在一些问题), by “但” before a formula, or by words that weigh what was done
        (当然, 对照考核指标, 回头看) where lacks follow.
        """
        has, start = self._cues.has, self._clauses.starts[clause]
        if has(clause, "text_problems"):
            return True
        if self._text.startswith(_CONTRAST, start) and has(clause, "formula"):
            return True
        return role != "opening" and has(clause, "turn") and self._lacks_follow(clause)

    def _lacks_follow(self, clause: int) -> bool:
        """Tell whether the sentence of *clause* names a lack from there on, or most sentences behind it do."""
        clauses = self._clauses
        sentence = clauses.sentence[clause]
        if any(self._weighs(c) for c in range(clause, clauses.sentence_first[sentence + 1])):
            return True
        stop = clauses.piece_first[clauses.piece[clause] + 1]
        rest: dict[int, int] = {}
        for after in range(clauses.sentence_first[sentence + 1], stop):
            if self.is_ahead(after):
                break
            own = clauses.sentence[after]
            rest[own] = rest.get(own, 0) + self._weighs(after)
        told = sum(1 for count in rest.values() if count)
        return sum(rest.values()) >= _ENOUGH and told * 2 >= len(rest)

    def _weighs(self, clause: int) -> bool:
        return is_lacking(self._cues, clause) or self._cues.has(clause, "formula")

    def _is_fresh(self, clause: int) -> bool:
        return self._clauses.sentence_first[self._clauses.sentence[clause]] == clause


def dense_shortcomings(
    own: Sequence[int], clauses: Clauses, cues: Cues, roles: list[Role], *, last: bool
) -> bool:
    """Tell whether the clauses *own* of a paragraph or section name one shortcoming after another.

    *last* is the one before the plan or the end: there two clauses with a lack are enough, further up it takes
    three sentences. Either way most sentences must end on a lack, not on what was done about it.
    """
    sentences: dict[int, bool] = {}
    lacks = 0
    for clause in own:
        if roles[clause] != "achievements":
            continue
        sentence = clauses.sentence[clause]
        if any(cues.has(clause, name) for name in (*_LACKS, "negative")):
            sentences[sentence] = True
            lacks += 1
        elif any(cues.has(clause, name) for name in _DEEDS):
            sentences[sentence] = False
        else:
            sentences.setdefault(sentence, False)
    told = sum(sentences.values())
    if last:
        return lacks >= _LAST and told >= _LAST_SHARE * len(sentences)
    return told >= _DENSE and told >= _DENSE_SHARE * len(sentences)
