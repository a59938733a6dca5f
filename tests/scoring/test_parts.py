"""Verdicts on the parts that every report owes."""

from __future__ import annotations

import pytest

from tests.shipped import finding_of


@pytest.mark.parametrize(
    ("element", "zone", "text", "verdict"),
    [
        ("problems", "problems", "一是执法力量不足。二是普法形式单一。", "full enough"),
        ("problems", "problems", "执法力量不足，持证人员仅5人。普法形式单一，入心入脑不够。", "full enough"),
        ("problems", "problems", "要进一步加强执法监督，要进一步发挥顾问作用。", "full enough"),
        (
            "problems",
            "achievements",
            "但也存在一些不足，如顾问作用发挥不充分、调解员老龄化问题突出。",
            "full enough",
        ),
        ("problems", "problems", "主要是村干部依法办事的意识不够强，需要引起重视。", "partial too_few"),
        ("problems", "problems", "还存在一些问题和不足，有待在今后工作中改进提高。", "partial formula_only"),
        ("problems", "achievements", "坚持问题导向，解决群众反映的问题36个。", "missing no_section"),
        ("causes", "problems", "由于编制紧张，巡查难以全覆盖。", "full cause_told"),
        ("causes", "problems", "受财政压力影响，阵地建设偏慢。", "full cause_told"),
        ("causes", "problems", "一是人手不足。二是意识淡薄。", "missing not_found"),
        ("causes", "problems", "问题产生的原因，我们将认真分析。", "partial formula_only"),
        ("causes", "problems", "一是执法力量不足，主要是编制少、年轻干部留不住。", "full cause_told"),
        ("causes", "problems", "一是普法形式单一，主要是发传单。", "missing not_found"),
        ("problems", "problems", "无。", "missing no_section"),
        # what only goes on about the one shortcoming, or gives its reason, is no second one
        (
            "problems",
            "problems",
            "突出问题是对社会组织的监管还不到位。全区社会组织256家，不少内部治理混乱，处置得慢。",
            "partial too_few",
        ),
        (
            "problems",
            "problems",
            "山林权属争议的化解还不够彻底。现有争议林地17宗，反复较多。究其原因，主要是档案损毁，证据不足。",
            "partial too_few",
        ),
        ("problems", "problems", "主要是执法力量薄弱；普法形式单一。", "full enough"),
        # lacks on two topics side by side are two, on one topic one
        ("problems", "problems", "执法证办理滞后，普法形式单一。", "full enough"),
        ("problems", "problems", "领导干部会前学法流于形式，解决问题的本领有待提升。", "partial too_few"),
        ("causes", "problems", "还存在一些不足，主要是执法力量偏弱。", "missing not_found"),
        ("next-year-plan", "plan", "暂无。", "missing no_section"),
        ("next-year-plan", "plan", "一是强化组织领导。二是强化责任落实。", "partial formula_only"),
        ("causes", "achievements", "由于措施得力，信访量下降。", "missing not_found"),
        ("causes", "achievements", "因工作需要，征收房屋20户。", "missing not_found"),
        ("next-year-plan", "plan", "一是组织执法考试。二是聘请法律顾问。", "full enough"),
        ("next-year-plan", "plan", "将深入推进普法宣传，创新普法形式，丰富普法内容。", "partial too_few"),
        (
            "next-year-plan",
            "problems",
            "针对上述问题，下一步将增配执法人员，并将普法经费列入预算。",
            "full enough",
        ),
        ("next-year-plan", "achievements", "年初制定年度工作计划并印发实施。", "missing no_section"),
        # measures on one topic of the rules are one, and so are those that only say to what end
        (
            "next-year-plan",
            "plan",
            "重点抓好普法工作，丰富普法形式，增强普法实效，提高群众法治意识。",
            "partial too_few",
        ),
        (
            "next-year-plan",
            "plan",
            "计划招录4名人员充实执法队伍，并与县融媒体中心合作开办普法栏目。",
            "full enough",
        ),
        ("next-year-plan", "plan", "一件是建成公共法律服务站，一件是把积压的17件信访案清零。", "full enough"),
        (
            "next-year-plan",
            "plan",
            "将建设一座法治文化广场，完成选址、设计和施工，力争年内投入使用。",
            "partial too_few",
        ),
        (
            "next-year-plan",
            "plan",
            "重点整治老旧小区违建，先入户核查、建立台账，再约谈当事人，限期自拆。",
            "partial too_few",
        ),
        ("next-year-plan", "plan", "我们将认真研究，制定措施，逐项整改到位。", "partial formula_only"),
        # an item of a list needs no cue
        (
            "problems",
            "problems",
            "一是村干部遇事讲人情，把程序放在一边。二是案卷堆放在办公室走廊。",
            "full enough",
        ),
        ("next-year-plan", "plan", "一是把92个院子逐个建册。二是给执法车添两套打印机。", "full enough"),
        (
            "next-year-plan",
            "plan",
            "将把护寨防火当作头等大事，对木楼寨子的防火隐患再排查、再整改，把防火演练做到寨寨必练。",
            "partial too_few",
        ),
        (
            "next-year-plan",
            "plan",
            "将以更高标准推进法治政府建设，给窗口增配人员，为建设美丽乡镇提供坚强保障。",
            "partial too_few",
        ),
        # 才 and 便 carry a reason, 才 of lateness does not
        ("causes", "problems", "办卷的人没有办过案，卷宗便照着模板抄。", "full cause_told"),
        ("causes", "problems", "没有专人管，版面才长期不换。", "full cause_told"),
        ("causes", "problems", "合同审查不及时，有的签完了才送来。", "missing not_found"),
        ("causes", "achievements", "清船比原定迟了两个月，原因是年初没有把船东底数摸清。", "full cause_told"),
        ("causes", "achievements", "事情办得稳当，原因是事先多问一句。", "missing not_found"),
        # a reason that names none
        ("causes", "problems", "究其原因，有认识层面的，也有工作层面的。", "partial formula_only"),
        ("causes", "problems", "究其原因，是多方面因素综合影响的结果。", "partial formula_only"),
        ("causes", "problems", "究其原因，是人手少。", "full cause_told"),
        ("causes", "problems", "究其原因：一是培训少；二是考核软。", "full cause_told"),
        # rows behind a colon
        (
            "problems",
            "problems",
            "也清醒地看到：制度落实有时差，个别站所图省事；人员流动快，熟手少。",
            "full enough",
        ),
        ("problems", "problems", "当前主要是村级力量薄弱、经费没有着落。", "full enough"),
        (
            "next-year-plan",
            "plan",
            "准备这样干：请县司法局来讲课，一季度一次；聘一名造价师看标书。",
            "full enough",
        ),
        (
            "next-year-plan",
            "plan",
            "将集中力量办好这一件实事，申请资金，采购、调试、配发记录仪20台。",
            "partial too_few",
        ),
        ("achievements", "achievements", "印发要点，分解任务24项。举办培训2期。召开会议3次。", "full enough"),
        ("achievements", "achievements", "扎实推进依法行政，成效明显。", "partial slogan_only"),
        ("achievements", "plan", "印发要点，举办培训2期，召开会议3次。", "missing no_section"),
    ],
)
def test_verdict(element: str, zone: str, text: str, verdict: str) -> None:
    finding = finding_of(element, text, zone)  # type: ignore[arg-type]
    assert f"{finding.status} {finding.reason}" == verdict


def test_too_few_says_how_many_and_how_many_are_needed() -> None:
    finding = finding_of("problems", "主要是村干部依法办事的意识不够强。", "problems")
    assert finding.detail == {"count": 1, "need": 2}
