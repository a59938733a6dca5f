"""The rules to Excel and back: nothing changed, nothing touched; a changed cell, the smallest edit."""

from __future__ import annotations

import os
import shutil
import zipfile
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorer.errors import ScorerError
from scorer.excel.carry import carry
from scorer.excel.cells import Row, Sheet, WorkbookError, column_name
from scorer.excel.columns import SHEETS
from scorer.excel.read import Workbook as Exported
from scorer.excel.read import read_workbook
from scorer.excel.rows import open_files, sheets
from scorer.excel.source import scalar
from scorer.rulebook.locate import default_rules
from scorer.rulebook.nodes import Map, Seq, Text, read_sheet
from tests import tiny
from tests.cli.call import Said, scorer

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook

ADVISERS = """\
# yaml-language-server: $schema=../rulebook.schema.json
id: advisers
title: 法律顾问   # 名称
duty: expected
weight: 8.0
basis: [{doc: 某规定}]
kind: topic
options: {generic_acts: false}

name:
  # 通行的叫法
  - 法律顾问
  - 公职律师   # 2016 年起

not_name: [企业法律顾问, "学校：法律顾问"]
act:
  - $聘用行为
  - '审查|审核…合同'
  - {figure: [法律意见], units: [份, 条]}
  - {words: 出具, not: [检测]}
partial:
  umbrella: [三项制度]
  neighbour:
    - 村顾问
    - words:
        - 村居顾问
      reason: village_only
advice: 写明聘请情况。
examples:
  full:
    - "聘请法律顾问一名。"
  partial:
    - {text: 发挥法律顾问作用。, reason: slogan_only}
    - text: 下一步聘请法律顾问。
      reason: only_in_plan
      zone: plan
  missing:
    - 推动企业法律顾问全覆盖。
# 完
"""
TERMS = """\
terms:
  # 五年一期
  - id: old
    words: [六五普法, 六五]
    valid: {until: 2015}   # 含
    severity: info
    message: 已结束
  - {id: odd, regex: '20\\d五', valid: {}, severity: warning, message: 年份不对}
"""
FILES = {
    "elements/advisers": ADVISERS,
    "stale-terms": TERMS,
    "town": "title: 乡镇清单\nlevels: [town]\nweights: {}\noff:\n  causes: 另报   # 原因\n",
    "street": "title: 街道清单\nlevels: [street]\n",
    "lexicon": "# 词组\n聘用行为: [聘请, 续聘]\n",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tiny.write(tmp_path / "book", **FILES)


def bytes_of(home: Path) -> dict[str, bytes]:
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(home.rglob("*.yaml"))}


def exported(home: Path) -> Path:
    path = home.parent / "规则.xlsx"
    assert scorer("rules", "export", path, "--rules", home, "--force").code == 0
    return path


def imported(home: Path, change: Callable[[Workbook], object], *options: str) -> Said:
    """Export, change the workbook as Excel would, import."""
    edit(exported(home), change)
    return again(home, *options)


def edit(path: Path, change: Callable[[Workbook], object]) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def again(home: Path, *options: str) -> Said:
    """Import the workbook as it lies there."""
    return scorer("rules", "import", home.parent / "规则.xlsx", "--rules", home, *options)


def diff(home: Path, before: dict[str, bytes]) -> list[str]:
    """Return the lines that went and came, over all files."""
    lines: list[str] = []
    for name, data in bytes_of(home).items():
        changed = unified_diff(
            before[name].decode().splitlines(), data.decode().splitlines(), lineterm="", n=0
        )
        lines += [line for line in changed if line[:3] not in {"---", "+++"} and line[:2] != "@@"]
    return lines


def row_of(book: Workbook, sheet: str, *cells: object) -> int:
    """Return the number of the row that begins with *cells*."""
    for row in book[sheet].iter_rows():
        if tuple(cell.value for cell in row[: len(cells)]) == cells:
            return int(row[0].row or 0)
    raise AssertionError(f"no row {cells}")


