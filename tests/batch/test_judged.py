"""A judged report as the entry of a batch: worded, and true to the report."""

from __future__ import annotations

import pytest

from scorer.batch.judged import basis_words, columns, judged
from scorer.model import Basis, Scored
from tests.rendering.good import good
from tests.rendering.poor import poor
from tests.shipped import card_of, report_of, rulebook


@pytest.mark.parametrize("row", [good(), poor()])
def test_every_finding_is_worded_and_every_quote_stands_in_the_report(row: Scored) -> None:
    entry = judged(1, row)
    assert [(item.id, item.status) for item in entry.items] == [(f.id, f.status) for f in row.card.findings]
    for item in entry.items:
        assert item.message and (bool(item.belongs_at) <= (item.status != "full"))
        for quote in (*item.evidence, *item.near_misses):
            assert row.report.text[quote.start : quote.end] == quote.text and quote.place.startswith("见")


def test_the_body_comes_from_the_text_else_the_list_else_the_file_name() -> None:
    text = "甲县乙镇人民政府2024年法治政府建设年度报告\n\n一、主要工作\n开展普法宣传12次。\n"
    named = Scored("a/丙.txt", report_of(text), card_of(text))
    nameless = Scored("a/丙.txt", report_of("开展普法宣传12次。"), card_of("开展普法宣传12次。"))
    assert judged(1, named, listed="乙镇").body == "甲县乙镇人民政府"
    assert judged(1, nameless, listed="乙镇").body == "乙镇"
    assert judged(1, nameless).body == "丙"


@pytest.mark.parametrize(
    ("foot", "submission"),
    [("2025年3月1日", "on_time"), ("2025年3月2日", "late"), ("", "unknown")],
)
def test_late_is_after_the_first_of_march(foot: str, submission: str) -> None:
    text = f"乙镇2024年法治政府建设年度报告\n\n一、主要工作\n开展普法宣传12次。\n\n乙镇人民政府\n{foot}\n"
    assert judged(1, Scored("a.txt", report_of(text), card_of(text))).submission == submission


def test_columns_have_a_short_name_for_a_narrow_table() -> None:
    found = columns(rulebook())
    assert [column.id for column in found] == [e.draft.id for e in rulebook().elements]
    assert all(1 <= len(column.short) <= 7 for column in found)


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (
            Basis("甲规定", no="办发〔2019〕1号", article="第四条", says="报告"),
            "《甲规定》（办发〔2019〕1号）第四条：报告",
        ),
        (Basis("《甲规定》", certain=False), "《甲规定》（条款待核）"),
        (Basis("甲规定", article="条款待核", certain=False), "《甲规定》（条款待核）"),
    ],
)
def test_a_basis_in_one_line(basis: Basis, words: str) -> None:
    assert basis_words(basis) == words
