"""What a report says about itself: report year, body, level, date at the foot, date of publication."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.body import ORG_BEFORE, body, level
from scorer.lazy import lazy_regex
from scorer.model import Fact, Facts

if TYPE_CHECKING:
    import re

    from scorer.folding import Folded
    from scorer.model import Meta, Report

_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"○": "0", "〇": "0"}
_TITLE_YEAR = lazy_regex(r"(20\d\d|二[○零〇][一二][零○〇一二三四五六七八九])年?(?:度|年度)?")
_YEAR_WORD = r"(20\d\d|二[○零〇][一二][零○〇一二三四五六七八九])"
_TITLED = lazy_regex(_YEAR_WORD + r"年?(?:度)?(?=[^\n]{0,20}(?:法治|依法行政|法制|工作|报告|总结))")
_LEAD = lazy_regex(r"现(?:将|就)[^。\n]{0,30}?" + _YEAR_WORD + r"年")
_OPENED = lazy_regex(r"(?:^|\n|。)" + _YEAR_WORD + r"年(?:度|以来|是|，|,|来|里|全年|，我)")
_SALUTATION = lazy_regex("(?:委|政府|局|办|办公室|小组|委员会|人大|常委会)[:：]$")
_DATE = lazy_regex(
    r"(20\d\d|二[○零〇][一二][零○〇一二三四五六七八九])[年.\-/](\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"[月.\-/](\d{1,2}|[一二三四五六七八九十]{1,3})日?"
)
_CN_NUMBER = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}
_NOT_SIGNED_BEFORE = lazy_regex(
    "(?:时间|日期|发布|印发|来源|更新|访问|通过|截至|截止|自|从|于|在)[:：]?(?:日)?$"
)
_NOT_SIGNED_AFTER = lazy_regex("^(?:印发|发布|起|至|前|以来|，|,|、|召开|在|，|施行|.{0,3}?(?:通过|公布))")
_PUBLISHED_KEYS = ("发布时间", "发布日期", "PubDate", "公开日期", "发文日期", "时间", "日期")


class Given(NamedTuple):
    """Facts that the user states; they go before what the text says."""

    year: int | None = None
    signed: str | None = None
    published: str | None = None


NOTHING_GIVEN = Given()


def facts(report: Report, folded: Folded, given: Given = NOTHING_GIVEN) -> Facts:
    """Read the facts of *report*; what neither the user nor the text says stays ``None``."""
    head = _head(folded)
    signed = _signed(folded)
    org = body(folded, head, signed.start if signed else None)
    dated = Fact(signed.iso, folded.span(signed.start, signed.end)) if signed else None
    return Facts(
        year=Fact(given.year, None) if given.year else _year(folded, head, signed),
        org=org,
        level=level(folded, org),
        signed=Fact(given.signed, None) if given.signed else dated,
        published=Fact(given.published, None) if given.published else _published(report.meta),
    )


def titled_year(folded: Folded) -> Fact[int] | None:
    """Return the year that the title names, whatever the user says."""
    found = _TITLED.search(folded.text, 0, _head(folded))
    return Fact(_number(found[1]), folded.span(found.start(1), found.end(1))) if found else None


def stated(given: Given) -> Facts:
    """Return the facts that the user states, for a passage that is no whole report."""
    return Facts(
        year=Fact(given.year, None) if given.year else None,
        signed=Fact(given.signed, None) if given.signed else None,
        published=Fact(given.published, None) if given.published else None,
    )


class _Signed(NamedTuple):
    iso: str
    start: int
    end: int


def _head(folded: Folded) -> int:
    """Return the folded offset where the title lines end."""
    end = 0
    for number, start in enumerate(folded.lines[:12]):
        stop = folded.lines[number + 1] - 1 if number + 1 < len(folded.lines) else len(folded.text)
        if stop - start > 70:
            return max(end, min(start + 90, stop)) if number == 0 else end
        end = stop
        if _SALUTATION.search(folded.text[start:stop]):
            return start
    return end


def _number(word: str) -> int:
    """Read a year, month or day in digits or Chinese."""
    if word.isascii():
        return int(word)
    if len(word) == 4:
        return int("".join(_DIGITS.get(c, "0") for c in word))
    tens, _, ones = word.rpartition("十") if "十" in word else ("", "", word)
    high = (_CN_NUMBER.get(tens, 1) * 10) if "十" in word else 0
    return high + _CN_NUMBER.get(ones, 0)


def _signed(folded: Folded) -> _Signed | None:
    """Find the date at the foot: a date that stands alone or behind the body's name, in the last part."""
    text = folded.text
    best: _Signed | None = None
    for found in _DATE.finditer(text, max(0, len(text) - 700)):
        before, after = text[max(0, found.start() - 30) : found.start()], text[found.end() : found.end() + 12]
        line = before.rpartition("\n")[2]
        alone = line == "" or bool(ORG_BEFORE.search(line)) or line.endswith(("。", "报告"))
        if not alone or _NOT_SIGNED_AFTER.match(after) or _NOT_SIGNED_BEFORE.search(line):
            continue
        iso = _iso(found)
        if iso:
            best = best or _Signed(iso, found.start(), found.end())
    return best


def _iso(found: re.Match[str]) -> str | None:
    try:
        return date(_number(found[1]), _number(found[2]), _number(found[3])).isoformat()
    except ValueError:
        return None


def _year(folded: Folded, head: int, signed: _Signed | None) -> Fact[int] | None:
    """Find the report year: the title's, else the lead-out's, else the year most named, else from the signature."""
    text = folded.text
    for words, end in ((_TITLED, head), (_LEAD, 2500), (_OPENED, 1500)):
        for found in words.finditer(text, 0, end):
            year = _number(found[1])
            if signed is None or year <= int(signed.iso[:4]):
                return Fact(year, folded.span(found.start(1), found.end(1)))
    body = min(signed.start if signed else len(text), max(len(text) * 2 // 3, 800))
    counted = Counter(_TITLE_YEAR.findall(text, 0, body))
    named = [
        (count, year)
        for year, count in counted.items()
        if signed is None or _number(year) <= int(signed.iso[:4])
    ]
    if named:
        word = max(named)[1]
        at = text.index(word)
        return Fact(_number(word), folded.span(at, at + len(word)))
    if signed:
        year = int(signed.iso[:4])
        return Fact(year if int(signed.iso[5:7]) > 6 else year - 1, folded.span(signed.start, signed.end))
    return None


def _published(meta: tuple[Meta, ...]) -> Fact[str] | None:
    for key in _PUBLISHED_KEYS:
        for item in meta:
            found = _DATE.search(item.value) if item.key == key else None
            if found and (iso := _iso(found)):
                return Fact(iso, item.span)
    return None
