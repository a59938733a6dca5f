"""The traps of YAML: each is named in Chinese, on the line where the author fell into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.rulebook.nodes import read_sheet
from tests.rulebook.book import ADVISERS, FILES, problems

if TYPE_CHECKING:
    from pathlib import Path

    from scorer.rulebook.errors import RuleProblem

FILE = "elements/legal-advisers.yaml"
WIDE_COLON = "冒号是全角的“：”"
NO_SPACE = "冒号后面要有一个空格"
START = "值不能以这个符号开头"
QUOTE = "引号没有成对"

# What is replaced, by what, line and column, beginning of the message.
TRAPS = [
    ("weight: 8", "weight：8", 4, 7, WIDE_COLON),
    ("id: legal", "id：legal", 1, 3, WIDE_COLON),
    ("act:\n", "act：\n", 9, 4, WIDE_COLON),
    ("{doc: 督察", "{doc：督察", 6, 13, WIDE_COLON),
    ("weight: 8", "weight:8", 4, 7, NO_SPACE),
    ("{doc: 督察", "{doc:督察", 6, 13, NO_SPACE),
    ("advice: 写明聘", "advice: 写明: 聘", 7, 11, "没有加引号的文字里有“: ”"),
    ("title: 法律顾问", "title 法律顾问", 2, 1, "这一行缺少冒号"),
    ("  - 聘请", "\t- 聘请", 10, 1, "缩进里有制表符"),
    ("  - 聘请", "  \t- 聘请", 10, 3, "缩进里有制表符"),
    ("  - 聘请", "　　- 聘请", 10, 1, "缩进里有全角空格"),
    ("  - 聘请", "\xa0\xa0- 聘请", 10, 1, "缩进里有全角空格或不间断空格"),
    ("weight: 8", "　weight: 8", 4, 1, "这里有全角空格"),
    ("weight: 8", "  weight: 8", 4, 3, "这一行缩进多了，并进了上一行的值"),
    ("  full:", " full:", 17, 2, "这一行和第 18 行的字段没有对齐"),
    ("  full:", "    full:", 17, 5, "这一行和第 18 行的字段没有对齐"),
    ("  missing:", "   missing:", 18, 4, "这一行和第 17 行的字段没有对齐"),
    ("name: [公", "  name: [公", 8, 3, "这一行"),
    ("act:\n", "act\n", 9, 1, "这一行缺少冒号"),
    ("  missing:\n", "  missing\n", 18, 3, "这一行缺少冒号"),
    ("  - 聘请", "  -聘请", 10, 3, "减号后面要有一个空格"),
    ("  - 聘请", "  － 聘请", 10, 3, "列表项前的横线不是半角减号"),
    ("  - 聘请", "  — 聘请", 10, 3, "列表项前的横线不是半角减号"),
    ("  - {figure", "    {figure", 11, 5, "这一行并进了上一行的值"),
    ("[公职律师, $顾问]", "[公职律师，$顾问]", 8, 12, "“，”没有把两项分开"),
    ("[公职律师, $顾问]", "[公职律师、$顾问]", 8, 12, "“、”没有把两项分开"),
    ("[公职律师, $顾问]", "[公职律师；$顾问]", 8, 12, "“；”没有把两项分开"),
    ("[公职律师, $顾问]", "[公职律师, $顾问", 8, 7, "括号没有收尾"),
    ("units: [条, 份]}", "units: [条, 份]", 11, 5, "括号没有成对，或各项之间缺逗号"),
    ("reason: village_only}", "reason: village_only", 15, 7, "括号没有收尾"),
    ("[公职律师, $顾问]", "[公职律师, $顾问］", 8, 17, "括号、逗号或冒号是全角的"),
    ("督察工作规定, checked", "督察工作规定，checked", 6, 21, "括号、逗号或冒号是全角的"),
    ("advice: 写明聘请情况。", "advice: 写明 #聘请情况。", 7, 12, "“#”后面的文字被当作注释丢掉了"),
    ("advice: 写明", "advice: *写明", 7, 9, START),
    ("advice: 写明", "advice: &写明", 7, 9, START),
    ("advice: 写明", "advice: %写明", 7, 9, START),
    ("advice: 写明", "advice: @写明", 7, 9, START),
    ("advice: 写明", "advice: `写明", 7, 9, START),
    ("advice: 写明", "advice: !写明", 7, 9, START),
    ("advice: 写明", "advice: >写明", 7, 9, START),
    ("advice: 写明", "advice: |写明", 7, 9, START),
    ("advice: 写明", "advice: {写明}", 7, 9, "以 [ 或 { 开头的文字要加引号"),
    ("advice: 写明", "advice: [写明]", 7, 9, "以 [ 或 { 开头的文字要加引号"),
    ("advice: 写明", "advice: &名 写明", 7, 9, START),
    ("advice: 写明", "advice: &a 写明", 7, 9, "规则文件不用 YAML 的 & 和 *"),
    ("advice: 写明聘请情况。", "advice: *a", 7, 9, "规则文件不用 YAML 的 & 和 *"),
    ("advice: 写明", "advice: !!str 写明", 7, 9, "规则文件不用 YAML 的类型标记"),
    ("weight: 8", "weight: !!int 8", 4, 9, "规则文件不用 YAML 的类型标记"),
    ("advice: 写明", 'advice: "写明', 7, 9, QUOTE),
    ("advice: 写明", "advice: '写明", 7, 9, QUOTE),
    ("advice: 写明聘请情况。", 'advice: "写明"聘请', 7, 9, "引号后面还有文字"),
    ("advice: 写明聘请情况。", 'advice: "\\d+件"', 7, 10, "双引号里的反斜线"),
    ("advice: 写明聘请情况。\nname: [公", "advice: '写明\nname: ['公", 8, 1, "这一行在没有结束的引号里面"),
    ("duty: expected\n", "---\nduty: expected\n", 3, 1, "一个文件里有两份内容"),
    ("kind: topic", "kind: topic\n? [a]\n: b", 6, 3, "字段名应为文字"),
    ("kind: topic", "kind: topic\n<<: {a: b}", 6, 1, "不认识的字段 <<"),
    ("    - 企业聘请", "    - 甲\n      企业聘请", 20, 7, "这一行并进了上一行的值"),
    ("法律\u987e问\nduty", "法律\x00顾问\nduty", 2, 10, "文件里有空字符"),
    ("法律\u987e问\nduty", "法律\x07顾问\nduty", 2, 10, "文件里有不可见的控制字符（U+0007）"),
]


def of(folder: Path, text: str | bytes) -> tuple[RuleProblem, ...]:
    return problems(folder, {FILE: text})


@pytest.mark.parametrize(("old", "new", "line", "column", "message"), TRAPS)
def test_a_trap_is_named_where_it_is(
    tmp_path: Path, old: str, new: str, line: int, column: int, message: str
) -> None:
    assert old in ADVISERS
    found = of(tmp_path, ADVISERS.replace(old, new, 1))
    assert found, "nothing was said"
    assert found[0].message.startswith(message), found
    assert (found[0].at.line, found[0].at.column) == (line, column)
    assert len({problem.at.line for problem in found}) == 1, "one damage, one line"


# Text of a whole file, line and column, beginning of the message.
WHOLE = [
    ("", 1, 1, "文件是空的"),
    ("# 只有注释\n", 1, 1, "文件是空的"),
    ("甲乙\n", 1, 1, "文件内容应为“字段: 值”，写的是“甲乙”"),
    ("名称：甲\n", 1, 3, WIDE_COLON),
    ("- 甲\n", 1, 1, "文件内容应为“字段: 值”，写成了列表"),
    ("a: " + "[" * 1000, 1, 53, "嵌套超过 50 层"),
    ("\n".join(" " * depth + "a:" for depth in range(1000)), 51, 51, "嵌套超过 50 层"),
    ("- " * 1000, 1, 101, "嵌套超过 50 层"),
    ("a" * 10_000_000, 1, 1, "文件超过 1 MB"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), WHOLE, ids=[row[3] for row in WHOLE])
def test_a_file_that_is_no_rule_is_named(
    tmp_path: Path, text: str, line: int, column: int, message: str
) -> None:
    found = of(tmp_path, text)
    assert found[0].message.startswith(message), found[0]
    assert (found[0].at.line, found[0].at.column) == (line, column)


# Encoding, line, beginning of the message.
ENCODINGS = [
    ("gb18030", 2, "文件编码是 GB18030（ANSI），请另存为 UTF-8"),
    ("utf-16", 1, "文件编码是 UTF-16，请另存为 UTF-8"),
]


@pytest.mark.parametrize(("encoding", "line", "message"), ENCODINGS)
def test_another_encoding_is_named_and_the_file_still_checked(
    tmp_path: Path, encoding: str, line: int, message: str
) -> None:
    found = of(tmp_path, ADVISERS.replace("weight", "wieght").encode(encoding))
    assert [(one.at.line, one.message[:30]) for one in found] == [
        (line, message[:30]),
        (4, "不认识的字段 wieght，是否想写 weight？"),
    ]
    assert "另存为" in found[0].hint


def test_bytes_of_no_encoding_are_one_problem(tmp_path: Path) -> None:
    assert [one.message for one in of(tmp_path, b"\xff\xff\x80")] == ["文件编码是 不明的一种，请另存为 UTF-8"]


# Text that YAML takes as the author means it, and so do we.
FINE = [
    ("advice: 写明聘请情况。", "advice: '写明: 聘请 #1'"),
    ("advice: 写明聘请情况。", "advice: |\n  写明聘请\n  情况。"),
    ("advice: 写明聘请情况。", "advice: “写明”：甲、乙，丙；丁"),
    ("advice: 写明聘请情况。", "advice: 见 http://example.invalid/a#b"),
    ("advice: 写明聘请情况。", 'advice: "分两行写\n  也行"'),
    ("weight: 8", "weight: 8 # 权重"),
    ("title: 法律顾问", "title: 法律顾问  # 名称"),
    ("act:\n", "act:  # 做法\n"),
    ("[公职律师, $顾问]", '["公职律师、顾问", $顾问]'),
    ("[公职律师, $顾问]", "[\n  公职律师,\n  $顾问,\n]"),
    ("督察工作规定,", "甲、乙规定,"),
    ("  - 聘请", "  # 注释\n\n  - 聘请"),
    ("id: legal", "%YAML 1.1\n---\nid: legal"),
]


@pytest.mark.parametrize(("old", "new"), FINE)
def test_what_is_sound_is_left_alone(tmp_path: Path, old: str, new: str) -> None:
    assert old in ADVISERS
    assert of(tmp_path, ADVISERS.replace(old, new, 1)) == ()


def test_the_same_trap_is_named_on_every_line(tmp_path: Path) -> None:
    found = of(
        tmp_path,
        ADVISERS.replace("weight: ", "weight：").replace("duty: ", "duty：").replace("act:", "act："),
    )
    assert [one.at.line for one in found] == [3, 4, 9]


def test_columns_count_characters_after_a_bom() -> None:
    sheet = read_sheet("甲.yaml", b"\xef\xbb\xbf\xe7\x94\xb2: &a 1")
    assert [problem.at.column for problem in sheet.problems] == [4]


def test_line_ends_of_old_machines_count(tmp_path: Path) -> None:
    for end in ("\r\n", "\r"):
        assert [
            one.at.line for one in of(tmp_path, FILES[FILE].replace("weight", "wieght").replace("\n", end))
        ] == [4]
