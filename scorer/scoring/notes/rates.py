"""Remarks on a rate that disagrees with the two counts it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex
from scorer.model import Note

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Rulebook

_UNIT = "件次|件|起|宗|人次|人|名|份|项|条|批次|批|户|个|例|卷"
_VERB = "成功|办结|化解|通过|合格|回复|答复|办复|整改|完成|审结|结案|及格|参考|实考"
_RATE = lazy_regex(
    rf"(?P<whole>\d[\d,]*)(?P<vague>余|多)?(?P<unit>{_UNIT})[^。；\d]{{0,14}}?(?P<verb>{_VERB})"
    rf"(?P<more>[^。；\d]{{0,8}}?)(?P<part>\d[\d,]*)(?P<rough>余|多)?(?P=unit)[^。；\d]{{0,6}}?(?P<named>{_VERB})率"
    r"(?:均)?(?:为|是|达到|达|约|近)?(?P<rate>\d{1,3}(?:\.\d+)?)%(?P<over>以上)?"
)
_SENTENCE = lazy_regex("[^。；]+")
"""What a rate and its counts cannot reach beyond."""
_SAME = {"实考": "参考", "审结": "结案"}
"""Verbs whose rate goes by another word."""


def percentages(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Compare a stated rate with its two counts; rounding and truncation are both right."""
    for found in _rates(analysis.folded.text):
        whole, part, rate = _int(found["whole"]), _int(found["part"]), float(found["rate"])
        if not whole or found["vague"] or found["rough"] or not _same_matter(found):
            continue
        exact, digits = 100 * part / whole, len(found["rate"].partition(".")[2])
        if found["over"] and exact >= rate - 1e-9:
            continue
        step = 10**-digits
        if not rate - step / 2 - 1e-9 <= exact < rate + step - 1e-9:
            right, unit = f"{exact:.{max(digits, 1)}f}%", found["unit"]
            message = f"数字不一致：{whole} {unit}中 {part} {unit}应为 {right}，文中 {found['rate']}%"
            yield Note("percentage", "warning", message, analysis.folded.span(*found.span()))


def _rates(text: str) -> Iterator[re.Match[str]]:
    """Yield the rates with their two counts; only sentences that speak of a rate are searched."""
    for sentence in _SENTENCE.finditer(text):
        if "率" in sentence[0] and "%" in sentence[0]:
            yield from _RATE.finditer(text, *sentence.span())


def _same_matter(found: re.Match[str]) -> bool:
    """Tell whether the rate is that of the verb of the part: 成功化解…化解率, 审结…结案率."""
    verb = found["verb"]
    return _SAME.get(verb, verb) == found["named"] or found["named"] in found["more"]


def _int(digits: str) -> int:
    return int(digits.replace(",", ""))
