"""What the first and the last characters of a line tell: numbering marks, stops, brackets."""

from __future__ import annotations

from scorer.lazy import lazy_regex
from scorer.numerals import ORDINAL, is_ordinal

_STRONG = lazy_regex(
    rf"第{ORDINAL}[部章节篇]|{ORDINAL}[、．.](?!{ORDINAL}[、是])|[（(]{ORDINAL}[）)]|[①-⑳]"
    r"|附件?\s*\d*\s*[:：]|抄送|主送|[（(](?:联系人|此件|信息公开)"
)
NUMBER = lazy_regex(
    r"\d{1,2}\s*(?:[、．]|\.(?!\d))|\d{1,2}(?:\.\d{1,2}){1,3}(?!\s?[\d%万亿元余多倍个百千公米吨亩平件人])|[（(]\d{1,2}[）)]|\d{1,2}[）)]|\d{1,2}\.(?=20\d\d\s*年)"
)
"""Begins a line of its own unless the line before broke off: ``3.2`` may be the rest of a figure."""
_ITEM = lazy_regex(f"{ORDINAL}[是要]|首先|其次|再次|最后|此外")
NEVER_FIRST = frozenset("，。、；：！？）》】”’%％")
OPENERS = "“‘（(《【「『"
SENTENCE = 60
"""A line longer than this without a stop at its end is a broken sentence, not a heading."""
_STOP = "。！？；：!?;:…"
_CLOSERS = "”’\"'）)》】」』"


def is_strong(text: str, at: int = 0) -> bool:
    """Tell whether a mark stands *at* that begins a line of its own whatever stands before it."""
    found = _STRONG.match(text, at)
    return found is not None and is_ordinal(found[0])


def is_item(words: str) -> bool:
    """Tell whether *words* begin as one of a row: 一是, 首先."""
    found = _ITEM.match(words)
    return found is not None and is_ordinal(found[0])


def begins(words: str) -> bool:
    """Tell whether a line begins with a number of its own."""
    return is_strong(words) or NUMBER.match(words) is not None


def stopped(words: str) -> bool:
    """Tell whether a line ends where a sentence may end."""
    return words.rstrip(_CLOSERS + " ")[-1:] in _STOP if words else True
