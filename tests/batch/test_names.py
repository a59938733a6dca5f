"""Bodies by their names, the registration list, and reports glued together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.batch.glued import titles_inside
from scorer.batch.names import body_in, core, families, same
from scorer.batch.register import Answers, Line, read_register
from scorer.errors import UsageError
from tests.batch.build import job, report, run, write
from tests.cli.call import scorer
from tests.shipped import report_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("3.小溪镇2024年法治政府建设年度报告（定稿）.docx", "小溪镇"),
        ("关于云岭县小溪镇人民政府2024年度法治政府建设情况的报告.pdf", "云岭县小溪镇人民政府"),
        ("12-苍漪县-红头.pdf", "苍漪县"),
        ("望漪街道.docx", "望漪街道"),
        ("报送.zip/望漪街道/法治政府建设年度报告.docx", "望漪街道"),
        ("小溪镇/定稿.docx", "小溪镇"),
        ("a/最终版.docx", "最终版"),
    ],
)
def test_the_body_in_a_file_name(path: str, body: str) -> None:
    assert body_in(path) == body


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("小溪镇", "云岭县小溪镇人民政府", True),
        ("小溪镇人民政府", "小溪镇", True),
        ("望漪街道", "榆砚市碧漪区望漪街道办事处", True),
        ("司法局", "云岭县司法局", True),
        ("小溪镇", "大溪镇", False),
        ("溪镇", "小溪镇", False),
        ("甲县城关镇", "乙县城关镇", False),
        ("小溪镇", "小溪乡", False),
    ],
)
def test_long_and_short_names(one: str, other: str, alike: bool) -> None:
    assert same(core(one), core(other)) is alike


def answered(lines: list[tuple[str, str]], *entries: tuple[str, str]) -> list[list[int]]:
    answers = Answers([Line(body, None, file) for body, file in lines])
    for number, (path, body) in enumerate(entries, 1):
        answers.add(number, path, body)
    return [numbers for _, numbers in answers.lines()]


def test_who_has_answered_by_name() -> None:
    lines = [("小溪镇", ""), ("望漪街道", ""), ("司法局", "")]
    assert answered(lines, ("a", "云岭县望漪街道办事处"), ("b", "云岭县小溪镇人民政府")) == [[2], [1], []]


def test_a_short_name_answers_a_long_line_if_it_is_the_only_one() -> None:
    assert answered([("甲县城关镇", ""), ("甲县小溪镇", "")], ("a", "小溪镇人民政府")) == [[], [1]]
    assert answered([("甲县城关镇", ""), ("乙县城关镇", "")], ("a", "城关镇人民政府")) == [[], []]


def test_the_expected_file_goes_before_the_name() -> None:
    assert answered([("小溪镇", "01号.docx"), ("大溪镇", "")], ("x/01号.doc", "大溪镇")) == [[1], []]


def test_two_submissions_of_one_body() -> None:
    assert answered([("小溪镇", "")], ("a", "小溪镇"), ("b", "云岭县小溪镇人民政府")) == [[1, 2]]


CSV = "2024年度报送名单\n序号,报送单位,类别,文件名\n1,小溪镇,乡镇,小溪镇.docx\n2,望漪街道,街道,\n\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_list_in_any_encoding_with_a_title_above(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "名单.csv").write_bytes(CSV.encode(encoding))
    assert read_register(tmp_path / "名单.csv") == (
        Line("小溪镇", "town", "小溪镇.docx"),
        Line("望漪街道", "street", ""),
    )


def test_a_workbook(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(tmp_path / "名单.xlsx")) as book:
        sheet = book.add_worksheet("名单")
        for row, line in enumerate(CSV.splitlines()):
            for column, cell in enumerate(line.split(",")):
                sheet.write(row, column, cell)
    assert read_register(tmp_path / "名单.xlsx") == (
        Line("小溪镇", "town", "小溪镇.docx"),
        Line("望漪街道", "street", ""),
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b""),
        ("a.csv", "一,二\n".encode()),
        ("a.csv", "单位\n".encode()),
        ("a.xlsx", b"PK\3\4"),
        ("没有.csv", None),
    ],
)
def test_a_list_that_cannot_be_used_is_an_error(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match="名单"):
        read_register(tmp_path / name)


def test_who_has_not_submitted_is_in_the_results(tmp_path: Path) -> None:
    from scorer.batch.reading import last_run
    from scorer.batch.schema import STORE

    register = (Line("甲山镇", "town", ""), Line("乙河镇", "town", ""))
    run(tmp_path / "出", job(write(tmp_path / "报送", a="甲山镇"), register=register))
    with last_run(tmp_path / "出" / STORE) as results:
        assert [(line.body, line.entries) for line in results.expected()] == [
            ("甲山镇", (1,)),
            ("乙河镇", ()),
        ]


LONG = "开展普法宣传12次，受众3000人次。" * 40


def test_two_reports_in_one_file_are_noticed() -> None:
    glued = report("小溪镇", more=LONG) + report("大河镇", more=LONG)
    assert titles_inside(report_of(glued)) == ("大河镇人民政府2024年法治政府建设年度报告",)


def test_three_reports_with_titles_over_two_lines() -> None:
    later = report("大河镇", more=LONG).replace("政府2024年", "政府\n关于2024年")
    assert len(titles_inside(report_of(report("小溪镇", more=LONG) + later + later))) == 2


@pytest.mark.parametrize(
    "text",
    [
        report("小溪镇", more=LONG),
        "小溪镇人民政府关于报送2024年度法治政府建设情况报告的函\n\n云岭县司法局：\n现将报告报上，请审阅。\n2025年1月15日\n\n"
        + report("小溪镇", more=LONG),
        report("小溪镇", more=LONG) + "\n附件：2025年法治政府建设工作计划\n" + LONG,
        report("小溪镇", more=LONG) + "\n抄送：县司法局。\n关于印发法治政府建设年度报告\n",
    ],
)
def test_one_report_is_one(text: str) -> None:
    assert titles_inside(report_of(text)) == ()


def test_glued_reports_are_said_in_the_results(tmp_path: Path) -> None:
    (tmp_path / "报送").mkdir()
    (tmp_path / "报送" / "两份.txt").write_text(
        report("小溪镇", more=LONG) + report("大河镇", more=LONG), "utf-8"
    )
    (entry,) = run(tmp_path / "出", job(tmp_path / "报送"))
    assert getattr(entry, "notices", ())[-1].startswith("一个文件里像有 2 份报告（后面还有“大河镇")


def test_a_body_that_is_listed_twice_is_counted_once_and_said(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇")
    (tmp_path / "名单.csv").write_text("单位\n甲山镇\n乙河镇\n甲山镇人民政府\n", "utf-8")
    said = scorer("batch", folder, "-o", tmp_path / "出", "--register", tmp_path / "名单.csv")
    assert said.err == "名单重复：甲山镇（2 次），每个单位只计一次\n"
    assert "未报送 1 个单位\n  乙河镇\n" in said.out


def test_the_files_of_a_body_that_is_listed_twice_are_its_own() -> None:
    twice = [("小溪镇", "一.docx"), ("小溪镇", "二.docx"), ("大河镇", "")]
    assert answered(twice, ("二.docx", "不明"), ("一.docx", "不明")) == [[1, 2], []]


@pytest.mark.parametrize(
    ("cores", "whole"),
    [
        ("小溪镇 云岭县小溪镇", "云岭县小溪镇 云岭县小溪镇"),
        ("小溪镇 云岭县小溪镇 澄浦市小溪镇", "小溪镇 云岭县小溪镇 澄浦市小溪镇"),
        (
            "小溪镇 云岭县小溪镇 澄浦市云岭县小溪镇",
            "澄浦市云岭县小溪镇 澄浦市云岭县小溪镇 澄浦市云岭县小溪镇",
        ),
        ("溪镇 小溪镇", "溪镇 小溪镇"),
    ],
)
def test_cores_of_one_body(cores: str, whole: str) -> None:
    found = families(cores.split())
    assert [found[one] for one in cores.split()] == whole.split()