def put(sheet: str, key: tuple[object, ...], column: str, value: object) -> Callable[[Workbook], object]:
    def change(book: Workbook) -> None:
        book[sheet][f"{column}{row_of(book, sheet, *key)}"] = value

    return change


def add(sheet: str, *cells: object) -> Callable[[Workbook], object]:
    return lambda book: book[sheet].append(cells)


def remove(sheet: str, *key: object) -> Callable[[Workbook], object]:
    return lambda book: book[sheet].delete_rows(row_of(book, sheet, *key))


def insert(sheet: str, key: tuple[object, ...], *cells: object) -> Callable[[Workbook], object]:
    """Insert a row below the one that begins with *key*."""

    def change(book: Workbook) -> None:
        at = row_of(book, sheet, *key) + 1
        book[sheet].insert_rows(at)
        for column, value in enumerate(cells, 1):
            book[sheet].cell(at, column, value)

    return change


A = "advisers"


@pytest.mark.parametrize("keep", ["as written", "saved by another program"])
def test_an_unchanged_book_leaves_every_byte_as_it_was(home: Path, keep: str) -> None:
    before = bytes_of(home)
    if keep == "as written":
        said = scorer("rules", "import", exported(home), "--rules", home)
    else:
        said = imported(home, lambda book: None)
    assert said == (0, "表格没有改动，规则文件一个字节也没有动\n", "")
    assert bytes_of(home) == before


