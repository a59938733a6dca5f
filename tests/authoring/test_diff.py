"""What changed between two rulebooks, said as a person would say it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.authoring.diff import BookDiff, compare
from scorer.rendering.rules_diff import as_json, as_text
from scorer.rulebook.load import load_book
from tests import tiny
from tests.cli.call import scorer

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "base": tiny.BASE,
    "lexicon": tiny.LEXICON,
    "cues": tiny.CUES,
    "stale-terms": tiny.TERMS,
    "town": "title: 乡镇清单\nlevels: [town]\n",
    "elements/advisers": tiny.ADVISERS + tiny.GOOD,
    "elements/causes": tiny.CAUSES,
}


def diff(folder: Path, **changed: str) -> BookDiff:
    return compare(load_book(tiny.write(folder / "a")), load_book(tiny.write(folder / "b", **changed)))


def lines(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Change *old* to *new* in one file and return what is said, without the heading and the count."""
    assert old in FILES[file]
    text = as_text(diff(folder, **{file: FILES[file].replace(old, new, 1)}), 200)
    return [line.strip() for line in text.split("\n\n")[1:-1] for line in line.splitlines()]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("elements/advisers", "weight: 8", "weight: 10", ["法律顾问（advisers）", "权重：8 → 10"]),
        ("elements/advisers", "weight: 8", "weight: 8\ncredit: 0.3", ["法律顾问（advisers）", "部分得分：0.5 → 0.3"]),
        ("elements/advisers", "weight: 8", "weight: 8\nvalid: {from: 2016}", ["法律顾问（advisers）", "适用年度·起始年度：（未写） → 2016"]),
        ("elements/advisers", "{doc: 某规定}", "{doc: 某规定, no: 1号}", ["法律顾问（advisers）", "依据“某规定”文号：（未写） → 1号"]),
        ("elements/advisers", "{doc: 某规定}", "{doc: 新规定}", ["法律顾问（advisers）", "依据：去“某规定”", "依据：加“新规定”"]),
        ("elements/advisers", "[法律顾问, 公职律师]", "[法律顾问, 法务顾问]", ["法律顾问（advisers）", "名称说法：去“公职律师”", "名称说法：加“法务顾问”"]),
        ("elements/advisers", "审查|审核…合同", "审查|审改…合同", ["法律顾问（advisers）", "做法说法：“审查|审核…合同”里加“审改”、去“审核”"]),
        ("elements/advisers", "units: [份, 条]", "units: [份, 条, 件]", ["法律顾问（advisers）", "做法说法：“法律意见＋数字（份、条）”里加“件”"]),
        ("elements/advisers", "[村居顾问]", "[村居顾问, 村顾问]", ["法律顾问（advisers）", "部分·相近事项：加“村顾问（village_only）”"]),
        ("elements/advisers", "    - 聘请法律顾问一名。", "    - 聘请法律顾问一名。\n    - 续聘法律顾问。", ["法律顾问（advisers）", "达标例句：加“续聘法律顾问。”"]),
        ("elements/advisers", "reason: slogan_only", "reason: denied", ["法律顾问（advisers）", "例句“发挥法律顾问作用。”：部分（slogan_only） → 部分（denied）"]),
        ("elements/advisers", "advice: 写明聘请情况。", "advice: 写明聘请情况，并附合同审查、列席会议、出具意见的件数各多少。", ["法律顾问（advisers）", "补法：改写", "原：写明聘请情况。", "现：写明聘请情况，并附合同审查、列席会议、出具意见的件数各多少。"]),
        ("lexicon", "聘请, 续聘", "聘请", ["词组“聘用行为”", "用到它的要素：法律顾问", "词：去“续聘”"]),
        ("lexicon", "聘用行为: [聘请, 续聘]", "聘用行为: [聘请, 续聘]\n闲词: [甲]", ["新增词组：词组“闲词”", "词：加“甲”"]),
        ("cues", "[尚未]", "[尚未, 未曾]", ["提示词 denied（说没有做）", "词：加“未曾”"]),
        ("stale-terms", "until: 2015", "until: 2016", ["六五普法（old）", "适用年度·截止年度：2015 → 2016"]),
        ("town", "levels: [town]", "levels: [town]\nweights: {causes: 3}\noff: {advisers: 县里统一聘}", ["乡镇清单", "权重“原因”：加“3”", "停用“法律顾问”：县里统一聘"]),
        ("base", "at_least: 0, name: 合格", "at_least: 60, name: 好}, {at_least: 0, name: 合格", ["总表", "档次：加“好”"]),
        ("base", "  - advisers   # 顾问\n  - causes", "  - causes\n  - advisers", ["总表", "要素次序：advisers、causes → causes、advisers"]),
    ],
)  # fmt: skip
def test_a_change_is_said(tmp_path: Path, file: str, old: str, new: str, said: list[str]) -> None:
    assert lines(tmp_path, file, old, new) == said


