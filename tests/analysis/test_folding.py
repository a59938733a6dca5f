"""Folding drops what does not matter and always finds the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.folding import fold, fold_word
from scorer.model import Block, Report, Span


def lines_of(text: str) -> Report:
    """Return a report with one block a line, as a reader would make it of clean text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", (Span(at, at + len(line)),)))
        at += len(line) + 1
    return Report("文", "txt", "", text, tuple(blocks))


TEXTS = st.text(alphabet="法治政府１２ａ％“”\u3000 \u200b，。\n一、（）", min_size=1, max_size=80)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("法 治　政府", "法治政府"),
        ("“三项制度”", "三项制度"),
        ("２０２４年", "2024年"),
        ("98．5％", "98.5%"),
        ("报\u200b告", "报告"),
        ("皇@@家", "皇家"),
    ],
)
def test_a_word_folds_like_the_text(text: str, folded: str) -> None:
    assert fold_word(text) == folded
    assert fold(lines_of(text)).text == folded


@given(TEXTS)
def test_every_folded_character_comes_from_its_origin(text: str) -> None:
    if not fold_word(text):
        return
    report = lines_of(text)
    folded = fold(report)
    for at, char in enumerate(folded.text):
        if char != "\n":
            assert fold_word(report.text[folded.origin(at)]) == char


@given(TEXTS, st.integers(0, 79), st.integers(1, 20))
def test_a_folded_span_quotes_the_same_words(text: str, start: int, length: int) -> None:
    if not fold_word(text):
        return
    report = lines_of(text)
    folded = fold(report)
    part = folded.text[start : start + length]
    if not part or "\n" in part:
        return
    span = folded.span(start, start + len(part))
    inside = [block for block in report.blocks if block.start <= span.start and span.end <= block.end]
    if inside and len(inside[0].spans) == 1:
        assert fold_word(report.text[span.start : span.end]) == part


@given(TEXTS)
def test_folded_offsets_go_back_and_forth(text: str) -> None:
    if not fold_word(text):
        return
    folded = fold(lines_of(text))
    for at, char in enumerate(folded.text):
        if char != "\n":
            assert folded.folded(folded.origin(at)) == at
