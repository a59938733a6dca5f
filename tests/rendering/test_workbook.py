"""结果.xlsx, read back by another library: what stands where, how it prints, and that nothing in it runs."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scorer.rendering.workbook import sheet, write_workbook
from scorer.rendering.workbook.sheet import Marked, text
from tests.rendering.run import county, hostile, many, run_of, samples

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.rendering.run import InMemory

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # solid data bars

SHEETS = ["总表", "缺项明细", "雷同", "登记表", "历年", "说明"]


def book(folder: Path, run: InMemory) -> Workbook:
    write_workbook(run, folder / "结果.xlsx")
    return openpyxl.load_workbook(folder / "结果.xlsx")


def rows(page: Worksheet) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]


def test_the_sheets_are_there_even_for_a_single_report(tmp_path: Path) -> None:
    assert book(tmp_path, county()).sheetnames == SHEETS
    assert book(tmp_path, run_of(samples()[:1])).sheetnames == SHEETS
    assert book(tmp_path, run_of([])).sheetnames == SHEETS


def test_every_sheet_is_ready_for_the_screen_and_for_paper(tmp_path: Path) -> None:
    for page in book(tmp_path, county()):
        head = 3 if page.title == "总表" else 2
        assert re.fullmatch(f"[A-C]{head}", str(page.freeze_panes))
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert page.print_title_rows == f"${head - 1}:${head - 1}"
        assert bool(page.auto_filter.ref) == (page.title != "说明")


def test_the_ranking_lists_the_best_first_and_files_without_a_verdict_last(tmp_path: Path) -> None:
    title, head, *found = rows(book(tmp_path, county())["总表"])
    assert "2024年报" in title[0] and "2026.1" in title[0]
    assert head[:9] == ["名次", "单位", "层级", "年度", "得分", "档次", "缺失", "部分", "待核"]
    points = [float(row[4]) for row in found[:12]]
    assert points == sorted(points, reverse=True)
    assert found[0][:9] == ["1", "沅禾县青禾镇人民政府", "乡镇", "2025", "100", "优", "0", "0", "0"]
    ranks = [str(1 + sum(better > own for better in points)) for own in points]
    assert len(set(ranks)) < len(ranks), "two bodies share a rank, and the next one is left out"
    assert [row[0] for row in found] == [*ranks, "", ""]
    assert [(row[1], row[5]) for row in found[12:]] == [("望禾镇", "读不了"), ("超大", "超过时限")]


def test_every_element_is_a_column_of_words_that_colour_themselves(tmp_path: Path) -> None:
    page = book(tmp_path, county())["总表"]
    words = {cell for row in rows(page)[2:14] for cell in row[9:-2]}
    assert words == {"达标", "部分", "缺失", "不适用"}
    rules = [
        (str(area.sqref), rule.formula[0])
        for area in page.conditional_formatting
        for rule in area.rules
        if rule.formula
    ]
    assert {("J3:Z16", f'"{word}"') for word in ("达标", "部分", "缺失", "待核", "不适用")} <= set(rules)


def test_a_gap_has_its_reason_its_nearest_miss_and_its_mending(tmp_path: Path) -> None:
    head, *found = rows(book(tmp_path, county())["缺项明细"])
    assert head[:5] == ["单位", "要素", "性质", "结论", "原因"] and head[5:] == [
        "原文证据或最近似",
        "位置",
        "应写在",
        "补法",
        "依据",
    ]
    gaps = [
        item for entry in samples() for item in entry.items if item.status in {"missing", "partial", "review"}
    ]
    assert len(found) == len(gaps)
    row = next(
        row for row in found if row[0] == "岚砚县砚桥镇人民政府" and row[1] == "政府法律顾问、公职律师"
    )
    assert row[2:5] == ["应有", "部分", "只写到村（居）一级"]
    assert row[5] == "“14个村均与律师签订服务合同,实现一村一法律顾问全覆盖,为村民提供家门口的法律服务。”"
    assert row[6] == "见「四、深化多元调处,促进社会和谐」第 1 段"


def test_what_differs_in_a_copied_pair_is_marked(tmp_path: Path) -> None:
    masked, same = list(book(tmp_path, county())["雷同"].iter_rows(min_row=2, values_only=True))
    assert (masked[1], same[1]) == ("只改了年份、数字、名称", "一字不差") and masked[7] != masked[11]
    with zipfile.ZipFile(tmp_path / "结果.xlsx") as archive:
        page = archive.read("xl/worksheets/sheet3.xml").decode()
    runs = re.findall(r"<r><rPr>(<b/>)?.*?<t[^>]*>(.*?)</t></r>", page)
    assert {words for bold, words in runs if bold} == {"7", "8"}
    assert "".join(words for _, words in runs) == f"{masked[7]}{masked[11]}"


def test_the_register_shows_who_did_not_submit_and_who_was_late(tmp_path: Path) -> None:
    _, *found = rows(book(tmp_path, county())["登记表"])
    by_body = {row[1]: row for row in found}
    assert by_body["芦溪镇人民政府"][3] == "未报" and "芦溪镇.docx" in by_body["芦溪镇人民政府"][11]
    assert by_body["望禾镇"][3] == "已报，未能判读" and "请重新导出后再报" in by_body["望禾镇"][11]
    assert [row[7] for row in found if row[4] == "岚砚县砚桥镇人民政府"] == ["逾期"]
    assert sum(row[1] == "（名单外）" for row in found) == 10


def test_the_history_names_what_became_of_every_element(tmp_path: Path) -> None:
    _, first, second = rows(book(tmp_path, county())["历年"])
    assert first[1:9] == ["2023", "71.5", "中", "", "", "", "", ""]
    assert second[1:9] == ["2024", "100", "优", "28.5", "问题原因", "法律顾问", "政务公开", "普法"]


def test_the_last_sheet_says_what_the_measure_was_and_what_a_score_is_not(tmp_path: Path) -> None:
    told = {row[0]: row[1] for row in rows(book(tmp_path, county())["说明"])}
    assert told["摘要"] == county().run.rulebook.digest and told["调整"] == "没有调整"
    assert told["份数"] == "共 14 份，判读 12 份，未能判读 2 份，未报送 1 个单位"
    assert "不是对工作好坏的评价" in told["得分不是什么"] and told["待核"]


def test_nothing_foreign_runs(tmp_path: Path) -> None:
    found = book(tmp_path, hostile())
    cells = [cell for page in found for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    started = [cell for cell in cells if str(cell.value or "")[:1] in tuple("=+-@")]
    assert len(started) >= 8 and all(cell.quotePrefix for cell in started)
    with zipfile.ZipFile(tmp_path / "结果.xlsx") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not [
        name for name, part in parts.items() if "<f>" in part or "\x07" in part or "externalLink" in name
    ]


@pytest.mark.parametrize("words", ["<r><t>x</t></r>", "\ud800x", "a\x07b\ufffe", "_x0041_", "长" * 40_000])
def test_any_text_fits_a_cell(tmp_path: Path, words: str) -> None:
    one = samples()[0]._replace(body=words, notices=(words,))
    (row,) = [row for row in rows(book(tmp_path, run_of([one]))["登记表"]) if row[0] == "1"]
    assert row[1].replace("_x005F_", "_") == text(words) and len(row[1]) <= sheet.MAX_TEXT


def test_a_marked_text_of_one_kind_is_plain_text() -> None:
    assert sheet._bounded(Marked((("甲", False), ("", True), ("乙", False)))) == [("甲乙", False)]
    assert sheet._bounded(Marked((("长" * 9_000, True), ("乙", False))))[0][0].endswith("…")


def test_a_full_sheet_says_what_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_ROWS", 8)
    found = rows(book(tmp_path, county())["缺项明细"])
    assert len(found) == 8 and found[-1][0].endswith("行超出 Excel 的行数上限，见 findings.csv")


def test_only_the_first_rows_have_a_height_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "FITTED", 3)
    page = book(tmp_path, county())["缺项明细"]
    assert page.row_dimensions[3].height and not page.row_dimensions[4].height


def test_the_same_results_give_the_same_bytes_and_leave_nothing_else(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(many(50), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_profiles_are_named_in_chinese_and_what_was_tailored_line_by_line(tmp_path: Path) -> None:
    run = county()
    changes = ("基准 2026.1 版，调整：停用 1、改权重 1", "停用“普法”：另有专项", "权重：政务公开 6 → 8")
    about = run.run._replace(rulebook=run.run.rulebook._replace(tailored=changes))
    found = rows(book(tmp_path, replace(run, run=about))["说明"])
    assert next(row[1] for row in found if row[0] == "所用清单").startswith("乡镇 6 份、")
    start = [row[0] for row in found].index("调整")
    assert [row[1] for row in found[start : start + 3]] == list(changes)


def test_a_file_without_a_verdict_says_why_in_the_ranking(tmp_path: Path) -> None:
    *_, scan, large = rows(book(tmp_path, county())["总表"])
    assert scan[6] == "文件已损坏，打不开。请重新导出后再报"
    assert large[6] == "超过 60 秒还没有判完。请检查文件里是否有大量图片"
    assert set(scan[7:-1]) == {""}
