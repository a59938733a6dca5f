"""``scorer rules lint`` from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.call import scorer
from tests.rulebook.book import ADVISERS, FILES, write

if TYPE_CHECKING:
    from pathlib import Path

ELEMENT = "elements/legal-advisers.yaml"
CLEAN = {
    "elements/causes.yaml": FILES["elements/causes.yaml"].replace("options: {need: 1}\n", ""),
    "county.yaml": "title: 县清单\nlevels: [county]\n",
}
"""What the tiny rulebook needs so that nothing in it is doubtful."""
BAD_COLON = ADVISERS.replace("weight: 8", "weight：8")


def test_the_shipped_rulebook_is_clean() -> None:
    said = scorer("rules", "lint")
    assert said.code == 0 and said.out.startswith("错误 0，警告 0（"), said.out


def test_a_sound_rulebook_says_how_many_files_were_read(tmp_path: Path) -> None:
    assert scorer("rules", "lint", write(tmp_path, CLEAN)) == (0, "错误 0，警告 0（共 8 个文件）\n", "")


def test_one_bad_file_hides_no_error_of_another(tmp_path: Path) -> None:
    bad = {
        ELEMENT: "a: [",
        "elements/causes.yaml": FILES["elements/causes.yaml"].replace("weight", "wieght"),
        "lexicon.yaml": FILES["lexicon.yaml"].encode("gb18030"),
        "cues.yaml": "\0",
        "stale-terms.yaml": "terms：\n",
        "town.yaml": "title: [甲]\nlevels: [town]\n",
    }
    said = scorer("rules", "lint", write(tmp_path, bad))
    assert {line.split(":")[0] for line in said.out.splitlines() if line.startswith("rules/")} == {
        f"rules/{name}" for name in bad
    }
    assert said.code == 2


@pytest.mark.parametrize("place", ["", "elements"])
def test_the_folder_of_the_elements_means_the_rulebook(tmp_path: Path, place: str) -> None:
    said = scorer("rules", "lint", write(tmp_path, {ELEMENT: BAD_COLON}) / place)
    assert said.out.startswith("rules/elements/legal-advisers.yaml:4:7: ")


def test_one_file_of_a_rulebook_gives_its_own_errors(tmp_path: Path) -> None:
    book = write(tmp_path, {ELEMENT: BAD_COLON, "town.yaml": "title: 甲\n"})
    said = scorer("rules", "lint", book / ELEMENT)
    assert said.out.endswith(
        "错误 1，警告 0（共 1 个文件）\n有错误时不查警告，改好以后再运行一次\n"
        "同一规则书的其他文件里还有 1 处错误，写规则书文件夹就一并列出\n"
    )
    assert scorer("rules", "lint", book / "town.yaml").out.startswith("rules/town.yaml:1:1: 缺少字段 levels")
    assert scorer("rules", "lint", book / "cues.yaml").code == 0


def test_an_element_file_alone_is_held_against_the_shipped_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "legal-advisers.yaml"
    path.write_text(ADVISERS.replace("$顾问", "$村居顾问"), "utf-8")
    assert scorer("rules", "lint", path)[:2] == (0, "错误 0，警告 0（共 1 个文件）\n")
    path.write_text(ADVISERS.replace("$顾问", "$村居的顾问"), "utf-8")
    assert "没有叫“村居的顾问”的词组，是否想写 $村居顾问？" in scorer("rules", "lint", path).out


def test_a_profile_alone_is_held_against_the_shipped_elements(tmp_path: Path) -> None:
    path = tmp_path / "甲县.yaml"
    path.write_text("title: 甲县清单\nlevels: [town]\nweights: {legal-adviser: 3}\n", "utf-8")
    assert (
        "甲县.yaml:3:11: 没有要素 legal-adviser，是否想写 legal-advisers？"
        in scorer("rules", "lint", path).out
    )


def test_the_head_of_a_whole_report_is_checked_too(tmp_path: Path) -> None:
    book = write(tmp_path)
    (book / "甲.report.md").write_text("---\nexpect: {cause: full}\n---\n# 甲\n", "utf-8")
    assert "rules/甲.report.md:2:10: 没有要素 cause，是否想写 causes？" in scorer("rules", "lint", book).out


# What is wrong, the path as it is typed in the folder where the rules lie.
TYPED = [
    ({"elements/causes.yaml": "id：causes\n"}, "书/rules/elements/causes.yaml"),
    ({"town.yaml": "title：甲\n"}, "书/rules/town.yaml"),
    ({"本县/调整.yaml": "name：甲\nextends: {name: 小清单, version: 1.10}\n"}, "书/rules/本县/调整.yaml"),
    ({"../别处/调整.yaml": "name：甲\nextends: {name: 小清单, version: 1.10}\n"}, "书/别处/调整.yaml"),
    ({"../别处/fire.yaml": "id：fire\n"}, "书/别处/fire.yaml"),
    ({"甲.report.md": "---\nexpect：甲\n---\n# 甲\n"}, "书/rules/甲.report.md"),
]


@pytest.mark.parametrize(("files", "path"), TYPED)
def test_every_kind_of_file_is_named_by_the_path_that_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], path: str
) -> None:
    for folder in ("书/rules/本县", "书/别处"):
        (tmp_path / folder).mkdir(parents=True)
    write(tmp_path / "书", {**CLEAN, **files})
    monkeypatch.chdir(tmp_path)
    told = scorer("rules", "lint", "书/rules" if path.endswith(".md") else path).out
    assert told.splitlines()[0].startswith(f"{path}:"), told


def test_an_editor_gets_places_as_data(tmp_path: Path) -> None:
    book = write(tmp_path, {ELEMENT: BAD_COLON})
    said = scorer("rules", "lint", book, "--format", "json")
    assert said.code == 2
    assert json.loads(said.out) == {
        "schema": 1,
        "errors": 1,
        "warnings": 0,
        "files": 7,
        "problems": [
            {
                "path": str(book / ELEMENT),
                "line": 4,
                "column": 7,
                "severity": "error",
                "message": "冒号是全角的“：”，要用半角冒号加空格“: ”",
                "hint": "改成 weight: 8",
            }
        ],
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [("没有", "找不到"), ("notes.txt", "不是规则文件"), ("empty", "缺少这个文件"), ("a.yaml", "文件是空的")],
)
def test_a_path_that_holds_no_rules_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "a.yaml").touch()
    (tmp_path / "empty").mkdir()
    said = scorer("rules", "lint", tmp_path / name)
    assert said.code == 2 and message in said.out + said.err and "Traceback" not in said.err


def test_folders_among_the_rules_are_named(tmp_path: Path) -> None:
    book = write(tmp_path)
    (book / "elements/旧").mkdir()
    (book / "县.yaml").mkdir()
    said = scorer("rules", "lint", book)
    assert "rules/elements/旧:1:1: elements 里的文件夹不会被读" in said.out
    assert "rules/县.yaml:1:1: 这不是一个文件" in said.out


def test_warnings_are_counted_apart_and_do_not_fail(tmp_path: Path) -> None:
    element = ADVISERS.replace("[公职律师, $顾问]", "[公职律师, $顾问, 公职律师]")
    said = scorer("rules", "lint", write(tmp_path, {**CLEAN, ELEMENT: element}))
    assert said == (
        0,
        "rules/elements/legal-advisers.yaml:8:19: 警告：这一项与第 8 行重复\n"
        "    7 | advice: 写明聘请情况。\n"
        "    8 | name: [公职律师, $顾问, 公职律师]\n"
        "      |                         ^\n"
        "    9 | act:\n"
        "    请删去一处\n"
        "错误 0，警告 1（共 8 个文件，涉及 1 个）\n",
        "",
    )


def test_another_format_is_refused() -> None:
    assert "可用：table、json" in scorer("rules", "lint", "-f", "xml").err
