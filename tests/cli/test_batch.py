"""``scorer batch`` and ``scorer report`` as a reviewer calls them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.batch.build import report, write
from tests.cli.call import scorer
from tests.project.source import ROOT
from tests.rendering.good import good

if TYPE_CHECKING:
    from pathlib import Path


def batch(tmp_path: Path, *more: object) -> tuple[int, str]:
    said = scorer("batch", tmp_path / "报送", "-o", tmp_path / "结果", *more)
    return said.code, said.err


def test_a_gap_anywhere_is_1(tmp_path: Path) -> None:
    write(tmp_path / "报送", a="甲山镇")
    assert batch(tmp_path) == (1, "")


def test_no_gap_is_0(tmp_path: Path) -> None:
    (tmp_path / "报送").mkdir()
    (tmp_path / "报送" / "a.txt").write_text(good().report.text, "utf-8")
    assert batch(tmp_path) == (0, "")


def test_a_file_without_a_verdict_is_3_and_the_rest_is_there(tmp_path: Path) -> None:
    write(tmp_path / "报送", a="甲山镇")
    (tmp_path / "报送" / "b.docx").write_bytes(b"PK\3\4")
    assert batch(tmp_path) == (3, "")
    assert (tmp_path / "结果" / "结果.xlsx").stat().st_size > 0


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--executor", "cloud"), "没有这种执行方式：cloud。可用：process、dask"),
        (("--executor", "dask"), "--executor dask 和 --scheduler 要一起写"),
        (("--scheduler", "tcp://a:1"), "--executor dask 和 --scheduler 要一起写"),
        (("--register", "没有.xlsx"), "读不了名单 没有.xlsx"),
        (("--profile", "village"), "没有清单 village"),
        (("--format", "pptx"), "没有这种输出：pptx"),
        (("--jobs", "-1"), "--jobs 的值不对"),
    ],
)
def test_what_cannot_be_done_is_2(tmp_path: Path, words: tuple[str, ...], error: str) -> None:
    write(tmp_path / "报送", a="甲山镇")
    code, said = batch(tmp_path, *words)
    assert code == 2
    assert said.startswith(f"错误：{error}")


def test_an_empty_folder_is_2(tmp_path: Path) -> None:
    (tmp_path / "报送").mkdir()
    assert batch(tmp_path)[0] == 2


def test_results_are_not_written_among_the_reports(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇")
    said = scorer("batch", folder, "-o", folder)
    assert (said.code, said.err) == (
        2,
        "错误：结果不能写在报告的文件夹里。请用 -o 另写一个文件夹，例如 -o 结果\n",
    )
    assert os.listdir(folder) == ["a.txt"]


def test_results_may_lie_in_a_folder_below_and_are_no_input_the_next_time(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇")
    for _ in range(2):
        scorer("batch", folder, "-o", folder / "结果")
        said = scorer("report", folder / "结果", "--format", "json", "-o", tmp_path)
        assert said.code == 1
        assert '"total": 1' in (tmp_path / "summary.json").read_text("utf-8").replace("\n", "")


def test_what_is_no_report_is_counted(tmp_path: Path) -> None:
    write(tmp_path / "报送", a="甲山镇")
    (tmp_path / "报送" / "名单.xlsx").write_bytes(b"PK")
    assert batch(tmp_path) == (1, "另有 1 个文件按名称不是报告，没有判读\n")


def test_report_renders_again_without_the_reports(tmp_path: Path) -> None:
    write(tmp_path / "报送", a="甲山镇")
    batch(tmp_path)
    first = (tmp_path / "结果" / "findings.csv").read_bytes()
    (tmp_path / "结果" / "findings.csv").unlink()
    (tmp_path / "报送" / "a.txt").unlink()
    assert scorer("report", tmp_path / "结果").code == 1
    assert (tmp_path / "结果" / "findings.csv").read_bytes() == first


@pytest.mark.parametrize("name", ["没有", "空"])
def test_report_without_a_run_is_2(tmp_path: Path, name: str) -> None:
    (tmp_path / "空").mkdir()
    assert scorer("report", tmp_path / name).code == 2


def test_an_unfinished_batch_is_said(tmp_path: Path) -> None:
    from scorer.batch.schema import STORE, connect

    connect(tmp_path / STORE, write=True).close()
    said = scorer("report", tmp_path)
    assert said.err.endswith("里还没有做完的批次。请再运行一次 scorer batch\n")


def test_one_store_for_many_years(tmp_path: Path) -> None:
    for year in (2023, 2024):
        folder = tmp_path / str(year)
        folder.mkdir()
        (folder / "a.txt").write_text(report("甲山镇", year), "utf-8")
        scorer("batch", folder, "-o", tmp_path / f"结果{year}", "--store", tmp_path / "历年.db")
    said = scorer("history", "甲山镇", "--store", tmp_path / "历年.db").out
    assert [line.split()[0] for line in said.splitlines() if " 年度" in line] == ["2023", "2024"]


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is of POSIX")
def test_progress_is_shown_to_somebody_who_looks(tmp_path: Path) -> None:
    import pty

    write(tmp_path / "报送", a="甲山镇", b="乙河镇")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scorer", "batch", str(tmp_path / "报送"), "-o", str(tmp_path / "结果")]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    ) as process:
        process.wait(60)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "判读" in shown and "2/2" in shown
