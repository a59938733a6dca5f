"""The steps on the way: sentences, what is common, prints, candidates, exact comparison."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.similarity.candidates import Units, candidates
from scorer.similarity.common import Counts, Templates, limit
from scorer.similarity.confirm import compare
from scorer.similarity.hashing import permutations, shingle_hashes, text_hashes
from scorer.similarity.own import Own
from scorer.similarity.prepare import LARGEST, LONGEST, prepare
from scorer.similarity.sketch import PRINTS, sketch
from tests.similarity.texts import RIVER, report

TEXT = st.text("甲乙镇村12年，。；;!？ \n“”《》（）一、是\ue000\ue001〇", max_size=60)


@given(st.lists(TEXT, max_size=4))
def test_sentences_cover_the_paragraphs(texts: list[str]) -> None:
    prepared = prepare(report(1, *texts))
    for paragraph in prepared.paragraphs:
        cut = [paragraph.text[one.start : one.end] for one in paragraph.sentences]
        assert "".join(cut) == paragraph.text
    assert "".join(one.text for one in prepared.paragraphs) == "".join(texts)


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    pieces = [one.text for one in prepare(report(1, RIVER * 20)).paragraphs]
    assert "".join(pieces) == RIVER * 20
    assert all(len(one) <= LONGEST and one.endswith("。") for one in pieces)


def test_a_text_without_end_is_cut_all_the_same() -> None:
    pieces = prepare(report(1, "字" * (LARGEST + 10))).paragraphs
    assert sum(len(one.text) for one in pieces) == LARGEST


@pytest.mark.parametrize(("reports", "most"), [(2, 3), (15, 3), (30, 6), (100, 20), (40_000, 20)])
def test_in_how_many_reports_a_clause_may_stand(reports: int, most: int) -> None:
    assert limit(reports) == most


def test_a_clause_is_common_when_it_stands_in_more_reports_than_that() -> None:
    counts = Counts(12)
    for number in range(12):
        counts.add(
            [f"第{number}家自己的{at}件事" for at in range(9)]
            + (["人人都写"] if number < 4 else ["少数人写"] * (number < 7))
        )
    assert counts.are_common(["人人都写", "少数人写", "没有人写"]).tolist() == [True, False, False]


def test_a_template_holds_what_is_quoted_from_it() -> None:
    templates = Templates(["未经审核或者审核不通过的一律不得提交会议讨论"])
    quoted = ["未经审核或者审核不通过的不得提交会议讨论", "修好三座闸门", "得", "未经审核"]
    assert templates.hold(quoted).tolist() == [True, False, False, True]
    assert templates.hold([]).tolist() == []
    assert Templates([]).hold(["甲"]).tolist() == [False]


def test_hashes_are_the_same_on_every_run_and_machine() -> None:
    assert shingle_hashes("法治政府").tolist() == [3479965021, 2419143954]
    assert text_hashes(["法治"]).tolist() == [2332635202]
    assert permutations(2)[1].ravel().tolist() == [3210582424, 3154701631]
    assert shingle_hashes("法治").tolist() == []


def test_prints_agree_about_as_often_as_shingles_do() -> None:
    one, other = (
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒",
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥日月盈昃辰宿列张",
    )
    left, right = sketch([Own((one,))]).prints, sketch([Own((other,))]).prints
    assert (left == right).mean() == pytest.approx(20 / 36, abs=0.15)


def units(count: int) -> Units:
    return Units(np.arange(count, dtype=np.int64), np.zeros((count, PRINTS), dtype=np.uint8))


@pytest.mark.parametrize("count", [0, 1, 6, 7, 500])
def test_equal_passages_make_few_candidates(count: int) -> None:
    found = candidates(units(count), np.arange(count, dtype=np.int64))
    assert len(found.left) == (count * (count - 1) // 2 if count <= 6 else 2 * count - 3)


def test_a_body_is_not_paired_with_itself_nor_texts_from_outside_with_each_other() -> None:
    found = candidates(units(4), np.array([0, 0, -1, -1], dtype=np.int64))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [
        (0, 2),
        (0, 3),
        (1, 2),
        (1, 3),
    ]


SENTENCES = st.lists(st.text("甲乙丙丁戊己庚辛", max_size=30), max_size=5).map(
    lambda texts: Own(tuple(texts))
)


@given(SENTENCES, SENTENCES)
def test_comparing_is_the_same_from_both_sides(left: Own, right: Own) -> None:
    there, back = compare(left, right), compare(right, left)
    assert {round(one.ratio, 9) for one in there} == {round(one.ratio, 9) for one in back}


@given(SENTENCES)
def test_a_paragraph_is_a_copy_of_itself(own: Own) -> None:
    found = compare(own, own)
    assert [one.ratio for one in found] == ([1.0] if own.size >= 40 else [])
