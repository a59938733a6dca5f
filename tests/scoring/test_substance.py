"""How well a topic is told that is there: 有做法、有数字、有成效."""

from __future__ import annotations

import pytest

from scorer.analysis.facts import Given
from scorer.scoring.evaluate import Options, evaluate
from tests.shipped import finding_of, report_of, rulebook


@pytest.mark.parametrize(
    ("element", "text", "step"),
    [
        ("legal-advisers", "聘请律师事务所担任镇政府法律顾问，参与合同审查。", "act"),
        ("legal-advisers", "聘请律师事务所担任镇政府法律顾问，全年审查合同26份。", "figure"),
        ("legal-advisers", "聘请律师担任镇政府法律顾问，审查合同26份，提出意见31条，均被采纳。", "result"),
        ("dispute-resolution", "在各村设立调解室，由司法所调解矛盾纠纷。", "act"),
        ("dispute-resolution", "全年排查调处矛盾纠纷196起。", "figure"),
        ("dispute-resolution", "全年排查调处矛盾纠纷196起，成功化解193起，化解率98.5%。", "result"),
        ("enforcement-recording", "执法现场一人问话、一人持机，全程录音录像。", "act"),
        ("enforcement-recording", "为执法队配备执法记录仪12台。", "figure"),
        ("disclosure", "在镇政府门口公开栏公开财政预决算。", "act"),
        ("disclosure", "通过政府网站主动公开信息一百四十三条。", "figure"),
        ("reconsideration-litigation", "以镇政府为被申请人的行政复议案件2件，均予以维持。", "result"),
        ("leadership-study", "组织机关干部参加学法用法考试。", "act"),
        # the figure stands in the wording's own last clause
        ("legal-publicity", "开展“3·12植树节”森林法宣传，发放资料5000份。", "figure"),
        ("leadership-study", "组织机关干部48人参加学法用法考试，合格率100%。", "result"),
    ],
)
def test_step(element: str, text: str, step: str) -> None:
    assert finding_of(element, text).substance == step


@pytest.mark.parametrize("times", [2, 5])
def test_saying_it_again_raises_nothing(times: int) -> None:
    bare = "聘请律师事务所担任镇政府法律顾问，参与合同审查。"
    assert finding_of("legal-advisers", bare * times).substance == "act"
    assert finding_of("legal-advisers", bare + "法律顾问、公职律师、法律顾问。").substance == "act"


def test_a_figure_of_the_plan_is_none() -> None:
    text = "聘请律师事务所担任镇政府法律顾问，参与合同审查，下一步将增聘3名。"
    assert finding_of("legal-advisers", text).substance == "act"


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("legal-advisers", "加强法律顾问工作。"),
        ("legal-advisers", "全镇种植水稻三万亩。"),
        ("causes", "由于人手不足，案卷质量不高。"),
    ],
)
def test_what_is_not_there_or_is_no_topic_has_none(element: str, text: str) -> None:
    assert (
        finding_of(element, text, zone="problems" if element == "causes" else "achievements").substance
        is None
    )


def test_the_rulebook_may_weigh_it() -> None:
    weighed = rulebook()._replace(
        draft=rulebook().draft._replace(substance={"act": 0.75, "figure": 0.9, "result": 1.0})
    )
    for text, points in (
        ("聘请律师事务所担任镇政府法律顾问，参与合同审查。", 6),
        ("聘请律师事务所担任镇政府法律顾问，全年审查合同26份。", 7.2),
        ("加强法律顾问工作。", 4),
    ):
        card = evaluate(
            report_of(text), weighed, options=Options(Given(2024), "achievements", keep_profile=True)
        )
        assert next(f.points for f in card.findings if f.id == "legal-advisers") == points
