"""Which passages are taken for copied, and which are not."""

from __future__ import annotations

import random
import re

import pytest

from scorer.similarity import Document, find_copies
from tests.similarity.texts import RIVER, copies, insert, report, samples

WRITTEN_APART = samples()
FISH = (
    "渔业站把休渔期查获的7张地笼当众剪断，补植红树苗2600株，请渔民老周当巡滩员，每月记工分抵扣泊位费。"
    "海堤缺口填了41车石料，靠岸的船一律先登记后卸鱼。"
)
OTHER = "老街排水沟清淤之后立了水尺，雨天由沿街店主轮流看尺报数，一季下来抢通堵点9处，店主们自己定了守则贴在门上，没人再往沟里倒汤水。"
YEAR_BEFORE = RIVER.replace("2024年", "2023年")
OTHER_TOWN = RIVER.replace("小溪镇", "大畈乡").replace("双桥村、石门村", "枫树村、上坪村")
OTHER_FIGURES = RIVER.replace("14座", "十座").replace("36户", "52户").replace("1820元", "2,340.5元")
REWORDED = (
    RIVER.replace("逐一过堂", "挨个检查")
    .replace("轮值户签名", "当值农户摁印")
    .replace("争吵", "纠纷")
    .replace("昼夜", "日夜")
)
TURNED = "".join(reversed(re.findall("[^。]+。", RIVER)))


def kinds(left: str, right: str) -> list[str]:
    return [one.kind for one in copies(report(1, FISH, left), report(2, right))]


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        (RIVER, "same"),
        (RIVER.replace("，", "， ").replace("责任", "责 任"), "same"),
        (YEAR_BEFORE, "masked"),
        (OTHER_TOWN, "masked"),
        (OTHER_FIGURES, "masked"),
        (REWORDED, "reworded"),
        (TURNED, "masked"),
        ("（三）管好山塘。" + RIVER, "same"),
    ],
    ids=["same", "spaces", "year", "names", "figures", "reworded", "order", "heading"],
)
def test_a_copied_paragraph_is_found_with_what_was_done_to_it(copy: str, kind: str) -> None:
    assert kinds(RIVER, copy) == [kind]


@pytest.mark.parametrize("copy", [OTHER, RIVER[:35], "", "，。；"], ids=["other", "short", "empty", "marks"])
def test_what_is_no_copy_is_not_found(copy: str) -> None:
    assert kinds(RIVER, copy) == []


def test_a_year_is_changed_by_the_copier_and_shown() -> None:
    (one,) = copies(report(1, RIVER), report(2, YEAR_BEFORE))
    assert [(piece.left, piece.right) for piece in one.aligned if piece.left != piece.right] == [("4", "3")]
    assert one.ratio == 1.0


def test_fifteen_in_a_hundred_characters_changed_is_still_found() -> None:
    chance, text = random.Random(5), list(RIVER)
    for at in chance.sample(range(0, len(text) - 1, 2), int(len(text) * 0.15 / 2)):
        text[at : at + 2] = chance.sample(FISH, 2)
    (one,) = copies(report(1, RIVER), report(2, "".join(text)))
    assert 0.8 <= one.ratio < 0.95


def test_copied_sentences_inside_a_longer_paragraph_are_cut_out() -> None:
    (one,) = copies(report(1, RIVER), report(2, FISH + RIVER + FISH))
    assert one.right.text == RIVER


def test_a_very_long_paragraph_is_compared_in_pieces() -> None:
    found = copies(report(1, FISH * 15 + RIVER), report(2, RIVER))
    assert (
        "".join(one.left.text for one in sorted(found, key=lambda one: RIVER.index(one.left.text))) == RIVER
    )


def test_a_paragraph_cut_in_two_is_found_in_both_halves() -> None:
    first, rest = RIVER.split("双桥村")
    found = copies(report(1, RIVER), report(2, first, "双桥村" + rest))
    assert sorted(one.right.place for one in found) == ["第 1 段", "第 2 段"]


def test_one_paragraph_planted_among_reports_written_apart_is_found_alone() -> None:
    batch = [*WRITTEN_APART]
    batch[3], batch[17] = insert(batch[3], RIVER), insert(batch[17], OTHER_TOWN)
    found = find_copies(batch)
    assert [(one.left.number, one.right.number, one.left.place) for one in found.copies] == [
        (4, 18, "插入处")
    ]
    assert found.left_out == 0


def test_one_paragraph_planted_among_two_hundred_reports_that_share_everything_else_is_found_alone() -> None:
    pool = [one.text for document in WRITTEN_APART for one in document.passages if len(one.text) > 40]
    chance = random.Random(1)
    batch = [report(number, *chance.sample(pool, 60)) for number in range(1, 201)]
    batch[20], batch[150] = insert(batch[20], RIVER), insert(batch[150], YEAR_BEFORE)
    planted = [one for one in copies(*batch) if one.left.place == "插入处"]
    assert [(one.left.number, one.right.number, one.kind) for one in planted] == [(21, 151, "masked")]


def test_reports_written_apart_share_nothing() -> None:
    assert copies(*WRITTEN_APART) == ()


def test_any_three_of_them_share_nothing_either() -> None:
    for start in range(0, len(WRITTEN_APART) - 2, 3):
        assert copies(*WRITTEN_APART[start : start + 3]) == ()


