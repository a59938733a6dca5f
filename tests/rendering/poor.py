"""A report with gaps of every sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.model import Fact, Facts, Note, Report, Score, Scorecard, Scored
from tests.rendering.build import (
    ADVISERS,
    DUTY_RULES,
    THREE_SYSTEMS,
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
    from scorer.model import BlockKind, Role

POOR_TEXT = """\
首页 > 乡镇 > 正文
小溪镇人民政府2024年度法治政府建设情况报告
一年来，我镇坚持以习近平法治思想为指导，扎实推进依法行政。
一、工作开展情况
高度重视政务公开[bold]工作，不断提高透明度。全面落实行政执法三项制度，规范执法行为。
全镇12个村全部签约一村一法律顾问，村民足不出户就能得到法律服务；全年化解矛盾纠纷445件，成功440件，成功率98.8%。
二、存在问题和不足
一是基层执法力量薄弱，\t执法装备不足。二是要进一步加强法律顾问参与行政决策论证，切实提高科学决策、民主决策、依法决策的能力和水平，防止决策失误。
2025年3月18日
"""


def poor() -> Scored:
    """Gaps of every sort: 必报 missing and partial, near misses, notes, markup and a tab in the text."""
    text = POOR_TEXT
    kinds: dict[str, BlockKind] = {
        "首页": "furniture",
        "小溪镇": "heading",
        "一、": "heading",
        "二、": "heading",
    }
    report = Report("小溪镇.html", "html", "sha256:" + "22" * 32, text, blocks(text, kinds))
    umbrella = said(
        text,
        "全面落实行政执法三项制度，规范执法行为。",
        "achievements",
        "slogan",
        ("三项制度",),
        "umbrella_only",
    )
    village = said(
        text,
        text[text.index("全镇12个村") : text.index("；全年")],
        "achievements",
        "done",
        ("一村一法律顾问",),
        "village_only",
    )
    wanted = said(
        text,
        text[text.index("二是要进一步") : text.index("2025年3月")].strip(),
        "problems",
        "problem",
        ("加强|推进…法律顾问",),
        "only_in_problems",
    )
    settled = said(
        text, "全年化解矛盾纠纷445件，成功440件，成功率98.8%。", "achievements", "done", ("矛盾纠纷",)
    )
    slogan = said(
        text,
        "高度重视政务公开[bold]工作，不断提高透明度。",
        "achievements",
        "slogan",
        ("政务公开",),
        "slogan_only",
    )
    problem = said(text, "一是基层执法力量薄弱，\t执法装备不足。", "problems", "problem", (), "too_few")
    topic: tuple[Role, ...] = ("achievements", "first-responsible", "problems", "plan")
    problems_head, done_head = spot(text, "二、存在问题和不足"), spot(text, "一、工作开展情况")
    findings = (
        national(
            "problems",
            "存在的问题与不足",
            12,
            "partial",
            "too_few",
            near_misses=(problem,),
            looked_in=("problems",),
            belongs_at=problems_head,
            belongs_in="problems",
            advice="至少写明两个本单位本年度的具体问题。",
            basis=(DUTY_RULES,),
            detail={"count": 1, "need": 2},
        ),
        national(
            "causes",
            "问题的原因",
            6,
            "missing",
            "not_found",
            looked_in=("problems",),
            belongs_at=problems_head,
            belongs_in="problems",
            advice="在每条问题后写明一个原因，如“主要原因是……”。",
            basis=(DUTY_RULES,),
        ),
        national(
            "next-year-plan",
            "下一年度的安排",
            9,
            "missing",
            "no_section",
            looked_in=("plan",),
            belongs_at=done_head,
            belongs_in="plan",
            advice="写出下一年度至少两项具体措施。",
            basis=(DUTY_RULES,),
        ),
        expected(
            "legal-advisers",
            "政府法律顾问、公职律师",
            8,
            "partial",
            "only_in_problems",
            near_misses=(wanted, village),
            looked_in=topic,
            belongs_at=done_head,
            advice="写明聘请情况和全年出具法律意见、审查合同的件数。",
            basis=(ADVISERS, DUTY_RULES),
        ),
        expected(
            "enforcement-publicity",
            "行政执法公示制度",
            4,
            "partial",
            "umbrella_only",
            near_misses=(umbrella,),
            looked_in=topic,
            belongs_at=done_head,
            advice="写明在哪里公示、公示多少条。",
            basis=(THREE_SYSTEMS,),
        ),
        expected(
            "disclosure",
            "政务公开、政府信息公开",
            5,
            "partial",
            "slogan_only",
            near_misses=(slogan,),
            looked_in=topic,
            belongs_at=done_head,
        ),
        expected(
            "reconsideration-litigation",
            "行政复议与行政应诉",
            5,
            "missing",
            "not_found",
            looked_in=topic,
            belongs_at=done_head,
            advice="写明全年案件数，没有也写“未发生”。",
        ),
        expected("dispute-resolution", "矛盾纠纷化解", 4, "full", "done", evidence=(settled,)),
    )
    parts = sections(
        text,
        [
            Part("title", "小溪镇人民政府2024", "文首", headed=False),
            Part("opening", "一年来", "没有标题，按位置", headed=False),
            Part("achievements", "一、", "标题写明举措成效"),
            Part("problems", "二、", "标题写明问题"),
            Part("closing", "2025年3月18日", "文末", headed=False),
        ],
    )
    facts = Facts(
        Fact(2024, spot(text, "2024")),
        Fact("小溪镇人民政府", spot(text, "小溪镇人民政府")),
        Fact("town", None),
        Fact("2025-03-18", spot(text, "2025年3月18日")),
        Fact("2025-03-20", None),
    )
    notes = (
        Note("date-inside", "info", "报告年度取自标题"),
        Note(
            "submit-late", "warning", "落款 2025-03-18，晚于 2025-03-01 报送期限", spot(text, "2025年3月18日")
        ),
        Note("figures", "error", "445 件中成功 440 件应为 98.9%，文中 98.8%", spot(text, "成功率98.8%")),
    )
    card = Scorecard(TOWN, facts, parts, findings, notes, Score(34.9, 100.0, 34.9, 34.9, "差"))
    return Scored("年报/小溪镇.html", report, card)
