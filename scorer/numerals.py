"""Numerals as marks of order are written: 一、（十二）第三章. One home, for readers and analysis both tell marks."""

from __future__ import annotations

ONES = "一二三四五六七八九"
ORDINAL = f"[{ONES}十]{{1,3}}"
"""Part of a regex; what it matches is an ordinal if ``is_ordinal`` says so.

NOTE: a lookahead would say it too, but each class of three and more Chinese characters takes an eighth of a
millisecond to compile, and these patterns are compiled at every start.
"""


def is_ordinal(mark: str) -> bool:
    """Tell whether the numeral of *mark*, if it has a Chinese one, counts: 三八 and 六一 are days, 十十 is nothing."""
    bare = mark.lstrip("第（(")
    numeral = bare[: len(bare) - len(bare.lstrip(f"{ONES}十"))]
    ones = numeral.split("十")
    return len(ones) < 3 and all(len(one) < 2 for one in ones)
