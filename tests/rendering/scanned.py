"""A report that could not be read whole."""

from __future__ import annotations

from scorer.model import Block, Facts, Report, Score, Scorecard, Scored
from tests.rendering.build import (
    STREET,
    Part,
    blocks,
    expected,
    national,
    said,
    sections,
)

SCANNED_TEXT = """\
柳堤街道法治工作总结
街道办事处落实重大执法决定法制审核，
— 1 —
审核处罚决定9件。行政执法装备更新•到位。
"""


def scanned() -> Scored:
    """待核 and 不适用; no headings, no facts; a page number in a sentence; a tailored rulebook."""
    text = SCANNED_TEXT
    plain = blocks(text, {"柳堤": "heading", "— 1 —": "footer"}, pages=("审核处罚",))
    sentence = Block("paragraph", (plain[1].spans[0], plain[3].spans[0]), 1)
    report = Report(
        "柳堤街道.pdf",
        "pdf",
        "sha256:" + "33" * 32,
        text,
        (plain[0], sentence, plain[2]),
        notices=("第 3、4 页没有文字，可能是扫描件",),
        unread_pages=(3, 4),
    )
    review = said(
        text,
        text[text.index("街道办事处") : text.index("行政执法装备")],
        "achievements",
        "done",
        ("法制审核",),
    )
    findings = (
        national(
            "next-year-plan",
            "下一年度的安排",
            9,
            "review",
            "unread_pages",
            looked_in=("plan",),
            belongs_in="plan",
            advice="请人工查看没有文字的页。",
        ),
        expected(
            "enforcement-legal-review", "重大执法决定法制审核制度", 4.5, "full", "done", evidence=(review,)
        ),
        expected(
            "reconsideration-litigation",
            "行政复议与行政应诉",
            5,
            "not_applicable",
            "by_profile",
            detail={"why": "由区政府统一应诉"},
        ),
    )
    parts = sections(text, [Part("achievements", "柳堤街道", "没有标题，按位置", headed=False)])
    card = Scorecard(STREET, Facts(), parts, findings, (), Score(33.3, 100.0, 33.3, 100.0, "差"))
    return Scored("年报/柳堤街道.pdf", report, card)
