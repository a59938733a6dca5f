"""What the first and the last characters of a line tell: numbering marks, stops, brackets."""

from __future__ import annotations

from scorer.lazy import lazy_regex

_CN = "(?![一二三四五六七八九]{2})[一二三四五六七八九十]{1,3}"
"""A numeral as ordinals are written: 三八 and 六一 are days, no numbers."""
STRONG = lazy_regex(
    rf"第{_CN}[部章节篇]|{_CN}[、．.](?!{_CN}[、是])|[（(]{_CN}[）)]|[①-⑳]"
    r"|附件?\s*\d*\s*[:：]|抄送|主送|[（(](?:联系人|此件|信息公开)"
)
"""Begins a line of its own whatever stands before it."""
NUMBER = lazy_regex(
    r"\d{1,2}\s*(?:[、．]|\.(?!\d))|\d{1,2}(?:\.\d{1,2}){1,3}(?!\s?[\d%万亿元余多倍个百千公米吨亩平件人])|[（(]\d{1,2}[）)]|\d{1,2}[）)]|\d{1,2}\.(?=20\d\d\s*年)"
)
"""Begins a line of its own unless the line before broke off: ``3.2`` may be the rest of a figure."""
ITEM = lazy_regex(f"{_CN}(?:是|要)|首先|其次|再次|最后|此外")
NEVER_FIRST = lazy_regex("[，。、；：！？）》】”’%％]")
OPENERS = "“‘（(《【「『"
SENTENCE = 60
"""A line longer than this without a stop at its end is a broken sentence, not a heading."""
_STOP = "。！？；：!?;:…"
_CLOSERS = "”’\"'）)》】」』"


def begins(words: str) -> bool:
    """Tell whether a line begins with a number of its own."""
    return bool(STRONG.match(words) or NUMBER.match(words))


def stopped(words: str) -> bool:
    """Tell whether a line ends where a sentence may end."""
    return words.rstrip(_CLOSERS + " ")[-1:] in _STOP if words else True
