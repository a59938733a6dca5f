"""Dated terms: in which report year each is remarked on, and in which year or context it is not."""

from __future__ import annotations

import pytest

from scorer.scoring.evaluate import evaluate
from tests.shipped import report_of, rulebook


def remarks(year: int, sentence: str, part: str = "一、主要工作") -> dict[str, str]:
    """Return the ids of the terms that are remarked on in a report for *year*, with their severity."""
    text = f"青禾镇人民政府{year}年法治政府建设情况报告\n{part}\n{sentence}\n"
    notes = evaluate(report_of(text), rulebook()).notes
    return {note.code.removeprefix("term:"): note.severity for note in notes if note.code.startswith("term:")}


# Term, report year and sentence in which it is out of place, year and sentence in which it is not.
TERMS = [
    ("six-five-publicity", 2019, "深入推进“六五”普法。", 2014, "深入推进“六五”普法。"),
    ("six-five-publicity", 2017, "落实六五普法规划。", 2016, "“六五”普法通过验收。"),
    ("seven-five-publicity", 2021, "深入推进“七五”普法。", 2020, "深入推进“七五”普法。"),
    ("seven-five-publicity", 2022, "落实七五普法规划。", 2021, "“七五”普法总结验收圆满完成。"),
    ("seven-five-publicity", 2014, "落实七五普法规划。", 2015, "谋划启动“七五”普法。"),
    ("eight-five-publicity", 2026, "深入推进“八五”普法。", 2025, "深入推进“八五”普法。"),
    ("eight-five-publicity", 2019, "深入推进“八五”普法。", 2026, "“八五”普法收官，通过上级验收。"),
    ("eight-five-publicity", 2020, "落实八五普法规划。", 2020, "启动“八五”普法。"),
    ("nine-five-publicity", 2025, "深入推进“九五”普法。", 2026, "深入推进“九五”普法。"),
    ("nine-five-publicity", 2024, "落实九五普法规划。", 2025, "谋划启动“九五”普法。"),
    ("outline-2015-2020", 2021, "落实《法治政府建设实施纲要（2015—2020年）》。", 2019, "落实《法治政府建设实施纲要（2015—2020年）》。"),
    ("outline-2015-2020", 2022, "落实《法治政府建设实施纲要（20152020年）》。", 2021, "《法治政府建设实施纲要（2015－2020年）》收官。"),
    ("outline-2015-number", 2019, "按照中办发﹝2015﹞36号文件。", 2019, "按照中发〔2015〕36号文件。"),
    ("outline-2021-2025", 2026, "落实《法治政府建设实施纲要（2021－2025年）》。", 2025, "落实《法治政府建设实施纲要（2021－2025年）》。"),
    ("outline-2021-2025", 2027, "落实《法治政府建设实施纲要（20212025年）》。", 2026, "《法治政府建设实施纲要（2021－2025年）》圆满收官。"),
    ("outline-2021-2025-early", 2019, "落实《法治政府建设实施纲要（2021－2025年）》。", 2021, "落实《法治政府建设实施纲要（2021－2025年）》。"),
    ("outline-2026-2030", 2025, "落实《法治政府建设实施纲要（2026－2030年）》。", 2025, "准备《法治政府建设实施纲要（2026－2030年）》的衔接工作。"),
    ("old-compliance-outline", 2019, "落实《全面推进依法行政实施纲要》。", 2014, "落实《全面推进依法行政实施纲要》。"),
    ("old-compliance-outline", 2018, "按照国发〔2010〕33号文件。", 2018, "按照国发〔2018〕33号文件。"),
    ("rule-of-law-decision-2014", 2025, "落实《中共中央关于全面推进依法治国若干重大问题的决定》。", 2019, "落实《中共中央关于全面推进依法治国若干重大问题的决定》。"),
    ("goal-2015-2020", 2025, "建设廉洁高效、守法诚信的法治政府。", 2020, "建设廉洁高效、守法诚信的法治政府。"),
    ("goal-2021-2025", 2020, "建设智能高效、廉洁诚信、人民满意的法治政府。", 2021, "建设智能高效、廉洁诚信、人民满意的法治政府。"),
    ("speeches-series", 2020, "学习习近平总书记系列重要讲话精神。", 2017, "学习习近平总书记系列重要讲话精神。"),
    ("new-ideas-strategy", 2024, "学习全面依法治国新理念新思想新战略。", 2019, "学习全面依法治国新理念新思想新战略。"),
    ("xi-rule-of-law", 2019, "学习习近平法治思想。", 2020, "学习习近平法治思想。"),
    ("xi-new-era", 2016, "学习习近平新时代中国特色社会主义思想。", 2017, "学习习近平新时代中国特色社会主义思想。"),
    ("congress-18-latest", 2019, "深入贯彻党的十八大精神。", 2015, "深入贯彻党的十八大精神。"),
    ("congress-18-latest", 2018, "学习贯彻十八大精神。", 2018, "贯彻党的十八大、十九大精神。"),
    ("congress-19", 2016, "学习党的十九大精神。", 2016, "喜迎党的十九大。"),
    ("congress-19-latest", 2023, "深入学习贯彻党的十九大精神。", 2022, "深入学习贯彻党的十九大精神。"),
    ("congress-19-latest", 2024, "全面落实党的十九大精神。", 2024, "贯彻党的十九大、二十大精神。"),
    ("congress-20", 2021, "学习党的二十大精神。", 2022, "学习党的二十大精神。"),
    ("congress-20", 2020, "贯彻党的二十大部署。", 2021, "做好迎接党的二十大各项工作。"),
    ("plenum-19-2", 2016, "学习十九届二中、三中全会精神。", 2018, "学习十九届二中、三中全会精神。"),
    ("plenum-19-4", 2018, "学习十九届二中、三中、四中全会精神。", 2019, "学习十九届二中、三中、四中全会精神。"),
    ("plenum-19-5", 2019, "学习党的十九届五中全会精神。", 2020, "学习党的十九届五中全会精神。"),
    ("plenum-19-6", 2020, "学习十九届二中、三中、四中、五中、六中全会精神。", 2021, "学习党的十九届六中全会精神。"),
    ("plenum-19-stops-at-4", 2020, "学习十九届二中、三中、四中全会精神。", 2020, "学习十九届四中全会、五中全会精神。"),
    ("plenum-19-stops-at-5", 2021, "学习十九届四中、五中全会精神。", 2021, "学习十九届五中、六中全会精神。"),
    ("plenum-20-1", 2021, "学习二十届一中全会精神。", 2022, "学习二十届一中全会精神。"),
    ("plenum-20-2", 2021, "学习二十届二中全会精神。", 2022, "学习二十届二中全会精神。"),
    ("plenum-20-3", 2023, "学习二十届二中、三中全会精神。", 2024, "学习二十届二中、三中全会精神。"),
    ("plenum-20-4", 2024, "学习二十届二中、三中、四中全会精神。", 2025, "学习二十届二中、三中、四中全会精神。"),
    ("plenum-20-stops-at-3", 2025, "学习二十届二中、三中全会精神。", 2025, "学习二十届历次全会精神，领会二十届三中全会部署。"),
    ("theme-two-studies", 2019, "开展“两学一做”学习教育。", 2016, "开展“两学一做”学习教育。"),
    ("theme-bwcx", 2024, "开展“不忘初心、牢记使命”主题教育。", 2019, "开展“不忘初心、牢记使命”主题教育。"),
    ("theme-bwcx", 2021, "开展不忘初心牢记使命主题教育。", 2021, "巩固“不忘初心、牢记使命”主题教育成果。"),
    ("party-history", 2024, "开展党史学习教育。", 2021, "开展党史学习教育。"),
    ("theme-2023", 2025, "开展学习贯彻习近平新时代中国特色社会主义思想主题教育。", 2023, "开展学习贯彻习近平新时代中国特色社会主义思想主题教育。"),
    ("discipline-study", 2026, "开展党纪学习教育。", 2024, "开展党纪学习教育。"),
    ("discipline-study", 2023, "开展党纪学习教育。", 2026, "巩固深化党纪学习教育成果。"),
    ("eight-rules-study", 2024, "开展深入贯彻中央八项规定精神学习教育。", 2025, "开展深入贯彻中央八项规定精神学习教育。"),
    ("fazhi-office", 2022, "报县法制办备案。", 2018, "报县法制办备案。"),
    ("fazhi-office", 2021, "送市政府法制办公室审查。", 2021, "原县法制办并入司法局。"),
    ("yifa-xingzheng-group", 2020, "调整依法行政工作领导小组。", 2018, "调整依法行政工作领导小组。"),
    ("yifa-zhixian-group", 2020, "召开依法治县领导小组会议。", 2020, "召开依法治县委员会会议。"),
    ("old-health-bureau", 2021, "会同计生办入户。", 2021, "做好生态护卫计划和审计生成工作。"),
    ("old-safety-bureau", 2022, "会同安监站检查。", 2018, "会同安监站检查。"),
    ("old-market-bureaus", 2022, "会同工商所开展联合检查。", 2017, "会同工商所开展联合检查。"),
    ("old-land-bureau", 2022, "会同国土所巡查。", 2022, "原国土所人员划转到位。"),
    ("fazhi-publicity-old", 2019, "开展法制宣传教育。", 2013, "开展法制宣传教育。"),
    ("fazhi-publicity-old", 2020, "增强法制观念。", 2020, "坚持领导干部学法制度、述法制度和重大执法决定法制审核，订阅《法制日报》。"),
    ("three-systems-trial", 2020, "开展行政执法三项制度试点。", 2018, "开展行政执法三项制度试点。"),
    ("three-systems-trial", 2021, "承担试点任务，推行“三项制度”。", 2021, "全面推行行政执法三项制度。"),
    ("petition-regulations", 2023, "落实《信访条例》。", 2020, "落实《信访条例》。"),
    ("petition-regulations", 2022, "贯彻信访条例。", 2022, "贯彻《信访工作条例》。"),
    ("petition-work-regulations", 2020, "落实《信访工作条例》。", 2022, "落实《信访工作条例》。"),
    ("reconsideration-law-new", 2022, "学习新修订的《行政复议法》。", 2023, "学习新修订的《行政复议法》。"),
    ("penalty-law-new", 2020, "学习新修订的行政处罚法。", 2021, "学习新修订的行政处罚法。"),
    ("civil-code", 2019, "宣传民法典。", 2020, "宣传民法典。"),
    ("civil-code", 2018, "学习民法典。", 2019, "组织讨论民法典草案。"),
    ("old-civil-laws", 2022, "宣传《婚姻法》《合同法》。", 2020, "宣传《婚姻法》。"),
    ("decision-procedure-rules", 2018, "落实《重大行政决策程序暂行条例》。", 2019, "落实《重大行政决策程序暂行条例》。"),
    ("disclosure-rules-new", 2024, "落实新修订的《政府信息公开条例》。", 2019, "落实新修订的《政府信息公开条例》。"),
    ("publicity-law", 2024, "宣传《法治宣传教育法》。", 2025, "宣传《法治宣传教育法》。"),
    ("publicity-law", 2023, "法治宣传教育法施行后加强宣传。", 2024, "开展法治宣传教育法律六进活动。"),
    ("enforcement-supervision-rules", 2024, "落实《行政执法监督条例》。", 2026, "落实《行政执法监督条例》。"),
    ("enforcement-supervision-rules", 2023, "学习行政执法监督条例。", 2023, "落实《山阳省行政执法监督条例》。"),
    ("enforcement-supervision-rules-in-force", 2025, "严格落实《行政执法监督条例》。", 2025, "组织学习《行政执法监督条例》，准备依照《行政执法监督条例》开展监督。"),
    ("enforcement-quality-plan", 2026, "实施提升行政执法质量三年行动。", 2024, "实施提升行政执法质量三年行动。"),
    ("enforcement-quality-plan", 2027, "推进提升行政执法质量三年行动。", 2026, "总结提升行政执法质量三年行动成果。"),
    ("enterprise-inspection-campaign", 2024, "开展规范涉企行政执法专项行动。", 2025, "开展规范涉企行政执法专项行动。"),
    ("poverty-alleviation", 2023, "打赢脱贫攻坚战。", 2019, "打赢脱贫攻坚战。"),
    ("poverty-alleviation", 2022, "走访建档立卡户。", 2022, "巩固拓展脱贫攻坚成果同乡村振兴有效衔接。"),
    ("gang-campaign", 2023, "开展扫黑除恶专项斗争。", 2019, "开展扫黑除恶专项斗争。"),
    ("gang-campaign", 2022, "推进扫黑除恶专项斗争。", 2022, "常态化开展扫黑除恶专项斗争。"),
    ("pandemic", 2024, "统筹疫情防控和经济发展。", 2021, "统筹疫情防控和经济发展。"),
    ("pandemic", 2025, "落实疫情防控措施。", 2025, "做好动物疫情防控。"),
    ("labour-reeducation", 2015, "劳动教养1人。", 2012, "劳动教养1人。"),
    ("specific-administrative-act", 2016, "规范具体行政行为。", 2013, "规范具体行政行为。"),
    ("policy-over-law", 2020, "坚持有法依法、无法依政策、无政策按惯例。", 2020, "坚持法无授权不可为。"),
    ("thirteenth-plan", 2022, "落实“十三五”规划。", 2018, "落实“十三五”规划。"),
    ("fourteenth-plan", 2026, "落实“十四五”规划。", 2024, "落实“十四五”规划。"),
    ("fourteenth-plan", 2027, "“十四五”期间持续推进。", 2026, "“十四五”规划圆满收官。"),
    ("fifteenth-plan", 2024, "落实“十五五”规划。", 2026, "落实“十五五”规划。"),
    ("fifteenth-plan", 2023, "“十五五”时期加快建设。", 2024, "谋划编制“十五五”规划。"),
]  # fmt: skip


