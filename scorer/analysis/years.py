"""Tell sentences that speak of an earlier year: figures left standing from last year's report."""

from __future__ import annotations

import re

_OPENING_YEAR = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.])?(20\d\d)年(?:度)?(?:，|,|全年|我[镇乡局县区市]|全[镇乡县区市局]|街道|共|累计|曾|就|底|初|发放|开展|办理|排查)"
)
_COMPARED = re.compile("现|至今|已|较|比|同比|上年|去年|上一年|以来|自|始|起|截至|历史|先后|年底前|延续|继续")


def earlier_year(text: str, start: int, end: int, year: int | None) -> re.Match[str] | None:
    """Return the opening words of the sentence ``text[start:end]`` if they set it in a year before *year*.

    A sentence that compares, or that says since when something lasts, is about the report year.
    """
    if year is None:
        return None
    found = _OPENING_YEAR.match(text, start, end)
    if found and int(found[1]) < year and not _COMPARED.search(text, start, end):
        return found
    return None
