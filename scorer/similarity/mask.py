"""Mask what a copier changes first: years, dates, figures, the body's own name and the names of places.

Chinese has no spaces, so a place is only told by form: what the caller names, what stands before 镇人民政府,
and what stands alone between marks (、双桥村、). A name that is missed lowers a ratio a little, no more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable

FIGURE, YEAR, PLACE = "0", "9年", "〇"
"""Folding leaves no 〇 in a text, so the mask of a place meets nothing else."""

_HAN = "[\u4e00-\u9fff]"
_MARKS = ((",", "，"), (":", "："), (";", "；"), ("!", "！"), ("?", "？"), ("(", "（"), (")", "）"))
_THOUSANDS = re.compile(r"[,，](?=\d{3}(?!\d))(?<=\d.)")
_COUNTED = "次场件份条起名人户宗期批处台支站所篇元座家"
"""Counted words; 三项制度 and 四个意识 are names, not counts."""
_CHINESE_YEAR = "二[○零][一二三][○零一二三四五六七八九]"
_NUMBER = re.compile(
    r"(?=[\d一二三四五六七八九十百千两去今上])"
    rf"(?:(?P<year>(?:(?:19|20)\d\d(?!\d)|{_CHINESE_YEAR})(?:[-—–－~至](?:19|20)\d\d)?年?度?"
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|[去今上]年度?)"
    r"|\d+(?:[.：]\d+)*[%‰]?[余多]?[万亿]?[余多]?"
    rf"|[一二三四五六七八九十百千两]+[余多]?(?=[{_COUNTED}]))"
)
_OURS = f"我{PLACE}"
_LEVELS = "街道|苏木|镇|乡|县|区|市|旗|局|街"
_SELF = re.compile(f"[我全本](?:{_LEVELS})")
_PLACES = re.compile(f"{PLACE}(?:[、和及与]?{PLACE})+")
_PART = re.compile(f"{_HAN}{{1,7}}?(?:自治[州县旗]|街道|苏木|[省州盟县区旗市镇乡])")
_NOT_A_NAME = "[全各我本该每乡某一二两三几多等同所建驻在由对以和与及如到从经赴社街]"
_LISTED = re.compile(
    f"(?:^|[、，。；：（\n\ue001]|(?<=[村镇乡区道])(?=[和与及]))[在由对以和与及如到从经赴]?((?!{_NOT_A_NAME}){_HAN}{{1,3}}"
    f"(?:村|社区|镇|乡|街道|嘎查))(?!{_HAN}?[村镇乡])"
)
_SEATED = re.compile(f"(?<!{_HAN})({_HAN}{{2,6}}?[镇乡])(?=人民政府|党委)")
_ORDINARY = ("农村", "乡镇", "行政村", "自然村", "试点村", "示范村", "示范镇", "城区", "辖区")
_END = re.compile(f"(?:街道|苏木|[村镇乡县区市旗])$|{_HAN}?族[乡县]$")


def folded(text: str) -> str:
    """Fold text: no white space or quotes, one kind of marks, no thousands separators."""
    text = _THOUSANDS.sub("", fold_word(text))
    for narrow, wide in _MARKS:
        text = text.replace(narrow, wide)
    return text


def masked(text: str, names: Iterable[str]) -> str:
    """Mask folded *text*; *names* come from ``names_of``, the longest first."""
    for name in names:
        text = text.replace(name, PLACE)
    text = _SELF.sub(_OURS, text)
    return _PLACES.sub(PLACE, _NUMBER.sub(_number, text))


def _number(found: re.Match[str]) -> str:
    return YEAR if found["year"] else FIGURE


def names_of(given: Iterable[str], text: str) -> tuple[str, ...]:
    """Collect what to mask: the parts of the document's own names and the places told by form in folded *text*."""
    names = {fold_word(name) for name in given}
    for name in tuple(names):
        for part in _PART.findall(name.removeprefix("中共")):
            names |= {part, _END.sub("", part)}
    names.update(_LISTED.findall(text))
    names.update(_SEATED.findall(text))
    return by_length(name for name in names if len(name) > 1 and not name.endswith(_ORDINARY))


def by_length(names: Iterable[str]) -> tuple[str, ...]:
    """Order names so that a longer one is masked before the shorter one inside it."""
    return tuple(sorted(set(names), key=lambda name: (-len(name), name)))
