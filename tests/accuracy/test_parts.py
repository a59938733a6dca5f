"""Which part of a labelled folder a report is of."""

from __future__ import annotations

import pytest

from scorer.accuracy.parts import read_parts, unassigned
from scorer.errors import UsageError

EVEN = {"name": "看过的", "every": 2, "rest": [0], "unnumbered": True}
ODD = {"name": "没看过的", "every": 2, "rest": [1], "unseen": True}
EVEN_PART, ODD_PART = read_parts([EVEN, ODD], "安排.yaml")


@pytest.mark.parametrize(
    ("name", "part"),
    [("004.txt", EVEN_PART), ("007.txt", ODD_PART), ("16", EVEN_PART), ("S1-某镇.txt", EVEN_PART)],
)
def test_a_report_is_of_one_part(name: str, part: object) -> None:
    assert [one for one in (EVEN_PART, ODD_PART) if one.holds(name)] == [part]


def test_unseen_is_said() -> None:
    assert (EVEN_PART.unseen, ODD_PART.unseen) == (False, True)


def test_reports_of_no_part_or_of_two_are_named() -> None:
    assert unassigned(["1.txt", "2.txt"], [EVEN_PART]) == ["1.txt"]
    assert unassigned(["1.txt", "2.txt"], [EVEN_PART, EVEN_PART]) == ["1.txt", "2.txt"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "不是一列"),
        (None, "不是一列"),
        ([{"name": "甲"}], "第 1 项的字段不对"),
        ([EVEN, {**ODD, "seen": True}], "第 2 项的字段不对"),
        ([{**EVEN, "every": 0}], "every 或 rest 不对"),
        ([{**EVEN, "rest": []}], "every 或 rest 不对"),
    ],
)
def test_a_part_written_wrongly_is_an_error(data: object, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_parts(data, "安排.yaml")
