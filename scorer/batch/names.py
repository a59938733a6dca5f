"""Names of bodies as people write them: in a file name, in a registration list, long and short."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDS = re.compile(
    "(?:人民政府办公室|党政办公室|党政办|人民政府|管理委员会|管委会|政府|党委|党工委|街道办事处|街道办|街道)$"
)
_HAN = "[\u3400-\u9fff\U00020000-\U000323af]"
_BODY = re.compile(
    rf"{_HAN}{{1,20}}?(?:街道办事处|街道办|街道|镇|乡|苏木|开发区|园区|管委会|委员会|局|厅|农场|林场)(?:人民政府|政府)?"
)
_PLACE = re.compile(rf"{_HAN}{{1,12}}?[县区旗市州盟省](?:人民政府|政府)?")
"""A county or city, where the name has no body below it."""
_COUNTY_ENDS = "省市州盟县区旗"
_ABOUT = re.compile(r"^(?:关于|附件|[\d\W_]+)+|(?:的)?(?:20\d\d|二[○零〇]).*$|(?:法治|依法).*$")


def core(name: str) -> str:
    """Return what is left of a body's name without 人民政府 and the like: 云岭县小溪镇, 望漪街道.

    The same body written long or short has the same core, except for the county in front.
    """
    name = re.sub(r"\s+|[（(].*?[）)]", "", unicodedata.normalize("NFKC", name))
    short = _ENDS.sub("", name)
    if name.endswith(("街道办事处", "街道办", "街道")):
        short += "街道"
    return short or name


def same(one: str, other: str) -> bool:
    """Tell whether two cores name one body: equal, or equal but for the places in front."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return bool(short)
    return len(short) > 1 and long.endswith(short) and long[-len(short) - 1] in _COUNTY_ENDS


def tails(name: str) -> list[str]:
    """Return every core that names the same body as core *name*, the longest first: itself, then without places."""
    cuts = [place + 1 for place, char in enumerate(name[:-2]) if char in _COUNTY_ENDS]
    return [name, *(name[cut:] for cut in cuts)]


def families(cores: Iterable[str]) -> dict[str, str]:
    """Return for every core the longest that names the same body: 小溪镇 → 云岭县小溪镇.

    A short core that two bodies share stands for itself, since nobody can tell whose it is.
    """
    known = sorted(set(cores), key=len, reverse=True)
    whole: dict[str, str] = {}
    for one in known:
        longer = {whole[other] for other in known if len(other) > len(one) and same(one, other)}
        whole[one] = longer.pop() if len(longer) == 1 else one
    return whole


def is_place(core: str) -> bool:
    """Tell whether a core is that of a county, a city or a province, no body below one."""
    return core.endswith(tuple(_COUNTY_ENDS))


def told_by(words: str) -> str:
    """Return the body, or else the place, that the name of one file or folder tells; empty where it tells none."""
    rest = _ABOUT.sub("", unicodedata.normalize("NFKC", words))
    found = _BODY.search(rest) or _PLACE.search(rest)
    return found[0] if found else ""


def body_in(path: str) -> str:
    """Return the body that a file's name tells: 小溪镇 of ``3.小溪镇2024年法治政府建设报告（定稿）.docx``.

    Where it tells none, the one that a folder around it tells, else the name without its ending.
    """
    name = PurePath(path)
    folders = (part for part in reversed(name.parts[:-1]) if not part.lower().endswith(".zip"))
    return next(filter(None, map(told_by, (name.stem, *folders))), name.stem or path)
