"""What is doubtful in rules that load: each with the place where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.authoring.lint import advise
from scorer.rulebook.draft import Mark
from scorer.rulebook.load import load_book
from tests.rulebook.book import ADVISERS, FILES, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorer.rulebook.errors import RuleProblem

ELEMENT = "elements/legal-advisers.yaml"
CAUSES = "elements/causes.yaml"
CLEAN: dict[str, str] = {
    CAUSES: FILES[CAUSES].replace("options: {need: 1}\n", ""),
    "county.yaml": "title: 县清单\nlevels: [county]\n",
}
STUDY = (
    ADVISERS.replace("id: legal-advisers", "id: study")
    .replace("title: 法律顾问", "title: 学法")
    .replace("[公职律师, $顾问]", "[会前学法]")
    .replace("聘请|续聘…法律顾问", "开展…学法")
)
TWO = {
    "base.yaml": FILES["base.yaml"].replace("legal-advisers]", "legal-advisers, study]"),
    "elements/study.yaml": STUDY,
}


def warnings(folder: Path, changes: Mapping[str, str]) -> list[RuleProblem]:
    return list(advise(load_book(write(folder, {**CLEAN, **changes}))))


def test_the_tiny_rulebook_with_two_profiles_is_beyond_doubt(tmp_path: Path) -> None:
    assert warnings(tmp_path, {}) == []
    assert warnings(tmp_path, TWO) == []


# File, what is replaced, by what, line and column, beginning of the message.
DOUBTS = [
    # words that can never hit
    (ELEMENT, "[公职律师, $顾问]", "[公职律师, “”, $顾问]", 8, 14, "比对时不看空格和引号，这个词什么也不剩"),
    (ELEMENT, "  - 聘请|续聘…法律顾问", "  - {words: 企业律师, not: [企业]}", 10, 13, "“企业律师”永远碰不上：同一条的 not 里有“企业”"),
    (ELEMENT, "  - 聘请|续聘…法律顾问", "  - {all: [校聘|续聘, 律师], not: [校]}", 10, 12, "“校聘”永远碰不上"),
    (ELEMENT, "act:\n", "not_name: [公职律师]\nact:\n", 8, 8, "“公职律师”永远碰不上：not_name 里有同一个词"),
    (ELEMENT, "act:\n", "not_name: [政府法律顾问, 法律顾问]\nact:\n", 8, 14, "“政府法律顾问”永远碰不上"),
    (ELEMENT, "act:\n", "not_act: [审查]\nact:\n  - 审查\n", 11, 5, "“审查”永远碰不上：not_act 里有“审查”"),
    (ELEMENT, "act:\n", "not_act: [力度]\nact:\n  - 聘请力度\n", 11, 5, "“聘请力度”永远碰不上：not_act 里有“力度”"),
    ("cues.yaml", "[下一步, ^拟]\n", "[下一步, ^拟]\nplanned_not: [下一步]\n", 1, 11, "“下一步”不起作用：planned_not 里有同一个词"),
    ("cues.yaml", "[下一步, ^拟]\n", "[下一步, ^“”]\n", 1, 16, "比对时不看空格和引号"),
    ("cues.yaml", "[下一步, ^拟]\n", "[下一步, ^拟]\nfigure_units: [件, ％]\n", 2, 19, "“％”永远碰不上：比对时全角已换成半角"),
    ("cues.yaml", "[下一步, ^拟]\n", "[下一步]\nheading_plan: [“十五五”…打算]\n", 2, 16, "““十五五”…打算”永远碰不上"),
    ("stale-terms.yaml", "'201\\d年普法'", "'“七五”普法'", 7, 5, "正则里的““”永远碰不上"),
    ("stale-terms.yaml", "'201\\d年普法'", "'１00％'", 7, 5, "正则里的“１”永远碰不上"),
    ("stale-terms.yaml", "    severity: warning", "    exempt: [“收官”]\n    severity: warning", 2, 5, "““收官””永远碰不上"),
    # several words written as one
    (ELEMENT, "  - 聘请|续聘…法律顾问", "  - 法律顾问、法务顾问", 10, 5, "“、”没有把两个词分开，“法律顾问、法务顾问”要连着写才碰得上"),
    (ELEMENT, "  - 聘请|续聘…法律顾问", "  - 法律顾问, 法务顾问", 10, 5, "“,”没有把两个词分开"),
    (ELEMENT, "  - 聘请|续聘…法律顾问", "  - 法律顾问 法务顾问", 10, 5, "空格没有把两个词分开"),
    (ELEMENT, "  - 聘请|续聘…法律顾问", "  - 聘请…法律顾问、法务顾问|律师", 10, 8, "“、”没有把两个词分开"),
    (ELEMENT, "    - 村居顾问", "    - 村居顾问；社区顾问", 14, 7, "“；”没有把两个词分开"),
    ("lexicon.yaml", "\n  - 法律顾问", "\n  - 法律顾问，律师", 4, 5, "“，”没有把两个词分开"),
    ("cues.yaml", "[下一步, ^拟]", "\n  - 下一步、明年", 2, 5, "“、”没有把两个词分开"),
    # said twice
    (ELEMENT, "[公职律师, $顾问]", "[公职律师, $顾问, 公职律师]", 8, 19, "这一项与第 8 行重复"),
    (ELEMENT, "    - 企业聘请法律顾问。", "    - 企业聘请法律顾问。\n    - 企业聘请法律顾问。", 20, 7, "这一项与第 19 行重复"),
    ("lexicon.yaml", "[件, 份]", "[件, 份, 件]", 1, 14, "这一项与第 1 行重复"),
    # nobody uses it
    ("lexicon.yaml", "计量单位", "聘用: [聘]\n计量单位", 1, 1, "词组 聘用 没有规则引用"),
    ("lexicon.yaml", "计量单位", "聘用: [$聘书]\n聘书: [聘书]\n计量单位", 2, 1, "词组 聘书 没有规则引用"),
    ("county.yaml", "levels: [county]\n", "levels: [county]\noff: {legal-advisers: 不要求}\n", 1, 1, "要素 legal"),
    ("town.yaml", "levels: [town]", "levels: [town, county]", 2, 16, "层级 county 已由 county.yaml 使用"),
    (CAUSES, "kind: causes\n", "kind: causes\nact: [甲]\n", 6, 1, "kind 是 causes，不看 act"),
    (CAUSES, "kind: causes\n", "kind: causes\noptions: {need: 2}\n", 6, 11, "kind 是 causes，不看 need"),
    (ELEMENT, "kind: topic\n", "kind: topic\noptions: {need: 2}\n", 6, 11, "kind 是 topic，不看 need"),
    # documents
    (ELEMENT, "督察工作规定,", "《督察工作规定》,", 6, 15, "文件名称不用写书名号"),
    (ELEMENT, "督察工作规定,", "七五普法,", 6, 9, "依据都只到 2020 年度（见 stale-terms.yaml 的 seven-five）"),
    (ELEMENT, "督察工作规定,", "2019年普法规划,", 6, 9, "依据都只到 2019 年度（见 stale-terms.yaml 的 old-year）"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "column", "message"), DOUBTS)
def test_a_doubt_is_named_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, line: int, column: int, message: str
) -> None:
    text = {**FILES, **CLEAN}[file]
    place = ELEMENT if message.startswith("要素 legal") else file
    assert old in text
    found = warnings(tmp_path, {file: text.replace(old, new, 1)})
    placed = [one.at for one in found if one.message.startswith(message)]
    assert placed == [Mark(f"rules/{place}", line, column)], found
    assert all(one.severity == "warning" and one.hint for one in found)


@pytest.mark.parametrize("cue", ["^为此，我", "^拟、"])
def test_a_cue_may_run_over_a_comma(tmp_path: Path, cue: str) -> None:
    assert warnings(tmp_path, {"cues.yaml": f"planned:\n  - {cue}\n"}) == []


# A wording that holds a sign between words on purpose.
MEANT = ["聘请律师、任法律顾问", '"法律顾问、法务顾问"', "、法务顾问", "法律顾问、", "EMS express"]


@pytest.mark.parametrize("word", MEANT)
def test_words_that_an_example_or_quotes_show_to_be_one_are_left_alone(tmp_path: Path, word: str) -> None:
    text = ADVISERS.replace("- 企业聘请", "- 企业聘请律师、任")
    assert warnings(tmp_path, {ELEMENT: text.replace("  - 聘请|续聘…法律顾问", f"  - {word}")}) == []


# What is replaced in the second element, by what, column, beginning of the message.
TWINS = [
    ("[会前学法]", "[会前学法, 公职律师]", 14, "“公职律师”也是要素“法律顾问”的说法，一句话会算作两项"),
    ("[会前学法]", "[会前学法, $顾问]", 0, ""),
    ("[会前学法]", "[会前学法, 职律师]", 14, "“职律师”在要素“法律顾问”的“公职律师”里面"),
    ("[会前学法]", "[会前学法, 职律师]\nnot_name: [公职律师]", 0, ""),
    ("[会前学法]", '[会前学法, "公职律师、会前学法"]', 0, ""),
    ("[会前学法]", "[公职律师]", 1, "说法和要素“法律顾问”的完全相同"),
]


@pytest.mark.parametrize(("old", "new", "column", "message"), TWINS)
def test_a_word_of_two_elements_is_named(
    tmp_path: Path, old: str, new: str, column: int, message: str
) -> None:
    found = warnings(tmp_path, {**TWO, "elements/study.yaml": STUDY.replace(old, new, 1)})
    told = [one for one in found if one.at.file == "rules/elements/study.yaml"]
    assert [one.message[: len(message)] for one in told] == ([message] if message else [])
    assert [one.at.column for one in told] == ([column] if message else [])
