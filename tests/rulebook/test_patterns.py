"""Wordings: what they stand for and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rulebook.book import ADVISERS, good, problems

if TYPE_CHECKING:
    from pathlib import Path

FILE = "elements/legal-advisers.yaml"
ACT = "- 聘请|续聘…法律顾问"

# As written; parts; ordered, within, words that void it, units.
READ = [
    ("政务公开", [[("政务公开",)]], (True, "clause", (), ())),
    ("聘请|续聘", [[("聘请", "续聘")]], (True, "clause", (), ())),
    ("聘请 | 续聘 … 律师", [[("聘请", "续聘"), ("律师",)]], (True, "clause", (), ())),
    ("聘请……律师", [[("聘请",), ("律师",)]], (True, "clause", (), ())),
    ("甲|甲", [[("甲",)]], (True, "clause", (), ())),
    ("聘请…$律师|顾问", [[("聘请",), ("法律顾问", "顾问")]], (True, "clause", (), ())),
    ("$顾问", [[("政府法律顾问",)], [("法律顾问",)]], (True, "clause", (), ())),
    ("聘请…$顾问", [[("聘请",), ("政府法律顾问", "法律顾问")]], (True, "clause", (), ())),
    ("{words: 聘请…律师, not: [企业]}", [[("聘请",), ("律师",)]], (True, "clause", ("企业",), ())),
    ("{words: 聘请, within: paragraph}", [[("聘请",)]], (True, "paragraph", (), ())),
    ("{words: $顾问, not: 企业|甲}", [[("政府法律顾问",)], [("法律顾问",)]], (True, "clause", ("企业", "甲"), ())),
    ("{words: 甲, not: [企业, $律师]}", [[("甲",)]], (True, "clause", ("企业", "法律顾问"), ())),
    ("{all: [法律顾问, 审查|出具]}", [[("法律顾问",), ("审查", "出具")]], (False, "sentence", (), ())),
    ("{all: [[甲, 乙|丙], 丁], within: clause}", [[("甲", "乙", "丙"), ("丁",)]], (False, "clause", (), ())),
    ("{figure: 法律意见, units: [条, 份]}", [[("法律意见",)]], (True, "clause", (), ("条", "份"))),
    ("{figure: [意见, 合同]}", [[("意见", "合同")]], (True, "clause", (), ("件", "份"))),
    ("{figure: 意见, units: 条|$计量单位}", [[("意见",)]], (True, "clause", (), ("条", "件", "份"))),
]  # fmt: skip


@pytest.mark.parametrize(("written", "parts", "rest"), READ)
def test_a_wording_is_read(
    tmp_path: Path, written: str, parts: list[list[tuple[str, ...]]], rest: tuple[object, ...]
) -> None:
    draft = good(tmp_path, {FILE: ADVISERS.replace(ACT, f"- {written}")})
    read = draft.elements[1].patterns["act"][:-1]
    assert [list(one.parts) for one in read] == parts
    assert {(one.ordered, one.within, one.unless, one.units) for one in read} == {rest}


def test_a_wording_knows_its_place(tmp_path: Path) -> None:
    assert [one.at[1:] for one in good(tmp_path).elements[1].patterns["act"]] == [(10, 5), (11, 5)]


# As written, column, beginning of the message; the line is the tenth.
WRONG = [
    ("$没有", 5, "没有叫“没有”的词组"),
    ("$计量", 5, "没有叫“计量”的词组，是否想写 $计量单位？"),
    ("聘请…$计量", 8, "没有叫“计量”的词组，是否想写 $计量单位？"),
    ("聘请|$", 8, "“$”后面少了词组名"),
    ("推行$顾问", 7, "“$”前面不能有字"),
    ("＄顾问", 5, "“＄”是全角的"),
    ("聘请｜续聘", 7, "“｜”是全角的"),
    ("聘请...律师", 7, "三个点要写成省略号"),
    ("聘请||续聘", 5, "“|”或“…”旁边少了词"),
    ("聘请…", 5, "“|”或“…”旁边少了词"),
    ("聘请|…律师", 5, "“|”或“…”旁边少了词"),
    ("$两段|甲", 5, "词组 $两段 里有分几段的说法"),
    ("[聘请, 续聘]", 5, "act 的一项应为文字，写成了列表"),
    ("{all: [甲]}", 11, "all 至少要有两段"),
    ("{all: 甲}", 11, "all 应为两段以上的列表，写的是“甲”"),
    ("{all: [甲, 乙…丙]}", 16, "这里不能用“…”"),
    ("{all: [甲, {乙: 丙}]}", 15, "all 应为词或词的列表，写成了“字段: 值”"),
    ("{all: [甲, [乙, [丙]]]}", 19, "all 的一项应为文字，写成了列表"),
    ("{all: [甲, 乙], within: 句}", 27, "within 不能写“句”，只能写 clause（同一分句）、sentence（同一句）、paragraph（同一段）"),
    ("{words: 甲, all: [乙, 丙]}", 5, "一条说法要写 words、all、figure 中的一个"),
    ("{not: [甲]}", 5, "一条说法要写 words、all、figure 中的一个"),
    ("{words: [甲, 乙]}", 13, "words 应为文字，写成了列表"),
    ("{words: 甲, units: [件]}", 23, "units 只和 figure 一起用"),
    ("{figur: 甲}", 6, "不认识的字段 figur，是否想写 figure？"),
    ("{figure: 甲, unit: [件]}", 17, "不认识的字段 unit，是否想写 units？"),
    ("{words: 甲, not: }", 21, "not 后面没有内容"),
    ("…".join("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"), 5, "一条说法不能超过 20 段"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "column", "message"), WRONG)
def test_a_wrong_wording_is_named_at_its_place(
    tmp_path: Path, written: str, column: int, message: str
) -> None:
    changes = {FILE: ADVISERS.replace(ACT, f"- {written}"), "lexicon.yaml": LEXICON}
    found = problems(tmp_path, changes)
    assert found, "nothing was said"
    assert found[0].message.startswith(message), found
    assert (found[0].at.line, found[0].at.column) == (10, column)


LEXICON = "计量单位: [件, 份]\n顾问: [法律顾问]\n两段: [甲…乙, 丙]\n"


def test_a_figure_without_units_needs_the_group(tmp_path: Path) -> None:
    changes = {FILE: ADVISERS.replace(", units: [条, 份]", ""), "lexicon.yaml": "顾问: [法律顾问]\n"}
    assert [found.message for found in problems(tmp_path, changes)] == ["figure 没有写 units"]


# The lexicon; line, column and beginning of the message.
LEXICONS = [
    ("甲: [$甲]\n", 1, 5, "词组引用绕成了圈：甲→甲"),
    ("甲: [$乙]\n乙: [丙, $甲]\n", 2, 8, "词组引用绕成了圈：乙→甲→乙"),
    ("甲: [$乙]\n", 1, 5, "没有叫“乙”的词组"),
    ("甲:\n", 1, 3, "甲 后面没有内容"),
    ("甲: []\n", 1, 4, "词组 甲 里没有词"),
    ("甲: 乙\n", 1, 4, "甲应为文字的列表，写的是“乙”"),
    ("甲: [[乙]]\n", 1, 5, "甲 的一项应为文字，写成了列表"),
    ("甲: [乙]\n甲: [丙]\n", 2, 1, "字段 甲 写了两次"),
    ("- 甲\n", 1, 1, "lexicon.yaml 应为“字段: 值”，写成了列表"),
    ("甲：[乙]\n", 1, 2, "冒号是全角的"),
    ("甲:[乙]\n丙: [丁]\n", 1, 2, "冒号后面要有一个空格"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), LEXICONS)
def test_a_wrong_group_is_named_at_its_place(
    tmp_path: Path, text: str, line: int, column: int, message: str
) -> None:
    tail = "" if text.startswith("- ") else "顾问: [法律顾问]\n"
    found = [
        one
        for one in problems(tmp_path, {"lexicon.yaml": text + tail})
        if one.at.file == "rules/lexicon.yaml"
    ]
    assert found, "nothing was said"
    assert found[0].message.startswith(message), found
    assert (found[0].at.line, found[0].at.column) == (line, column)


def test_groups_of_groups_are_expanded_without_repeats(tmp_path: Path) -> None:
    lexicon = "甲: [子, $乙, $丙]\n乙: [丑, $丙]\n丙: [寅]\n顾问: [$甲]\n"
    draft = good(tmp_path, {"lexicon.yaml": lexicon})
    assert [one.parts for one in draft.elements[1].patterns["name"][1:]] == [
        (("子",),),
        (("丑",),),
        (("寅",),),
    ]


def test_a_thousand_doublings_stay_small(tmp_path: Path) -> None:
    lexicon = "顾问: [甲]\n组0: [甲]\n" + "".join(f"组{n}: [$组{n - 1}, $组{n - 1}]\n" for n in range(1, 900))
    assert good(tmp_path, {"lexicon.yaml": lexicon}).elements[1].patterns["name"][1].parts == (("甲",),)


def test_what_a_file_expands_to_is_bounded(tmp_path: Path) -> None:
    lexicon = "顾问: [" + ", ".join(f"词{number}" for number in range(4900)) + "]\n"
    uses = "\n".join(["  - 聘请…$顾问"] * 60)
    found = problems(tmp_path, {"lexicon.yaml": lexicon, FILE: ADVISERS.replace(f"  {ACT}", uses)})
    assert [one.message[:21] for one in found] == ["这个文件引用的词组展开后超过 200000"]
