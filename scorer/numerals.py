"""Numerals as marks of order are written: 一、（十二）第三章. One home, for readers and analysis both tell marks."""

from __future__ import annotations

ONES = "一二三四五六七八九"
ORDINAL = f"[{ONES}十]{{1,3}}"
"""Part of a regex; what it matches is an ordinal unless ``is_day`` says otherwise.

NOTE: a lookahead would say it too, but each class of three and more Chinese characters takes an eighth of a
millisecond to compile, and these patterns are compiled at every start.
"""


def is_day(mark: str) -> bool:
    """Tell whether the numeral of *mark* has two ones in a row: 三八 and 六一 are days, no ordinals."""
    numeral = mark.lstrip("第（(")
    return len(numeral) > 1 and numeral[0] in ONES and numeral[1] in ONES
