"""What was left over from a template, another year or another body; acts beyond a body's power."""

from __future__ import annotations

import pytest

from tests.scoring.noted import BUREAU, COUNTY, STREET, TITLE, codes

PLACEHOLDERS = [
    "某镇全年开展培训3期。",
    "全年开展培训xx次。",
    "20xx年开展培训3期。",
    "全年审查合同XX份。",
    "调处纠纷×件。",
    "在某县统一部署下开展培训。",
    "全年开展培训**场。",
    "发放资料___份。",
    "制定方案（待补充）。",
    "发放资料（请填写数量）份。",
    "依托【 】平台公开信息。",
    "组织某街道干部学法。",
]
NO_PLACEHOLDERS = [
    "聘请河南某律师事务所律师为顾问。",
    "村民张某不服处理决定。",
    "某某村民反映的问题已办结。",
    "某企业拖欠工资，已督促发放。",
    "推广“互联网＋监管”和掌上执法APP。",
    "开展“12·4”国家宪法日宣传。",
    "购置XF-3型执法记录仪12台。",
    "查处一起某商户占道经营案。",
    "落实《行政处罚法》（修订）学习。",
    "5G信号覆盖全镇。",
    "某种意义上弥补了短板。",
]
LEFT_YEARS = [
    "2023年，全镇开展培训3期。",
    "2023年全镇共开展培训3期。",
    "2023年，我镇共调处纠纷196件。",
    "2023年共审查合同26份。",
    "2023年累计公开信息143条。",
    "2023年度，全镇开展培训3期。",
    "一是2023年，开展培训3期。",
    "2023年我镇办理案件9件。",
    "2023年全年受理信访36件。",
    "（二）2023年，镇党委召开专题会议4次。",
]
NO_LEFT_YEARS = [
    "2023年以前，镇政府没有聘请法律顾问。",
    "（二）2023年度问题整改情况",
    "指标名称\n2023年\n2024年",
    "2023年以来，全镇开展培训3期。",
    "2023年相比，案件下降两成。",
    "较2023年下降两成。",
    "2024年，全镇开展培训3期。",
    "自2023年起推行网格执法，今年办理案件9件。",
    "2023年已建成的调解室继续运行。",
    "延续2023年做法，开展培训3期。",
    "针对2023年督察反馈的问题，逐项整改到位。",
    "《2023年度普法要点》所列任务全部完成。",
    "根据2023年印发的方案，开展培训3期。",
]
OTHER_NAMES = [
    (TITLE, "我街道开展培训3期。"),
    (TITLE, "我局开展培训3期。"),
    (STREET, "我镇开展培训3期。"),
    (STREET, "我乡开展培训3期。"),
    (STREET, "我局组织执法检查。"),
    (BUREAU, "我镇开展培训3期。"),
    (BUREAU, "我乡调处纠纷9件。"),
    (BUREAU, "我街道开展培训3期。"),
    (COUNTY, "我镇开展培训3期。"),
    (COUNTY, "我局组织执法检查。"),
]
OWN_NAMES = [
    (TITLE, "我镇开展培训3期。"),
    (TITLE, "全镇开展培训3期。"),
    (TITLE, "协助街道开展培训3期。"),
    (STREET, "我街道开展培训3期。"),
    (STREET, "本街道开展培训3期。"),
    (STREET, "同周边乡镇联合执法2次。"),
    (BUREAU, "我局开展培训3期。"),
    (BUREAU, "全局干部学法4次。"),
    (COUNTY, "我县开展培训3期。"),
    (COUNTY, "各镇各局开展培训。"),
]
BEYOND = [
    (TITLE, "受理行政复议案件3件。"),
    (TITLE, "全年受理行政复议申请2件。"),
    (STREET, "受理行政复议案件3件。"),
    (STREET, "受理的行政复议案件2件均已办结。"),
    (BUREAU, "受理行政复议案件5件。"),
    (BUREAU, "共受理行政复议申请5件。"),
    (TITLE, "审结行政复议案件3件。"),
    (TITLE, "制定地方性法规1部。"),
    (STREET, "出台政府规章1件。"),
    (BUREAU, "办结行政复议案件4件。"),
]
WITHIN = [
    (TITLE, "协助办理行政复议案件3件。"),
    (TITLE, "未发生行政复议案件。"),
    (TITLE, "行政复议案件2件，均为被申请人。"),
    (TITLE, "配合受理行政复议案件3件。"),
    (TITLE, "以镇政府为被申请人的行政复议案件2件。"),
    (TITLE, "引导群众依法申请行政复议3件。"),
    (TITLE, "在司法所设立行政复议受理点1个。"),
    (COUNTY, "受理行政复议案件35件，审结33件。"),
    (COUNTY, "审结行政复议案件35件。"),
    (BUREAU, "宣传地方性法规1部。"),
    (TITLE, "参与地方性法规征求意见2件。"),
]


@pytest.mark.parametrize("sentence", PLACEHOLDERS)
def test_a_placeholder(sentence: str) -> None:
    assert "placeholder" in codes(sentence)


@pytest.mark.parametrize("sentence", NO_PLACEHOLDERS)
def test_no_placeholder(sentence: str) -> None:
    assert "placeholder" not in codes(sentence)


@pytest.mark.parametrize("sentence", LEFT_YEARS)
def test_a_sentence_of_last_year(sentence: str) -> None:
    assert "leftover_year" in codes(sentence)


@pytest.mark.parametrize("sentence", NO_LEFT_YEARS)
def test_a_sentence_that_only_names_last_year(sentence: str) -> None:
    assert "leftover_year" not in codes(sentence)


@pytest.mark.parametrize(("title", "sentence"), OTHER_NAMES)
def test_a_body_that_calls_itself_another(title: str, sentence: str) -> None:
    assert "own_name" in codes(sentence, title)


@pytest.mark.parametrize(("title", "sentence"), OWN_NAMES)
def test_a_body_that_calls_itself_by_its_name(title: str, sentence: str) -> None:
    assert "own_name" not in codes(sentence, title)


@pytest.mark.parametrize(("title", "sentence"), BEYOND)
def test_an_act_beyond_the_power_of_the_body(title: str, sentence: str) -> None:
    assert "role" in codes(sentence, title)


@pytest.mark.parametrize(("title", "sentence"), WITHIN)
def test_an_act_within_the_power_of_the_body(title: str, sentence: str) -> None:
    assert "role" not in codes(sentence, title)


PLAN = "一、主要工作\n开展培训3期。\n二、{}\n一是加强培训，充实人员。"


@pytest.mark.parametrize(
    "heading",
    [
        "2023年工作打算",
        "2023年度工作计划",
        "2022年工作安排",
        "2026年工作打算",
        "2023年法治政府建设工作计划",
        "2020年重点工作思路",
        "2027年工作安排",
        "2023年工作目标",
        "2021年工作展望",
        "2022年法治建设工作安排",
    ],
)
def test_a_plan_for_a_year_that_is_not_the_next(heading: str) -> None:
    assert "plan_year" in codes("", body=PLAN.replace("{}", heading) + "{}")


@pytest.mark.parametrize(
    "heading",
    [
        "2025年工作打算",
        "2025年度法治政府建设工作计划",
        "下一年度工作安排",
        "下一步工作打算",
        "2025年工作思路",
        "今后工作方向",
        "2025年重点工作",
        "明年工作计划",
        "下一步打算",
        "2024年工作的经验和2025年工作打算",
    ],
)
def test_a_plan_for_the_next_year(heading: str) -> None:
    assert "plan_year" not in codes("", body=PLAN.replace("{}", heading) + "{}")
