"""Copied passages summed up by pair of documents."""

from __future__ import annotations

from scorer.results import Aligned, Copied, Overlap, Side, overlaps


def copied(left: str, right: str, share: float, ratio: float = 1.0) -> Copied:
    sides = (Side(left, 1, "第 1 段", "甲", share), Side(right, None, "第 2 段", "甲", share / 2))
    return Copied(*sides, "same", ratio, (Aligned("甲", "甲"),))


def test_the_passages_of_a_pair_are_added_up() -> None:
    found = overlaps([copied("甲镇", "去年", 0.2, 0.9), copied("甲镇", "去年", 0.3)])
    assert found == (Overlap("甲镇", 1, "去年", None, 2, 0.5, 0.25, 1.0),)


def test_the_pair_with_the_largest_share_comes_first() -> None:
    found = overlaps([copied("甲镇", "去年", 0.1), copied("乙镇", "去年", 0.4)])
    assert [one.left for one in found] == ["乙镇", "甲镇"]


def test_a_share_is_never_more_than_all() -> None:
    assert overlaps([copied("甲镇", "去年", 0.7)] * 2)[0].left_share == 1.0


def test_no_copies_no_pairs() -> None:
    assert overlaps([]) == ()
