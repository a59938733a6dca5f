"""Page furniture is kept apart and what it says of the report becomes facts."""

from __future__ import annotations

import pytest

from scorer.reading import read_bytes
from scorer.reading.furniture import is_furniture

FURNITURE = [
    "当前位置:首页 > 街镇 > 汀泖镇 > 法治建设",
    "首页 》 政务 》 乡镇街道 》 正文",
    "您当前的位置：首页 >> 政府信息公开 >> 法治政府建设年度报告",
    "来源:汀泖镇司法所　发布时间:2023-01-18　浏览次数:214　字体:[大] [中] [小]",
    "字体：[大] [中] [小]　　来源：驿坪镇党政办　　发布时间：2025-02-10 09:18　　[打印] [关闭]",
    "字体:[大] [中] [小]",
    "索引号：LY-0113-2025-00027　　公开方式：主动公开",
    "文号: ",
    "==================== 正文 ====================",
    "【打印】【关闭】",
    "扫一扫在手机上查看当前页面",
    "扫一扫，手机浏览　　主办：县人民政府办公室",
    "责任编辑：陈某　　审核：章某",
    "(责任编辑:丁某)",
    "分享到：微信　微博",
    "上一篇：关于公开预算的说明　　下一篇：没有了",
    "附件下载：年度报告.pdf",
    "附件:1.合法性审查事项一览.xlsx",
    "相关附件:",
    "初审: 复审: 终审:",
    "陕公网安备61069802000号",
    "主办：县人民政府办公室　备案编号：ICP备00000000号",
    "（此件公开发布）",
    "公开方式：主动公开",
    "— 3 —",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    report = read_bytes(f"{line}\n全年开展普法二十场。".encode(), "-")
    assert [block.kind for block in report.blocks] == ["furniture", "paragraph"]


TEXT = [
    "首页设置法治建设专栏，公开信息120条。",
    "来源于群众的意见得到及时回应。",
    "时间：2024年全年。共开展活动20场。",
    "附：2024年法治政府建设主要数据",
    "打印执法文书一律使用统一格式。",
    "主办法治文艺汇演3场。",
    "分享到基层的经验共12条。",
    "县人民政府：",
    "一、发布信息情况",
    "关闭自备井41眼，罚款38.6万元。",
    "2024年1月12日",
]


@pytest.mark.parametrize("line", TEXT)
def test_lines_of_a_report_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


FACTS = [
    ("来源:汀泖镇司法所　发布时间:2023-01-18　浏览次数:214　字体:[大] [中]", {"来源": "汀泖镇司法所", "发布时间": "2023-01-18", "浏览次数": "214"}),
    ("标题: 南皋县水务局2022年度报告\n文号: 无\n栏目: 法治建设", {"标题": "南皋县水务局2022年度报告", "栏目": "法治建设"}),
    ("责任编辑：张某 扫一扫在手机打开当前页", {"责任编辑": "张某"}),
    ("发布日期：2026-01-09 16:42　访问次数：87", {"发布日期": "2026-01-09 16:42", "访问次数": "87"}),
    ("红政发〔2019〕118 号", {"文号": "红政发〔2019〕118 号"}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "facts"), FACTS)
def test_facts_are_told_with_their_place(lines: str, facts: dict[str, str]) -> None:
    report = read_bytes(f"{lines}\n全年开展普法二十场。".encode(), "-")
    assert {meta.key: meta.value for meta in report.meta} == facts
    assert all(meta.span and report.text[slice(*meta.span)] == meta.value for meta in report.meta)
