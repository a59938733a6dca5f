"""Places: nearest heading, paragraph below it, page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.model import Section, Span
from scorer.rendering.places import Place, place_of, place_words, section_at
from tests.rendering.cases import blocks, good, poor, scanned, spot

if TYPE_CHECKING:
    from scorer.model import Scored

ROWS = {"good": good(), "poor": poor(), "scanned": scanned()}


@pytest.mark.parametrize(
    ("case", "quote", "place"),
    [
        ("good", "镇党委书记", Place("一、主要举措和成效", 1, None)),
        (
            "good",
            "出具法律意见",
            Place("一、主要举措和成效", 1, None),
        ),  # after a line end inside the paragraph
        ("good", "全年公示64条", Place("（一）严格执法", 1, None)),  # a lower heading is nearer
        ("good", "村级普法", Place("二、存在的不足和原因", 1, None)),
        ("good", "主要举措和成效", Place("一、主要举措和成效", 0, None)),  # the heading itself
        ("good", "2026年1月20日", Place(None, 2, None)),
        ("poor", "全年化解", Place("一、工作开展情况", 2, None)),
        ("poor", "一年来", Place(None, 1, None)),
        ("poor", "首页", Place(None, 0, None)),  # furniture is no paragraph
        ("scanned", "审核处罚", Place("柳堤街道法治工作总结", 1, 1)),
    ],
)
def test_place(case: str, quote: str, place: Place) -> None:
    row = ROWS[case]
    assert place_of(row.report, row.card, spot(row.report.text, quote)) == place


@pytest.mark.parametrize(
    ("case", "quote", "words"),
    [
        ("good", "全年公示64条", "见「（一）严格执法」第 1 段"),
        ("good", "主要举措和成效", "见标题「一、主要举措和成效」"),
        ("poor", "一年来", "见开头部分第 1 段"),
        ("poor", "首页", "见全文"),
        ("scanned", "审核处罚", "见「柳堤街道法治工作总结」第 1 段（第 1 页）"),
    ],
)
def test_place_in_words(case: str, quote: str, words: str) -> None:
    row = ROWS[case]
    assert place_words(row.report, row.card, spot(row.report.text, quote)) == words


def test_a_heading_found_by_the_analysis_counts_where_the_file_has_none() -> None:
    row = run_on()
    assert place_of(row.report, row.card, spot(row.report.text, "聘请")) == Place("一、成效。", 1, None)
    assert place_of(row.report, row.card, spot(row.report.text, "公开")) == Place("一、成效。", 2, None)


def run_on() -> Scored:
    """Make a report whose heading runs on into its first sentence, with paragraphs only."""
    text = "某镇报告\n一、成效。聘请律师2名。\n公开信息9条。"
    row = good()
    heading = spot(text, "一、成效。")
    part = Section("achievements", heading, Span(heading.start, len(text)), "标题")
    report = row.report._replace(text=text, blocks=blocks(text, {}))
    return row._replace(report=report, card=row.card._replace(sections=(part,)))


def test_before_the_first_section_there_is_none() -> None:
    row = poor()
    assert section_at(row.card, 0) is None
    assert section_at(row.card, len(row.report.text) - 1) == row.card.sections[-1]
