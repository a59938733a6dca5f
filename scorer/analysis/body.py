"""The reporting body: whose report it is and at which level, off the signature, the title or the opening."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scorer.analysis.county import with_county
from scorer.lazy import lazy_regex
from scorer.model import Fact

if TYPE_CHECKING:
    from scorer.folding import Folded
    from scorer.model import Level

_HAN = r"[^\W\d]"
"""A letter, here a Chinese character; ten times cheaper to compile than the range of code points."""
_END = (
    "人民政府办公室|人民政府|街道办事处|管理委员会|管委会|监督管理委员会|委员会办公室|委员会|行政公署|行署|办公室|办事处|服务中心"
    "|总队|支队|大队|分局|局|厅|委|街道|镇|乡|苏木|县|区|旗|市|中心|农场|林场"
)
_NAME = rf"(?:{_HAN}|、){{2,40}}?(?:{_END})"
_SUBJECT = lazy_regex("法治|依法行政|法制")
_TITLED = lazy_regex(rf"{_NAME}(?=$|[（(20二\n]|关于|(?:(?![局厅委办镇乡街]){_HAN}){{0,4}}法治|依法)")
_WHOLE_LINE = lazy_regex(rf"^(?:中共)?{_NAME}(?:[（(]?(?:盖章|公章|印章)[）)]?)?$")
ORG_BEFORE = lazy_regex(f"(?:{_END})(?:[（(]?盖章[）)]?)?$")
"""A line that ends with a body's name, such as stands before the date at the foot."""
_GOES_ON = (
    "在|以|认真|深入|坚持|学习|落实|贯彻|围绕|紧紧|紧扣|始终|全面|切实|积极|按照|根据|严格|持续|高度|扎实|牢固|牢牢|聚焦|把|党委|党组"
    "|党工委|，|,|\\d|法治|依法|照|将|高举|深学|充分|大力|不断|全体|上下|严守|立足"
)
_YEAR = r"(?:^|\n|。)20\d\d年(?:度|以来|来)?[，,]?"
_OPENED = (
    lazy_regex(rf"现[将就]({_NAME})(?=\d|年|法治|依法|关于|上一年)"),
    lazy_regex(rf"{_YEAR}({_NAME})(?={_GOES_ON})"),
    lazy_regex(rf"{_YEAR}[^，。\n]{{0,40}}下[，,]({_NAME})(?={_GOES_ON})"),
    lazy_regex(rf"(?:^|\n)[^\S\n]*({_NAME})(?=发布20\d\d年)"),
)
"""How the opening names the body: 现将X局2023年…报告如下, 2023年，X局在…领导下, 2023年，在…领导下，X镇坚持…."""
_LEADING = lazy_regex("(?:年度|年|关于|和|及|现将|现就)+")
# fmt: off
_NOT_IN_BODY = (
    "领导", "落实", "按照", "根据", "加强", "贯彻", "上级", "首批", "入选", "推进", "坚持", "指导",
    "要求", "部署", "发布", "工作", "情况", "精神", "思想", "学习", "习近平", "以来", "中央", "国务院",
)
# fmt: on
"""Words that stand in no body's name: the stretch is a part of a sentence."""
_BEGIN_NO_BODY = (*"照在等对向由为把将被与是从到我全本各该", "乡镇", "镇街")
_END_NO_BODY = (
    *(f"{a}{b}" for a in "我全本各该" for b in "镇乡县市区局厅委"),
    *(f"、{place}" for place in "市区县省州"),
)
_NO_BODIES = frozenset(f"{a}{b}" for a in "省市区县州" for b in "委级")
_NO_DISTRICT = tuple(f"{a}区" for a in "园新发范理假景")
"""功能区, 新区, 开发区, 示范区 and the like are no districts with a government of their own."""
_JOINT = lazy_regex(rf"^(中共{_HAN}+?(?:委员会|[县区市旗镇乡]委(?!员会)))、?({_HAN}+人民政府)$")
_SPOKEN = lazy_regex(rf"(?:^|\W)({_HAN}{{2,3}}(?:镇|乡|街道))(?!长|里|内|上|下|村|级|域|区|党|干部)")
_NO_NAME = lazy_regex("[我全本各该在对由向为]|乡镇|城镇|集镇|村镇|小城")
_SPOKEN_OFTEN = 3
_OPENING = 1500
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (lazy_regex("(?:街道办事处|街道办|街道党工委|街道)$"), "street"),
    (lazy_regex("(?:镇|乡|苏木)(?:人民政府|政府|党委|委员会)?$"), "town"),
    (lazy_regex("(?:开发区|园区|新区|农场|林场|度假区|示范区|风景区|管理区)(?:管理委员会|管委会)?$"), "town"),
    (lazy_regex("(?:省|自治区)(?:人民政府)?$"), "province"),
    (lazy_regex("(?:县|区|旗)(?:人民政府|政府|委)?$"), "county"),
    (lazy_regex("(?:市|州|盟|地区)(?:人民政府|行政公署|行署|政府|委)?$"), "city"),
    (lazy_regex("(?:局|委员会|办公室|办|厅|支队|大队|总队|中心|司法所|委|队|院|会|站|所)$"), "department"),
)
_SELVES: tuple[dict[Level, tuple[str, ...]], ...] = (
    {
        "town": ("我镇", "我乡", "镇党委", "乡党委"),
        "street": ("我街道", "我街", "街道办", "街道党工委"),
        "department": ("我局", "我厅", "我委", "我中心", "局党组", "厅党组", "局机关", "厅机关", "局领导"),
    },
    {
        "town": ("全镇", "全乡"),
        "department": ("全局", "全厅"),
        "county": ("我县", "全县", "我区", "全区", "我旗", "全旗"),
        "city": ("我市", "全市"),
    },
)
"""What a body calls itself, the surest words first: a bureau speaks of its county too, not the other way round."""


