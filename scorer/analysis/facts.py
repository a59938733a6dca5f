"""What a report says about itself: report year, body, level, date at the foot, date of publication."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex
from scorer.model import Fact, Facts

if TYPE_CHECKING:
    from scorer.folding import Folded
    from scorer.model import Level, Meta, Report

_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"○": "0", "〇": "0"}
_TITLE_YEAR = lazy_regex(r"(20\d\d|二[○零〇][一二][零○〇一二三四五六七八九])年?(?:度|年度)?")
_YEAR_WORD = r"(20\d\d|二[○零〇][一二][零○〇一二三四五六七八九])"
_TITLED = lazy_regex(_YEAR_WORD + r"年?(?:度)?(?=[^\n]{0,20}(?:法治|依法行政|法制|工作|报告|总结))")
_LEAD = lazy_regex(r"现(?:将|就)[^。\n]{0,30}?" + _YEAR_WORD + r"年")
_OPENED = lazy_regex(r"(?:^|\n|。)" + _YEAR_WORD + r"年(?:度|以来|是|，|,|来|里|全年|，我)")
_SUBJECT = lazy_regex("法治|依法行政|法制")
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

_HAN = r"[^\W\d]"
"""A letter, here a Chinese character; ten times cheaper to compile than the range of code points."""
_ORG_END = (
    "人民政府办公室|人民政府|街道办事处|管理委员会|管委会|监督管理委员会|委员会办公室|委员会|行政公署|行署|办公室|办事处|服务中心"
    "|总队|支队|大队|分局|局|厅|委|街道|镇|乡|苏木|县|区|旗|市|中心|农场|林场"
)
_ORG = lazy_regex(rf"(?:{_HAN}|、){{2,40}}?(?:{_ORG_END})(?=$|[（(20二关\n]|{_HAN}{{0,4}}法治|依法)")
_ORG_BEFORE = lazy_regex(f"(?:{_ORG_END})(?:[（(]?盖章[）)]?)?$")
_ORG_LINE = lazy_regex(rf"^(?:中共)?(?:{_HAN}|、){{2,40}}(?:{_ORG_END})(?:[（(]?(?:盖章|公章|印章)[）)]?)?$")
_COUNTY = rf"(?:{_HAN}{{2,4}}市)?{_HAN}{{2,5}}(?:县|区|市|旗)"
_PLACE = lazy_regex(rf"^{_HAN}{{2,6}}(?<![县区市旗])(?:镇|乡|苏木|街道)")
_HAS_COUNTY = lazy_regex(r"\w{2,6}[县区市旗州盟]\w+?[镇乡街道苏木]")
_JOINT = lazy_regex(rf"^(中共{_HAN}+?(?:委员会|[县区市旗镇乡]委(?!员会)))、?({_HAN}+人民政府)$")
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (lazy_regex("(?:街道办事处|街道办|街道党工委|街道)$"), "street"),
    (lazy_regex("(?:镇|乡|苏木)(?:人民政府|政府|党委|委员会)?$"), "town"),
    (lazy_regex("(?:开发区|园区|新区|农场|林场|度假区|示范区|风景区|管理区)(?:管理委员会|管委会)?$"), "town"),
    (lazy_regex("(?:省|自治区)(?:人民政府)?$"), "province"),
    (lazy_regex("(?:县|区|旗)(?:人民政府|政府|委)?$"), "county"),
    (lazy_regex("(?:市|州|盟|地区)(?:人民政府|行政公署|行署|政府|委)?$"), "city"),
    (lazy_regex("(?:局|委员会|办公室|办|厅|支队|大队|总队|中心|司法所|委|队|院|会|站|所)$"), "department"),
)
_SELVES: dict[Level, tuple[str, ...]] = {
    "town": ("我镇", "我乡", "全镇", "全乡"),
    "street": ("我街道", "我街", "街道办"),
    "department": ("我局", "全局", "局党组", "我委", "我厅"),
    "county": ("我县", "全县", "我区", "全区", "我旗", "全旗"),
    "city": ("我市", "全市"),
}


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
    org = _org(folded, head, signed)
    dated = Fact(signed.iso, folded.span(signed.start, signed.end)) if signed else None
    return Facts(
        year=Fact(given.year, None) if given.year else _year(folded, head, signed),
        org=org,
        level=_level(folded, org),
        signed=Fact(given.signed, None) if given.signed else dated,
        published=Fact(given.published, None) if given.published else _published(report.meta),
    )


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
        if folded.text[start:stop].endswith((":", "：")):
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
        alone = line == "" or bool(_ORG_BEFORE.search(line)) or line.endswith(("。", "报告"))
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


def _org(folded: Folded, head: int, signed: _Signed | None) -> Fact[str] | None:
    """Find the reporting body: the line above the date, else the title's; with its county where one of them has it."""
    text = folded.text
    signature = _signature(text, signed)
    titled = _titled_org(text, head)
    if signature and titled:
        short, long = sorted((signature, titled), key=lambda span: span[1] - span[0])
        return _org_fact(
            folded, long if text[short[0] : short[1]][:3] in text[long[0] : long[1]] else signature
        )
    chosen = signature or titled
    return _org_fact(folded, chosen) if chosen else None