def test_the_shipped_rules_come_back_byte_for_byte(tmp_path: Path) -> None:
    home = tmp_path / "rules"
    shutil.copytree(default_rules(), home)
    before = bytes_of(home)
    path = exported(home)
    assert "没有改动" in scorer("rules", "import", path, "--rules", home).out
    assert bytes_of(home) == before


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        # a value
        (put("要素", (A,), "E", 10), ["-weight: 8.0", "+weight: 10"]),
        (put("要素", (A,), "B", "顾问"), ["-title: 法律顾问   # 名称", "+title: 顾问   # 名称"]),
        (put("要素", (A,), "D", "必报"), ["-duty: expected", "+duty: national"]),
        (put("要素", (A,), "F", 0.3), ["+credit: 0.3"]),
        (put("要素", (A,), "G", 2), ["-options: {generic_acts: false}", "+options: {generic_acts: false, need: 2}"]),
        (put("要素", (A,), "H", 2016), ["+valid: {from: 2016}"]),
        (put("要素", (A,), "K", "写明：聘请 # 情况"), ["-advice: 写明聘请情况。", '+advice: "写明：聘请 # 情况"']),
        # a word
        (add("词语", A, "名称说法", "法务顾问"), ["+  - 法务顾问"]),
        (insert("词语", (A, "名称说法", "法律顾问"), A, "名称说法", "法务顾问"), ["+  - 法务顾问"]),
        (remove("词语", A, "名称说法", "公职律师"), ["-  - 公职律师   # 2016 年起"]),
        (put("词语", (A, "名称说法", "公职律师"), "C", "政府律师"), ["-  - 公职律师   # 2016 年起", "+  - 政府律师   # 2016 年起"]),
        (put("词语", (A, "做法说法", "审查|审核…合同"), "C", "审查|审改…合同"), ["-  - '审查|审核…合同'", "+  - '审查|审改…合同'"]),
        (put("词语", (A, "做法说法", "{words: 出具, not: [检测]}"), "C", "{words: 出具, not: [检测, 证明]}"), ["-  - {words: 出具, not: [检测]}", "+  - {words: 出具, not: [检测, 证明]}"]),
        (add("词语", A, "形近说法", "医院，法律顾问"), ['-not_name: [企业法律顾问, "学校：法律顾问"]', '+not_name: [企业法律顾问, "学校：法律顾问", "医院，法律顾问"]']),
        (remove("词语", A, "形近说法", "企业法律顾问"), ['-not_name: [企业法律顾问, "学校：法律顾问"]', '+not_name: ["学校：法律顾问"]']),
        (add("词语", A, "完整说法", "请…律师"), ["+told: [请…律师]"]),
        (remove("词语", A, "总称", "三项制度"), ["-  umbrella: [三项制度]"]),
        (add("词语", A, "相近事项#2（village_only）", "一村一顾问"), ["+        - 一村一顾问"]),
        (put("词语", (A, "相近事项", "村顾问"), "C", "社区顾问"), ["-    - 村顾问", "+    - 社区顾问"]),
        (add("词语", "causes", "完整说法", "受限于"), ["+told: [受限于]"]),
        # an example
        (add("例句", A, "达标", "续聘法律顾问，审查合同3份。"), ['+    - "续聘法律顾问，审查合同3份。"']),
        (add("例句", A, "缺失", "召开会议。", None, "问题与不足", 2024), ['+    - {text: "召开会议。", zone: problems, year: 2024}']),
        (put("例句", (A, "部分", "发挥法律顾问作用。"), "D", "umbrella_only"), ["-    - {text: 发挥法律顾问作用。, reason: slogan_only}", "+    - {text: 发挥法律顾问作用。, reason: umbrella_only}"]),
        (put("例句", (A, "部分", "下一步聘请法律顾问。"), "C", "明年聘请法律顾问。"), ["-    - text: 下一步聘请法律顾问。", "+    - text: 明年聘请法律顾问。"]),
        (put("例句", (A, "部分", "下一步聘请法律顾问。"), "G", "是"), ["-    - text: 下一步聘请法律顾问。", "-      reason: only_in_plan", "-      zone: plan", '+    - {text: "下一步聘请法律顾问。", reason: only_in_plan, zone: plan, todo: true}']),
        (remove("例句", A, "部分", "下一步聘请法律顾问。"), ["-    - text: 下一步聘请法律顾问。", "-      reason: only_in_plan", "-      zone: plan"]),
        # profiles
        (add("清单", "town", A, 5), ["-weights: {}", "+weights: {advisers: 5}"]),
        (add("清单", "street", A, None, "区里统一聘"), ["+off: {advisers: 区里统一聘}"]),
        (put("清单", ("town", "causes"), "D", "另行报送"), ["-  causes: 另报   # 原因", "+  causes: 另行报送   # 原因"]),
        (remove("清单", "town", "causes"), ["-off:", "-  causes: 另报   # 原因"]),
        # terms, groups, cues
        (put("用语", ("old",), "E", 2016), ["-    valid: {until: 2015}   # 含", "+    valid: {until: 2016}   # 含"]),
        (put("用语", ("old",), "D", 2011), ["-    valid: {until: 2015}   # 含", "+    valid: {until: 2015, from: 2011}   # 含"]),
        (put("用语", ("old",), "B", "六五普法\n六五\n六五规划"), ["-    words: [六五普法, 六五]", "+    words: [六五普法, 六五, 六五规划]"]),
        (put("用语", ("old",), "F", "回顾"), ["+    exempt: [回顾]"]),
        (remove("用语", "odd"), ["-  - {id: odd, regex: '20\\d五', valid: {}, severity: warning, message: 年份不对}"]),
        (add("用语", "new", "七五普法", None, 2016, 2020, "收官", "注意", "已结束"), ["+  - {id: new, words: [七五普法], valid: {from: 2016, until: 2020}, exempt: [收官], severity: warning, message: 已结束}"]),
        (add("词组", "聘用行为", "选聘"), ["-聘用行为: [聘请, 续聘]", "+聘用行为: [聘请, 续聘, 选聘]"]),
        (add("词组", "律师称呼", "律师"), ["+律师称呼: [律师]"]),
        (remove("提示词", "cause", "^因"), ["-cause: [由于, ^因]", "+cause: [由于]"]),
    ],
)  # fmt: skip
def test_a_change_is_the_smallest_edit(
    home: Path, change: Callable[[Workbook], object], lines: list[str]
) -> None:
    before = bytes_of(home)
    said = imported(home, change)
    assert said.code == 0, said.err
    assert diff(home, before) == lines
    assert "共有改动" in said.out or "没有不同" in said.out
    assert "没有改动" in scorer("rules", "import", exported(home), "--rules", home).out


