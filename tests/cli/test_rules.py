"""``scorer rules`` from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import tiny
from tests.cli.call import scorer

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "---\nexpect: {advisers: partial}\n---\n# 青禾镇2024年法治政府建设年度报告\n\n聘请法律顾问一名。\n"


def test_rules_whose_examples_all_pass(tmp_path: Path) -> None:
    assert scorer("rules", "test", tiny.write(tmp_path)) == (0, "共 5 条：通过 5\n", "")


def test_a_failure_is_one_line(tmp_path: Path) -> None:
    examples = "  full: [发挥法律顾问作用。]\n  missing: [召开会议。]\n"
    said = scorer("rules", "test", tiny.write(tmp_path / "book", examples))
    assert said.code == 1
    assert said.out == (
        "book/elements/advisers.yaml:18:10: 漏判 法律顾问（advisers）“发挥法律顾问作用。” 应为达标，"
        "判为部分（slogan_only 只有口号，没有具体做法或数字）；命中 名称说法“法律顾问”（第 8 行）\n"
        "共 4 条：通过 3 · 漏判 1\n"
    )


def test_a_known_miss_does_not_fail_until_it_passes(tmp_path: Path) -> None:
    known = "  full: [聘请法律顾问。, {text: 发挥法律顾问作用。, todo: true}]\n  missing: [召开会议。]\n"
    assert scorer("rules", "test", tiny.write(tmp_path, known))[:2] == (0, "共 5 条：通过 4 · 待办 1\n")
    mended = known.replace("发挥法律顾问作用", "续聘法律顾问")
    said = scorer("rules", "test", tiny.write(tmp_path, mended))
    assert said.code == 1 and "待办已通过" in said.out and "请删去 todo" in said.out


@pytest.mark.parametrize("place", [".", "elements"])
def test_a_report_beside_the_rules_is_run_too(tmp_path: Path, place: str) -> None:
    book = tiny.write(tmp_path / "book")
    (book / place / "甲.report.md").write_text(REPORT, "utf-8")
    said = scorer("rules", "test", book)
    assert said.code == 1
    assert (
        "甲.report.md:2:10: 多判 法律顾问（advisers）" in said.out and "共 6 条：通过 5 · 多判 1" in said.out
    )


def test_a_report_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    book = tiny.write(tmp_path)
    (book / "甲.report.md").mkdir()
    said = scorer("rules", "test", book)
    assert said.code == 2 and "读不了" in said.err and "Traceback" not in said.err


def test_one_element_file_of_a_rulebook_is_run_alone(tmp_path: Path) -> None:
    book = tiny.write(tmp_path)
    (book / "elements/甲.report.md").write_text(REPORT, "utf-8")
    assert scorer("rules", "test", book / "elements/causes.yaml")[:2] == (0, "共 2 条：通过 2\n")
    assert scorer("rules", "test", book / "elements/advisers.yaml").code == 1


@pytest.mark.parametrize("id", ["fire-safety", "causes"])
def test_an_element_file_without_a_rulebook_is_held_against_the_shipped_words(
    tmp_path: Path, id: str
) -> None:
    element = tiny.ADVISERS.replace("id: advisers", f"id: {id}").replace("$聘用行为", "$律师称呼")
    path = tmp_path / f"{id}.yaml"
    path.write_text(element + tiny.GOOD.replace("聘请法律顾问", "法律顾问与执业律师"), "utf-8")
    assert scorer("rules", "test", path)[:2] == (0, "共 3 条：通过 3\n")
    path.write_text(element.replace("$律师称呼", "$没有的词组") + tiny.GOOD, "utf-8")
    said = scorer("rules", "test", path)
    assert said.code == 2 and f"{id}.yaml:11:5: 没有叫“没有的词组”的词组" in said.err


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("没有", "找不到"),
        ("notes.txt", "不是规则文件"),
        ("empty", "缺少这个文件"),
        ("book/town.yaml", "town.yaml 不是要素文件"),
    ],
)
def test_a_path_that_holds_no_rules_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    tiny.write(tmp_path / "book")
    (tmp_path / "notes.txt").touch()
    (tmp_path / "empty").mkdir()
    said = scorer("rules", "test", tmp_path / name)
    assert said.code == 2 and message in said.err and not said.out


def test_coverage_lists_the_words_that_no_example_puts_to_use(tmp_path: Path) -> None:
    said = scorer("rules", "test", "--coverage", tiny.write(tmp_path / "book"))
    lines = said.out.splitlines()
    assert "book/elements/advisers.yaml:12:5: 做法说法 没有例句用到：审查、审核、合同" in lines
    assert "book/lexicon.yaml:1:1: 词组“聘用行为” 没有例句用到：续聘" in lines
    assert "book/cues.yaml:1:1: 提示词 planned（说的是今后） 没有例句用到：下一步" in lines
    assert [line.split() for line in lines if line.startswith("advisers ")] == [
        ["advisers", "12", "2", "17%", "达标", "1", "部分", "1", "缺失", "1", "法律顾问"]
    ]
    assert (said.code, lines[-1]) == (0, "共 5 条：通过 5")


def test_accept_rewrites_what_the_examples_expect_and_nothing_else(tmp_path: Path) -> None:
    examples = "  # 注\n  full: [聘请法律顾问。,  发挥法律顾问作用。]\n  missing: [召开会议。]\n"
    book = tiny.write(tmp_path / "book", examples)
    before = {path: path.read_bytes() for path in sorted(book.rglob("*.yaml"))}
    (book / "甲.report.md").write_text(REPORT, "utf-8")
    said = scorer("rules", "test", "--accept", book)
    assert said == (
        0,
        "book/elements/advisers.yaml:19:20: 已改为部分（slogan_only 只有口号，没有具体做法或数字） “发挥法律顾问作用。”\n"
        "book/甲.report.md:2:10: 已改为达标（done 写明事项和具体做法） “book/甲.report.md”\n",
        "",
    )
    changed = book / "elements/advisers.yaml"
    after = (
        "  # 注\n  full: [聘请法律顾问。]\n  missing: [召开会议。]\n  partial:\n    - 发挥法律顾问作用。\n"
    )
    assert changed.read_text("utf-8") == tiny.ADVISERS + after
    assert all(path.read_bytes() == data for path, data in before.items() if path != changed)
    assert scorer("rules", "test", book).code == 0


def test_what_cannot_be_accepted_is_said(tmp_path: Path) -> None:
    book = tiny.write(tmp_path, "  full: [发挥法律顾问作用。]\n  missing: [召开会议。]\n")
    said = scorer("rules", "test", "--accept", book)
    assert said.code == 1 and "没有改，这是唯一一条达标的例句，请先另写一条" in said.out


def test_the_rules_of_an_installed_package_are_not_written_to(tmp_path: Path) -> None:
    examples = "  full: [聘请法律顾问。, 发挥法律顾问作用。]\n  missing: [召开会议。]\n"
    book = tiny.write(tmp_path / "_rules", examples)
    said = scorer("rules", "test", "--accept", book)
    assert said.code == 2 and "随程序安装的规则书不能直接改" in said.err
    assert (book / "elements/advisers.yaml").read_text("utf-8") == tiny.ADVISERS + examples


def test_a_new_element_fails_until_it_is_filled_in(tmp_path: Path) -> None:
    book = tiny.write(tmp_path / "book")
    made = book / "elements/fire-safety.yaml"
    said = scorer("rules", "new", "fire-safety", "--title", "消防安全", "--rules", book)
    assert said.code == 0 and f"scorer rules test {made}" in said.out
    assert (book / "base.yaml").read_text("utf-8") == tiny.BASE + "  - fire-safety\n"

    said = scorer("rules", "test", made)
    named = [line.split(": ", 1)[1] for line in said.err.splitlines() if line.startswith("book/")]
    assert said.code == 2 and named == [
        "doc 后面没有内容",
        "name 里有一项是空的",
        "advice 后面没有内容",
        "full 里有一项是空的",
        "missing 里有一项是空的",
    ]

    fillings = iter(["消防", "开展消防检查。", "开展植树活动。"])
    lines = (
        made.read_text("utf-8")
        .replace("doc:", "doc: 消防法")
        .replace("advice:", "advice: 写明检查次数。")
        .split("\n")
    )
    made.write_text("\n".join(f"{s} {next(fillings)}" if s.strip() == "-" else s for s in lines), "utf-8")
    said = scorer("rules", "test", made)
    assert said.code == 1 and "漏判 消防安全（fire-safety）“开展消防检查。” 应为达标，判为部分" in said.out

    text = (
        made.read_text("utf-8")
        .replace("# act:", "act:")
        .replace("#   - 开展|组织…检查", "  - 开展|组织…检查")
    )
    made.write_text(text, "utf-8")
    assert scorer("rules", "test", made)[:2] == (0, "共 2 条：通过 2\n")
    assert scorer("rules", "test", book).code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("elements: [advisers, causes]\n", "elements: [advisers, causes, more]\n"),
        ('elements: [advisers, "causes" ]  # 注\n', 'elements: [advisers, "causes", more ]  # 注\n'),
        (
            "elements:\n- advisers\n- causes  # 注\n# 完\n",
            "elements:\n- advisers\n- causes  # 注\n- more\n# 完\n",
        ),
        ("elements:\n  - advisers\n  - causes", "elements:\n  - advisers\n  - causes\n  - more\n"),
        (
            "elements:\r\n  - advisers\r\n  - causes\r\n",
            "elements:\r\n  - advisers\r\n  - causes\r\n  - more\r\n",
        ),
        (
            "\ufeffelements:\n  - advisers\n  - causes\n",
            "\ufeffelements:\n  - advisers\n  - causes\n  - more\n",
        ),
    ],
)
def test_the_list_keeps_its_style_when_an_element_is_added(tmp_path: Path, before: str, after: str) -> None:
    book = tiny.write(tmp_path, base=before)
    assert scorer("rules", "new", "more", "--rules", book).code == 0
    assert (book / "base.yaml").read_bytes().decode() == after


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("消防",), "不能作要素代号"),
        (("advisers",), "已经有"),
        (("more", "--rules", "elements"), "不是规则书文件夹"),
    ],
)
def test_an_element_that_cannot_be_made_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tiny.write(tmp_path))
    files = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*.yaml"))}
    said = scorer("rules", "new", *words, *([] if "--rules" in words else ["--rules", "."]))
    assert said.code == 2 and message in said.err
    assert {path: path.read_bytes() for path in sorted(tmp_path.rglob("*.yaml"))} == files


def test_show_prints_an_element_a_term_or_the_book_in_short(tmp_path: Path) -> None:
    book = tiny.write(tmp_path)
    assert scorer("rules", "show", "advisers", "--rules", book).out.startswith("法律顾问  advisers\n")
    assert scorer("rules", "show", "old", "--rules", book).out.startswith("六五普法  old\n2015 年度及以前\n")
    whole = scorer("rules", "show", "--rules", book)
    assert whole.code == 0 and whole.out.startswith("试用清单 1\n\nadvisers ")
    assert "法治政府建设年度报告要素清单" in scorer("rules", "show").out


def test_show_by_report_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    in_2019, in_2026 = (scorer("rules", "show", "--year", year).out for year in (2019, 2026))
    assert "2019 年度还没有这项要求" in in_2019 and "年度还没有这项要求" not in in_2026
    assert "七五普法  2019 年度适用" in in_2019 and "八五普法  2026 年度已不再用" in in_2026
    assert "九五普法  2026 年度适用（待确认，只作提示）" in in_2026


def test_show_writes_the_book_for_circulation(tmp_path: Path) -> None:
    book, docs = tiny.write(tmp_path / "book"), tmp_path / "传阅" / "2026"
    said = scorer("rules", "show", "--docs", docs, "--rules", book)
    assert said.code == 0 and [line.split(maxsplit=1)[1] for line in said.out.splitlines()] == [
        str(docs / "rulebook.html"),
        str(docs / "rulebook.md"),
    ]
    assert (docs / "rulebook.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (docs / "rulebook.md").read_text("utf-8").startswith("# 试用清单 1\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("adviser",), "是否想写 advisers？"),
        (("没有",), "没有要素或用语"),
        (("--docs", "base.yaml"), "不是文件夹"),
    ],
)
def test_show_says_what_it_cannot_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tiny.write(tmp_path))
    said = scorer("rules", "show", *words, "--rules", ".")
    assert said.code == 2 and message in said.err


def test_the_schema_is_printed_or_written(tmp_path: Path) -> None:
    printed = scorer("rules", "schema")
    assert printed.code == 0 and printed.out.startswith("{")
    assert scorer("rules", "schema", "-o", tmp_path / "s.json").code == 0
    assert (tmp_path / "s.json").read_text("utf-8") == printed.out


@pytest.mark.parametrize("words", [(), ("test",), ("new",), ("show",), ("schema",)])
def test_help_is_chinese(words: tuple[str, ...]) -> None:
    said = scorer("rules", *words, "--help")
    assert said.code == 0 and "用法：" in said.out and "选项：" in said.out
    assert not {"Usage", "Options", "Arguments", "Show this"} & set(said.out.replace(":", " ").split())


# What the list for one report year says, and that for another does not.
YEARS = [
    ("习近平法治思想", "2019 年度还没有这个提法", "2026 年度适用"),
    ("学习贯彻习近平法治思想", "2019 年度还没有这项要求", "2020 年度起"),
    ("七五普法", "2019 年度适用", "2026 年度已不再用"),
    ("八五普法", "2019 年度还没有这个提法", "2026 年度已不再用"),
    ("九五普法", "2019 年度还没有这个提法（待确认，只作提示）", "2026 年度适用（待确认，只作提示）"),
    ("新理念新思想新战略", "2019 年度适用", "2026 年度已不再用"),
    ("行政执法监督条例", "2019 年度还没有这个提法", "2026 年度适用"),
]


@pytest.mark.parametrize(("name", "then", "now"), YEARS)
def test_rules_and_terms_apply_by_report_year(name: str, then: str, now: str) -> None:
    for year, told in ((2019, then), (2026, now)):
        said = "".join(scorer("rules", "show", "--year", year).out.split())
        assert f"{name}{told}".replace(" ", "") in said
