"""Whole reports beside the rules: the head says what they should give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.authoring.examples import neutral
from scorer.authoring.reports import read_case, run_cases
from tests import tiny

if TYPE_CHECKING:
    from pathlib import Path

    from scorer.authoring.examples import Trial

BODY = """
# 青禾镇人民政府2024年法治政府建设年度报告

## 一、主要工作

聘请法律顾问一名。

## 二、存在问题

由于人手不足，进度偏慢。
"""


def trials(folder: Path, head: str, body: str = BODY, **files: str) -> list[Trial]:
    draft = tiny.book(folder, **files).draft
    case, problems = read_case("rules/甲.report.md", f"---\n{head}\n---\n{body}".encode(), draft)
    assert not problems and case
    return list(run_cases(neutral(draft), [case]))


@pytest.mark.parametrize(
    ("head", "outcomes"),
    [
        ("expect: {advisers: full, causes: full}", ["ok", "ok"]),
        ("expect: {advisers: full}", ["ok"]),
        ("expect: {advisers: partial, causes: missing}", ["noisy", "noisy"]),
        ("expect: {advisers: missing}\ntodo: [advisers]", ["todo"]),
        ("expect: {advisers: full}\ntodo: [advisers]", ["passing"]),
        ("year: 2025\nprofile: town\nexpect: {advisers: full}", ["ok"]),
    ],
)
def test_outcomes(tmp_path: Path, head: str, outcomes: list[str]) -> None:
    assert [trial.outcome for trial in trials(tmp_path, head)] == outcomes


def test_a_report_is_judged_by_the_profile_of_its_level_or_its_head(tmp_path: Path) -> None:
    profiles = {
        "town": "title: 乡镇\nlevels: [town]\noff: {advisers: 不设}\n",
        "street": "title: 街道\nlevels: [street]\n",
    }
    head = "expect: {advisers: full}"
    assert [t.got.status for t in trials(tmp_path, head, **profiles)] == ["not_applicable"]
    assert [t.got.status for t in trials(tmp_path, f"{head}\nprofile: street", **profiles)] == ["full"]


def test_a_failure_points_at_the_line_of_the_head(tmp_path: Path) -> None:
    trial = trials(tmp_path, "expect:\n  causes: full\n  advisers: missing")[0]
    assert (trial.element, trial.at.line, trial.text) == ("advisers", 4, "rules/甲.report.md")


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        ("# 报告\n聘请法律顾问。", 1, "开头没有两行 ---"),
        ("---\nexpect: {adviser: full}\n---\n正文。", 2, "没有要素 adviser，是否想写 advisers？"),
        ("---\nexpect: {advisers: 达标}\n---\n正文。", 2, "不能写“达标”，只能写 full（达标）、"),
        ("---\nexpect: {advisers: 缺失}\n---\n正文。", 2, "不能写“缺失”，只能写 missing（缺失）、"),
        ("---\nyear: 2024\n---\n正文。", 2, "缺少字段 expect"),
        ("---\nexpect: {advisers: full}\ntodo: [other]\n---\n正文。", 3, "没有要素 other"),
        ("---\nexpect: {advisers: full}\nprofile: vilage\n---\n正文。", 3, "没有清单 vilage"),
        ("---\nexpect: {advisers: full}\n---\n", 4, "没有正文"),
        ("---\nexpect：{advisers: full}\n---\n正文。", 2, "冒号是全角的"),
    ],
)
def test_what_is_wrong_with_a_head(tmp_path: Path, data: str, line: int, message: str) -> None:
    case, problems = read_case("甲.report.md", data.encode(), tiny.book(tmp_path).draft)
    assert case is None
    assert (problems[0].at.line, message in problems[0].message) == (line, True), problems