def test_sorting_a_worksheet_changes_nothing(home: Path) -> None:
    before = bytes_of(home)

    def sort(book: Workbook) -> None:
        for title in SHEETS:
            rows = [[cell.value for cell in row] for row in book[title].iter_rows(min_row=2)]
            for number, row in enumerate(sorted(rows, key=str, reverse=True), 2):
                for column, value in enumerate(row, 1):
                    book[title].cell(number, column).value = value

    assert "没有改动" in imported(home, sort).out
    assert bytes_of(home) == before


def test_line_ends_and_byte_order_mark_stay(home: Path) -> None:
    path = home / "elements/advisers.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + ADVISERS.replace("\n", "\r\n").encode())
    assert imported(home, add("词语", A, "名称说法", "法务顾问")).code == 0
    wanted = ADVISERS.replace("# 2016 年起\n", "# 2016 年起\n  - 法务顾问\n").replace("\n", "\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("要素", (A,), "E", "八"), "工作表「要素」 E2：权重应为大于 0 的数，写的是“八”（例如 8）"),
        (put("要素", (A,), "H", "去年"), "工作表「要素」 H2：起始年度应为四位年份，写的是“去年”（例如 2021）"),
        (put("要素", (A,), "D", "可有"), "工作表「要素」 D2：性质不能写“可有”（可写：必报、应有）"),
        (put("要素", (A,), "B", None), "工作表「要素」 B2：名称是空的"),
        (put("要素", (A,), "E", "=4+4"), "工作表「要素」 E2：这一格是公式"),
        (remove("要素", "causes"), "工作表「要素」：少了要素 causes 的一行（不用的要素请在「清单」里写停用原因）"),
        (add("要素", "fire", "消防"), "工作表「要素」 A4：规则书里没有要素 fire（新要素请先用 scorer rules new fire 建好，再重新导出）"),
        (add("词语", A, "名称说法", "$没有"), "工作表「词语」 C13：没有叫“没有”的词组"),
        (add("词语", A, "名称说法", "甲|"), "工作表「词语」 C13：“|”或“…”旁边少了词"),
        (add("词语", A, "名称说法", "法律顾问"), "工作表「词语」 C13：“法律顾问”已经有一行（请删去一行）"),
        (add("词语", A, "做法说法", "{words: 甲"), "工作表「词语」 C13：花括号或引号没有写完整"),
        (add("词语", A, "做法说法", "{wrods: 甲}"), "工作表「词语」 C13："),
        (add("词语", A, "别的", "甲"), "工作表「词语」 B13：没有叫“别的”的列表"),
        (add("词语", "nobody", "名称说法", "甲"), "工作表「词语」 A13：规则书里没有要素 nobody"),
        (add("词语", A, "名称说法"), "工作表「词语」 C13：说法是空的（请填上，或删去整行）"),
        (put("例句", (A, "部分", "发挥法律顾问作用。"), "D", "sloganonly"), "工作表「例句」 D3：原因代号不能写“sloganonly”，只能写 slogan_only（只有口号，没有具体做法或数字）、"),
        (put("例句", (A, "部分", "发挥法律顾问作用。"), "E", "中间"), "工作表「例句」 E3：部分不能写“中间”"),
        (add("例句", A, "优秀", "甲。"), "工作表「例句」 B"),
        (remove("例句", A, "达标", "聘请法律顾问一名。"), "改了以后，book/elements/advisers.yaml:"),
        (add("清单", "town", "nobody", 3), "工作表「清单」 B3：规则书里没有要素 nobody（要写代号，见「要素」第一列）"),
        (add("清单", "city", A, 3), "工作表「清单」 A3：规则书里没有清单 city"),
        (add("清单", "乡镇", A, 3), "工作表「清单」 A3：规则书里没有清单 乡镇（要写代号：street（街道清单）、town（乡镇清单））"),
        (add("清单", "town", A), "工作表「清单」 C3：权重和停用原因都是空的，这一行不起作用（请填一格，或删去整行）"),
        (add("清单", "town", A, -10), "工作表「清单」 C3：权重应为大于 0 的数，写的是“-10”（例如 5）"),
        (add("用语", "new", None, None, 2016, 2020, None, "注意", "已结束"), "用语和正则要写一个，只写一个（词写用语，要用正则才写正则）"),
        (put("用语", ("old",), "H", None), "工作表「用语」 H2：提示是空的"),
        (add("提示词", "plans", "将"), "工作表「提示词」"),
        (lambda book: book.remove(book["例句"]), "工作表「例句」：没有这张工作表"),
        (lambda book: book["词语"].__setitem__("C1", "说法们"), "工作表「词语」 C1：表头应为“说法”，写的是“说法们”"),
    ],
)  # fmt: skip
def test_an_error_names_sheet_and_cell_and_nothing_is_written(
    home: Path, change: Callable[[Workbook], object], said: str
) -> None:
    before = bytes_of(home)
    ran = imported(home, change)
    assert ran.code == 2 and said in ran.err, ran.err
    assert "什么都没有改" in ran.err and bytes_of(home) == before


