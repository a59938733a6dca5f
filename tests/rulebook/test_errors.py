"""How the problems of a rulebook are printed."""

from __future__ import annotations

from scorer.errors import ScorerError
from scorer.rulebook.draft import Mark
from scorer.rulebook.errors import RulebookError, RuleProblem


def problem(line: int, column: int, source: str, hint: str = "", file: str = "rules/甲.yaml") -> RuleProblem:
    return RuleProblem(Mark(file, line, column), "不对", hint, source)


def test_a_problem_prints_place_line_caret_and_hint() -> None:
    assert str(problem(12, 5, "    wieght: 8", "是否想写 weight？")).splitlines() == [
        "rules/甲.yaml:12:5: 不对",
        "    12 |     wieght: 8",
        "       |     ^",
        "    是否想写 weight？",
    ]


def test_the_lines_around_are_numbered() -> None:
    found = problem(9, 1, "甲: 1")._replace(before="乙: 2", after="丙: 3")
    assert str(found).splitlines()[1:] == ["     8 | 乙: 2", "     9 | 甲: 1", "       | ^", "    10 | 丙: 3"]


def test_a_warning_says_so() -> None:
    assert str(problem(1, 1, "")._replace(severity="warning")) == "rules/甲.yaml:1:1: 警告：不对"


def test_the_caret_counts_full_width_characters_twice() -> None:
    assert str(problem(1, 4, "标题：甲")).splitlines()[2] == "      | " + "      ^"


def test_a_problem_without_a_line_prints_its_place_only() -> None:
    assert str(problem(1, 1, "")) == "rules/甲.yaml:1:1: 不对"


def test_a_long_line_is_cut_around_the_place() -> None:
    frame = str(problem(1, 501, "甲" * 500 + "乙" + "丙" * 500)).splitlines()
    assert frame[1] == "    1 | …" + "甲" * 40 + "乙" + "丙" * 29 + "…"
    assert frame[2] == "      | " + " " * 81 + "^"


def test_a_tab_and_a_null_take_one_column() -> None:
    assert str(problem(1, 3, "\t\0甲")).splitlines()[1:] == ["    1 |   甲", "      |   ^"]


def test_problems_come_by_file_line_and_column_and_once() -> None:
    one, two, three = problem(2, 1, "甲"), problem(10, 1, "乙"), problem(1, 1, "丙", file="rules/乙.yaml")
    assert RulebookError([two, one, three, one]).problems == (three, one, two)


def test_the_error_prints_how_many_and_all_of_them() -> None:
    error = RulebookError([problem(1, 1, ""), problem(2, 1, ""), problem(1, 1, "", file="rules/乙.yaml")])
    assert str(error).splitlines() == [
        "规则书有 3 处错误，涉及 2 个文件",
        "rules/乙.yaml:1:1: 不对",
        "rules/甲.yaml:1:1: 不对",
        "rules/甲.yaml:2:1: 不对",
    ]


def test_it_is_an_error_for_people() -> None:
    assert isinstance(RulebookError([]), ScorerError)