def test_an_element_that_comes_or_goes(tmp_path: Path) -> None:
    more = tiny.CAUSES.replace("id: causes", "id: more").replace("title: 原因", "title: 新项")
    found = diff(tmp_path, base=tiny.BASE + "  - more\n", **{"elements/more": more})
    assert [(part.id, part.title, part.state) for part in found.parts] == [("more", "新项", "added")]
    back = compare(load_book(tmp_path / "b"), load_book(tmp_path / "a"))
    assert [part.state for part in back.parts] == ["removed"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weight: 8", "weight: 8.0  # 注"),
        ("name: [法律顾问, 公职律师]", "name:\n  - 公职律师\n  - 法律顾问"),
        ("weight: 8", "weight: 8\ncredit: 0.5"),
        ("units: [份, 条]", 'units: ["份", 条]'),
    ],
)
def test_the_way_of_writing_is_no_change(tmp_path: Path, old: str, new: str) -> None:
    text = (tiny.ADVISERS + tiny.GOOD).replace(old, new)
    assert diff(tmp_path, **{"elements/advisers": text}).parts == ()


def test_the_json_says_the_same(tmp_path: Path) -> None:
    found = diff(tmp_path, lexicon="聘用行为: [聘请]\n")
    data = json.loads(as_json(found))
    assert list(data) == ["schema", "old", "new", "parts"]
    assert data["parts"] == [
        {
            "kind": "group", "id": "聘用行为", "title": "词组“聘用行为”", "state": "changed",
            "changes": [{"field": "聘用行为", "title": "词", "kind": "removed", "old": "续聘", "new": "", "gained": [], "lost": []}],
            "touches": ["法律顾问"],
        }
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(["聘请", "续聘", "选聘", "聘任"]), min_size=1, unique=True))
def test_forth_and_back_swap_what_came_and_went(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("diff")
    forth = diff(folder, lexicon=f"聘用行为: [{', '.join(words)}]\n")
    back = compare(load_book(folder / "b"), load_book(folder / "a"))
    swapped = {(c.new, c.old) for part in back.parts for c in part.changes}
    assert {(c.old, c.new) for part in forth.parts for c in part.changes} == swapped
    assert {c.new for part in forth.parts for c in part.changes} - {""} == set(words) - {"聘请", "续聘"}


def test_the_command(tmp_path: Path) -> None:
    tiny.write(tmp_path / "a")
    tiny.write(tmp_path / "b", base=tiny.BASE.replace('"1"', '"2"'))
    said = scorer("rules", "diff", tmp_path / "a", tmp_path / "b")
    assert said.code == 0 and "版本：1 → 2" in said.out and "共有改动：总表 1" in said.out
    assert "没有不同" in scorer("rules", "diff", tmp_path / "a", tmp_path / "a").out
    data = json.loads(scorer("rules", "diff", tmp_path / "a", tmp_path / "b", "--format", "json").out)
    assert data["new"]["version"] == "2"
    for words, message in ((("没有",), "找不到"), ((tmp_path / "b", "-f", "xml"), "没有这种输出格式")):
        said = scorer("rules", "diff", tmp_path / "a", *words)
        assert said.code == 2 and message in said.err


def test_a_tailoring_against_its_base() -> None:
    from tests.project.source import ROOT

    said = scorer("rules", "diff", "-", ROOT / "samples" / "县级调整")
    assert (
        said.code == 0 and "权重：8 → 10" in said.out and "用到它的要素：政府法律顾问、公职律师" in said.out
    )
    assert "各份清单\n  停用“执法全过程记录制度”：" in said.out
