"""The gap table: golden pages, colour only where somebody looks, nothing that breaks a console."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scorer.model import Note, Row, Unreadable
from scorer.rendering.cells import width
from scorer.rendering.gap_table import table_lines
from scorer.rendering.terminal import STYLES, coloured, plain, show, wants_colour
from tests.rendering.cases import BROKEN, good, poor, scanned, several, spot

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: dict[str, list[Row]] = {
    "good": [good()],
    "poor": [poor()],
    "scanned": [scanned()],
    "several": [*several()],
}


class Screen(io.StringIO):
    """A terminal of 100 columns."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Pipe(io.TextIOWrapper):
    """A pipe that takes only what its encoding knows."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict", newline="\n")

    def taken(self) -> str:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode(self.encoding)


@pytest.mark.parametrize("verbose", [False, True], ids=["short", "verbose"])
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("case", ["good", "poor", "scanned"])
def test_the_page_stays_the_same(
    case: str, columns: int, verbose: bool, golden: Callable[[str, str], None]
) -> None:
    text = plain(CASES[case], width=columns, verbose=verbose)
    golden(f"{case}-{columns}{'-verbose' if verbose else ''}.txt", text)


def test_several_files_in_a_pipe_stay_the_same(golden: Callable[[str, str], None], no_hints: None) -> None:
    pipe = Pipe("utf-8")
    show(several(), stream=pipe)
    golden("several-piped.txt", pipe.taken())


@pytest.fixture
def no_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the environment of the test run says about terminals."""
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("columns", [60, 61, 79, 80, 99, 100, 120])
@pytest.mark.parametrize("case", CASES)
def test_no_line_is_wider_than_the_terminal(case: str, columns: int, verbose: bool) -> None:
    lines = plain(CASES[case], width=columns, verbose=verbose).splitlines()
    assert [line for line in lines if width(line) > columns] == []


@pytest.mark.parametrize(("asked", "used"), [(20, 60), (500, 120)])
def test_very_narrow_and_very_wide_are_bounded(asked: int, used: int) -> None:
    assert plain([poor()], width=asked) == plain([poor()], width=used)


def test_the_worst_comes_first() -> None:
    lines = plain([poor()]).splitlines()
    rows = [line for line in lines if line[:2] in {"缺失", "部分", "待核", "达标"}]
    assert [(row[:2], "必报" if "必报" in row else "应有") for row in rows] == [
        ("缺失", "必报"),
        ("缺失", "必报"),
        ("缺失", "应有"),
        ("部分", "必报"),
        ("部分", "应有"),
        ("部分", "应有"),
        ("部分", "应有"),
        ("达标", "应有"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "必报 3 项：部分 1，缺失 2    应有 5 项：达标 1，部分 3，缺失 1",
        "缺少必报要素：问题的原因、下一年度的安排",
        "      查过：  「二、存在问题和不足」",
        "      查过：  全文，没有下一年度安排部分",
        "      应写在：「二、存在问题和不足」之后",
        "      应写在：新写一个下一年度安排部分，或「一、工作开展情况」之后",
        "      依据：  《关于推行法律顾问制度的意见》（中办发〔2016〕30号）第七条等 2 件",
        "  说明    报告年度取自标题",
        "  注意    落款 2025-03-18，晚于 2025-03-01 报送期限 “2025年3月18日” 见结尾部分",
        "文件：  年报/小溪镇.html",
    ],
)
def test_a_clerk_reads(line: str) -> None:
    assert line in plain([poor()]).splitlines()


def test_a_good_report_says_so() -> None:
    assert plain([good()]).splitlines()[2] == "全部要素达标，没有缺漏。"


def test_a_range_is_printed_where_something_could_not_be_judged() -> None:
    assert "得分 33.3 至 100.0 / 100" in plain([scanned()])


