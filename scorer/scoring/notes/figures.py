"""Remarks on figures that disagree: a rate against its two counts, a part against its whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Rulebook

_UNIT = "件次|件|起|宗|人次|人|名|份|项|条|批次|批|户|个|例|卷"
_RATE = re.compile(
    rf"(\d[\d,]*)(余|多)?({_UNIT})[^。；\d]{{0,14}}?(?:成功|办结|化解|通过|合格|回复|答复|办复|整改|完成|合格|调解成功|审结|结案|及格|参考|实考|取得|满意)"
    rf"[^。；\d]{{0,8}}?(\d[\d,]*)(余|多)?\3[^。；\d]{{0,6}}?(?:成功率|办结率|化解率|通过率|合格率|回复率|答复率|办复率|整改率|完成率|结案率|审结率|参考率|及格率)"
    r"(?:均)?(?:为|是|达到|达|约|近)?(\d{1,3}(?:\.\d+)?)%(以上)?"
)
_WITHIN = re.compile(rf"(\d[\d,]*)({_UNIT})[，,、（(]*其中[^。；\d，,]{{0,12}}(\d[\d,]*)\2")


def percentages(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Compare a stated rate with its two counts; rounding and truncation are both right."""
    for found in _RATE.finditer(analysis.folded.text):
        whole, part, rate = _int(found[1]), _int(found[4]), float(found[6])
        if not whole or found[2] or found[5] or part > whole * 10:
            continue
        exact, digits = 100 * part / whole, len(found[6].partition(".")[2])
        step = 10**-digits
        if found[7] and exact >= rate - 1e-9:
            continue
        if not rate - step / 2 - 1e-9 <= exact < rate + step - 1e-9 and not (rate == 100 == exact):
            right, unit = f"{exact:.{max(digits, 1)}f}%", found[3]
            message = f"数字不一致：{whole} {unit}中 {part} {unit}应为 {right}，文中 {found[6]}%"
            yield Note("percentage", "warning", message, analysis.folded.span(*found.span()))


def totals(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name a part that is larger than the whole it is said to be in."""
    for found in _WITHIN.finditer(analysis.folded.text):
        whole, part = _int(found[1]), _int(found[3])
        if part > whole:
            message = f"数字不一致：其中 {part} {found[2]}，比总数 {whole} {found[2]}还多"
            yield Note("part_over_total", "warning", message, analysis.folded.span(*found.span()))


def _int(digits: str) -> int:
    return int(digits.replace(",", ""))