def test_a_date_in_a_cell_is_refused(home: Path) -> None:
    import datetime

    ran = imported(home, put("要素", (A,), "H", datetime.date(2016, 1, 1)))
    assert "工作表「要素」 H2：这一格成了日期或时间" in ran.err


def test_all_errors_come_at_once(home: Path) -> None:
    def change(book: Workbook) -> None:
        put("要素", (A,), "D", "可有")(book)
        add("词语", "nobody", "名称说法", "甲")(book)

    assert "表格有 2 处错误" in imported(home, change).err


def test_one_bad_cell_keeps_the_good_ones_out_too(home: Path) -> None:
    before = bytes_of(home)

    def change(book: Workbook) -> None:
        put("要素", (A,), "E", 9)(book)
        add("词语", A, "名称说法", "$没有")(book)

    assert imported(home, change).code == 2 and bytes_of(home) == before


# exported twice


def test_a_workbook_that_is_there_is_not_written_over(home: Path) -> None:
    path = exported(home)
    edit(path, add("词语", A, "名称说法", "法务顾问"))
    before = path.read_bytes()
    said = scorer("rules", "export", path, "--rules", home)
    assert said == (2, "", f"错误：已有这份表格，可能有改动：{path}。换个名字，或加 --force 覆盖\n")
    assert path.read_bytes() == before and [one.name for one in home.parent.glob("*.xlsx")] == [path.name]
    assert scorer("rules", "export", path, "--rules", home, "--force").code == 0
    assert path.read_bytes() != before


def test_an_untouched_workbook_may_be_exported_again(home: Path) -> None:
    path = exported(home)
    before = path.read_bytes()
    assert scorer("rules", "export", path, "--rules", home).code == 0
    assert path.read_bytes() == before


# imported twice


def put_text(home: Path, name: str, old: str, new: str) -> None:
    """Change a rule file by hand."""
    text = (home / name).read_text("utf-8")
    assert text.count(old) == 1
    (home / name).write_text(text.replace(old, new), "utf-8")


