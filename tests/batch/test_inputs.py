"""What a batch takes as its files, and in which order."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scorer.batch.found import Found, Skipped
from scorer.batch.inputs import Input, found
from scorer.errors import UsageError


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文字", encoding="utf-8")
    return folder


def paths(*words: object, leave_out: tuple[str, ...] = ()) -> list[str]:
    return [one.path for one in found(Input(tuple(map(str, words)), leave_out)) if isinstance(one, Found)]


def test_a_folder_is_walked_files_first_then_folders_by_name(tmp_path: Path) -> None:
    touch(tmp_path, "乙.txt", "甲.docx", "子/丙.pdf", "b.html")
    assert paths(tmp_path) == ["b.html", "乙.txt", "甲.docx", "子/丙.pdf"]


@pytest.mark.parametrize(
    "name", [".hidden.txt", "~$小溪镇.docx", "Thumbs.db", "desktop.ini", "__MACOSX/a.txt", ".git/a.txt"]
)
def test_what_systems_leave_behind_is_not_seen(tmp_path: Path, name: str) -> None:
    touch(tmp_path, name, "真.txt")
    assert [one.path for one in found(Input((str(tmp_path),)))] == ["真.txt"]


@pytest.mark.parametrize("name", ["名单.xlsx", "labels.yaml", "a.exe"])
def test_what_is_no_report_by_its_name_is_counted(tmp_path: Path, name: str) -> None:
    touch(tmp_path, name)
    assert list(found(Input((str(tmp_path),)))) == [Skipped(name)]


@pytest.mark.parametrize("name", ["旧.doc", "扫描.jpg", "打包.rar", "没有扩展名", "3.小溪镇报告"])
def test_what_somebody_may_have_handed_in_is_a_row(tmp_path: Path, name: str) -> None:
    assert paths(touch(tmp_path, name)) == [name]


def test_results_of_an_earlier_batch_are_left_out(tmp_path: Path) -> None:
    from scorer.batch.schema import STORE, connect

    touch(tmp_path, "甲.txt", "结果/反馈函/甲.docx")
    connect(tmp_path / "结果" / STORE, write=True).close()
    assert paths(tmp_path) == ["甲.txt"]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "甲.txt")
    (tmp_path / "环").symlink_to(tmp_path, target_is_directory=True)
    assert paths(tmp_path) == ["甲.txt"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are always text there")
def test_a_name_that_is_no_text_is_printed_as_what_it_is(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("文字", "utf-8")
    (one,) = found(Input((str(tmp_path),)))
    assert isinstance(one, Found)
    assert one.path == "\\udcff.txt"
    assert Path(one.place.path).read_text("utf-8") == "文字"


def test_files_with_another_purpose_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "甲.txt", "去年/乙.txt", "模板.docx")
    others = (str(tmp_path / "去年"), str(tmp_path / "模板.docx"))
    assert paths(tmp_path, leave_out=others) == ["甲.txt"]


def test_two_folders_are_told_apart_by_their_names(tmp_path: Path) -> None:
    touch(tmp_path, "东/甲.txt", "西/甲.txt")
    assert paths(tmp_path / "东", tmp_path / "西") == ["东/甲.txt", "西/甲.txt"]


def test_a_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(touch(tmp_path, "乙.txt", "甲.txt", "丙.md"))
    assert paths("*.txt") == ["乙.txt", "甲.txt"]


@pytest.mark.parametrize("word", ["没有.txt", "没有*.txt", "没有这个文件夹"])
def test_a_word_that_names_nothing_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="没有"):
        paths(word)


@pytest.mark.parametrize(
    ("name", "encoding"), [("清单.lst", "utf-8"), ("清单.txt", "gbk"), ("清单.txt", "utf-8-sig")]
)
def test_a_list_file(tmp_path: Path, name: str, encoding: str) -> None:
    touch(tmp_path, "小溪镇.txt", "子/望漪街道.txt", "不要.txt")
    (tmp_path / name).write_bytes("小溪镇.txt\n子/望漪街道.txt\n".encode(encoding))
    assert paths(tmp_path / name) == ["小溪镇.txt", "子/望漪街道.txt"]


def test_a_file_that_a_list_names_in_vain_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "清单.lst").write_text("# 注释\n没有.txt\n", encoding="utf-8")
    (row,) = found(Input((str(tmp_path / "清单.lst"),)))
    assert isinstance(row, Found)
    assert (row.path, row.error) == ("没有.txt", "找不到文件")


def test_a_report_is_no_list(tmp_path: Path) -> None:
    assert paths(touch(tmp_path, "甲.txt") / "甲.txt") == [str(tmp_path / "甲.txt")]


def test_the_input_is_named_without_the_path_to_it(tmp_path: Path) -> None:
    assert Input((str(tmp_path / "2024年报告"),)).title == "2024年报告"
    assert Input(("a/甲", "b/乙")).title == "甲 等 2 处"


def test_a_pattern_is_named_by_the_folder_it_looks_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(touch(tmp_path / "全县", "甲.txt"))
    assert Input(("*.txt",)).title == "全县"
    assert Input(("报送/*.txt",)).title == "报送"
    assert Input(("报送/**/*.docx",)).title == "报送"
