"""What is no such report at all, and a title that names another year than the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.analysis.facts import Given
from scorer.reading import read_path
from scorer.scoring.evaluate import Options, evaluate
from tests.cli.call import scorer
from tests.project.source import ROOT
from tests.rendering.run import SAMPLES
from tests.scoring.noted import codes
from tests.shipped import report_of, rulebook

if TYPE_CHECKING:
    from pathlib import Path

SAID = "这不像法治政府建设年度报告，请核对文件"
STRANGERS = [
    "hello world",
    "红烧肉的做法：2024年最新。五花肉切块，焯水，炒糖色，小火炖四十分钟。",
    "小溪镇2024年农田水利工程结算清单\n水泥12吨，石子40方。",
    "会议室借用须知\n一、提前一天登记。二、用后关灯锁门。",
]
REPORTS = [
    "2024年法治政府建设年度报告",
    "聘请律师担任镇政府法律顾问，全年审查合同26份。",
    "全年调解纠纷196件。",
    "2020年度依法行政工作总结\n一年来，我镇扎实工作。",
]


def noted(text: str) -> set[str]:
    return {note.code for note in evaluate(report_of(text), rulebook()).notes}


@pytest.mark.parametrize("text", STRANGERS)
def test_what_is_no_report_is_said_to_be_none(text: str) -> None:
    assert "not_a_report" in noted(text)


@pytest.mark.parametrize("text", REPORTS)
def test_a_single_sign_of_a_report_is_enough(text: str) -> None:
    assert "not_a_report" not in noted(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_sample_is_taken_for_something_else(path: Path) -> None:
    card = evaluate(read_path(path), rulebook())
    assert not {"not_a_report", "other_year"} & {note.code for note in card.notes}


def test_pages_without_text_may_say_anything() -> None:
    report = report_of("封面")._replace(unread_pages=(2,))
    assert "not_a_report" not in {note.code for note in evaluate(report, rulebook()).notes}


def test_it_stands_in_the_head_of_the_table_and_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello world\n", "utf-8")
    page = scorer("check", f"{tmp_path}/a.txt").out
    assert page.splitlines()[2] == SAID and page.count(SAID) == 1


@pytest.mark.parametrize("year", [2019, 2023, 2025])
def test_a_title_of_another_year_than_the_users(year: int) -> None:
    assert "other_year" in codes("全年开展培训3期。", year=year)


def test_a_title_of_the_users_year() -> None:
    assert "other_year" not in codes("全年开展培训3期。", year=2024)
    assert "other_year" not in codes("全年开展培训3期。")


def test_a_title_without_a_year_names_no_other() -> None:
    title = "北溪县青禾镇人民政府法治政府建设情况报告"
    assert "other_year" not in codes("2024年共开展培训3期。", title=title, foot="2026年1月4日", year=2025)


def test_the_title_of_another_year_is_quoted() -> None:
    path = ROOT / "samples" / "01-青禾镇-优秀.txt"
    report = read_path(path)
    (note,) = [
        note
        for note in evaluate(report, rulebook(), options=Options(Given(2019))).notes
        if note.code == "other_year"
    ]
    assert note.message == "标题写的是 2025 年度，核对时按指定的 2019 年度，请核对"
    assert note.span is not None and report.text[note.span.start : note.span.end] == "2025"
    assert "标题写的是 2025 年度" in scorer("check", path, "--year", 2019).out
