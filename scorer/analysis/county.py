"""The county or city of a town, wherever the text tells it: beside the name, in the salutation, in the page's foot."""

from __future__ import annotations

import re
from collections import Counter

from scorer.lazy import lazy_regex

_HAN = r"[^\W\d]"
_COUNTY = rf"(?:{_HAN}{{2,4}}市)?{_HAN}{{2,5}}(?:县|区|市|旗)"
_FUNCTION = "(?:在|是|由|向|为|及|和|与|经|到|从|于)"
_COUNTY_BODY = "(?:委|人民政府|政府|人大|司法局|依法|全面依法|法治|融媒体)"
_TOLD = (
    rf"隶属于?({_COUNTY})",
    rf"(?:^|\n)(?:中共)?({_COUNTY}){_COUNTY_BODY}[^\n，。]{{0,24}}[:：]",
    rf"(?:^|\n|主办|承办|来源|机构|机关|单位)[:：]?(?:中共)?({_COUNTY}){_COUNTY_BODY}",
    rf"(?:中共|{_FUNCTION})((?:{_HAN}{{2,3}}市)?{_HAN}{{2,3}}(?:县|区|市|旗)){_COUNTY_BODY}",
)
"""How else a text tells the county of a town, the surest first."""
_LEADING = lazy_regex("^(?:中共|以及|报送|上报|[在是由向为及和与经到从于按受对报送被将把请该])+")
_NO_COUNTY = lazy_regex(
    "[市区县旗省]县|[全我本各]县|[由向报请加到给经送取系托驻交受对为从与及是在被将把按各本我该赴邀派][县区市旗]$|县[市区]$|依法|委|邀请|通过|加强|根据|按照|配合|会同|协调|接受|组织|全年|开展|指导"
)
_WHOLE = lazy_regex(rf"(?:{_HAN}{{2,4}}市)?{_HAN}{{2,5}}(?:县|区|市|旗)$")
_PLACE = lazy_regex(rf"^{_HAN}{{2,6}}(?<![县区市旗])(?:镇|乡|苏木|街道)")
_HAS_COUNTY = lazy_regex(r"\w{2,6}[县区市旗州盟]\w+?[镇乡街道苏木]")


def with_county(name: str, text: str) -> str:
    """Put the county in front of a town's or street's *name* where *text* names it."""
    place = _PLACE.match(name)
    if not place or _HAS_COUNTY.match(name):
        return name
    for pattern in (rf"(?:^|\W|\d|{_FUNCTION})({_COUNTY}){place[0]}", *_TOLD):
        found = Counter(filter(None, map(_bare, re.findall(pattern, text))))
        if found:
            return found.most_common(1)[0][0] + name
    return name


def _bare(name: str) -> str:
    """Return a county's name without the words run together with it (根据县 → nothing)."""
    bare = _LEADING.sub("", name)
    return bare if _WHOLE.match(bare) and not _NO_COUNTY.search(bare) else ""
