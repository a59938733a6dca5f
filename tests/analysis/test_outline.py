"""Headings of every numbering style, alone in a line or with text running on."""

from __future__ import annotations

import pytest

from scorer.analysis.outline import pieces
from scorer.folding import fold
from tests.shipped import report_of


def headings(text: str) -> list[str]:
    """Return the headings as ``depth heading``."""
    folded = fold(report_of(text))
    return [
        f"{piece.depth} {folded.text[piece.start : piece.heading_end]}"
        for piece in pieces(folded)
        if piece.style and piece.heading_end > piece.words_from
    ]


BODY = "全年制定方案两份，开展培训三期，各站所负责人均到会参加，形成会议纪要并逐项落实到位。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"一、主要工作\n{BODY}\n二、存在问题\n{BODY}", ["0 一、主要工作", "0 二、存在问题"]),
        (f"一、主要工作\n（一）加强领导\n{BODY}\n（二）规范执法\n{BODY}", ["0 一、主要工作", "1 （一）加强领导", "1 （二）规范执法"]),
        (f"(一)加强领导。{BODY}\n(二)规范执法。{BODY}", ["0 (一)加强领导", "0 (二)规范执法"]),
        (f"1.主要工作\n1.1组织领导。{BODY}\n2.存在问题\n{BODY}", ["0 1.主要工作", "1 1.1组织领导", "0 2.存在问题"]),
        (f"第一部分　工作回顾\n{BODY}\n第二部分　下一步安排\n{BODY}", ["0 第一部分工作回顾", "0 第二部分下一步安排"]),
        (f"3.2020年工作安排\n{BODY}", ["0 3.2020年工作安排"]),
        (f"一)主要工作\n{BODY}", ["0 一)主要工作"]),
        (f"存在的问题\n{BODY}\n{BODY}", ["0 存在的问题"]),
        (f"一、主要工作 （一）加强领导。{BODY}（二）规范执法。{BODY}二、存在问题 一是人手不足；二是经费不足。",
         ["0 一、主要工作", "1 （一）加强领导", "1 （二）规范执法", "0 二、存在问题"]),
        ("一是建立机制，二是组织培训。", []),
        ("2024年12月4日开展宪法宣传。", []),
        ("12.4宪法日宣传进校园。", []),
        ("“三八”、“六一”等节日进校园宣传，发放资料。", []),
        (f"十二、普法宣传\n{BODY}", ["0 十二、普法宣传"]),
    ],
)  # fmt: skip
def test_headings(text: str, expected: list[str]) -> None:
    assert headings(text) == expected


def test_a_heading_broken_over_lines_is_one_heading() -> None:
    text = f"二、存在的困难和\n问题\n{BODY}\n{BODY}"
    assert "存在的困难和" in headings(text)[0]
