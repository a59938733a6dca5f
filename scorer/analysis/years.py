"""Tell what year a stretch of text speaks of: figures left standing from last year's report."""

from __future__ import annotations

from scorer.lazy import lazy_regex

_OPENING_YEAR = lazy_regex(
    r"(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|早在|其中|曾于|于|在)?"
    r"(20\d\d)年(?!度?(?:法治|依法|工作|报告|考核|专项|重点|述法|计划|要点))"
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
