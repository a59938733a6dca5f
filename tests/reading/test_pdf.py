"""The text layer of a PDF: wrapped lines joined, page numbers and running heads kept apart."""

from __future__ import annotations

import pytest

from scorer.errors import UnreadableError
from scorer.reading import read_bytes
from tests.reading.build import body, pdf, printed, shown

PARAGRAPHS = [
    "2024年，青禾镇在县委、县政府的坚强领导下，扎实推进法治政府建设各项工作。现将有关情况报告如下。",
    "一、主要工作",
    "全年审查合同26份，提出意见31条，采纳29条；镇党委会会前学法12次，组织旁听庭审2次，干部参加网上考试全部合格。",
    "二、存在问题",
    "人员力量不足，由于编制紧张、人员流动频繁，执法队伍中具有法律专业背景的只有两人。",
]


def test_paragraphs_go_on_over_lines_and_pages() -> None:
    report = read_bytes(pdf(printed(PARAGRAPHS * 4, rows=11), head="青禾镇年度报告"), "a.pdf")
    assert body(report) == PARAGRAPHS * 4
    assert {line for line in shown(report) if ": " in line} == {"header: 青禾镇年度报告"} | {
        f"furniture: —{number}—" for number in range(1, 5)
    }


def test_blocks_know_their_page() -> None:
    report = read_bytes(pdf([["一、主要工作"], ["二、存在问题"]], numbered=False), "a.pdf")
    assert [(block.page, block.kind) for block in report.blocks] == [(1, "paragraph"), (2, "paragraph")]


def test_a_title_over_two_lines_is_one_block() -> None:
    title = ["　　　　　　　青禾镇人民政府", "　　　关于2024年度法治政府建设情况的报告", ""]
    report = read_bytes(pdf([title + [line for lines in printed(PARAGRAPHS) for line in lines]]), "a.pdf")
    assert body(report)[0] == "青禾镇人民政府关于2024年度法治政府建设情况的报告"


def test_pages_without_text_are_reported() -> None:
    report = read_bytes(pdf([*printed(PARAGRAPHS), [], []], image=True, numbered=False), "a.pdf")
    assert report.unread_pages == (2, 3)
    assert report.notices == ("第 2、3 页没有文字层（可能是扫描件），未能判读",)


def test_an_empty_page_is_not_unread() -> None:
    assert read_bytes(pdf([*printed(PARAGRAPHS), []], numbered=False), "a.pdf").unread_pages == ()


def test_a_scan_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="都没有能读的文字层"):
        read_bytes(pdf([[], []], image=True, numbered=False), "a.pdf")
