"""Chinese text in columns: width, line breaks, what a console can show, nothing that steers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.rendering.cells import Piece, clean, pad, safe_for, width, wrap

CHINESE = st.text(st.sampled_from("法治政府建设，。（）《》“”…·、123 abc%•"), max_size=120)


def broken(text: str, columns: int, hang: int = 0) -> list[str]:
    return ["".join(piece.text for piece in line) for line in wrap([Piece(text)], columns, hang)]


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("法治", 4), ("12件", 4), ("（一）", 6), ("“…”", 6), ("a·b", 4), ("ａ", 2)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_counts_columns() -> None:
    assert pad("法治", 6) + "|" == "法治  |"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("法治政府建设", 6, ["法治政", "府建设"]),
        ("法治政府，建设", 8, ["法治政", "府，建设"]),  # no comma opens a line
        ("法治政《府》建设", 8, ["法治政", "《府》建", "设"]),  # no bracket closes a line
        ("全年12345件", 8, ["全年", "12345件"]),  # a number stays whole
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 30, ["a" * 30, "aaa"]),  # a long path is cut
        ("法治  政府", 4, ["法治", "政府"]),  # spaces at a break belong to no line
        ("", 8, [""]),
    ],
)
def test_lines_break_where_chinese_may(text: str, columns: int, lines: list[str]) -> None:
    assert broken(text, columns) == lines


def test_later_lines_hang() -> None:
    assert broken("补法：写明做法和件数", 12, hang=6) == ["补法：写明做", "      法和件", "      数"]


def test_a_break_keeps_the_styles() -> None:
    assert wrap([Piece("法治", "title"), Piece("政府")], 6) == [
        (Piece("法治", "title"), Piece("政")),
        (Piece("府"),),
    ]


@given(CHINESE, st.integers(8, 80), st.integers(0, 6))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text: str, columns: int, hang: int) -> None:
    lines = broken(text, columns, hang)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("法治\n政府", "法治政府"),  # a line end between Chinese characters is no space
        ("出具\n  12 份", "出具 12 份"),
        ("a\r\n\tb", "a b"),
        ("　一、开展　情况　", "一、开展情况"),
        ("\x1b[31m红\x1b[0m", "[31m红[0m"),  # without the escape character it is mere text
        ("正\u202e反\u200b", "正反"),  # no reversing, nothing invisible
        ("\x07响\x9b", "响"),
    ],
)
def test_foreign_text_is_made_harmless(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("gbk", "法治", "法治"),
        ("gbk", "项目•一", "项目·一"),
        ("gbk", "2021−2025\xa0年", "2021-2025 年"),
        ("gbk", "好😀的", "好?的"),
        ("cp936", "﹝2018﹞", "﹝2018﹞"),
        ("ascii", "ab法", "ab?"),
        ("utf-8", "坏\udce4名", "坏?名"),
        ("utf-8", "项目•一", "项目•一"),
        ("no-such-encoding", "ab法", "ab?"),
    ],
)
def test_what_a_console_lacks_is_replaced(encoding: str, text: str, shown: str) -> None:
    assert safe_for(encoding, text) == shown


@given(st.text(), st.sampled_from(["gbk", "utf-8", "ascii", "big5", "cp1252", "gb18030"]))
def test_safe_text_always_encodes_and_keeps_its_length(text: str, encoding: str) -> None:
    shown = safe_for(encoding, text)
    shown.encode(encoding)
    assert len(shown) == len(text)
