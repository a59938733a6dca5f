"""Tell what year a stretch of text speaks of: figures left standing from last year's report."""

from __future__ import annotations

from scorer.lazy import lazy_regex

_OPENING_YEAR = lazy_regex(
    r"(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.])?(20\d\d)年(?:度)?"
    r"(?:，|,|全年|[我全本][镇乡局县区市街]|[镇乡县区市]政府|街道|共|累计|曾|就|底|初|发放|开展|办理|排查)"
)
_COMPARED = lazy_regex("现|至今|已|较|比|同比|上年|去年|上一年|以来|自|始|起|截至|历史|先后|年底前|延续|继续")


def opening_year(text: str, start: int, end: int) -> int | None:
    """Return the year with which ``text[start:end]`` opens.

    A stretch that compares, or that says since when something lasts, is about the report year: ``None``.
    """
    found = _OPENING_YEAR.match(text, start, end)
    if found and not _COMPARED.search(text, start, end):
        return int(found[1])
    return None
