"""Intervals by drawing whole reports."""

from __future__ import annotations

import pytest

from scorer.accuracy.intervals import intervals
from tests.accuracy.build import judged

RIGHT = ("full", "full")
ACCUSED = ("full", "missing")
LET = ("partial", "full")


def test_what_is_always_right_has_no_width() -> None:
    found = intervals([judged(f"{n}.txt", *RIGHT) for n in range(10)], 200)
    assert found.exact == (1.0, 1.0)
    assert found.false_accusations == (0.0, 0.0)


def test_the_interval_holds_the_share_and_is_wider_with_fewer_reports() -> None:
    many = [judged(f"{n}.txt", *(RIGHT if n % 5 else ACCUSED)) for n in range(100)]
    few = many[:10]
    wide, narrow = intervals(few, 500).exact, intervals(many, 500).exact
    assert narrow.low < 0.8 < narrow.high
    assert wide.high - wide.low > narrow.high - narrow.low


def test_labels_of_one_report_are_drawn_together() -> None:
    apart = [judged(f"{n}.txt", *(RIGHT if n % 2 else LET)) for n in range(40)]
    together = [judged(f"{n % 4}.txt", *(RIGHT if n % 2 else LET)) for n in range(40)]
    assert intervals(together, 500).exact.low < intervals(apart, 500).exact.low


def test_the_same_labels_give_the_same_interval() -> None:
    labels = [judged(f"{n}.txt", *(RIGHT if n % 3 else ACCUSED)) for n in range(30)]
    assert intervals(labels, 100) == intervals(labels, 100)


def test_without_labels_there_is_no_interval() -> None:
    with pytest.raises(ValueError, match="no labels"):
        intervals([])