FIRST = [
    put("要素", (A,), "E", 10),
    add("词语", A, "名称说法", "法务顾问"),
    remove("词语", A, "名称说法", "公职律师"),
    put("词语", (A, "名称说法", "公职律师"), "C", "政府律师"),
    put("例句", (A, "部分", "发挥法律顾问作用。"), "D", "umbrella_only"),
    add("清单", "town", A, 5),
    remove("清单", "town", "causes"),
    remove("用语", "odd"),
    add("词组", "聘用行为", "选聘"),
]


@pytest.mark.parametrize("first", FIRST)
def test_a_workbook_may_be_changed_further_and_imported_again(
    home: Path, first: Callable[[Workbook], object]
) -> None:
    assert imported(home, first).code == 0
    before = bytes_of(home)
    said = again(home)
    assert said.code == 0 and said.out.endswith("表格没有改动，规则文件一个字节也没有动\n"), said
    edit(home.parent / "规则.xlsx", add("词语", A, "名称说法", "律师顾问"))
    assert again(home).code == 0
    assert diff(home, before) == ["+  - 律师顾问"]


# Changed by hand since the export, changed in the workbook, what goes and comes by the import, what is told.
BOTH = [
    (("lexicon.yaml", "聘请, 续聘", "聘请"), lambda _: None, [], "「词组」聘用行为：去“续聘”"),
    (("elements/advisers.yaml", "weight: 8.0", "weight: 9"), lambda _: None, [], "「要素」advisers 权重：“8” → “9”"),
    (("elements/advisers.yaml", "weight: 8.0", "weight: 9"), put("要素", (A,), "B", "顾问"), ["-title: 法律顾问   # 名称", "+title: 顾问   # 名称"], "「要素」advisers 权重：“8” → “9”"),
    (("elements/advisers.yaml", "weight: 8.0", "weight: 9"), put("要素", (A,), "E", 9), [], ""),
    (("elements/advisers.yaml", "  - 公职律师   # 2016 年起\n", "  - 公职律师   # 2016 年起\n  - 政府律师\n"), add("词语", A, "名称说法", "法务顾问"), ["+  - 法务顾问"], "「词语」advisers 名称说法：加“政府律师”"),
    (("elements/advisers.yaml", "  - 公职律师   # 2016 年起\n", ""), remove("词语", A, "名称说法", "公职律师"), [], ""),
    (("town.yaml", "weights: {}", "weights: {advisers: 3}"), add("清单", "town", A, 3), [], ""),
    (("town.yaml", "weights: {}", "weights: {advisers: 3}"), remove("清单", "town", "causes"), ["-off:", "-  causes: 另报   # 原因"], "「清单」town advisers：新加的一行"),
]  # fmt: skip


@pytest.mark.parametrize(("hand", "change", "lines", "told"), BOTH)
def test_what_was_changed_on_both_sides_is_put_together(
    home: Path,
    hand: tuple[str, str, str],
    change: Callable[[Workbook], object],
    lines: list[str],
    told: str,
) -> None:
    edit(exported(home), change)
    put_text(home, *hand)
    before = bytes_of(home)
    said = again(home)
    assert said.code == 0 and told in said.out and ("另有改动" in said.out) == bool(told), said
    assert diff(home, before) == lines


# Changed by hand since the export, changed in the workbook, what is said at which cell.
TORN = [
    (("elements/advisers.yaml", "weight: 8.0", "weight: 9"), put("要素", (A,), "E", 10), "工作表「要素」 E2：导出时是“8”，表格改成“10”，规则书里已改成“9”"),
    (("elements/advisers.yaml", "- 公职律师 ", "- 公司律师 "), put("词语", (A, "名称说法", "公职律师"), "C", "政府律师"), "工作表「词语」 C3：导出以后规则书里也改了这个列表的同一项"),
    (("stale-terms.yaml", "until: 2015", "until: 2014"), remove("用语", "old"), "工作表「用语」：导出时是“2015”，表格改成空的，规则书里已改成“2014”"),
    (("town.yaml", "weights: {}", "weights: {advisers: 3}"), add("清单", "town", A, 4), "工作表「清单」 C3：导出时是空的，表格改成“4”，规则书里已改成“3”"),
]  # fmt: skip


