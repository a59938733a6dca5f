"""Remarks on what was left over from a template, another year or another body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.analysis.years import opening_year
from scorer.lazy import lazy_regex
from scorer.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.model import Level
    from scorer.rulebook.compile import Rulebook

_PLACEHOLDER = lazy_regex(
    r"(?<![\dA-Za-z×＊*])[*＊xX×]{1,6}(?:镇|乡|县|区|市|局|街道|社区|村|同志|名|年|月|次|件|场|份|人|个|项|条|起|万元)"
    r"|20[xX×*＊]{2}|某(?:镇|乡|县|区|市|局|街道)(?!某)|_{3,}|[（(](?:待补|此处填写|请填写|填写)[^）)]{0,10}[）)]|【\s*】"
)
_PLACEHOLDER_MARKS = (*"*＊xX×某【", "___", "待补", "此处填写", "请填写", "（填写", "(填写")
_PLAN_YEAR = lazy_regex(r"(20\d\d)年(?:度)?[^，。；]{0,14}(?:工作)?(?:打算|计划|安排|思路|重点|目标|展望)")
_TELLS = lazy_regex(
    r"(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.])?20\d\d年度?"
    r"(?:，|,|全年|[我全本][镇乡局县区市街]|[镇乡县区市]政府|街道|共|累计)"
)
"""Opens a sentence on what was done in a year; a heading, the head of a table or 2022年以前 does not."""
_OLD_DRAFTS = 3
"""An earlier year further back is told as history."""
_SELVES: dict[Level, tuple[str, ...]] = {
    "street": ("我镇", "我乡", "我局"),
    "town": ("我街道", "我局"),
    "department": ("我镇", "我乡", "我街道"),
    "county": ("我镇", "我乡", "我街道", "我局"),
}
_ACCEPTS = lazy_regex(r"(?<![协助配合])(?:受理|审结|办结)(?:的|了)?行政复议(?:案件|申请)?\d+[件起]")
_LEGISLATES = lazy_regex(r"(?:制定|出台|颁布|修订)(?:了)?(?:地方性法规|(?:地方)?政府规章)")
_RECONSIDERATION_MOVED = 2024
"""行政复议法 as revised in 2023, in force 2024-01-01: only governments from the county up accept cases."""


def placeholders(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name every placeholder of a template that was not filled in."""
    if not any(mark in analysis.folded.text for mark in _PLACEHOLDER_MARKS):
        return
    for found in _PLACEHOLDER.finditer(analysis.folded.text):
        yield Note(
            "placeholder", "error", f"疑似没有填写的占位“{found[0]}”", analysis.folded.span(*found.span())
        )


def leftover_years(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name sentences on what was done that open with an earlier year, and plans for a year that is not the next."""
    if analysis.facts.year is None:
        return
    year, text = analysis.facts.year.value, analysis.folded.text
    for sentence in range(len(analysis.clauses.sentence_first) - 1):
        first, end = analysis.clauses.sentence_span(sentence)
        if analysis.zones.roles[analysis.clauses.sentence_first[sentence]] != "achievements":
            continue
        told = opening_year(text, first, end)
        if told is not None and year - _OLD_DRAFTS <= told < year and _TELLS.match(text, first, end):
            message = f"这一句说的是 {told} 年，疑为以前年度的旧稿留下，请核对"
            at = text.index(f"{told}年", first)
            yield Note("leftover_year", "warning", message, analysis.folded.span(at, at + 5))
    for section in analysis.zones.sections:
        if section.role != "plan" or section.heading is None:
            continue
        start, end = (
            analysis.folded.folded(section.heading.start),
            analysis.folded.folded(section.heading.end),
        )
        planned = _PLAN_YEAR.search(text, start, end)
        if planned and int(planned[1]) not in {year, year + 1}:
            message = f"安排部分写的是 {planned[1]} 年，报告年度 {year} 年的下一年是 {year + 1} 年"
            yield Note("plan_year", "warning", message, analysis.folded.span(*planned.span()))


def own_name(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name places where the body calls itself something that it is not."""
    facts, text = analysis.facts, analysis.folded.text
    if facts.level is None or facts.org is None:
        return
    for word in _SELVES.get(facts.level.value, ()):
        at = text.find(word)
        if at >= 0:
            message = (
                f"报告单位是{facts.org.value}，文中却自称“{word}”（{text.count(word)} 处），疑为抄改未净"
            )
            yield Note("own_name", "error", message, analysis.folded.span(at, at + len(word)))


def roles(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name acts that a body of this level has no power to do in the report year."""
    facts, text = analysis.facts, analysis.folded.text
    if facts.level is None or facts.level.value not in {"town", "street", "department"}:
        return
    for found in _LEGISLATES.finditer(text) if "法规" in text or "规章" in text else ():
        message = "地方性法规、政府规章由设区的市以上制定，乡镇街道和部门不能制定，请核对"
        yield Note("role", "warning", message, analysis.folded.span(*found.span()))
    if facts.year is None or facts.year.value < _RECONSIDERATION_MOVED:
        return
    for found in _ACCEPTS.finditer(text) if "行政复议" in text else ():
        message = "2024 年起行政复议由县级以上政府受理，乡镇街道和部门只作被申请人，请核对"
        yield Note("role", "warning", message, analysis.folded.span(*found.span()))