@pytest.mark.parametrize(("id", "year", "sentence", "right_year", "right"), TERMS)
def test_a_term_is_remarked_on_out_of_its_years_and_only_then(
    id: str, year: int, sentence: str, right_year: int, right: str
) -> None:
    assert id in remarks(year, sentence)
    assert id not in remarks(right_year, right)


def test_every_term_is_tried_both_ways() -> None:
    assert [term.id for term in rulebook().terms] == list(dict.fromkeys(id for id, *_ in TERMS))


def test_what_is_not_confirmed_only_informs() -> None:
    unconfirmed = {term.id: term.severity for term in rulebook().terms if not term.confirmed}
    assert unconfirmed == {"nine-five-publicity": "info", "outline-2026-2030": "info"}


def test_a_plan_may_name_what_is_yet_to_come_but_not_what_is_over() -> None:
    plan = "二、下一年度工作安排"
    assert "eight-five-publicity" not in remarks(2020, "启动实施“八五”普法规划。", plan)
    assert "outline-2026-2030" not in remarks(2025, "落实《法治政府建设实施纲要（2026－2030年）》。", plan)
    assert "pandemic" in remarks(2025, "继续抓好疫情防控。", plan)


def test_of_two_terms_in_one_place_the_gravest_is_named() -> None:
    outline = "落实《法治政府建设实施纲要（2021－2025年）》。"
    assert remarks(2019, outline) == {"outline-2021-2025-early": "error"}
    assert remarks(2026, outline) == {"outline-2021-2025": "warning"}


def test_every_term_says_where_it_comes_from() -> None:
    assert [term.id for term in rulebook().terms if not term.source] == []
