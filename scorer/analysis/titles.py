"""Titles in 《》: those of others are citations, those that the body itself made are acts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from scorer.analysis.clauses import Clauses

_TITLE = lazy_regex("《[^《》\n]{2,90}》")
_MADE = lazy_regex(
    "(?:(?:制定|出台|印发|修订|编制|起草|拟定|拟订|发布|公布|下发|草拟|制发|编印|审定|审议通过|修改|完善)"
    "(?:了|出|并印发|实施|完善|下发|印发)?"
    "|(?:编排|创作|拍摄|排演|演出|录制|编写|编演|上演|排练|新排)[^，。；《》]{0,8})$"
)
_MORE = lazy_regex("[、和及与]*《")
_BY = lazy_regex("(?:根据|按照|依照|依据|对照|围绕|按)[^，。；：、》]{0,24}$")
_LEAD = 40
_LISTED = lazy_regex("》(?:[、和及与]|以及)?$")


def cited_titles(text: str) -> list[tuple[int, int]]:
    """Return the spans of 《titles》 that are only cited; a document that the body itself made is an act."""
    titles: list[tuple[int, int]] = []
    made_until = -1
    for title in _TITLE.finditer(text):
        start, end = title.span()
        before = text[max(0, start - 10) : start]
        listed = made_until >= 0 and start - made_until <= 2 and bool(_LISTED.search(before))
        if _MADE.search(before) or listed:
            made_until = end
        else:
            titles.append((start, end))
    return titles


class Titles:
    """The cited titles of a text."""

    def __init__(self, text: str, clauses: Clauses) -> None:
        self._spans = cited_titles(text)
        stretches = (range(clauses.at(start), clauses.at(end - 1) + 1) for start, end in self._spans)
        self.clauses = frozenset(clause for stretch in stretches for clause in stretch)
        """The clauses in which a title stands, so that nothing is looked up for the others."""

    def hold(self, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` lies wholly in one of the titles."""
        place = bisect_right(self._spans, (start, _FAR)) - 1
        return place >= 0 and end <= self._spans[place][1]


def is_basis(text: str, start: int, end: int) -> bool:
    """Tell whether the cited title round ``[start, end)`` only names a basis: one of a list, or behind 根据, 按照.

    Such a title says nothing of the matter it is about; “贯彻《…条例》，提高…水平” at least touches it.
    """
    opened, closed = text.rfind("《", 0, start + 1), text.find("》", end - 1)
    if opened < 0 or closed < 0:
        return False
    lead = text[max(0, opened - _LEAD) : opened]
    return (
        bool(_MORE.match(text, closed + 1))
        or lead.rstrip("、和及与").endswith("》")
        or bool(_BY.search(lead))
    )


_FAR = 1 << 60
