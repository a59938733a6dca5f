"""Pages of government sites: the article is the report, the rest is furniture or facts."""

from __future__ import annotations

import pytest

from scorer.reading import read_bytes
from tests.reading.build import body, page, shown

ARTICLE = (
    "<p>　　2024年，青禾镇扎实推进法治政府建设，现将情况报告如下。</p><p>一、主要工作</p>"
    "<p>全年审查合同26份，提出意见31条，采纳29条，没有发生行政诉讼案件。</p><p>青禾镇人民政府<br>2025年1月6日</p>"
)
LINES = [
    "2024年，青禾镇扎实推进法治政府建设，现将情况报告如下。",
    "一、主要工作",
    "全年审查合同26份，提出意见31条，采纳29条，没有发生行政诉讼案件。",
    "青禾镇人民政府",
    "2025年1月6日",
]


def read(html: str) -> list[str]:
    return shown(read_bytes(html.encode(), "page.html"))


def test_the_article_is_found() -> None:
    assert read(page(ARTICLE)) == LINES


def test_the_title_above_the_article_belongs_to_it() -> None:
    title = "青禾镇2024年法治政府建设情况报告"
    head = f"<title>{title}_示例网</title>"
    assert read(page(ARTICLE, head=head, around=(f"<h1>{title}</h1>", ""))) == [f"heading: {title}", *LINES]
    assert read(page(ARTICLE, head=head, around=(f"<div class='t'>{title}</div>", ""))) == [title, *LINES]


def test_furniture_around_the_article_is_kept_apart() -> None:
    above = "<div>您的位置：<a href='/'>首页</a> &gt; <a href='/x'>信息公开</a></div><p>来源：县司法局&emsp;发布时间：2025-01-08&emsp;字体：[<a>大</a>] [<a>中</a>] [<a>小</a>]</p>"
    below = "<div>【打印】【关闭】</div><div>扫一扫在手机打开当前页</div><div>县长信箱欢迎您来信</div>"
    report = read_bytes(page(ARTICLE, around=(above, below)).encode(), "a.html")
    assert body(report) == LINES
    assert [line for line in shown(report) if line.startswith("furniture")] == [
        "furniture: 您的位置：首页>信息公开",
        "furniture: 来源：县司法局发布时间：2025-01-08字体：[大][中][小]",
        "furniture: 【打印】【关闭】",
        "furniture: 扫一扫在手机打开当前页",
    ]
    assert {meta.key: meta.value for meta in report.meta} == {"来源": "县司法局", "发布时间": "2025-01-08"}


FACT_TABLES = [
    "<table><tr><td>索 引 号：</td><td>QH-1</td><td>成文日期：</td><td>2025-01-06</td></tr></table>",
    "<table><tr><th>索引号</th><td>QH-1</td></tr><tr><th>成文日期</th><td>2025-01-06</td></tr></table>",
    "<ul><li><b>索引号：</b>QH-1</li><li><b>成文日期：</b>2025-01-06</li></ul>",
    "<dl><dt>索引号：</dt><dd>QH-1</dd><dt>成文日期：</dt><dd>2025-01-06</dd></dl>",
]


@pytest.mark.parametrize("facts", FACT_TABLES)
def test_tables_of_page_facts_become_facts(facts: str) -> None:
    report = read_bytes(page(ARTICLE, around=(facts, "")).encode(), "a.html")
    assert {meta.key: meta.value for meta in report.meta} == {"索引号": "QH-1", "成文日期": "2025-01-06"}
    assert body(report) == LINES


def test_meta_elements_of_government_sites_become_facts() -> None:
    head = '<meta name="ArticleTitle" content="年度报告"><meta name="PubDate" content="2025-01-08 10:00"><meta name="ContentSource" content="县司法局">'
    report = read_bytes(page(ARTICLE, head=head).encode(), "a.html")
    assert {meta.key: meta.value for meta in report.meta} == {
        "标题": "年度报告",
        "发布时间": "2025-01-08 10:00",
        "来源": "县司法局",
    }


CHARSETS = [
    ("gb18030", "gb2312", ()),
    ("utf-8", "utf-8", ()),
    ("gb18030", "utf-8", ("网页自称 utf-8 编码，实际按 GB18030 读入",)),
    ("utf-8", "gbk", ("网页自称 gbk 编码，实际按 UTF-8 读入",)),
    ("gb18030", "", ("按 GB18030 编码读入（猜测）",)),
]


@pytest.mark.parametrize(("actual", "said", "notices"), CHARSETS)
def test_pages_that_lie_about_their_charset(actual: str, said: str, notices: tuple[str, ...]) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">' if said else ""
    report = read_bytes(page(ARTICLE, head=head).encode(actual), "a.html")
    assert (body(report), report.notices) == (LINES, notices)


DROPPED = [
    "<script>var 变量 = '脚本';</script>",
    "<style>p{}</style>",
    "<p style='display:none'>隐藏的话。</p>",
    "<!-- 注释 -->",
    "<nav>栏目导航</nav>",
]


@pytest.mark.parametrize("part", DROPPED)
def test_what_a_page_does_not_show_is_dropped(part: str) -> None:
    assert read(page(part + ARTICLE)) == LINES


def test_tables_in_the_article_are_cells() -> None:
    rows = "<table><tr><th>项目</th><th>数量</th></tr><tr><td>合同审查</td><td>26</td></tr></table>"
    report = read_bytes(page(ARTICLE + rows).encode(), "a.html")
    assert shown(report)[5:] == ["cell: 项目", "cell: 数量", "cell: 合同审查", "cell: 26"]
    assert report.text.endswith("项目\t数量\n合同审查\t26")


def test_headings_have_their_level() -> None:
    report = read_bytes(page(f"<h2>一、主要工作</h2>{ARTICLE}").encode(), "a.html")
    assert (report.blocks[0].kind, report.blocks[0].level) == ("heading", 2)


def test_a_page_without_any_class_or_charset_is_read() -> None:
    assert read(f"<html><body><div>{ARTICLE}</div><div><a>友情链接</a></div></body></html>") == LINES


def test_a_signature_in_a_box_of_its_own_belongs_to_the_article() -> None:
    text, sign = ARTICLE.split("<p>青禾镇")
    assert (
        read(page(text, around=("", f"<div>青禾镇{sign.removesuffix('</p>')}</div><p>版权说明文字</p>")))
        == LINES
    )


def test_stray_ends_of_paragraphs_end_a_line() -> None:
    assert read(page("<p>全年审查合同26份。</p>二、存在问题</p>人员力量不足。</p>")) == [
        "全年审查合同26份。",
        "二、存在问题",
        "人员力量不足。",
    ]
