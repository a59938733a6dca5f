"""What the command line says: help pages, wrong words, what the system says – all in Chinese."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

import pytest

from scorer.errors import system_words
from scorer.rendering.cells import width
from tests.batch.build import report
from tests.cli.call import scorer

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = ("check", "eval", "batch", "report", "history", "export")
RULES = ("lint", "test", "new", "schema", "diff", "impact", "health", "export", "import", "show")
PAGES = [(), *((name,) for name in COMMANDS), ("rules",), *(("rules", name) for name in RULES)]


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", PAGES, ids=lambda words: "-".join(words) or "scorer")
def test_a_help_page_fits_the_terminal(
    command: tuple[str, ...], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = scorer(*command, "--help").out.splitlines()
    assert lines and max(map(width, lines)) <= columns


@pytest.mark.parametrize("command", PAGES, ids=lambda words: "-".join(words) or "scorer")
def test_a_help_page_is_chinese(command: tuple[str, ...]) -> None:
    page = scorer(*command, "--help").out
    assert not re.search(r"<(?:str|int|float|text)|<=|>=|Usage|Options|Commands|default|required|exit", page)


@pytest.mark.parametrize("command", PAGES, ids=lambda words: "-".join(words) or "scorer")
def test_the_words_of_a_help_page_stand_below_each_other(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    options = scorer(*command, "--help").out.partition("选项：\n")[2].partition("\n\n")[0]
    starts = {width(found[0]) for found in re.finditer(r"^  -.*?  +(?=[^\s\-])", options, re.M)}
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chek x", "没有这个命令：chek，是不是想写 check？用 scorer --help 查看用法"),
        ("rules lnt", "没有这个命令：lnt，是不是想写 lint？用 scorer rules --help 查看用法"),
        ("zzzz", "没有这个命令：zzzz。用 scorer --help 查看用法"),
        ("check --yaer 3", "没有这个选项：--yaer，是不是想写 --year？用 scorer check --help 查看用法"),
        ("check --year", "选项 --year 后面要写值。用 scorer check --help 查看用法"),
        ("check x --year 25", "--year 的值不对：25，要在 2000 到 2100 之间。"),
        ("check x --year 去年", "--year 要写整数：去年。"),
        ("check x --fail-under 101", "--fail-under 的值不对：101.0，要在 0 到 100 之间。"),
        ("batch x -o y --timeout 0", "--timeout 的值不对：0.0，要在 0.1 到 86400 之间。"),
        ("batch x -o y --timeout 快", "--timeout 要写数字：快。"),
        ("batch x -o y --jobs 999", "--jobs 的值不对：999，要在 0 到 256 之间。"),
        ("rules health x --jobs 0", "--jobs 的值不对：0，至少是 1。"),
        ("rules diff a", "缺少参数 现在。用 scorer rules diff --help 查看用法"),
    ],
)
def test_a_wrong_word(words: str, said: str) -> None:
    called = scorer(*words.split())
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"错误：{said}") and called.err.count("\n") == 1


@pytest.mark.parametrize("word", ["乡镇", "镇", "乡镇清单", "town"])
def test_a_profile_by_the_word_that_people_use(tmp_path: Path, word: str) -> None:
    (tmp_path / "a.txt").write_text(report().replace("小溪镇", "杏川街道"), "utf-8")
    assert '"profile": "town"' in scorer("check", tmp_path / "a.txt", "--profile", word, "-f", "json").out


@pytest.mark.parametrize(
    ("word", "profile"), [("街道", "street"), ("县区", "county"), ("县", "county"), ("部门", "department")]
)
def test_every_shipped_profile_has_its_word(tmp_path: Path, word: str, profile: str) -> None:
    (tmp_path / "a.txt").write_text(report(), "utf-8")
    said = scorer("check", tmp_path / "a.txt", "--profile", word, "-f", "json").out
    assert f'"profile": "{profile}"' in said


def test_a_folder_that_is_called_like_a_profile_does_not_hide_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "乡镇").mkdir()
    (tmp_path / "a.txt").write_text(report(), "utf-8")
    assert scorer("check", "a.txt", "--profile", "乡镇").code in {0, 1}


def test_a_profile_that_there_is_not(tmp_path: Path) -> None:
    said = scorer("check", "x", "--profile", "tonw").err
    assert said.startswith(
        "错误：没有清单 tonw，是不是想写 town？可用：county（县（市、区）清单）、department"
    )
    assert "town（乡镇清单）" in said
    assert "或一份调整的路径" in scorer("check", "x", "--profile", "村").err


@pytest.mark.parametrize(
    "day", ["2026-01-20", "2026年1月20日", "2026/1/20", "2026.1.20", "２０２６年１月２０日"]
)
def test_a_date_as_people_write_it(tmp_path: Path, day: str) -> None:
    (tmp_path / "a.txt").write_text(report(), "utf-8")
    assert '"signed": "2026-01-20"' in scorer("check", tmp_path / "a.txt", "--signed", day, "-f", "json").out


@pytest.mark.parametrize("day", ["昨天", "2026年2月30日", "2026年1月", "26年1月2日"])
def test_what_is_no_date(day: str) -> None:
    said = scorer("check", "x", "--signed", day)
    assert said.err == f"错误：--signed 不是日期：{day}。请写成 2025-01-24 或 2025年1月24日\n"


@pytest.mark.parametrize(
    ("word", "id"),
    [("政府法律顾问、公职律师", "legal-advisers"), ("政务公开", "disclosure"), ("复议", "reconsi")],
)
def test_a_rule_by_its_title_or_short_name_or_a_part(word: str, id: str) -> None:
    assert id in scorer("rules", "show", word).out.splitlines()[0]


def test_a_part_of_several_titles_lists_them() -> None:
    said = scorer("rules", "show", "行政执法").err + scorer("rules", "show", "制度").err
    assert "有几个：" in said and "enforcement-publicity（行政执法公示制度）" in said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "没有这个文件或文件夹"),
        (errno.EISDIR, "那是文件夹，不是文件"),
        (errno.EACCES, "没有权限"),
        (99999, "系统错误 99999"),
    ],
)
def test_what_the_system_says(number: int, said: str) -> None:
    assert system_words(OSError(number, "Some English")) == said


def test_no_english_of_the_system_reaches_the_user(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(report(), "utf-8")
    (tmp_path / "夹").mkdir()
    (tmp_path / "名单.xlsx").write_bytes(b"no table")
    draft = tmp_path / "a.txt"
    calls = (
        ("check", draft, "-o", tmp_path / "夹"),
        ("check", tmp_path / "夹"),
        ("check", draft, "--rules", draft),
        ("check", draft, "--rules", tmp_path / "没有"),
        ("batch", tmp_path / "a.txt", "-o", draft),
        ("batch", tmp_path / "a.txt", "-o", draft / "下面"),
        ("batch", tmp_path / "a.txt", "-o", tmp_path / "新", "--register", tmp_path / "夹"),
        ("batch", tmp_path / "a.txt", "-o", tmp_path / "新", "--register", tmp_path / "名单.xlsx"),
        ("batch", tmp_path / "a.txt", "-o", tmp_path / "新", "--letter", tmp_path / "夹"),
        ("batch", tmp_path / "a.txt", "-o", tmp_path / "新", "--store", tmp_path / "夹"),
        ("batch", tmp_path / "a.txt", "-o", tmp_path / "新", "--store", tmp_path / "没有" / "x.db"),
        ("history", "镇", "--store", draft),
        ("history", "镇", "--store", tmp_path / "夹"),
        ("export", draft, "--parquet", tmp_path / "表"),
        ("rules", "export", draft / "规则.xlsx"),
        ("rules", "import", tmp_path / "夹"),
        ("rules", "show", "--docs", draft),
        ("rules", "show", "--docs", draft / "下面"),
        ("rules", "lint", tmp_path / "夹"),
        ("rules", "new", "x", "--rules", draft),
        ("eval", draft),
    )
    for call in calls:
        said = scorer(*call)
        assert said.code in {2, 3}, call
        assert not re.search(r"[A-Z][a-z]+ [a-z]+ ", (said.err + said.out).replace(str(tmp_path), "")), call
