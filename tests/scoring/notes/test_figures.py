"""Figures that disagree: rates, parts and wholes, one indicator with two values."""

from __future__ import annotations

import pytest

from tests.scoring.noted import codes

WRONG_RATES = [
    "调处矛盾纠纷445件，成功调处400件，成功率98.8%。",
    "受理信访36件，办结30件，办结率100%。",
    "排查矛盾纠纷120起，成功化解110起，化解率95%。",
    "参加考试62人，合格55人，合格率98%。",
    "受理咨询1,200人次，回复1,100人次，回复率99.9%。",
    "受理案件20件，审结15件，结案率90%。",
    "答复建议18件，办复15件，办复率100%。",
    "发现问题40个，整改30个，整改率达到95%。",
    "应考干部58人，参考50人，参考率100%。",
    "审查合同26份，通过20份，通过率为96.2%。",
    "调处矛盾纠纷1610件，成功1400件，成功率98%以上。",
]
RIGHT_RATES = [
    "调处矛盾纠纷445件，成功调处440件，成功率98.8%。",  # truncated
    "调处矛盾纠纷445件，成功调处440件，成功率98.9%。",  # rounded
    "受理信访36件，办结36件，办结率100%。",
    "应考62人、实考62人，优秀率88.7%。",  # another rate
    "来信来访126件，办结124件，按期答复率100%。",  # the rate of something else
    "受理案件20件，审结18件，结案率90%。",
    "调处矛盾纠纷1610件，成功1578件，成功率98%以上。",
    "排查矛盾纠纷400余件，成功化解396件，化解率99.5%。",  # a vague whole
    "参加考试62人，通过率100%。",  # no part
    "受理信访36件，群众满意率99%。",
    "开展培训3期，培训120人，合格率98%。",  # parts of other units
    "排查隐患30处，整改29处，整改率96.7%。",
]
WRONG_PARTS = [
    "受理案件20件，其中复议25件。",
    "审查合同26份（其中租赁合同30份）。",
    "公开信息143条，其中财政信息200条。",
    "受理案件20件，其中复议12件、诉讼13件。",
    "调解纠纷100起，其中邻里纠纷60起、婚姻家庭纠纷30起、土地纠纷20起。",
    "现有执法人员12名，其中持证15名。",
    "聘请顾问3名，其中律师2名和教授2名。",
    "办理事项50项，其中即办件40项、承诺件20项。",
    "召开会议6次，其中专题会议8次。",
    "培训干部48人，其中中层60人。",
    "公开信息1,430条，其中财政信息1,200条、项目信息300条。",
]
RIGHT_PARTS = [
    "受理案件20件，其中复议5件。",
    "受理案件20件，其中复议12件、诉讼8件。",
    "调解纠纷100起，其中邻里纠纷60起、婚姻家庭纠纷30起。",
    "公开信息143条，其中财政信息20条，答复依申请公开500件。",  # another matter behind the comma
    "公开信息143条，其中财政信息20条，网站点击200条次。",
    "审查合同26份，其中3份退回修改。",
    "聘请顾问3名，其中律师2名，全年出具意见40条。",
    "现有人员12人，其中11人持证，持证率91.7%。",
    "受理事项128项，其中即办件71项，全年办件2.36万件。",
    "开展宣传30场，其中“宪法进万家”活动12场、民法典宣讲18场。",
    "办理案件17件，其中讨薪11件，追回工资43.2万元。",
    "受理纠纷274件，调解成功269件，其中物业纠纷103件、邻里纠纷88件、其他83件。",  # parts of the first count
]
TWO_VALUES = [
    "全年审查各类合同26份。发挥法律顾问作用，全年审查各类合同28份。",
    "全年调处矛盾纠纷196件。坚持和发展“枫桥经验”，全年调处矛盾纠纷169件。",
    "累计主动公开信息143条。全镇累计主动公开信息134条。",
    "一年来开展普法宣传12场。我镇一年来开展普法宣传21场。",
    "全年共发放宣传资料3000份。全年共发放宣传资料5000份。",
    "全年受理群众来访36人次。信访工作中，全年受理群众来访63人次。",
    "全年办理行政处罚案件9件。严格执法，全年办理行政处罚案件11件。",
    "年内组织执法培训4期。年内组织执法培训6期。",
    "累计排查各类隐患58处，累计排查各类隐患85处。".replace("处", "个"),
    "全年召开党委会议专题研究4次。全年召开党委会议专题研究5次。",
]
ONE_VALUE = [
    "全年审查各类合同26份。发挥法律顾问作用，全年审查各类合同26份。",
    "全年审查各类合同26份。全年审查规范性文件3份。",
    "全年审查各类合同26份，提出意见31条。",
    "上半年开展普法宣传12场，下半年开展普法宣传9场。",
    "开展培训3期。开展培训2期。",  # no total of the year
    "全年调处矛盾纠纷196件。全年调处矛盾纠纷196起。",  # another unit
    "全年发放宣传资料3000份以上。全年发放宣传资料3100份。",
    "全年召开会议4次。全年组织会议5次。",
    "2024年受理信访36件，2023年受理信访41件。",
    "累计公开信息143条，依申请公开5条。",
]


@pytest.mark.parametrize("sentence", WRONG_RATES)
def test_a_rate_that_its_counts_do_not_give(sentence: str) -> None:
    assert "percentage" in codes(sentence)


@pytest.mark.parametrize("sentence", RIGHT_RATES)
def test_a_rate_that_is_right_or_of_something_else(sentence: str) -> None:
    assert "percentage" not in codes(sentence)


@pytest.mark.parametrize("sentence", WRONG_PARTS)
def test_parts_larger_than_their_whole(sentence: str) -> None:
    assert "part_over_total" in codes(sentence)


@pytest.mark.parametrize("sentence", RIGHT_PARTS)
def test_parts_within_their_whole(sentence: str) -> None:
    assert "part_over_total" not in codes(sentence)


@pytest.mark.parametrize("sentence", TWO_VALUES)
def test_one_indicator_with_two_values(sentence: str) -> None:
    assert "two_values" in codes(sentence)


@pytest.mark.parametrize("sentence", ONE_VALUE)
def test_two_indicators_or_one_value(sentence: str) -> None:
    assert "two_values" not in codes(sentence)


def test_a_plan_repeats_no_total() -> None:
    body = "一、主要工作\n{}\n二、2025年工作打算\n全年审查各类合同40份以内，完善制度。"
    assert "two_values" not in codes("全年审查各类合同26份。", body=body)
