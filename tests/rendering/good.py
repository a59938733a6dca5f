"""A report in which everything is 达标."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.model import Block, Fact, Facts, Report, Score, Scorecard, Scored, Span
from tests.rendering.build import (
    DUTY_RULES,
    TOWN,
    Part,
    blocks,
    expected,
    national,
    said,
    sections,
    spot,
)

if TYPE_CHECKING:
    from scorer.model import BlockKind

GOOD_TEXT = """\
云溪镇人民政府2025年度法治政府建设年度报告
一、主要举措和成效
镇党委书记主持召开法治专题会议3次，带头述法。聘请清川律师事务所担任镇政府法律顾问，全年审查合同26份、
出具法律意见14条。
（一）严格执法
在镇政务公开栏公示执法主体、执法人员和处罚结果，全年公示64条；在岗执法人员12名全部持证。
二、存在的不足和原因
一是执法案卷质量不均衡；二是村级普法形式单一。主要原因是执法力量到位时间短，培训跟进不够。
三、2026年工作安排
一是开展案卷评查2次。二是为9个村各培养2名法律明白人。
云溪镇人民政府
2026年1月20日
"""


def good() -> Scored:
    """Everything 达标; one paragraph is broken by the file's line end."""
    text = GOOD_TEXT
    heads: dict[str, BlockKind] = dict.fromkeys(
        ("云溪镇人民政府2025", "一、", "（一）", "二、", "三、"), "heading"
    )
    whole = blocks(text, heads)
    broken = Block("paragraph", (Span(whole[2].start, whole[3].end),))
    report = Report(
        "云溪镇.txt",
        "txt",
        "sha256:" + "11" * 32,
        text,
        (*whole[:2], broken, *whole[4:]),
        notices=("按 UTF-8 编码读入",),
    )
    leader = said(
        text, "镇党委书记主持召开法治专题会议3次", "achievements", "done", ("主持召开法治专题会议",)
    )
    adviser = said(
        text,
        "聘请清川律师事务所担任镇政府法律顾问，全年审查合同26份、\n出具法律意见14条。",
        "achievements",
        "done",
        ("法律顾问",),
    )
    published = said(
        text,
        "在镇政务公开栏公示执法主体、执法人员和处罚结果，全年公示64条",
        "achievements",
        "done",
        ("公示",),
    )
    problems = said(text, "一是执法案卷质量不均衡；二是村级普法形式单一。", "problems", "problem")
    cause = said(text, "主要原因是执法力量到位时间短，培训跟进不够。", "problems", "problem", ("原因是",))
    plan = said(text, "一是开展案卷评查2次。二是为9个村各培养2名法律明白人。", "plan", "planned")
    two = {"count": 2, "need": 2}
    findings = (
        national(
            "first-responsible-person",
            "党政主要负责人履行推进法治建设第一责任人职责",
            14,
            "full",
            "paraphrase",
            evidence=(leader,),
            substance="figure",
            looked_in=("achievements", "first-responsible"),
            belongs_in="first-responsible",
            basis=(DUTY_RULES,),
        ),
        national("problems", "存在的问题与不足", 12, "full", "enough", evidence=(problems,), detail=two),
        national("causes", "问题的原因", 6, "full", "cause_told", evidence=(cause,)),
        national("next-year-plan", "下一年度的安排", 9, "full", "enough", evidence=(plan,), detail=two),
        expected(
            "legal-advisers",
            "政府法律顾问、公职律师",
            8,
            "full",
            "done",
            evidence=(adviser,),
            substance="result",
        ),
        expected(
            "enforcement-team",
            "执法队伍与执法资格",
            4,
            "full",
            "done",
            evidence=(said(text, "在岗执法人员12名全部持证", "achievements", "done"),),
            substance="result",
        ),
        expected(
            "leadership-study",
            "领导干部学法",
            4,
            "full",
            "paraphrase",
            evidence=(said(text, "带头述法", "achievements", "done"),),
            substance="act",
        ),
        expected(
            "enforcement-publicity",
            "行政执法公示制度",
            4,
            "full",
            "done",
            evidence=(published,),
            near_misses=(said(text, "一是开展案卷评查2次。", "plan", "planned", ("案卷",), "only_in_plan"),),
        ),
    )
    parts = sections(
        text,
        [
            Part("title", "云溪镇人民政府2025", "文首", headed=False),
            Part("achievements", "一、", "标题写明举措成效"),
            Part("problems", "二、", "标题写明问题"),
            Part("plan", "三、", "标题写明今后安排"),
            Part("closing", "云溪镇人民政府\n", "文末", headed=False),
        ],
    )
    facts = Facts(
        Fact(2025, spot(text, "2025")),
        Fact("云溪镇人民政府", spot(text, "云溪镇人民政府")),
        Fact("town", spot(text, "镇")),
        Fact("2026-01-20", spot(text, "2026年1月20日")),
        None,
    )
    card = Scorecard(TOWN, facts, parts, findings, (), Score(100.0, 100.0, 100.0, 100.0, "优"))
    return Scored("年报/云溪镇.txt", report, card)
