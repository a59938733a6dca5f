"""A regex is asked only where the words are in sight with which its meets begin."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from scorer.rulebook.openings import term_regex
from tests.shipped import rulebook


@pytest.mark.parametrize(
    ("regex", "openings"),
    [
        ("实施纲要[（(]?2015", ("实施纲要",)),
        ("《信访条例》|国务院信访条例", ("《信访条例》", "国务院信访条例")),
        ("新修订的?行政", ("新修订",)),
        ("甲{0}乙", ()),
        ("甲+乙", ("甲",)),
        ("甲[|]乙|丙", ("甲", "丙")),
        (r"甲\|乙", ("甲",)),
        ("甲(乙|丙)丁", ("甲",)),
        ("(甲|乙)丙", ()),
        ("甲|乙?", ()),
        ("[甲乙]丙", ()),
        (".丙", ()),
        # without a start of two characters or more: the longest words that it must hold
        ("(?:贯彻|落实)(?:党的)?十八大", ("十八大",)),
        ("《(?:中华)?宣传法》|宣传法(?:施行|实施)", ("宣传法》", "宣传法")),
        ("[甲乙]丙?丁戊", ("丁戊",)),
        (".{0,6}试点", ("试点",)),
        ("(?i)abc", ()),
    ],
)
def test_openings(regex: str, openings: tuple[str, ...]) -> None:
    assert term_regex(regex).openings == openings


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
def test_a_shipped_regex_meets_what_it_meets_without_its_openings(regex: str, text: str) -> None:
    assert list(term_regex(regex).spans(text)) == [found.span() for found in re2.finditer(regex, text)]
