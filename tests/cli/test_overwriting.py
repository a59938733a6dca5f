"""No command writes over what it reads, and what fails leaves nothing behind."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.batch.build import report, write
from tests.cli.call import scorer
from tests.project.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RULES = ROOT / "rules"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "副本.txt"
    path.write_text(report(), "utf-8")
    return path


@pytest.mark.parametrize("form", ["table", "json"])
def test_check_does_not_write_over_the_report(draft: Path, form: str) -> None:
    before = draft.read_bytes()
    said = scorer("check", draft, "-o", draft, "--format", form)
    assert (said.code, said.err) == (
        2,
        f"错误：{draft} 是要读的文件，不能写在它上面。请用 -o 另写一个文件名\n",
    )
    assert draft.read_bytes() == before


def test_the_same_file_is_known_by_another_path(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    roundabout = tmp_path / "夹" / ".." / draft.name
    assert scorer("check", draft, "-o", roundabout).code == 2
    os.link(draft, tmp_path / "第二个名字.txt")
    assert scorer("check", draft, "-o", tmp_path / "第二个名字.txt").code == 2


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_to_the_report_is_the_report(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "链接").symlink_to(draft)
    assert scorer("check", tmp_path / "链接", "-o", draft).code == 2
    assert scorer("check", draft, "-o", tmp_path / "链接").code == 2


def test_one_of_several_reports(draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.txt"
    shutil.copy(draft, other)
    assert scorer("check", tmp_path / "*.txt", "-o", other).code == 2


def test_rules_are_not_written_over_by_what_reads_them(tmp_path: Path) -> None:
    rules = shutil.copytree(RULES, tmp_path / "规则")
    base = rules / "base.yaml"
    before = base.read_bytes()
    (tmp_path / "报告").mkdir()
    (tmp_path / "报告" / "a.txt").write_text(report(), "utf-8")
    commands = (
        ("check", tmp_path / "报告" / "a.txt", "--rules", rules),
        ("rules", "lint", rules),
        ("rules", "diff", "-", rules),
        ("rules", "impact", "-", rules, tmp_path / "报告"),
        ("rules", "health", tmp_path / "报告", "--rules", rules),
    )
    for command in commands:
        assert scorer(*command, "-o", base).code == 2
    assert base.read_bytes() == before


def test_eval_does_not_write_over_labels_and_reports(tmp_path: Path) -> None:
    name = "08-苔溪镇-硬换行.txt"
    shutil.copy(ROOT / "samples" / name, tmp_path)
    labels = (ROOT / "samples" / "labels.yaml").read_text("utf-8")
    own = next(part for part in labels.split("\n- ") if name in part)
    (tmp_path / "labels.yaml").write_text(f"- {own}\n", "utf-8")
    assert scorer("eval", tmp_path).code == 0
    for read in ("labels.yaml", name):
        assert "是要读的文件" in scorer("eval", tmp_path, "-o", tmp_path / read).err


@pytest.mark.parametrize("name", ["结果.html", "summary.json", "反馈函/001-甲.docx"])
def test_batch_does_not_write_over_a_report(tmp_path: Path, name: str) -> None:
    path = tmp_path / "结果" / name
    path.parent.mkdir(parents=True)
    path.write_text(report(), "utf-8")
    said = scorer("batch", path, "-o", tmp_path / "结果")
    assert said.code == 2 and ("不能写在它上面" in said.err or "里面" in said.err)
    assert path.read_text("utf-8") == report()
    assert not (tmp_path / "结果" / "结果.db").exists()


def test_batch_does_not_write_over_what_a_pattern_or_a_list_names(tmp_path: Path) -> None:
    path = tmp_path / "结果" / "结果.html"
    path.parent.mkdir()
    path.write_text(report(), "utf-8")
    (tmp_path / "清单.lst").write_text("结果/结果.html\n", "utf-8")
    for word in ("结果/*.html", "清单.lst"):
        assert "不能写在它上面" in scorer("batch", tmp_path / word, "-o", tmp_path / "结果").err
    assert path.read_text("utf-8") == report()


@pytest.mark.parametrize("option", ["--register", "--letter", "--template"])
def test_batch_does_not_write_over_what_stands_beside_the_reports(tmp_path: Path, option: str) -> None:
    folder = write(tmp_path / "报送", a="甲山镇")
    beside = tmp_path / "结果" / "结果.xlsx"
    beside.parent.mkdir()
    beside.write_bytes(b"PK")
    if option == "--letter":  # a template is tried first, so it has to be one
        shutil.copy(ROOT / "scorer" / "rendering" / "letter" / "template.docx", beside)
    before = beside.read_bytes()
    said = scorer("batch", folder, "-o", beside.parent, option, beside)
    assert said.code == 2 and "不能写在它上面" in said.err
    assert beside.read_bytes() == before


def test_report_does_not_write_over_the_template_of_the_letters(tmp_path: Path) -> None:
    out = tmp_path / "结果"
    scorer("batch", write(tmp_path / "报送", a="甲山镇"), "-o", out, "--format", "json")
    (out / "反馈函").mkdir()
    mine = shutil.copy(ROOT / "scorer" / "rendering" / "letter" / "template.docx", out / "反馈函" / "样.docx")
    assert scorer("report", out, "--letter", mine).code == 2


@pytest.mark.parametrize(
    "words",
    [
        ["空文件夹"],
        ["没有"],
        ["报送", "--format", "pptx"],
        ["报送", "--register", "没有.xlsx"],
        ["报送", "--rules", "没有"],
    ],
)
def test_a_failed_batch_leaves_nothing(
    tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "空文件夹").mkdir()
    write(tmp_path / "报送", a="甲山镇")
    assert scorer("batch", *words, "-o", "新/结果").code == 2
    assert not (tmp_path / "新").exists()


def test_a_failed_batch_leaves_the_folder_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "结果").mkdir()
    assert scorer("batch", tmp_path / "空", "-o", tmp_path / "结果").code == 2
    assert os.listdir(tmp_path / "结果") == []


def test_a_failed_batch_leaves_the_store_that_was_there(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇")
    scorer("batch", folder, "-o", tmp_path / "结果")
    (folder / "a.txt").unlink()
    assert scorer("batch", folder, "-o", tmp_path / "结果").code == 2
    assert scorer("report", tmp_path / "结果").code == 1


def test_report_makes_the_folder_as_batch_does(tmp_path: Path) -> None:
    scorer("batch", write(tmp_path / "报送", a="甲山镇"), "-o", tmp_path / "结果")
    assert scorer("report", tmp_path / "结果", "-o", tmp_path / "新" / "结果b").code == 1
    assert (tmp_path / "新" / "结果b" / "结果.xlsx").stat().st_size > 0


def test_a_failed_report_leaves_no_folder(tmp_path: Path) -> None:
    assert scorer("report", tmp_path / "没有", "-o", tmp_path / "新").code == 2
    assert not (tmp_path / "新").exists()


@pytest.mark.parametrize("form", ["table", "json"])
def test_what_was_written_is_said(draft: Path, tmp_path: Path, form: str) -> None:
    said = scorer("check", draft, "-o", tmp_path / "结果", "--format", form)
    assert (said.out, said.err) == ("", f"已写入 {tmp_path / '结果'}\n")