def body(folded: Folded, head: int, foot: int | None) -> Fact[str] | None:
    """Find the reporting body, with its county where the text has it.

    *head* is where the title lines end, *foot* where the date at the foot begins. The line above the date and
    the title go first, whichever says more; then the opening; then the town that is spoken of all along.
    """
    text = folded.text
    signature, titled = _signature(text, foot), _titled(text, head)
    if signature and titled:
        short, long = sorted((signature, titled), key=lambda span: span[1] - span[0])
        same = text[short[0] : short[1]][:3] in text[long[0] : long[1]]
        return _fact(folded, long if same else signature)
    chosen = signature or titled or _opened(text) or _spoken(text)
    return _fact(folded, chosen) if chosen else None


def level(folded: Folded, org: Fact[str] | None) -> Fact[Level] | None:
    """Read the level off the body's name, else off how the text speaks of itself."""
    if org:
        for ending, found in _LEVELS:
            if ending.search(org.value):
                return Fact(found, org.span)
    for selves in _SELVES:
        counts = {name: sum(map(folded.text.count, words)) for name, words in selves.items()}
        name, count = max(counts.items(), key=lambda item: item[1])
        if count:
            return Fact(name, None)
    return None


def _signature(text: str, foot: int | None) -> tuple[int, int] | None:
    end = len(text) if foot is None else foot
    offset = max(0, end - 160)
    for line in reversed(list(re.finditer("[^\n。 ]+", text[offset:end]))[-3:]):
        if _WHOLE_LINE.match(line[0]) and _may_be_body(line[0]):
            return offset + line.start(), offset + line.end()
    return None


def _titled(text: str, head: int) -> tuple[int, int] | None:
    """Find the body in the title lines: in the line that names the subject, else in a line of its own."""
    lines = list(re.finditer("[^\n]+", text[:head]))
    for line in lines:
        found = _TITLED.search(line[0]) if _SUBJECT.search(line[0]) else None
        span = _named(text, line.start() + found.start(), line.start() + found.end()) if found else None
        if span:
            return span
    whole = (line for line in lines if _WHOLE_LINE.match(line[0]))
    return next(filter(None, (_named(text, *line.span()) for line in whole)), None)


def _opened(text: str) -> tuple[int, int] | None:
    for pattern in _OPENED:
        for found in pattern.finditer(text, 0, _OPENING):
            if span := _named(text, *found.span(1)):
                return span
    return None


def _named(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut what only leads in off a stretch; ``None`` where the rest is no body's name."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    return (start, end) if end - start > 2 and _may_be_body(text[start:end]) else None


def _may_be_body(words: str) -> bool:
    """Tell whether a stretch may be a body's name: no part of a sentence."""
    if words in _NO_BODIES or words.startswith(_BEGIN_NO_BODY) or words.endswith(_END_NO_BODY):
        return False
    return not any(word in words for word in _NOT_IN_BODY)


def _is_district(name: str) -> bool:
    return name.endswith("区") and not name.endswith(_NO_DISTRICT)


def _spoken(text: str) -> tuple[int, int] | None:
    """Return where a text without title and signature first names the town that it speaks of all along."""
    found = [match for match in _SPOKEN.finditer(text) if not _NO_NAME.match(match[1])]
    if not found:
        return None
    name, count = Counter(match[1] for match in found).most_common(1)[0]
    first = next(match for match in found if match[1] == name)
    return first.span(1) if count >= _SPOKEN_OFTEN else None


def _fact(folded: Folded, span: tuple[int, int]) -> Fact[str]:
    """Write the name as it is listed: 小溪镇 is 小溪镇人民政府, of a joint report of a town only the government."""
    value = re.sub("[（(].*$", "", folded.text[span[0] : span[1]])
    value = re.sub("^.*(?:报告|总结|文件)(?=[^报告]{4,})", "", value)
    joint = _JOINT.match(value)
    if joint:
        of_town = joint[2].endswith(("镇人民政府", "乡人民政府"))
        value = joint[2] if of_town else "、".join(joint.groups())
    if value.endswith("街道"):
        value += "办事处"
    elif value.endswith(("镇", "乡", "县", "旗", "市")) or _is_district(value):
        value += "人民政府"
    return Fact(with_county(value, folded.text), folded.span(*span))
