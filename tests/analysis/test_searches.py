"""The searches that are written so as to jump find what their plain forms find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer import folding
from scorer.analysis import clauses, outline
from scorer.numerals import is_ordinal
from tests.shipped import rulebook

ONE = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
LOST = "\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff“”‘’\"'「」『』"
UNITS = "|".join(re.escape(unit) for unit in sorted(rulebook().vocabulary.units, key=len, reverse=True))
PLAIN = [
    (clauses._BREAK, r"[，。！？；!?;\n]|,(?!\d)|(?<!\d),|[:：](?!\d)|(?<=[^\W\d]|%)\.(?!\d)|(?<=[一-鿿])\."),
    (outline._INLINE, rf"(?:第{ONE}部分|{ONE}、|[（(]{ONE}[）)]|\d{{1,2}}[.、](?=[^\W\d]))"),
    (folding._DROPPED, f"[{LOST}]+|@@+"),
    (
        rulebook().vocabulary.figure,
        r"((?:\d[\d,.]*|[零〇一二两三四五六七八九十百千]+)(?:余|多|几)?(?:万|亿|百|千)?(?:余|多)?)"
        rf"个?({UNITS})",
    ),
]
TEXT = st.text("一三十百第部分、，。：:,.;（(）)1 2%余万件个次人@“\u200b法治a", max_size=40)


@pytest.mark.parametrize(("jumping", "plain"), PLAIN, ids=["clauses", "marks", "lost", "counts"])
@settings(max_examples=300)
@given(text=TEXT)
def test_it_finds_what_the_plain_form_finds(jumping: re.Pattern[str], plain: str, text: str) -> None:
    found = [m.span() for m in jumping.finditer(text) if jumping is not outline._INLINE or is_ordinal(m[0])]
    assert found == [m.span() for m in re.finditer(plain, text)]
