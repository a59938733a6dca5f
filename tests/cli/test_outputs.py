"""``scorer batch`` and ``scorer report`` leave what the reviewer opens."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from docx import Document

from scorer.rendering.outputs import OUTPUTS
from tests.cli.call import scorer
from tests.rendering.run import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """Judge two samples into a folder of results."""
    (tmp_path / "报告").mkdir()
    for path in SAMPLES[:2]:
        shutil.copy(path, tmp_path / "报告")
    out = tmp_path / "结果"
    called = scorer(
        "batch",
        str(tmp_path / "报告"),
        "-o",
        str(out),
        "--jobs",
        "1",
        "--sender",
        "某县司法局",
        "--reply-by",
        "2026-02-10",
    )
    assert called.code == 1 and "共 2 份" in called.out and "岚砚县砚桥镇" in called.out
    return out


def test_everything_is_written_and_report_writes_the_same_bytes(judged: Path, tmp_path: Path) -> None:
    assert {path.name for path in judged.iterdir()} == {*OUTPUTS, "结果.db"}
    again = tmp_path / "再次"
    again.mkdir()
    scorer("report", str(judged), "-o", str(again), "--sender", "某县司法局", "--reply-by", "2026-02-10")
    files = [path.relative_to(again) for path in again.rglob("*") if path.is_file()]
    assert len(files) == len(OUTPUTS) - 1 + 2
    assert all((again / name).read_bytes() == (judged / name).read_bytes() for name in files)


def test_the_letters_carry_sender_and_date(judged: Path) -> None:
    (path,) = (judged / "反馈函").glob("*砚桥镇*")
    page = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert "某县司法局" in page and "于2026年2月10日前" in page


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--reply-by", "二月"], "不是日期：二月"),
        (["--letter", "没有.docx"], "打不开反馈函模板 没有.docx"),
        (["--format", "pdf"], "没有这种输出：pdf"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(judged: Path, words: list[str], message: str) -> None:
    called = scorer("report", str(judged), *words)
    assert called.code == 2 and message in called.err and called.err.count("\n") == 1