@pytest.mark.parametrize(("hand", "change", "told"), TORN)
def test_what_was_changed_differently_on_both_sides_is_named_and_nothing_is_written(
    home: Path, hand: tuple[str, str, str], change: Callable[[Workbook], object], told: str
) -> None:
    edit(exported(home), change)
    put_text(home, *hand)
    before = bytes_of(home)
    said = again(home)
    assert said.code == 2 and told in said.err and "改成一样" in said.err, said
    assert bytes_of(home) == before


def test_a_workbook_without_what_was_exported_keeps_its_edits(home: Path) -> None:
    edit(exported(home), lambda book: book.remove(book["底稿"]))
    assert again(home).code == 0
    put_text(home, "lexicon.yaml", "聘请, 续聘", "聘请")
    said = again(home)
    assert said.code == 2 and "表格里的改动都还在：另导出一份（换个名字），把改动抄过去" in said.err


def test_a_dry_run_tells_and_writes_nothing(home: Path) -> None:
    before = bytes_of(home)
    said = imported(home, put("要素", (A,), "E", 10), "--dry-run")
    assert said.code == 0 and "权重：8 → 10" in said.out and "没有写文件" in said.out
    assert bytes_of(home) == before


def test_if_one_file_cannot_be_put_in_place_none_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_of(home)
    replace, calls = os.replace, []

    def fails_once(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(13, "Permission denied")
        replace(source, target)

    def change(book: Workbook) -> None:
        put("要素", (A,), "E", 9)(book)
        add("词组", "聘用行为", "选聘")(book)

    path = exported(home)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    monkeypatch.setattr(os, "replace", fails_once)
    said = scorer("rules", "import", path, "--rules", home)
    assert said.code == 2 and "什么都没有改" in said.err
    assert bytes_of(home) == before and not list(home.rglob("*.new"))


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "不是 xlsx"), (b"PK\x03\x04", "不是 xlsx"), (b"x" * 21_000_000, "太大")],
)
def test_what_is_no_workbook(home: Path, data: bytes, message: str) -> None:
    (home.parent / "a.xlsx").write_bytes(data)
    said = scorer("rules", "import", home.parent / "a.xlsx", "--rules", home)
    assert said.code == 2 and message in said.err


