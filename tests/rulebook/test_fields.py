"""Keys and values of an element file: what is wrong is named at its place, with what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.authoring.readable import WITHIN_WORDS
from scorer.rendering import rule_words
from scorer.rulebook import choices, fields, tables
from scorer.scoring import wording
from tests.rulebook.book import ADVISERS, FILES, damaged, problems

if TYPE_CHECKING:
    from pathlib import Path

FILE = "elements/legal-advisers.yaml"

# What is replaced, by what, line and column, beginning of the message.
DAMAGES = [
    ("weight:", "wieght:", 4, 1, "不认识的字段 wieght，是否想写 weight？"),
    ("weight:", "Weight:", 4, 1, "不认识的字段 Weight，是否想写 weight？"),
    ("weight:", "权重:", 4, 1, "不认识的字段 权重，是否想写 weight？"),
    ("weight: 8", "weight: 8\ncolour: red", 5, 1, "不认识的字段 colour"),
    ("weight: 8", "weight: 8\nweight: 9", 5, 1, "字段 weight 写了两次"),
    ("{doc: 督察工作规定,", "{doc: 甲, doc: 乙,", 6, 18, "字段 doc 写了两次"),
    ("title: 法律顾问\n", "", 1, 1, "缺少字段 title（名称）"),
    ("doc: 督察工作规定, ", "", 6, 9, "缺少字段 doc（文件）"),
    ("weight: 8", "weight: 8:2", 4, 9, "weight 应为大于 0 的数，写的是“8:2”"),
    ("weight: 8", "weight: 12:30", 4, 9, "weight 应为大于 0 的数，写的是“12:30”"),
    ("weight: 8", "weight: 010", 4, 9, "weight 应为大于 0 的数，写的是“010”"),
    ("weight: 8", "weight: 八", 4, 9, "weight 应为大于 0 的数，写的是“八”"),
    ("weight: 8", "weight: ８", 4, 9, "weight 应为大于 0 的数，写的是“８”"),
    ("weight: 8", "weight: 1e3", 4, 9, "weight 应为大于 0 的数，写的是“1e3”"),
    ("weight: 8", "weight: -8", 4, 9, "weight 应为大于 0 的数，写的是“-8”"),
    ("weight: 8", "weight: nan", 4, 9, "weight 应为大于 0 的数，写的是“nan”"),
    ("weight: 8", "weight: 0", 4, 9, "weight 应为大于 0 的数，写的是“0”"),
    ("weight: 8", "weight: [8]", 4, 9, "weight 应为大于 0 的数，写成了列表"),
    ("weight: 8", "weight:", 4, 8, "weight 后面没有内容，应为大于 0 的数"),
    ("weight: 8", "weight: 8\ncredit: 1.5", 5, 9, "credit 应为在 0 到 1 之间的数，写的是“1.5”"),
    ("title: 法律顾问", "title:", 2, 7, "title 后面没有内容"),
    ("title: 法律顾问", "title: ''", 2, 8, "title 后面没有内容"),
    ("title: 法律顾问", "title: [法律顾问]", 2, 8, "title 应为文字，写成了列表"),
    ("title: 法律顾问", "title: {法律: 顾问}", 2, 8, "title 应为文字，写成了“字段: 值”"),
    ("duty: expected", "duty: yes", 3, 7, "duty 不能写“yes”，只能写 national（必报）、expected（应有）"),
    ("duty: expected", "duty: 必报", 3, 7, "duty 不能写“必报”，只能写 national（必报）、expected（应有）"),
    (
        "duty: expected",
        "duty: Expected",
        3,
        7,
        "duty 不能写“Expected”，只能写 expected（应有）、national（必报）",
    ),
    ("kind: topic", "kind: [topic]", 5, 7, "kind 应为规定的几个词之一，写成了列表"),
    ("checked: 2026/1/2", "checked: 2026-02-30", 6, 32, "checked 写的“2026-02-30”不是一个有的日期"),
    ("checked: 2026/1/2", "checked: 去年", 6, 32, "checked 应为日期，例如 2026-11-22，写的是“去年”"),
    ("checked: 2026/1/2", "certain: yes", 6, 32, "certain 应为“true”或“false”，写的是“yes”"),
    ("checked: 2026/1/2", "certain: True", 6, 32, "certain 应为“true”或“false”，写的是“True”"),
    ("[{doc: 督察工作规定, checked: 2026/1/2}]", "[]", 6, 8, "basis 至少要有一项"),
    ("[{doc: 督察工作规定, checked: 2026/1/2}]", "督察工作规定", 6, 8, "basis 应为“字段: 值”的列表，写的是"),
    ("[{doc: 督察工作规定, checked: 2026/1/2}]", "[督察工作规定]", 6, 9, "basis 应为“字段: 值”，写的是"),
    ("advice:", "valid: {from: 25}\nadvice:", 7, 15, "from 应为四位年份，写的是“25”"),
    ("advice:", "valid: {from: 2025, until: 2020}\nadvice:", 7, 8, "适用年度的截止（2020）早于起始（2025）"),
    ("advice:", "valid: 2025\nadvice:", 7, 8, "valid 应为“字段: 值”，写的是“2025”"),
    ("advice:", "valid: from：2025\nadvice:", 7, 12, "冒号是全角的"),
    ("advice:", "belongs_in: opening\nadvice:", 7, 13, "belongs_in 不能写“opening”，只能写 achievements"),
    ("advice:", "options: {need: 两项}\nadvice:", 7, 17, "need 应为不小于 0 的整数，写的是“两项”"),
    ("advice:", "options: {needs: 2}\nadvice:", 7, 11, "不认识的字段 needs，是否想写 need？"),
    ("[公职律师, $顾问]", "公职律师", 8, 7, "name 应为说法的列表，写的是“公职律师”"),
    ("[公职律师, $顾问]", "［公职律师, 顾问］", 8, 7, "name 应为说法的列表，写的是“［公职律师"),
    ("[公职律师, $顾问]", "[公职律师, '']", 8, 14, "name 里有一项是空的"),
    ("[公职律师, $顾问]", "[公职律师, ]", 8, 12, "“]”前面多了一个逗号"),
    ("act:\n", "act:\n  -\n", 10, 4, "act 里有一项是空的"),
    ("name: [公职律师, $顾问]", "not_name: [公职律师]", 1, 1, "topic 要素至少要写 name 或 told"),
    (
        "reason: village_only",
        "reason: village",
        15,
        32,
        "reason 不能写“village”，只能写 village_only（只写到村（居）一级）、",
    ),
    (", reason: village_only", "", 15, 7, "缺少字段 reason（原因代码）"),
    ("  full: [聘请律师任法律顾问。]\n", "", 17, 3, "缺少字段 full（达标）"),
    ("  missing:\n    - 企业聘请法律顾问。\n", "", 17, 3, "examples 里没有不达标的例句"),
    ("- 企业聘请法律顾问。", "- 企业: 聘请法律顾问。", 19, 7, "不认识的字段 企业"),
    ("- 企业聘请法律顾问。", "- {text: 甲, zone: 计划}", 19, 23, "zone 不能写“计划”，只能写 title"),
    ("- 企业聘请法律顾问。", "- {text: 甲, todo: 1}", 19, 23, "todo 应为“true”或“false”，写的是“1”"),
    ("- 企业聘请法律顾问。", "- {zone: plan}", 19, 7, "缺少字段 text（例句）"),
    (
        "- 企业聘请法律顾问。",
        "- {text: 甲, reason: 只有口号}",
        19,
        25,
        "reason 不能写“只有口号”，只能写 slogan_only（只有口号，没有具体做法或数字）、",
    ),
    (
        "- 企业聘请法律顾问。",
        "- {text: 高度重视,抓好落实。, reason: denied}",
        19,
        19,
        "不认识的字段 抓好落实。：前面的半角逗号把 text 的值截断了",
    ),
    (
        "- 企业聘请法律顾问。",
        "- 下一步: 推动落实。",
        19,
        7,
        "不认识的字段 下一步：“: ”把这句话拆成了字段和值",
    ),
    (
        "[公职律师, $顾问]",
        "[公职律师, 下一步: 推动]",
        8,
        14,
        "不认识的字段 下一步：“: ”把这句话拆成了字段和值",
    ),
    ("- 企业聘请法律顾问。", "- {权重: 8}", 19, 8, "不认识的字段 权重"),
    ("- 企业聘请法律顾问。", "- [企业]", 19, 7, "missing 的一项应为“字段: 值”，写成了列表"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "message"), DAMAGES)
def test_a_damage_is_named_at_its_place(
    tmp_path: Path, old: str, new: str, line: int, column: int, message: str
) -> None:
    found = damaged(tmp_path, FILE, old, new)
    assert found, "nothing was said"
    assert found[0].message.startswith(message), found
    assert (found[0].at.line, found[0].at.column) == (line, column)


def test_a_misspelt_key_is_not_called_missing_as_well(tmp_path: Path) -> None:
    assert len(damaged(tmp_path, FILE, "weight:", "wieght:")) == 1


def test_all_damages_of_one_file_are_named(tmp_path: Path) -> None:
    text = ADVISERS.replace("weight: 8", "weight: 八").replace("expected", "yes").replace("advice", "advise")
    assert [found.at.line for found in problems(tmp_path, {FILE: text})] == [3, 4, 7]


def test_yes_no_and_numbers_stay_text_where_text_is_wanted(tmp_path: Path) -> None:
    for value in ("yes", "010", "1.10", "12:30", "2024-07-15", "null", "~", "0x1F"):
        assert not damaged(tmp_path, FILE, "title: 法律顾问", f"title: {value}"), value


def test_a_duplicate_names_the_first_line(tmp_path: Path) -> None:
    assert "第 4 行" in damaged(tmp_path, FILE, "weight: 8", "weight: 8\nweight: 8")[0].hint


# What is replaced, by what, the advice.
ADVICE = [
    ("weight: 8", "weight：8", "改成 weight: 8"),
    ("weight: 8", "weight:8", "改成 weight: 8"),
    ("weight: 8", "weight:　8", "改成 weight: 8"),
    ("{doc: 督察工作规定,", "{doc：督察工作规定,", "改成 doc: 督察工作规定"),
    ("act:\n", "act：\n", "改成 act:"),
    ("act:\n", "act：  # 做法\n", "改成 act:"),
    ("duty: expected", "duty: expectd", "是否想写 expected？"),
    ("duty: expected", "duty: 必报", "是否想写 national？"),
    ("kind: topic", "kind: 问题部分", "是否想写 problems？"),
    ("- 企业聘请法律顾问。", "- {text: 甲, zone: 问题}", "是否想写 problems？"),
    ("- 企业聘请法律顾问。", "- {text: 甲, reason: 只有口号}", "是否想写 slogan_only？"),
    (
        "- 企业聘请法律顾问。",
        "- {text: 高度重视,抓好落实。}",
        "请给整个值加引号：text: '高度重视,抓好落实。'",
    ),
    (
        "- 企业聘请法律顾问。",
        "- 下一步: 推动落实。",
        "请给整句加引号：'下一步: 推动落实。'，或把冒号改成全角的",
    ),
    ("  - 聘请|续聘…法律顾问\n  - {figure: 法律意见, units: [条, 份]}", "  -聘请", "例如 - 法律顾问"),
    (
        "act:\n  - 聘请|续聘…法律顾问\n  - {figure: 法律意见, units: [条, 份]}",
        "act: -聘请",
        "请另起一行，写成“- ”加文字：减号后空一格",
    ),
]


@pytest.mark.parametrize(("old", "new", "hint"), ADVICE)
def test_the_advice_fits_the_place(tmp_path: Path, old: str, new: str, hint: str) -> None:
    assert [one.hint for one in damaged(tmp_path, FILE, old, new)] == [hint]


def test_every_code_has_its_meaning_in_the_words_of_the_results() -> None:
    reasons = {
        code: words.format(count="几", need="几").replace(" ", "") for code, words in wording.REASONS.items()
    }
    assert reasons == choices.REASONS and choices.ZONES == wording.ROLE_WORDS
    assert (choices.LEVELS, choices.DUTIES) == (wording.LEVEL_WORDS, wording.DUTY_WORDS)
    assert choices.SEVERITIES == wording.SEVERITY_WORDS and choices.KINDS == rule_words.KIND_WORDS
    assert choices.STATUSES.items() <= wording.STATUS_WORDS.items() and choices.WITHIN == WITHIN_WORDS


def test_a_file_of_nothing_but_problems_is_cut_short(tmp_path: Path) -> None:
    found = problems(tmp_path, {"cues.yaml": "".join(f"甲{number}: [乙]\n" for number in range(900))})
    assert len(found) == 200
    assert found[-1].message.startswith("这个文件的错误太多")


def every_field(table: fields.Table) -> list[fields.Field]:
    return [one for field in table.values() for one in (field, *every_field(field.fields))]


TABLES = {name: value for name, value in vars(fields).items() if isinstance(value, fields.MappingProxyType)}
FIELDS = [
    field
    for name in ("BASE", "ELEMENT", "TERMS", "PROFILE", "WORDING")
    for field in every_field(TABLES[name])
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_described_with_an_example(field: fields.Field) -> None:
    assert field.title and field.about.endswith("。") and field.example
    assert field.type in fields.TYPES
    assert (field.type in {"choice", "choices"}) == bool(field.allowed) or field.name in {"expect"}


def test_every_type_has_a_reader_or_belongs_to_wordings() -> None:
    assert fields.TYPES.keys() - tables.READERS.keys() == {"part", "parts"}


def test_every_cue_class_is_described() -> None:
    assert all(fields.CUE_CLASSES.values())


def test_the_tiny_element_is_what_the_tests_damage() -> None:
    assert FILES[FILE] == ADVISERS
