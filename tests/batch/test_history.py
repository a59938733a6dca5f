"""A body over the years, and between first and second submission."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scorer.batch.history import changed
from scorer.batch.reading import last_run
from scorer.batch.schema import STORE
from tests.batch.build import job, report, run
from tests.cli.call import scorer

if TYPE_CHECKING:
    from pathlib import Path

    from scorer.results import Step


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("missing", "full", "mended"),
        ("partial", "full", "mended"),
        ("missing", "partial", "unmended"),
        ("partial", "partial", "unmended"),
        ("missing", "missing", "unmended"),
        ("full", "missing", "new_gap"),
        ("full", "partial", "worse"),
        ("partial", "missing", "worse"),
        ("full", "full", "same"),
        ("full", "not_applicable", "same"),
        ("not_applicable", "missing", "same"),
    ],
)
def test_what_became_of_an_element(before: str, now: str, change: str) -> None:
    assert changed({"a": before}, {"a": now}) == (("a", change),)


def test_an_element_that_only_one_rulebook_has_is_not_compared() -> None:
    assert changed({"a": "full"}, {"b": "full"}) == ()


def submit(tmp_path: Path, *texts: tuple[str, str]) -> None:
    folder = tmp_path / "报送"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, text in texts:
        (folder / name).write_text(text, "utf-8")
    run(tmp_path / "出", job(folder))


def steps(tmp_path: Path, body: str | None = None) -> list[Step]:
    with last_run(tmp_path / "出" / STORE) as results:
        return list(results.history(body))


def test_first_and_second_submission(tmp_path: Path) -> None:
    submit(tmp_path, ("甲.txt", report("甲山镇")))
    submit(tmp_path, ("甲.txt", report("甲山镇", more="开展政务公开，主动公开政府信息120条。")))
    first, second = steps(tmp_path, "甲山镇")
    assert first.changes == ()
    assert dict(second.changes)["disclosure"] == "mended"
    assert second.points > first.points


def test_over_the_years_the_oldest_first_whatever_came_first(tmp_path: Path) -> None:
    submit(tmp_path, ("甲.txt", report("甲山镇", 2024)), ("乙.txt", report("乙河镇", 2024)))
    submit(tmp_path, ("甲.txt", report("甲山镇", 2023)))
    assert [(step.body[3:6], step.year) for step in steps(tmp_path)] == [
        ("乙河镇", 2024),
        ("甲山镇", 2023),
        ("甲山镇", 2024),
    ]


def test_the_submissions_of_one_year_stand_in_their_order_however_the_body_is_written(tmp_path: Path) -> None:
    submit(tmp_path, ("早.txt", report("甲山镇").replace("云岭县", "")))
    submit(tmp_path, ("晚.txt", report("甲山镇", more="开展政务公开，主动公开政府信息120条。")))
    assert [step.path for step in steps(tmp_path, "甲山镇")] == ["早.txt", "晚.txt"]


def test_the_same_report_again_is_no_new_step(tmp_path: Path) -> None:
    submit(tmp_path, ("甲.txt", report("甲山镇")))
    submit(tmp_path, ("甲.txt", report("甲山镇")), ("乙.txt", report("乙河镇")))
    assert len(steps(tmp_path, "甲山镇")) == 1


@pytest.mark.parametrize("name", ["甲山镇", "云岭县甲山镇", "甲山镇人民政府", "云岭县甲山镇人民政府"])
def test_a_body_is_found_by_its_short_and_its_long_name(tmp_path: Path, name: str) -> None:
    submit(tmp_path, ("甲.txt", report("甲山镇")), ("大.txt", report("大甲山镇")))
    assert [step.path for step in steps(tmp_path, name)] == ["甲.txt"]


def test_the_command(tmp_path: Path) -> None:
    submit(tmp_path, ("甲.txt", report("甲山镇")))
    submit(tmp_path, ("甲.txt", report("甲山镇", more="开展政务公开，主动公开政府信息120条。")))
    said = scorer("history", "甲山镇", "--store", tmp_path / "出")
    assert said.code == 0
    assert said.out.startswith("云岭县甲山镇人民政府\n  2024 年度  ")
    assert "    已补：举措成效、政务公开\n" in said.out
    lost = scorer("history", "乙河镇", "--store", tmp_path / "出")
    assert (lost.code, lost.err) == (2, "错误：结果库里没有“乙河镇”。请核对单位名称，写简称也可以\n")


def test_export_writes_every_table(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from scorer.batch.schema import TABLES, connect

    submit(tmp_path, ("甲.txt", report("甲山镇")), ("乙.txt", report("乙河镇")))
    assert scorer("export", tmp_path / "出", "--parquet", tmp_path / "表").code == 0
    with closing(connect(tmp_path / "出" / STORE, write=False)) as connection:
        for table in TABLES:
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            read = parquet.read_table(tmp_path / "表" / f"{table}.parquet").to_pylist()
            assert [tuple(row.values()) for row in read] == rows


def test_two_bodies_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    other = report("甲山镇", 2023).replace("云岭县", "澄浦市")
    submit(tmp_path, ("甲.txt", report("甲山镇", 2024)), ("另.txt", other))
    assert [(step.body[:3], step.year, step.changes) for step in steps(tmp_path, "甲山镇")] == [
        ("云岭县", 2024, ()),
        ("澄浦市", 2023, ()),
    ]
    said = scorer("history", "甲山镇", "--store", tmp_path / "出")
    assert said.err == (
        "叫“甲山镇”的有 2 个单位，分开列出；写全称只列一个：云岭县甲山镇人民政府、澄浦市甲山镇人民政府\n"
    )
    assert "（+" not in said.out and "（-" not in said.out
    assert [line for line in said.out.splitlines() if line and line[0] != " "] == [
        "云岭县甲山镇人民政府",
        "澄浦市甲山镇人民政府",
    ]
    alone = scorer("history", "澄浦市甲山镇", "--store", tmp_path / "出")
    assert "云岭县" not in alone.out and alone.err == ""


def test_a_body_that_leaves_its_county_out_for_a_year_is_one_body(tmp_path: Path) -> None:
    short = report("甲山镇", 2023).replace("云岭县", "")
    submit(tmp_path, ("甲.txt", report("甲山镇", 2024)))
    submit(tmp_path, ("甲.txt", short))
    assert [(step.year, step.turn) for step in steps(tmp_path, "甲山镇")] == [(2023, 1), (2024, 2)]


def test_two_submissions_of_one_year_are_told_apart(tmp_path: Path) -> None:
    submit(tmp_path, ("甲.txt", report("甲山镇")))
    submit(tmp_path, ("甲.txt", report("甲山镇").replace("1月15日", "2月10日")))
    lines = scorer("history", "甲山镇", "--store", tmp_path / "出").out.splitlines()
    assert lines[1].startswith("  2024 年度  第 1 次，落款 2025-01-15  ")
    assert any(line.startswith("  2024 年度  第 2 次，落款 2025-02-10  ") for line in lines[2:])
