"""Which words of the rules an example puts to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.authoring.coverage import cover
from scorer.authoring.examples import analysed, neutral
from scorer.authoring.reports import read_case
from scorer.authoring.uses import UNIT, UNLESS, uses_in
from tests import shipped, tiny

if TYPE_CHECKING:
    from pathlib import Path

RULES = """\
id: advisers
title: 法律顾问
duty: expected
weight: 8
basis: [{doc: 某规定}]
kind: topic
name: [甲, 甲乙]
not_name: [非甲乙]
act:
  - 聘|请…丙|丁
  - {all: [戊|己, 庚], not: [辛]}
  - {figure: [壬, 癸], units: [件, 份]}
advice: 写明。
examples: {full: [甲。], missing: [无。]}
"""


def used(folder: Path, text: str) -> set[str]:
    """Return the words that *text* puts to use; units as “份?”, words that void as “辛!”."""
    rules = neutral(tiny.book(folder, **{"elements/advisers": RULES}).draft)
    element = rules.elements[0].draft
    analysis = analysed(rules, element, element.examples[0].__class__(text, "full", element.at))
    marks = {UNIT: "?", UNLESS: "!"}
    return {use.word + marks.get(use.part, "") for use in uses_in(rules.vocabulary, analysis)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲。", "甲"),
        ("甲乙。", "甲 甲乙"),
        ("非甲乙。", "非甲乙"),  # eats the two others
        # parts of one clause, in their order; each alternative that stands there
        ("聘用丙。", "聘 丙"),
        ("聘请丙丁。", "聘 请 丙 丁"),
        ("丙聘用丁。", "聘 丁"),
        ("丙聘用。", ""),
        ("聘用。丙。", ""),
        ("聘用，丙。", ""),
        # parts of one sentence in any order; a word that voids them is what works then
        ("庚，戊。", "戊 庚"),
        ("戊。庚。", ""),
        ("戊己，辛庚。", "辛!"),
        ("辛己。", ""),
        # a word with a number and one of its units
        ("壬3份。", "壬 份?"),
        ("壬3次。", ""),
        ("壬若干。", ""),
    ],
)
def test_words_at_work(tmp_path: Path, text: str, words: str) -> None:
    assert used(tmp_path, text) == set(words.split())


def test_every_wording_that_the_scan_meets_has_words_at_work_and_no_other() -> None:
    rules = neutral(shipped.rulebook().draft)
    vocabulary = rules.vocabulary
    for element in rules.elements:
        for example in element.draft.examples:
            analysis = analysed(rules, element.draft, example)
            met = {match.pattern for matches in analysis.scan.matches.values() for match in matches}
            uses = {use.pattern for use in uses_in(vocabulary, analysis) if use.part != UNLESS}
            assert uses == met, example.text


def unused(folder: Path, examples: str, **files: str) -> dict[str, set[str]]:
    """Return the words that no example puts to use, by slot, group or cue class."""
    book = tiny.book(folder, examples, **files)
    found: dict[str, set[str]] = {}
    for one in cover(book, neutral(book.draft)).unused:
        key = one.kind if one.kind not in {"group", "cue"} else f"{one.kind} {one.name}"
        found.setdefault(key, set()).update(one.words)
    return found


def test_words_that_no_example_puts_to_use_are_listed(tmp_path: Path) -> None:
    assert unused(tmp_path, tiny.GOOD) == {
        "name": {"公职律师"},
        "act": {"审查", "审核", "合同", "法律意见", "份", "条", "出具", "检测"},
        "neighbour": {"村居顾问"},
        "group 聘用行为": {"续聘"},
        "cue planned": {"下一步"},
        "cue heading_problems": {"存在问题"},
        "cue denied": {"尚未"},
        "cue act": {"制定"},
        "cue cause": {"^因"},
        "cue figure_units": {"份", "次"},
    }


def test_nothing_is_listed_where_the_examples_put_every_word_to_use(tmp_path: Path) -> None:
    examples = """\
  full:
    - 续聘法律顾问和公职律师，审查合同，审核合同，制定办法2次。出具意见。
    - 法律意见3份、法律意见2条。
    - 聘请法律顾问。检测出具报告。
  partial: [落实村居顾问。, 下一步聘请法律顾问。, 尚未聘请法律顾问。]
  missing: [因企业法律顾问。, 存在问题。]
"""
    assert unused(tmp_path, examples, cues=tiny.CUES.replace("heading_problems: [存在问题]\n", "")) == {}


def test_a_word_of_one_element_is_not_covered_by_the_examples_of_another(tmp_path: Path) -> None:
    causes = tiny.CAUSES.replace("由于人手不足", "由于公职律师不足")
    assert unused(tmp_path, tiny.GOOD, **{"elements/causes": causes})["name"] == {"公职律师"}


def test_a_report_beside_the_rules_covers_what_it_expects(tmp_path: Path) -> None:
    book = tiny.book(tmp_path)
    body = "# 报告\n\n## 一、工作\n\n聘请公职律师。\n\n## 二、存在问题\n\n无。"

    def names(expect: str) -> bool:
        case, _ = read_case("甲.report.md", f"---\nexpect: {{{expect}}}\n---\n{body}".encode(), book.draft)
        assert case
        left = cover(book, neutral(book.draft), [case]).unused
        return any("公职律师" in one.words for one in left)

    assert names("causes: missing") and not names("advisers: full")


def test_the_share_counts_the_words_written_in_the_element(tmp_path: Path) -> None:
    book = tiny.book(tmp_path)
    share = cover(book, neutral(book.draft)).shares[0]
    assert (share.words, share.used, dict(share.examples)) == (12, 2, {"full": 1, "partial": 1, "missing": 1})


def test_one_element_alone_is_covered_alone(tmp_path: Path) -> None:
    book = tiny.book(tmp_path)
    coverage = cover(book, neutral(book.draft), only=["advisers"])
    assert [share.element for share in coverage.shares] == ["advisers"]
    assert {one.name for one in coverage.unused} == {"advisers"}
