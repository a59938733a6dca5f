"""Two passages cut into equal and differing stretches."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.similarity.align import align

CHANGED = st.text("甲乙丙丁，。12", max_size=40)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("同一句话", "同一句话", [("同一句话", "同一句话")]),
        ("修桥3座", "修桥5座", [("修桥", "修桥"), ("3", "5"), ("座", "座")]),
        ("修桥", "今年修桥", [("", "今年"), ("修桥", "修桥")]),
        ("甲一乙", "丙一丁", [("甲一乙", "丙一丁")]),
        ("", "甲", [("", "甲")]),
        ("", "", []),
    ],
)
def test_pieces(left: str, right: str, expected: list[tuple[str, str]]) -> None:
    assert [tuple(piece) for piece in align(left, right)] == expected


@given(CHANGED, CHANGED)
def test_the_pieces_rejoin_to_both_texts(left: str, right: str) -> None:
    pieces = align(left, right)
    assert ("".join(one.left for one in pieces), "".join(one.right for one in pieces)) == (left, right)


@given(CHANGED, CHANGED)
def test_equal_and_differing_pieces_alternate(left: str, right: str) -> None:
    same = [one.left == one.right for one in align(left, right)]
    assert all(one != other for one, other in pairwise(same))
