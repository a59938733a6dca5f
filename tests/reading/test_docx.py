"""A Word document is read as its reader sees it."""

from __future__ import annotations

import pytest

from scorer.reading import read_bytes
from scorer.reading.docx.numerals import written
from tests.reading.build import docx, levels, par, run, shown, table, zipped


def read(*content: str, **parts: str) -> list[str]:
    return shown(read_bytes(docx(*content, **parts), "report.docx"))


CHINESE = levels(("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def test_automatic_numbering_is_written_out() -> None:
    content = [par("主要工作", list_=(1, 0)), par("抓学习。", list_=(1, 1)), par("抓执法。", list_=(1, 1))]
    content += [par("会前学法", list_=(1, 2)), par("存在问题", list_=(1, 0)), par("力量不足。", list_=(1, 1))]
    assert read(*content, numbering=CHINESE) == [
        "一、主要工作", "（一）抓学习。", "（二）抓执法。", "1.会前学法", "二、存在问题", "（一）力量不足。",
    ]  # fmt: skip


def test_numbering_may_come_from_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="a"><w:name w:val="小标题"/><w:basedOn w:val="1"/></w:style>'
    )
    assert read(par("主要工作", style="1"), par("存在问题", style="a"), styles=styles, numbering=CHINESE) == [
        "heading: 一、主要工作",
        "heading: 二、存在问题",
    ]


def test_a_list_that_starts_anew_counts_from_its_own_start() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = levels(("decimal", "%1."), ("decimal", "%1.%2")) + (
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{again}</w:num>'
    )
    content = [
        par("甲", list_=(1, 0)),
        par("乙", list_=(1, 1)),
        par("丙", list_=(1, 1)),
        par("丁", list_=(2, 0)),
    ]
    assert read(*content, par("戊", list_=(1, 0)), numbering=numbering) == [
        "1.甲",
        "1.1乙",
        "1.2丙",
        "5.丁",
        "6.戊",
    ]


def test_bullets_and_switched_off_lists_have_no_number() -> None:
    numbering = levels(("bullet", "\uf0b7"))
    assert read(par("甲项工作", list_=(1, 0)), par("乙项工作", list_=(0, 0)), numbering=numbering) == [
        "甲项工作",
        "乙项工作",
    ]


NUMERALS = [
    (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCountingThousand", "十二"),
    (20, "chineseCounting", "二十"), (105, "chineseCountingThousand", "一百零五"), (110, "chineseCounting", "一百一十"),
    (10, "ideographDigital", "一〇"), (3, "ideographTraditional", "丙"), (2, "chineseLegalSimplified", "贰"),
    (3, "decimalEnclosedCircle", "③"), (21, "decimalEnclosedCircle", "21"), (3, "decimalFullWidth", "３"),
    (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (28, "upperLetter", "BB"), (3, "lowerLetter", "c"),
    (7, "decimalZero", "07"), (7, "ordinal", "7"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "style", "expected"), NUMERALS)
def test_numerals(number: int, style: str, expected: str) -> None:
    assert written(number, style) == expected


def test_insertions_are_kept_and_deletions_dropped() -> None:
    deleted = "<w:del><w:r><w:delText>未</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>"
    content = f"<w:p>{run('全年')}{deleted}<w:ins>{run('聘请')}</w:ins>{run('顾问1名，')}{moved}</w:p>"
    assert read(content) == ["全年聘请顾问1名，新处"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert read(par("全年审查", props=gone), par("合同26份。")) == ["全年审查合同26份。"]


def test_deleted_rows_are_dropped() -> None:
    rows = table(["甲", "1"], ["乙", "2"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert read(par("数据如下。"), rows) == ["数据如下。", "cell: 乙", "cell: 2"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{par('青禾镇人民政府文件')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert read(f"<w:p>{run('正文段落。')}<w:r>{both}</w:r></w:p>") == ["正文段落。", "青禾镇人民政府文件"]


WRAPPED = [
    "<w:smartTag>{}</w:smartTag>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:hyperlink>{}</w:hyperlink>",
    '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
    "<w:customXml>{}</w:customXml>",
]


@pytest.mark.parametrize("wrapper", WRAPPED)
def test_text_inside_tags_and_controls_is_kept(wrapper: str) -> None:
    assert read(f"<w:p>{run('聘请')}{wrapper.format(run('法律顾问'))}{run('1名')}</w:p>") == [
        "聘请法律顾问1名"
    ]


def test_content_controls_around_paragraphs_and_their_prompts() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    prompt = control.format("<w:showingPlcHdr/>", par("单击此处输入文字。"))
    assert read(control.format("", par("全年审查合同。")), prompt) == ["全年审查合同。"]


def test_of_a_field_the_result_is_kept_and_the_code_dropped() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2025年")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(f"<w:p>{run('截至')}{field}{run('1月')}</w:p>") == ["截至2025年1月"]


def test_hidden_text_is_dropped() -> None:
    hidden, not_hidden = run("内部", "<w:vanish/>"), run("信息", '<w:vanish w:val="0"/>')
    assert read(f"<w:p>{run('公开')}{hidden}{not_hidden}</w:p>") == ["公开信息"]


def test_signs_inside_a_run() -> None:
    inner = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>"
    )
    assert read_bytes(docx(f"<w:p>{inner}</w:p>"), "-").text == "甲\t乙\n2021-2025"


def test_tables_are_cells_in_reading_order_and_merged_cells_stand_once() -> None:
    merged = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{par()}</w:tc>"
    rows = table(["类别", "件数"], ["复议", table(["受理", "3"]) + par()], ["诉讼", "1"])
    rows = rows.replace(f"<w:tc>{par('诉讼')}</w:tc>", merged)
    report = read_bytes(docx(par("数据如下。"), rows), "a.docx")
    assert shown(report)[1:] == ["cell: 类别", "cell: 件数", "cell: 复议", "cell: 受理", "cell: 3", "cell: 1"]
    assert report.text.splitlines()[1] == "类别\t件数"


def test_a_table_of_one_cell_is_layout() -> None:
    assert read(table([par("一、主要工作") + par("全年审查合同26份。")])) == [
        "一、主要工作",
        "全年审查合同26份。",
    ]


def test_headings_have_the_level_of_their_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="公文标题"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    content = [
        par("主要工作", style="x"),
        par("抓学习", style="2"),
        par("存在问题", props='<w:outlineLvl w:val="0"/>'),
    ]
    content.append(par("正文。", style="2", props='<w:outlineLvl w:val="9"/>'))
    report = read_bytes(docx(*content, styles=styles), "a.docx")
    assert [(block.kind, block.level) for block in report.blocks] == [
        ("heading", 1), ("heading", 2), ("heading", 1), ("paragraph", None),
    ]  # fmt: skip


def test_notes_headers_footers_and_contents_are_kept_apart() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    notes = f'<w:footnote w:type="separator" w:id="0">{par("—")}</w:footnote><w:footnote w:id="2">{par("统计至年底。")}</w:footnote>'
    content = [par("一、主要工作 1", style="t"), par("全年审查合同26份。")]
    report = read_bytes(
        docx(*content, styles=styles, footnotes=notes, header=par("送审稿"), footer=par("第 1 页")), "a"
    )
    assert shown(report) == [
        "furniture: 一、主要工作1",
        "全年审查合同26份。",
        "note: 统计至年底。",
        "header: 送审稿",
        "footer: 第1页",
    ]
    assert [block.anchor for block in report.blocks] == ["p:0", "p:1", "fn:2", None, None]


def test_anchors_count_every_paragraph_of_the_body() -> None:
    report = read_bytes(docx(par("甲段。"), par(), table(["乙", "丙"]), par("丁段。")), "a.docx")
    assert [block.anchor for block in report.blocks] == ["p:0", "p:2", "p:3", "p:4"]


def test_strict_documents_are_read_too() -> None:
    usual, strict = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    files = {
        "word/document.xml": f'<w:document xmlns:w="{usual}"><w:body>{par("全年审查合同。")}</w:body></w:document>'.replace(
            usual, strict
        )
    }
    assert shown(read_bytes(zipped(files), "a.docx")) == ["全年审查合同。"]
