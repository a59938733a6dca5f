"""Titles in 《》: those of others are citations, those that the body itself made are acts."""

from __future__ import annotations

import re
from bisect import bisect_right

_TITLE = re.compile("《[^《》\n]{2,90}》")
_MADE = re.compile(
    "(?:制定|出台|印发|修订|编制|起草|拟定|拟订|发布|公布|下发|草拟|制发|编印|审定|审议通过|修改|完善)"
    "(?:了|出|并印发|实施|完善|下发|印发)?$"
)
_LISTED = re.compile("》(?:[、和及与]|以及)?$")


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


def is_cited(titles: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` lies wholly in one of *titles*, which come in order."""
    if not titles:
        return False
    place = bisect_right(titles, (start, _FAR)) - 1
    return place >= 0 and end <= titles[place][1]


_FAR = 1 << 60
