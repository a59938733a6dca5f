"""What kind of passage a labelled passage is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.accuracy.kinds import kind_of
from tests.accuracy.build import passage

if TYPE_CHECKING:
    from scorer.accuracy.gold import Passage

NAMES = ("政务公开", "信息公开")


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (passage("full", "推进政务公开，发布信息30条。"), "stock"),
        (passage("full", "账本上墙，村民随时可看。"), "paraphrase"),
        (passage("missing", "公开招聘3人。"), "false_friend"),
        (passage("partial", "推进政务公开。"), "slogan"),
        (passage("partial", "推进政务公开。", zone="plan"), "plan"),
        (passage("partial", "政务公开不够及时。", zone="problems"), "problem"),
        (passage("partial", "坚持政务公开。", zone="opening"), "opening"),
        (passage("partial", "尚未建立公开栏。", why="否认"), "denied"),
        (passage("partial", "将建公开栏。", why="将来"), "plan"),
        (passage("partial", "各村推行村务公开。", why="只有村级"), "neighbour"),
    ],
)
def test_kind(given: Passage, kind: str) -> None:
    assert kind_of(given, NAMES) == kind


def test_an_element_without_names_has_no_paraphrases() -> None:
    assert kind_of(passage("full", "一是人手少；二是经验不足。"), ()) == "stock"