def test_a_gap_that_stands_in_its_place_is_not_sent_elsewhere() -> None:
    text = plain([poor()])
    publicity = text[text.index("行政执法公示制度") : text.index("政务公开、")]
    assert "应写在" not in publicity


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13900001111", "“139******11”"),
        ("11010119000307123X", "“110*************3X”"),
        ("2025年", "“2025年”"),
    ],
)
def test_a_note_does_not_leak_a_number_again(number: str, shown: str) -> None:
    row = poor()
    report = row.report._replace(
        text=row.report.text.replace("一年来，我镇坚持以习近平", number.ljust(12, "，"), 1)
    )
    note = Note("leak", "error", "疑似个人信息", spot(report.text, number))
    page = plain([row._replace(report=report, card=row.card._replace(findings=(), notes=(note,)))])
    assert f"疑似个人信息 {shown} 见" in page
    assert number not in page or number == "2025年"


def test_an_unreadable_file_is_one_clear_line() -> None:
    assert plain([BROKEN]) == "无法读取 年报/坏文件.docx：文件已损坏，打不开。请用 WPS 重新保存后再试。\n"
    assert plain([Unreadable("a.txt", "打不开。", "")]) == "无法读取 a.txt：打不开。\n"


def test_several_rows_end_with_a_sum() -> None:
    last = plain(several()).splitlines()[-1]
    assert last == "共 4 份：必报无缺失 1 份，必报有缺失 1 份，必报待核 1 份，无法读取 1 份"
    assert "共 1 份" not in plain([good()])


def test_the_verbose_page_tells_more() -> None:
    short, long = plain([good()], width=120), plain([good()], width=120, verbose=True)
    assert "各部分" not in short
    assert "  问题与不足：「二、存在的不足和原因」  标题写明问题" in long.splitlines()
    assert "（只见于下一年度安排部分）" in long


def test_every_style_of_the_layout_is_drawn() -> None:
    used = {p.style for rows in CASES.values() for line in table_lines(rows, verbose=True) for p in line}
    assert used - {""} <= set(STYLES)
    assert set(STYLES) <= used


def test_on_a_screen_there_is_colour(no_hints: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    screen = Screen()
    show([poor()], stream=screen)
    assert "\x1b[1;31m缺失" in screen.getvalue()


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_where_it_is_not_wanted(
    name: str, value: str, no_hints: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    screen = Screen()
    show([poor()], stream=screen)
    assert "\x1b" not in screen.getvalue()
    assert "缺失  问题的原因" in screen.getvalue()


def test_a_pipe_gets_no_colour() -> None:
    assert not wants_colour(io.StringIO(), {"TERM": "xterm"})


@pytest.mark.parametrize("encoding", ["gbk", "cp936", "ascii", "cp1252", "utf-8"])
def test_no_console_crashes(encoding: str, no_hints: None) -> None:
    pipe = Pipe(encoding)
    row = poor()
    show([row._replace(path="😀\udce4•.txt"), scanned()], stream=pipe, verbose=True)
    assert pipe.taken().isprintable() is False  # line ends
    assert "2026.1" in pipe.taken()


def test_colour_and_plain_say_the_same() -> None:
    drawn = coloured(several(), width=100, verbose=True).plain
    assert [line.rstrip() for line in drawn.splitlines()] == plain(
        several(), width=100, verbose=True
    ).splitlines()


def test_brackets_of_a_report_are_no_markup(no_hints: None) -> None:
    screen = Screen()
    show([poor()], stream=screen)
    assert "[bold]工作" in screen.getvalue()


def test_a_report_cannot_steer_the_terminal(no_hints: None) -> None:
    row = poor()
    text = row.report.text.replace("不断", "\x1b]", 1)
    show([row._replace(report=row.report._replace(text=text))], stream=(pipe := Pipe("utf-8")), verbose=True)
    assert "\x1b" not in pipe.taken()


@pytest.mark.parametrize("name", ["gap_table", "terminal", "as_json"])
def test_rich_is_imported_only_to_draw(name: str) -> None:
    code = f"import sys, scorer.rendering.{name}; sys.exit('rich' in sys.modules)"
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