def test_another_zip_and_a_missing_file(home: Path) -> None:
    with zipfile.ZipFile(home.parent / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", "甲")
    for name, message in (("a.xlsx", "xlsx 表格"), ("没有.xlsx", "找不到")):
        said = scorer("rules", "import", home.parent / name, "--rules", home)
        assert said.code == 2 and message in said.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("规则.xls",), "扩展名不是 .xlsx"),
        (("没有/规则.xlsx",), "没有文件夹"),
        (("规则.xlsx", "--rules", "."), "不是规则书文件夹"),
    ],
)
def test_what_cannot_be_exported(
    home: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(home.parent)
    said = scorer("rules", "export", *words)
    assert said.code == 2 and message in said.err


def test_no_cell_of_the_export_is_a_formula(home: Path) -> None:
    text = ADVISERS.replace("  - 公职律师   # 2016 年起", '  - "=1+1"')
    (home / "elements/advisers.yaml").write_text(text, "utf-8")
    book = openpyxl.load_workbook(exported(home))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "没有改动" in scorer("rules", "import", home.parent / "规则.xlsx", "--rules", home).out


# the properties

WORDS = (
    st.text(st.sampled_from("法律顾问：，、；# {}[]|\"'&*!%@-?.$01年: "), min_size=1, max_size=8)
    .map(str.strip)
    .filter(bool)
)


@settings(max_examples=200, deadline=None)
@given(text=WORDS, flow=st.booleans(), style=st.sampled_from(["", "'", '"']))
def test_a_scalar_is_read_back_as_it_was(text: str, flow: bool, style: str) -> None:
    written = scalar(text, flow=flow, style=style)
    sheet = read_sheet("x/x.yaml", (f"a: [{written}]\n" if flow else f"a:\n  - {written}\n").encode())
    assert not sheet.problems and isinstance(sheet.root, Map)
    listed = sheet.root.pairs["a"][1]
    assert isinstance(listed, Seq) and [item.value for item in listed.items if isinstance(item, Text)] == [
        text
    ]


TEXTS = {name + ".yaml": text for name, text in ({
    "base": tiny.BASE, "cues": tiny.CUES, "elements/causes": tiny.CAUSES,
} | FILES).items()}  # fmt: skip
NEW = st.lists(
    st.sampled_from(["甲", "乙丙", "丁|戊…己", "庚、辛", "壬：癸", "{words: 子, not: [丑]}"]), unique=True
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_choice_of_words_is_carried_over_and_comments_stay(data: st.DataObject) -> None:
    rows = {
        title: [(*line.key, *line.cells) for line in lines]
        for title, lines in sheets(open_files(TEXTS)).items()
    }
    names = [row for row in rows["词语"] if row[1] == "名称说法"]
    kept = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=1))
    mixed = data.draw(st.permutations([*kept, *((A, "名称说法", word) for word in data.draw(NEW))]))
    rows["词语"] = [row for row in rows["词语"] if row not in names] + mixed
    book = {
        title: Sheet(title, tuple(Row(number, cells) for number, cells in enumerate(listed, 2)))
        for title, listed in rows.items()
    }
    carried = carry(TEXTS, Path("book"), Exported(book, "摘要", {}), "摘要")
    found = [
        line.cells[0]
        for line in sheets(open_files({**TEXTS, **carried.changed}))["词语"]
        if line.key[1] == "名称说法"
    ]
    assert sorted(found) == sorted(row[2] for row in mixed)
    assert set(carried.changed) <= {"elements/advisers.yaml"}
    text = carried.changed.get("elements/advisers.yaml", ADVISERS)
    start, end = ADVISERS.index("\nname:"), ADVISERS.index("\nnot_name:")
    assert text.startswith(ADVISERS[:start]) and text.endswith(ADVISERS[end:])
    assert "# 通行的叫法" in text


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(tiny.write(tmp_path_factory.mktemp("excel") / "book", **FILES))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(workbook: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(workbook.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    damaged = tmp_path / "a.xlsx"
    damaged.write_bytes(whole[: data.draw(st.sampled_from([len(whole), len(whole) // 2]))])
    with suppress(ScorerError):
        read_workbook(damaged)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_worksheet_of_any_xml_is_read_or_refused(
    workbook: Path, tmp_path: Path, data: st.DataObject
) -> None:
    damaged = tmp_path / "a.xlsx"
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(damaged, "w") as new:
        chosen = data.draw(
            st.sampled_from([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        )
        for name in old.namelist():
            text = old.read(name)
            if name == chosen:
                at = data.draw(st.integers(0, len(text)))
                text = (
                    text[:at]
                    + data.draw(st.sampled_from([b"", b"<f>1</f>", b"&x;", b"<", b"\x00", b">"]))
                    + text[at + 3 :]
                )
            new.writestr(name, text)
    with suppress(ScorerError):
        read_workbook(damaged)


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_excel_does(number: int, name: str) -> None:
    assert column_name(number) == name


def test_an_error_prints_what_and_where() -> None:
    from scorer.excel.cells import CellProblem

    error = WorkbookError([CellProblem("词语", 12, 1, "不对", "改成这样")])
    assert str(error) == "表格有 1 处错误，什么都没有改\n工作表「词语」 B12：不对（改成这样）"
