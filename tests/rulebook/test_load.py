"""What a sound rulebook loads to, and how its files are held against each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scorer.model import Basis
from scorer.rulebook.draft import BandDraft, Mark
from scorer.rulebook.errors import RulebookError
from scorer.rulebook.load import digest, load
from scorer.rulebook.locate import default_rules
from tests.rulebook.book import FILES, damaged, good, problems, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_version_stays_the_text_it_was(tmp_path: Path) -> None:
    assert good(tmp_path).version == "1.10"


def test_elements_come_in_the_order_of_the_base(tmp_path: Path) -> None:
    assert [element.id for element in good(tmp_path).elements] == ["causes", "legal-advisers"]


def test_bands_are_read(tmp_path: Path) -> None:
    assert good(tmp_path).bands == (BandDraft(80, "好"), BandDraft(0, "差"))


def test_an_element_is_read_with_its_defaults(tmp_path: Path) -> None:
    element = good(tmp_path).elements[1]
    read = (
        element.short,
        element.duty,
        element.weight,
        element.credit,
        element.belongs_in,
        element.valid_from,
    )
    assert read == ("法律顾问", "expected", 8, 0.5, "achievements", None)


def test_a_date_is_read_in_either_form(tmp_path: Path) -> None:
    assert good(tmp_path).elements[1].basis == (Basis("督察工作规定", checked="2026-01-02"),)


def test_options_that_are_not_written_are_not_there(tmp_path: Path) -> None:
    assert [element.options for element in good(tmp_path).elements] == [{"need": 1}, {}]


def test_examples_carry_status_reason_zone_and_place(tmp_path: Path) -> None:
    full, partial = good(tmp_path).elements[0].examples
    assert (full.text, full.status, full.zone, full.reason) == ("因人手不足。", "full", "achievements", "")
    assert (partial.text, partial.status, partial.zone, partial.reason) == (
        "原因如下。", "partial", "problems", "formula_only",
    )  # fmt: skip
    assert partial.at == Mark("rules/elements/causes.yaml", 9, 38)


def test_neighbours_have_their_own_reason_or_the_common_one(tmp_path: Path) -> None:
    read = [(one.reason, [word.parts for word in one.words]) for one in good(tmp_path).elements[1].neighbours]
    assert read == [("neighbour_only", [(("村居顾问",),)]), ("village_only", [(("一村一顾问",),)])]


def test_cues_keep_their_anchor(tmp_path: Path) -> None:
    assert good(tmp_path).cues == {"planned": ("下一步", "^拟")}


def test_terms_have_words_or_a_pattern(tmp_path: Path) -> None:
    read = [
        (term.id, term.words, term.regex, term.valid_from, term.valid_until) for term in good(tmp_path).terms
    ]
    assert read == [
        ("seven-five", ("七五普法",), "", 2016, 2020),
        ("old-year", (), r"201\d年普法", None, 2019),
    ]


def test_a_profile_is_named_by_its_file(tmp_path: Path) -> None:
    profile = good(tmp_path).profiles["town"]
    assert (profile.id, profile.title, profile.levels) == ("town", "乡镇清单", ("town",))
    assert (profile.weights, profile.off) == ({"causes": 3}, {"legal-advisers": "由县里统一聘请"})


def test_the_digest_is_of_names_and_bytes() -> None:
    assert digest({"a.yaml": b"1", "b.yaml": b"2"}) == digest({"b.yaml": b"2", "a.yaml": b"1"})
    assert (
        len({digest({"a": b"1"}), digest({"b": b"1"}), digest({"a": b"2"}), digest({"a": b"", "1": b""})})
        == 4
    )
    assert digest({}).startswith("sha256:")


def test_a_comment_changes_the_digest(tmp_path: Path) -> None:
    before = good(tmp_path).digest
    assert good(tmp_path, {"town.yaml": FILES["town.yaml"] + "# 注\n"}).digest != before


def test_a_bom_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    changes = {name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in FILES.items()}
    assert [e.title for e in good(tmp_path, changes).elements] == ["问题的原因", "法律顾问"]


def test_the_shipped_rulebook_loads() -> None:
    assert len(load(default_rules()).elements) >= 17


def test_one_bad_file_never_hides_errors_in_another(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        {
            "base.yaml": "name：甲\n",
            "cues.yaml": "plannd: [拟]\n",
            "elements/causes.yaml": FILES["elements/causes.yaml"].replace("weight", "wieght"),
            "elements/legal-advisers.yaml": FILES["elements/legal-advisers.yaml"].replace("weight", "wieght"),
            "lexicon.yaml": "甲: [\n",
            "town.yaml": b"\xff",
        },
    )
    assert [problem.at.file for problem in found] == [
        "rules/base.yaml", "rules/cues.yaml", "rules/elements/causes.yaml",
        "rules/elements/legal-advisers.yaml", "rules/lexicon.yaml", "rules/town.yaml",
    ]  # fmt: skip


def test_problems_come_by_file_and_line(tmp_path: Path) -> None:
    found = problems(tmp_path, {"cues.yaml": "zz: [甲]\nplanned: 甲\n", "base.yaml": "name: 甲\n"})
    assert list(found) == sorted(found)
    assert len({problem.at.file for problem in found}) == 2


# File, what is replaced, by what, line and column, beginning of the message.
ACROSS = [
    ("base.yaml", "[causes, ", "[causes, causes, ", 3, 20, "要素 causes 列了两次"),
    ("base.yaml", "[causes, ", "[cause, ", 3, 12, "elements/ 里没有 cause.yaml"),
    ("base.yaml", "[causes, ", "[", 1, 1, "base.yaml 的 elements 没有列入 causes"),
    ("base.yaml", "[causes, legal-advisers]", "[]", 3, 11, "elements 至少要有一项"),
    ("base.yaml", "at_least: 0", "at_least: 90", 6, 5, "这一档的最低分不比上一档低"),
    ("base.yaml", "at_least: 0", "at_least: 80", 6, 5, "这一档的最低分不比上一档低"),
    ("base.yaml", "at_least: 0", "at_least: 1", 6, 5, "最后一档要从 0 分起"),
    ("base.yaml", "at_least: 80", "at_least: 101", 5, 16, "at_least 应为在 0 到 100 之间的数"),
    ("town.yaml", "{causes: 3}", "{cause: 3}", 3, 11, "没有要素 cause，是否想写 causes？"),
    ("town.yaml", "{legal-advisers:", "{advisers:", 4, 7, "没有要素 advisers"),
    (
        "town.yaml",
        "{legal-advisers: 由县里统一聘请}",
        "{legal-advisers: }",
        4,
        23,
        "legal-advisers 后面没有内容",
    ),
    (
        "town.yaml",
        "[town]",
        "[village]",
        2,
        10,
        "levels 不能写“village”，只能写 town（乡镇）、street（街道）",
    ),
    ("town.yaml", "{causes: 3}", "{causes：3}", 3, 17, "冒号是全角的“：”"),
    ("town.yaml", "{causes: 3}", "{causes:3}", 3, 17, "冒号后面要有一个空格"),
    (
        "town.yaml",
        "{causes: 3}",
        "｛causes：3｝",
        3,
        10,
        "weights 应为“要素代号: 数”的对照，写的是“｛causes：3｝”",
    ),
    (
        "town.yaml",
        "由县里统一聘请",
        "没有,由县里聘请",
        4,
        26,
        "不认识的字段 由县里聘请：前面的半角逗号把 legal-advisers",
    ),
    (
        "cues.yaml",
        "planned: [下一步, ^拟]",
        "planned: [拟]\ndenied：  # 说没有做\n  - 尚未",
        2,
        7,
        "冒号是全角的",
    ),
    ("cues.yaml", "[下一步, ^拟]", "\n  -下一步", 2, 3, "减号后面要有一个空格"),
    ("lexicon.yaml", "\n  - 法律顾问", "\n  － 法律顾问", 4, 3, "列表项前的横线不是半角减号"),
    ("cues.yaml", "planned", "planed", 1, 1, "不认识的提示词类 planed，是否想写 planned？"),
    ("cues.yaml", "[下一步, ^拟]", "下一步", 1, 10, "planned 应为文字的列表"),
    ("cues.yaml", "[下一步, ^拟]", "{a: b}", 1, 10, "planned 应为文字的列表，写成了“字段: 值”"),
    ("stale-terms.yaml", "id: old-year", "id: seven-five", 7, 9, "代号 seven-five 已经用过"),
    ("stale-terms.yaml", "    words: [七五普法]\n", "", 2, 5, "words 和 regex 要写一个"),
    ("stale-terms.yaml", "regex:", "words: [甲]\n    regex:", 7, 5, "words 和 regex 要写一个"),
    ("stale-terms.yaml", "'201\\d年普法'", "'(201'", 8, 12, "RE2 不认这个正则：圆括号没有收尾"),
    ("stale-terms.yaml", "'201\\d年普法'", "'201(?=年)'", 8, 16, "RE2 不认这个正则：不支持前瞻 (?=…)"),
    ("stale-terms.yaml", "from: 2016", "from: 2022", 4, 12, "适用年度的截止（2020）早于起始（2022）"),
    ("stale-terms.yaml", "severity: warning", "severity: high", 5, 15, "severity 不能写“high”，只能写 error"),
    ("elements/causes.yaml", "id: causes", "id: cause", 1, 5, "id 写的是 cause，文件名却是 causes.yaml"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "column", "message"), ACROSS)
def test_a_damage_is_named_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, line: int, column: int, message: str
) -> None:
    found = damaged(tmp_path, file, old, new)
    assert found, "nothing was said"
    assert found[0].message.startswith(message), found
    assert (found[0].at.line, found[0].at.column) == (line, column)


# File, what is replaced, by what, the advice.
ADVICE = [
    ("town.yaml", "{causes: 3}", "{causes: -10}", "例如 causes: 5"),
    ("town.yaml", "{causes: 3}", "{causes: 0}", "例如 causes: 5"),
    ("town.yaml", "{causes: 3}", "｛causes：3｝", "括号、冒号和逗号都要用半角，冒号和逗号后空一格，例如 weights: {legal-advisers: 5}"),
    ("town.yaml", "由县里统一聘请", "", "例如 legal-advisers: 没有这项职能"),
    ("town.yaml", "[town]", "[乡镇]", "是否想写 town？"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "hint"), ADVICE)
def test_the_advice_fits_the_place(tmp_path: Path, file: str, old: str, new: str, hint: str) -> None:
    assert [one.hint for one in damaged(tmp_path, file, old, new)] == [hint]


# The name of a file beside the others.
COPIES = [
    "elements/causes - 副本", "elements/causes - 副本 (2)", "elements/causes(1)", "elements/causes（2）",
    "elements/复件 causes", "elements/causes 副本", "elements/causes - Copy", "town - 副本", "cues的副本",
]  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_beside_its_original_is_named_and_not_read(tmp_path: Path, name: str) -> None:
    original = re.search("causes|town|cues", name)
    assert original
    (found,) = problems(tmp_path, {f"{name}.yaml": "不是 YAML: ["})
    assert found.at == Mark(f"rules/{name}.yaml", 1, 1)
    assert found.message.startswith(f"像是 {original[0]}.yaml 的副本") and found.hint.startswith("不用就删去")


def test_an_id_that_only_sounds_like_a_copy_is_one(tmp_path: Path) -> None:
    found = problems(tmp_path, {"elements/causes-copy.yaml": FILES["elements/causes.yaml"]})
    assert "副本" not in "".join(one.message for one in found)


@pytest.mark.parametrize("name", ["base.yaml", "lexicon.yaml", "cues.yaml", "stale-terms.yaml"])
def test_a_file_that_every_rulebook_has_is_missed(tmp_path: Path, name: str) -> None:
    assert (f"rules/{name}", "缺少这个文件") in {
        (found.at.file, found.message) for found in problems(tmp_path, {name: None})
    }


def test_a_file_that_would_not_be_read_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, {"elements/causes.yml": "id: causes\n"})
    assert [(one.at.file, one.message[:12]) for one in found] == [
        ("rules/elements/causes.yml", "扩展名不是 .yaml，")
    ]


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="找不到规则文件夹"):
        load(tmp_path / "无")


def test_no_group_is_called_unknown_while_the_lexicon_cannot_be_read(tmp_path: Path) -> None:
    assert {found.at.file for found in problems(tmp_path, {"lexicon.yaml": "甲\n"})} == {"rules/lexicon.yaml"}


def test_the_tiny_rulebook_is_sound(tmp_path: Path) -> None:
    assert load(write(tmp_path)).name == "小清单"


def test_substance_counts_in_full_unless_the_base_says_otherwise(tmp_path: Path) -> None:
    assert good(tmp_path).substance == {"act": 1, "figure": 1, "result": 1}
    base = FILES["base.yaml"] + "substance: {act: 0.8}\n"
    assert good(tmp_path, {"base.yaml": base}).substance == {"act": 0.8, "figure": 1, "result": 1}
