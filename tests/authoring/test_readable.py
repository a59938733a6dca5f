"""Wordings in plain words."""

from __future__ import annotations

import pytest

from scorer.authoring.readable import readable
from scorer.rulebook.nodes import Seq, read_sheet


@pytest.mark.parametrize(
    ("written", "read", "single"),
    [
        ("法律顾问", "法律顾问", True),
        ("聘请|续聘", "聘请、续聘", True),
        ("村务、组务公开|党务公开", "“村务、组务公开”、党务公开", True),
        ("$村居顾问", "〔村居顾问〕", True),
        ("聘请|$聘用行为…法律顾问", "聘请／〔聘用行为〕 … 法律顾问", False),
        ("{words: 出具…意见, not: [检测, 环评]}", "出具 … 意见（同一分句里有 检测、环评 的不算）", False),
        ("{all: [律师, 合同|协议, [审查, $审核]]}", "同一句里有 律师 ＋ 合同／协议 ＋ 审查／〔审核〕", False),
        (
            "{all: [律师, 合同], within: paragraph, not: 企业}",
            "同一段里有 律师 ＋ 合同（同一段里有 企业 的不算）",
            False,
        ),
        ("{figure: [意见, 建议], units: [条, 份]}", "意见／建议 ＋ 数字（条、份）", False),
        ("{figure: 意见}", "意见 ＋ 数字（〔计量单位〕）", False),
    ],
)
def test_a_wording_reads(written: str, read: str, single: bool) -> None:
    root = read_sheet("", f"- {written}\n".encode()).root
    assert isinstance(root, Seq)
    found = readable(root.items[0])
    assert (found.text, found.single) == (read, single)


def test_the_groups_of_a_wording_are_known() -> None:
    root = read_sheet("", "- {all: [$甲|乙, [$丙, 丁]], not: [$甲]}\n".encode()).root
    assert isinstance(root, Seq)
    assert readable(root.items[0]).groups == ("甲", "丙")
