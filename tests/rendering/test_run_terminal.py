"""What the reviewer sees when a batch has ended."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from scorer.rendering.cells import width
from scorer.rendering.heat_table import MOST_ROWS
from scorer.rendering.run_terminal import run_lines, show
from scorer.results import Remark
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


def test_bands_are_counted_from_the_best_to_the_worst() -> None:
    one = samples()[0]
    listed = [one._replace(score=one.score._replace(points=p, band=b)) for p, b in BANDS]
    assert "优 1 份，良 2 份，中 1 份，差 3 份" in text(run_of(listed), 80)


BANDS = ((50.0, "差"), (85.0, "良"), (51.0, "差"), (70.0, "中"), (95.0, "优"), (84.0, "良"), (40.0, "差"))


def names(*bodies: str) -> list[str]:
    """Return the names of the table at 80 columns."""
    one = samples()[0]
    page = text(run_of(one._replace(body=body) for body in bodies), 80)
    return [found.strip() for found in re.findall(r"^ *\d+ (\S+) +[\d.]+ 优", page, re.M)]


def test_names_lose_their_endings_all_or_none() -> None:
    assert names("甲镇人民政府", "乙乡人民政府") == ["甲镇人民政府", "乙乡人民政府"]
    assert names("甲县大乙镇人民政府", "甲县大丙街道办事处") == ["甲县大乙镇", "甲县大丙街道"]


def test_names_lose_the_county_before_they_lose_words() -> None:
    assert names("漪南县农业农村和水务发展局", "漪南县望漪街道办事处") == ["农业农村和水务…", "望漪街道"]
    assert names("霁州市桐堰镇人民政府", "霁州市沙市镇人民政府") == ["霁州市桐堰镇", "霁州市沙市镇"]
    assert names("榆砚市碧漪区望漪街道办事处", "霁州市沙市镇人民政府") == ["望漪街道", "沙市镇"]


def test_names_keep_the_county_where_it_tells_bodies_apart() -> None:
    assert names("漪南县芦汀镇人民政府", "澄浦市芦汀镇人民政府") == ["漪南县芦汀镇", "澄浦市芦汀镇"]
    assert names("漪南县芦汀镇", "澄浦市芦汀镇", "榆砚市碧漪区望漪街道") == [
        "漪南县芦汀镇",
        "澄浦市芦汀镇",
        "望漪街道",
    ]


def test_a_file_that_is_no_report_is_named() -> None:
    odd = samples()[1]._replace(path="你好.txt", remarks=(Remark("not_a_report", "warning", "不像"),))
    assert "不像年度报告，请核对 1 份\n  你好.txt\n" in text(run_of([*samples()[:1], odd]), 80)
    assert "不像" not in text(run_of(samples()), 80)
