"""What the reviewer sees when a batch has ended."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from scorer.rendering.cells import width
from scorer.rendering.heat_table import MOST_ROWS
from scorer.rendering.run_terminal import run_lines, show
from tests.rendering.run import county, hostile, many, run_of, samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.rendering.run import InMemory


def text(run: InMemory, columns: int) -> str:
    lines = run_lines(run, columns)
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


@pytest.mark.parametrize("columns", [80, 120])
def test_a_county(columns: int, golden: Callable[[str, str], None]) -> None:
    golden(f"run-{columns}.txt", text(county(), columns))


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
@pytest.mark.parametrize("run", [county(), hostile(), many(60), run_of([])])
def test_every_line_fits(run: InMemory, columns: int) -> None:
    assert all(width(line) <= columns for line in text(run, columns).splitlines())


def test_what_does_not_fit_beside_goes_below() -> None:
    assert text(county(), 60).count(" 得分 ") == 2
    assert text(county(), 80).count(" 得分 ") == 1


def test_of_many_bodies_the_lowest_scores_are_shown() -> None:
    page = text(many(100), 80)
    assert f"只列得分最低的 {MOST_ROWS} 份，全部 100 份见 结果.xlsx" in page
    assert len(re.findall(r"^ *\d+ .* [优良中差] ", page, re.M)) == MOST_ROWS
    assert "其余" in page and "沅禾县青禾镇" not in page.split("最常见")[0]


def test_a_good_run_has_no_list_of_failures() -> None:
    page = text(run_of(samples()[:1]), 80)
    assert not [word for word in ("未报送", "逾期", "未能判读", "雷同", "最常见") if word in page]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "ascii"])
def test_a_pipe_gets_plain_text_in_its_encoding(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    for run in (county(), hostile()):
        show(run, stream)
    stream.flush()
    assert b"\x1b" not in raw.getvalue() and b"\x07" not in raw.getvalue()
    if encoding == "gbk":
        assert "望漪街道" in raw.getvalue().decode("gbk")
