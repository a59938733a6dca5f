"""A regex is asked only where the words are in sight that its meets must hold."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from scorer.rulebook.held_words import term_regex
from tests.shipped import rulebook


@pytest.mark.parametrize(
    ("regex", "held"),
    [
        ("实施纲要[（(]?2015", (("实施纲要", "2015"),)),
        ("《信访条例》|国务院信访条例", (("《信访条例》",), ("国务院信访条例",))),
        ("新修订的?行政", (("新修订", "行政"),)),
        ("甲{0}乙", (("乙",),)),
        ("甲+乙", (("甲", "乙"),)),
        ("甲[|]乙|丙", (("甲", "乙"), ("丙",))),
        (r"甲\|乙", (("甲", "乙"),)),
        ("甲(乙|丙)丁", (("甲", "丁"),)),
        ("(甲|乙)丙", (("丙",),)),
        ("(?:贯彻|落实)(?:党的)?十八大", (("十八大",),)),
        ("[甲乙]丙?丁戊", (("丁戊",),)),
        (".{0,6}试点", (("试点",),)),
        ("((甲)?乙){2}丙", (("丙",),)),
        ("甲|乙?", ()),
        ("[甲乙]", ()),
        ("(?i)abc", ()),
        (r"\pN五普法", (("五普法",),)),
        (r"\x41五普法", (("五普法",),)),
        (r"七\012?八五", (("七", "八五"),)),
    ],
)
def test_words_that_a_meet_must_hold(regex: str, held: tuple[tuple[str, ...], ...]) -> None:
    assert term_regex(regex).held == held


SHIPPED = sorted(term.regex for term in rulebook().vocabulary.term_regexes.values())
PIECES = [
    "法治政府建设实施纲要（2015—2020",
    "2021",
    "2025",
    "2026",
    "2030",
    "二十届",
    "三中",
    "四中",
    "二中",
    "依法治",
    "县",
    "领导小组",
    "新修订",
    "的",
    "《",
    "行政复议法",
    "信访条例",
    "》",
]


@given(st.sampled_from(SHIPPED), st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_a_shipped_regex_meets_what_it_meets_whether_or_not_its_words_are_looked_for_first(
    regex: str, text: str
) -> None:
    assert list(term_regex(regex).spans(text)) == [found.span() for found in re2.finditer(regex, text)]
