"""Lines of text become the paragraphs that the author meant."""

from __future__ import annotations

import pytest

from scorer.reading import read_bytes
from scorer.reading.lines import blocks_of
from tests.reading.build import shown

LONG = "全镇上下认真落实法治政府建设各项任务，健全制度，压实责任，完善程序，推动各项工作取得新的进展，"


def read(text: str) -> list[str]:
    return shown(read_bytes(text.encode(), "report.txt"))


KEPT_APART = [
    "一、推进依法行政\n依法行政是核心。",
    "（一）健全机制\n全年召开会议6次。",
    "1.抓学习\n2.抓执法",
    "依法决策不断规范\n全年审查合同26份，提出意见31条。",
    "县人民政府：\n2024年，我镇扎实推进法治政府建设。",
    "全年开展普法20场。\n\n青禾镇人民政府\n2025年1月6日",
    "调处成功率98.8%\n二、存在问题和不足",
    "会前学法\n次\n15\n合同审查\n份\n26",
    "定原县红柳镇人民政府文件\n\n红政发〔2019〕118号\n\n红柳镇2019年度法治政府建设情况报告",
    "青禾镇2024年法治政府建设情况报告\n县司法局：\n全年开展普法20场。",
    "全年调解纠纷20件。\n抄送：县委办公室。\n青禾镇党政办公室 2024年1月2日印发",
]


@pytest.mark.parametrize("text", KEPT_APART)
def test_lines_that_stand_alone_stay_apart(text: str) -> None:
    assert read(text) == ["".join(line.split()) for line in text.split("\n") if line]


JOINED = [
    (
        f"{LONG}制定落实法治建设具\n\n体举措；开展培训3次。",
        [f"{LONG}制定落实法治建设具体举措；开展培训3次。"],
    ),
    (f"（四）强化队伍建设。{LONG}积\n\n极开展活动。", [f"（四）强化队伍建设。{LONG}积极开展活动。"]),
    ("全年开展普法活动20场\n，发放资料3000份。", ["全年开展普法活动20场，发放资料3000份。"]),
    (
        "红柳镇人民政府\n关于 2019 年度法治政府建设情况的\n报 告\n\n县人民政府：",
        ["红柳镇人民政府关于2019年度法治政府建设情况的报告", "县人民政府："],
    ),
    (
        "云溪县石渡街道办事处\n2023年度法治政府建设工作报告\n县人民政府：",
        ["云溪县石渡街道办事处2023年度法治政府建设工作报告", "县人民政府："],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_a_broken_sentence_or_title_is_joined(text: str, expected: list[str]) -> None:
    assert read(text) == expected


WRAPPED = """青禾镇2024年法治政府建设情况报告
1.存在的主要问题
对照《法治政府建设实施纲要》的要求，我镇工作还有不
少差距，主要表现在以下两点。
（1）便民服务大厅设施陈旧，社保、残联等 14 个事项
还不能当场办结，群众跑两趟的情况全年发生 2
15 次。
— 1 —
（2）合同台账更新慢，2018 年以前签订的合同没有全部
3.2 万份材料归档工作还在继续推进当中，力争年内办结
。
2.1 依法履行职能。梳理镇级权责清单 96 项，便民服务
大厅进驻事项 82 项，全年受理 6140 件。
特此报告。
青禾镇人民政府
2025年1月6日
"""


def test_wrapped_lines_are_joined_and_marks_of_numbering_are_told_from_figures() -> None:
    assert read(WRAPPED) == [
        "青禾镇2024年法治政府建设情况报告",
        "1.存在的主要问题",
        "对照《法治政府建设实施纲要》的要求，我镇工作还有不少差距，主要表现在以下两点。",
        "（1）便民服务大厅设施陈旧，社保、残联等14个事项还不能当场办结，群众跑两趟的情况全年发生215次。",
        "furniture: —1—",
        "（2）合同台账更新慢，2018年以前签订的合同没有全部3.2万份材料归档工作还在继续推进当中，力争年内办结。",
        "2.1依法履行职能。梳理镇级权责清单96项，便民服务大厅进驻事项82项，全年受理6140件。",
        "特此报告。",
        "青禾镇人民政府",
        "2025年1月6日",
    ]


@pytest.mark.parametrize("number", ["1", "— 1 —", "- 1 -", "第 1 页", "第 1 页 共 5 页", "第一页"])
def test_a_page_number_leaves_a_hole_in_its_paragraph(number: str) -> None:
    text = f"{LONG}涉及资金1.0\n{number}\n8亿元。全年办结事项20件。"
    paragraph, furniture = blocks_of(text)
    assert [text[start:end] for start, end in paragraph.spans] == [
        f"{LONG}涉及资金1.0",
        "8亿元。全年办结事项20件。",
    ]
    assert (furniture.kind, text[furniture.start : furniture.end]) == ("furniture", number)


def test_bare_numbers_in_a_column_of_cells_are_no_page_numbers() -> None:
    text = "项目\n数量\n会前学法\n1\n合同审查\n2\n行政复议案件\n3\n回头看，工作中还有一些不尽如人意的地方。"
    assert all(block.kind == "paragraph" for block in blocks_of(text))


def test_indented_paragraphs_stay_apart_even_where_the_line_before_is_full() -> None:
    paragraph = "　　全年召开法治建设专题会议六次，研\n究议题二十个，开展普法宣传四十场，发\n放资料，受到干部群众的欢迎和支持好。"
    assert read("\n".join([paragraph] * 3)) == ["".join(paragraph.split())] * 3


FLAT = (
    "首页 > 部门频道 > 法治建设 > 正文 南皋县水务局2022年度法治政府建设年度报告 来源：县水务局 发布时间：2023-01-29 "
    "浏览次数：217次 字体:[大] [中] [小] 2022年，县水务局扎实推进法治建设。 一、主要举措和成效 （一）加强学习。全年学习 12 次。 "
    + "（二）规范执法。全年查处案件23起，罚款38.6万元，没有发生投诉。 " * 20
    + "二、存在的不足 一是案卷质量不高。 南皋县水务局 2023年1月12日 附件：年度报告.docx 扫一扫在手机打开当前页 【打印】 【关闭】 上一篇：无"
)


def test_a_body_flattened_to_one_line_is_cut_from_its_furniture() -> None:
    lines = read(FLAT)
    assert lines[:6] == [
        "furniture: 首页>部门频道>法治建设>正文",
        "南皋县水务局2022年度法治政府建设年度报告",
        "furniture: 来源：县水务局发布时间：2023-01-29浏览次数：217次字体:[大][中][小]",
        "2022年，县水务局扎实推进法治建设。",
        "一、主要举措和成效",
        "（一）加强学习。全年学习12次。",
    ]
    assert lines[-5:] == [
        "二、存在的不足",
        "一是案卷质量不高。",
        "南皋县水务局",
        "2023年1月12日",
        "furniture: 附件：年度报告.docx扫一扫在手机打开当前页【打印】【关闭】上一篇：无",
    ]


def test_two_blanks_after_a_full_stop_are_a_lost_line_end() -> None:
    text = f"{LONG}成效明显。　　下一步，我镇将继续努力。"
    assert read(text) == [f"{LONG}成效明显。", "下一步，我镇将继续努力。"]
