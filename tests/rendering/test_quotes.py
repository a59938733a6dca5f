"""Quotes on a page: short, one line, the met words in sight, without what stands in between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.model import Block, Evidence, Report, Span
from scorer.rendering.cells import Piece, width
from scorer.rendering.quotes import heading_words, quote_pieces, shorten, written
from tests.rendering.cases import scanned

LONG = "深入学习宣传法律知识，不断提高依法办事能力，全年聘请法律顾问2名，审查合同26份，列席会议9次。"


@pytest.mark.parametrize(
    ("text", "words", "columns", "shown"),
    [
        ("审查合同26份。", ("审查",), 40, "审查合同26份。"),
        (LONG, (), 24, "深入学习宣传法律知识…"),
        (LONG, ("法律顾问",), 40, "…全年聘请法律顾问2名，审查合同26份…"),
        (LONG, ("列席",), 32, "…审查合同26份，列席会议9次。"),
        (LONG, ("列席",), 30, "…列席会议9次。"),
        (LONG, ("不在文中",), 24, "深入学习宣传法律知识…"),
        ("审查\n合同\t26 份", (), 40, "审查合同 26 份"),
    ],
)
def test_a_quote_is_cut_around_the_met_words(
    text: str, words: tuple[str, ...], columns: int, shown: str
) -> None:
    assert shorten(text, words, columns) == shown


@given(st.integers(0, 60), st.integers(12, 100))
def test_a_cut_quote_fits_and_shows_the_word(before: int, columns: int) -> None:
    text = "前" * before + "顾问" + "后" * 60
    shown = shorten(text, ("顾问",), columns)
    assert width(shown) <= columns
    assert "顾问" in shown


def quoted(text: str, *words: str) -> list[Piece]:
    report = Report("", "txt", "", text, (Block("paragraph", (Span(0, len(text)),)),))
    return quote_pieces(report, Evidence(Span(0, len(text)), "achievements", "done", words), 80)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        (("法律顾问",), ["法律顾问"]),
        (("聘请|续聘…法律顾问",), ["聘请", "法律顾问"]),  # as a rule writes alternatives and gaps
        (("顾问", "法律顾问"), ["法律顾问"]),
        ((), []),
        (("(",), []),
    ],
)
def test_the_met_words_have_their_own_style(words: tuple[str, ...], marked: list[str]) -> None:
    pieces = quoted("聘请律师任法律顾问。", *words)
    assert [piece.text for piece in pieces if piece.style == "word"] == marked
    assert "".join(piece.text for piece in pieces) == "“聘请律师任法律顾问。”"


def test_a_page_number_inside_a_sentence_is_not_quoted() -> None:
    row = scanned()
    span = row.card.findings[1].evidence[0].span
    assert "— 1 —" in row.report.text[slice(*span)]
    assert written(row.report, span).split("\n") == [
        "街道办事处落实重大执法决定法制审核，",
        "审核处罚决定9件。",
    ]


def test_text_outside_every_block_is_quoted_as_it_is() -> None:
    assert written(Report("", "txt", "", "正文", ()), Span(0, 2)) == "正文"


def test_a_heading_is_named_in_brackets() -> None:
    assert heading_words("一、主要举措\n和成效") == "「一、主要举措和成效」"