def test_prescribed_headings_and_guiding_ideas_are_not_copied_from_each_other() -> None:
    prescribed = (
        "一、2024年推进法治政府建设的主要举措和成效",
        "2024年，在县委、县政府的坚强领导下，我镇坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，"
        "全面贯彻党的二十大和二十届三中全会精神，认真落实《法治政府建设实施纲要（2021—2025年）》《法治社会建设实施纲要》，"
        "现将有关情况报告如下：",
        "（一）党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况",
        "二、存在的不足和原因。",
    )
    assert copies(report(1, *prescribed, RIVER), report(2, *prescribed, FISH)) == ()


SUPERIOR = "全县各级行政机关要把合法性审核嵌入发文流程，未经审核或者审核不通过的一律不得提交会议讨论，审核材料随文归档备查。"


def test_a_sentence_of_a_superior_text_is_taken_out() -> None:
    first, second = report(1, FISH, SUPERIOR), report(2, RIVER, SUPERIOR.replace("全县", "全镇"))
    notice = report(None, "各乡镇：", SUPERIOR + "请认真贯彻执行。")
    assert [one.kind for one in copies(first, second)] == ["masked"]
    assert copies(first, second, templates=(notice,)) == ()


def test_a_paragraph_that_adds_to_a_superior_sentence_is_compared_by_what_it_adds() -> None:
    notice = report(None, SUPERIOR)
    assert copies(report(1, SUPERIOR + FISH), report(2, SUPERIOR + RIVER), templates=(notice,)) == ()
    (one,) = copies(report(1, SUPERIOR + RIVER), report(2, SUPERIOR + YEAR_BEFORE), templates=(notice,))
    assert one.left.text == RIVER


def test_a_sentence_that_stands_in_many_reports_is_taken_out() -> None:
    assert copies(*(report(n, f"{SUPERIOR}", f"第{n}件事各写各的，与别人无关。") for n in range(1, 4)))
    alone = [report(n, SUPERIOR, WRITTEN_APART[n].passages[-4].text) for n in range(1, 5)]
    assert copies(*alone) == ()


@pytest.mark.parametrize("count", [2, 4, 7, 30])
def test_copying_the_whole_report_does_not_make_its_words_common(count: int) -> None:
    found = copies(*(report(n, RIVER, FISH, SUPERIOR) for n in range(1, count + 1)))
    assert {one.left.number for one in found} | {one.right.number for one in found} == set(
        range(1, count + 1)
    )
    assert {one.holders for one in found} == {count}


def test_of_many_holders_only_the_pairs_that_link_them_are_listed() -> None:
    found = copies(*(report(n, RIVER) for n in range(1, 41)))
    assert [(one.left.number, one.right.number) for one in found] == [(1, n) for n in range(2, 41)]


def test_the_same_figures_word_for_word_tell_a_copy_even_where_everybody_writes_the_same_form() -> None:
    form = "全年开展普法宣传{}场次，发放宣传资料{}份，受教育群众{}人次；排查矛盾纠纷{}起，成功化解{}起。"
    texts = [form.format(n, n * 31, n * 77, n * 3, n * 2) for n in range(1, 12)]
    batch = [insert(one, text) for one, text in zip(WRITTEN_APART, texts, strict=False)]
    assert copies(*batch) == ()
    batch[10] = insert(WRITTEN_APART[10], texts[4])
    assert [(one.left.number, one.right.number, one.kind) for one in copies(*batch)] == [(5, 11, "same")]


def test_a_report_is_held_against_last_years_but_last_years_not_against_each_other() -> None:
    last = report(None, RIVER, body="小溪镇")
    (one,) = copies(report(1, FISH, YEAR_BEFORE, body="小溪镇"), last, last)[:1]
    assert (one.left.number, one.right.number, one.kind) == (1, None, "masked")
    assert copies(last, last) == ()


def test_two_submissions_of_one_body_are_no_copies() -> None:
    assert copies(report(1, RIVER, body="小溪镇"), report(2, RIVER, body="小溪镇")) == ()


def test_a_share_is_of_the_own_text() -> None:
    (one,) = copies(report(1, RIVER), report(2, RIVER, FISH))
    assert one.left.share == 1.0
    assert 0.5 < one.right.share < 0.8


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_reports_changes_only_the_sides(seed: int) -> None:
    batch = [insert(WRITTEN_APART[1], RIVER), insert(WRITTEN_APART[5], REWORDED), *WRITTEN_APART[8:12]]

    def pairs(documents: list[Document]) -> set[tuple[frozenset[int | None], str, float]]:
        found = copies(*documents)
        return {(frozenset({one.left.number, one.right.number}), one.kind, one.ratio) for one in found}

    mixed = random.Random(seed).sample(batch, len(batch))
    assert pairs(mixed) == pairs(batch) != set()


def test_the_pieces_rejoin_to_the_texts_of_the_documents() -> None:
    left, right = report(1, FISH + RIVER), report(2, REWORDED + SUPERIOR)
    for one in copies(left, right):
        assert "".join(piece.left for piece in one.aligned) == one.left.text
        assert "".join(piece.right for piece in one.aligned) == one.right.text
        assert one.left.text in left.passages[0].text
        assert one.right.text in right.passages[0].text


def test_nothing_is_found_in_nothing() -> None:
    assert find_copies([]) == ((), 0)
    assert find_copies([report(1)]) == ((), 0)