def _org_fact(folded: Folded, span: tuple[int, int]) -> Fact[str]:
    value = re.sub("[（(].*$", "", folded.text[span[0] : span[1]])
    value = re.sub("^.*(?:报告|总结|文件)(?=[^报告]{4,})", "", value)
    joint = _JOINT.match(value)
    if joint:
        of_town = joint[2].endswith(("镇人民政府", "乡人民政府"))
        value = joint[2] if of_town else "、".join(joint.groups())
    if value.endswith("街道"):
        value += "办事处"
    return Fact(_with_county(value, folded.text), folded.span(*span))


def _with_county(value: str, text: str) -> str:
    """Put the county in front of a town's or street's name where the text names it."""
    place = _PLACE.match(value)
    if not place or _HAS_COUNTY.match(value):
        return value
    before = Counter(re.findall(rf"(?:^|\W|\d)({_COUNTY}){place[0]}", text))
    led = re.findall(f"(?:^|\\n|中共|在)({_COUNTY})(?:委|政府|人民政府|司法局|人大)", text)
    if before:
        county: str = before.most_common(1)[0][0]
        return county.removeprefix("中共") + value
    return str(led[0]).removeprefix("中共").removeprefix("在") + value if led else value


def _signature(text: str, signed: _Signed | None) -> tuple[int, int] | None:
    end = signed.start if signed else len(text)
    for line in reversed(list(re.finditer("[^\n。 ]+", text[max(0, end - 160) : end]))[-3:]):
        if _ORG_LINE.match(line[0]):
            offset = max(0, end - 160)
            return offset + line.start(), offset + line.end()
    return None


def _titled_org(text: str, head: int) -> tuple[int, int] | None:
    for line in re.finditer("[^\n]+", text[:head]):
        if not _SUBJECT.search(line[0]):
            continue
        found = _ORG.search(line[0])
        if found and not found[0].startswith("关于"):
            start = line.start() + found.start()
            return start, line.start() + found.end()
    return None


def _level(folded: Folded, org: Fact[str] | None) -> Fact[Level] | None:
    """Read the level off the body's name, else off how the text speaks of itself."""
    if org:
        for ending, level in _LEVELS:
            if ending.search(org.value):
                return Fact(level, org.span)
    counts = {level: sum(map(folded.text.count, words)) for level, words in _SELVES.items()}
    level, count = max(counts.items(), key=lambda item: item[1])
    return Fact(level, None) if count else None


def _published(meta: tuple[Meta, ...]) -> Fact[str] | None:
    for key in _PUBLISHED_KEYS:
        for item in meta:
            found = _DATE.search(item.value) if item.key == key else None
            if found and (iso := _iso(found)):
                return Fact(iso, item.span)
    return None
