"""Unscored remarks: what fires and what must not."""

from __future__ import annotations

import pytest

from scorer.scoring.evaluate import evaluate
from tests.scoring.noted import DONE, TITLE, codes
from tests.shipped import report_of, rulebook


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("调处矛盾纠纷445件，成功调处400件，成功率98.8%。", "percentage"),
        ("受理案件20件，其中复议25件。", "part_over_total"),
        ("某镇全年开展培训3期。", "placeholder"),
        ("全年开展培训xx次。", "placeholder"),
        ("20xx年开展培训3期。", "placeholder"),
        ("2023年，全镇开展培训3期。", "leftover_year"),
        ("2022年，全镇开展培训3期。", "leftover_year"),
        ("走访XX社区，慰问xx同志。", "placeholder"),
        ("我街道开展培训3期。", "own_name"),
        ("受理行政复议案件3件。", "role"),
        ("联系人身份证11010519491231002X。", "identity_number"),
        ("联系电话13812345678。", "mobile_number"),
        ("收款账号6222021234567890128。", "bank_card"),
        ("深入推进“七五”普法。", "term:seven-five-publicity"),
        ("深入学习习近平总书记系列重要讲话精神。", "term:speeches-series"),
        ("以建设廉洁高效、守法诚信的法治政府为目标。", "term:goal-2015-2020"),
        ("贯彻《法治政府建设实施纲要（2015—2020年）》。", "term:outline-2015-2020"),
    ],
)
def test_fires(sentence: str, code: str) -> None:
    assert code in codes(sentence)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("调处矛盾纠纷445件，成功调处440件，成功率98.8%。", "percentage"),  # truncated
        ("调处矛盾纠纷445件，成功调处440件，成功率98.9%。", "percentage"),  # rounded
        ("应考62人、实考62人，优秀率88.7%。", "percentage"),  # another rate
        ("来信来访126件，办结124件，按期答复率100%。", "percentage"),  # the rate of something else
        ("应考62人、实考62人，参考率100%。", "percentage"),
        ("受理案件20件，审结18件，结案率90%。", "percentage"),
        ("调处矛盾纠纷1610件，成功1578件，成功率98%以上。", "percentage"),
        ("受理案件20件，其中复议5件。", "part_over_total"),
        ("聘请河南某律师事务所律师为顾问。", "placeholder"),
        ("村民张某不服处理决定。", "placeholder"),
        ("2023年以来，全镇开展培训3期。", "leftover_year"),
        ("2023年相比，案件下降两成。", "leftover_year"),
        ("我镇开展培训3期。", "own_name"),
        ("协助办理行政复议案件3件。", "role"),
        ("编号110105194912310021。", "identity_number"),  # checksum wrong
        ("热线12345受理诉求300件。", "mobile_number"),
        ("“七五”普法顺利通过验收，转入“八五”普法。", "term:seven-five-publicity"),
        ("深入推进“八五”普法。", "term:eight-five-publicity"),
    ],
)
def test_does_not_fire(sentence: str, code: str) -> None:
    assert code not in codes(sentence)


@pytest.mark.parametrize(
    ("foot", "given", "code"),
    [
        ("青禾镇人民政府\n2025年3月2日", {}, "late_submission"),
        ("青禾镇人民政府\n2025年1月20日", {}, "in_time"),
        ("青禾镇人民政府\n2024年12月20日", {}, "signed_within_year"),
        ("特此报告。", {}, "no_date"),
        ("特此报告。", {"published": "2025-04-10"}, "late_publication"),
    ],
)
def test_deadlines(foot: str, given: dict[str, object], code: str) -> None:
    assert code in codes("开展培训3期。", foot=foot, **given)


@pytest.mark.parametrize(
    ("foot", "given"),
    [("青禾镇人民政府\n2025年3月1日", {}), ("青禾镇人民政府\n2025年2月1日", {"published": "2025-04-01"})],
)
def test_in_time(foot: str, given: dict[str, object]) -> None:
    assert not codes("开展培训3期。", foot=foot, **given) & {"late_submission", "late_publication"}


def test_towns_owed_no_report_before_2019() -> None:
    title = "北溪县青禾镇人民政府2017年法治政府建设情况报告"
    assert "late_submission" not in codes("开展培训3期。", title, "青禾镇人民政府\n2018年5月1日")


def test_a_note_points_at_its_words() -> None:
    report = report_of(f"{TITLE}\n{DONE.format('某镇全年开展培训3期。')}")
    note = next(n for n in evaluate(report, rulebook()).notes if n.code == "placeholder")
    assert note.span and report.text[note.span.start : note.span.end] == "某镇"
