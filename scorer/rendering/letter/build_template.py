"""Make ``template.docx``: ``python -m scorer.rendering.letter.build_template``. Needs nothing but python-docx.

The page follows GB/T 9704: A4, 37 mm above, 28 mm left, text 156 mm wide, 仿宋 三号. A county changes a copy of the
template in Word or WPS instead; the fields in braces are listed in ``words.fields``.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorer.rendering.letter.template import packed

if TYPE_CHECKING:
    from docx.document import Document as Word

TITLE = "关于{% if 缺项 %}补充完善{% endif %}{{ 年度 }}"
TITLE_END = "法治政府建设年度报告{% if not 缺项 %}核对情况{% endif %}的函"
OPENING = (
    "你单位报送的{{ 年度 }}法治政府建设年度报告（{{ 文件 }}）收悉。对照《{{ 规则书 }}》（{{ 清单 }}），"
    "应核对 {{ 要素数 }} 项，其中达标 {{ 达标数 }} 项、部分 {{ 部分数 }} 项、缺失 {{ 缺失数 }} 项"
    "{% if 待核数 %}、待核 {{ 待核数 }} 项{% endif %}。"
    "{% if 缺项 %}现将需要补充完善的事项函告如下。{% else %}未发现缺项。{% endif %}"
)
FOUND = "情况：{{ 项.原因 }}。{% if 项.原文 %}最接近的原文是“{{ 项.原文 }}”，{{ 项.位置 }}。{% endif %}"
REPLY = (
    "请对照修改，于{{ 回复期限 or '____年__月__日' }}前将完善后的报告重新报送。所列事项由程序按清单核对得出，"
    "如与实际不符，或者不属于你单位职责，请在回复时说明。"
)
DATES = (
    "按照《法治政府建设与责任落实督察工作规定》，年度报告应于{{ 报送期限 }}前报送、{{ 公开期限 }}前向社会公开。"
    "{% if 是否逾期 %}你单位报告落款日期为{{ 落款日期 }}，已超过报送期限，请在回复时一并说明。{% endif %}"
)
BODY: tuple[tuple[str, str], ...] = (
    ("title", TITLE),
    ("title end", TITLE_END),
    ("to", "{{ 单位 }}："),
    ("text", OPENING),
    ("text", "{%p for 组 in 分组 %}"),
    ("heading", "{{ loop.index|中文数字 }}、{{ 组.标题 }}"),
    ("text", "{%p for 项 in 组.缺项 %}"),
    ("item", "（{{ loop.index|中文数字 }}）{{ 项.要素 }}（{{ 项.结论 }}）"),
    ("small", FOUND),
    ("text", "{%p if 项.应写在 %}"),
    ("small", "应写在：{{ 项.应写在 }}。"),
    ("text", "{%p endif %}"),
    ("small", "建议：{{ 项.补法 }}。"),
    ("small", "依据：{{ 项.依据 }}。"),
    ("text", "{%p endfor %}"),
    ("text", "{%p endfor %}"),
    ("text", "{%p if 提示 %}"),
    ("heading", "{{ (分组|length + 1)|中文数字 }}、请一并核对的其他事项"),
    ("text", "{%p for 条 in 提示 %}"),
    ("small", "{{ loop.index }}．{{ 条 }}。"),
    ("text", "{%p endfor %}"),
    ("text", "{%p endif %}"),
    ("text", "{%p if 缺项 or 提示 %}"),
    ("text", REPLY),
    ("text", "{%p endif %}"),
    ("text", DATES),
    ("close", "特此函告。"),
    ("sender", "{{ 发函单位 or '（发函单位）' }}"),
    ("date", "____年__月__日"),
)
TITLES = frozenset({"title", "title end"})
TITLE_FONT = ("方正小标宋简体", 22)
FONTS = {
    "title": TITLE_FONT,
    "title end": TITLE_FONT,
    "heading": ("黑体", 16),
    "item": ("楷体", 16),
    "small": ("仿宋", 12),
}
UNNEEDED = frozenset({"thumbnail", "customXml", "stylesWithEffects"})
LINE, SMALL_LINE = 28, 20
"""Points from line to line."""


def build() -> bytes:
    """Return the template as a Word file, the same bytes on every run."""
    from docx import Document
    from docx.shared import Mm

    word = Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    _strip(word)
    for kind, text in BODY:
        _paragraph(word, kind, text)
    word.core_properties.title = "反馈函"
    word.core_properties.author = "scorer"
    word.core_properties.comments = ""
    made = io.BytesIO()
    word.save(made)
    return packed(made.getvalue())


def _strip(word: Word) -> None:
    """Drop the thumbnail, the styles and other parts that a letter does not need: every letter would carry them."""
    for rels in (word.part.package.rels, word.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in UNNEEDED]:
            del rels[key]
    for style in list(word.styles):
        if not style._element.default:
            style.delete()


def _paragraph(word: Word, kind: str, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    name, size = FONTS.get(kind, ("仿宋", 16))
    paragraph = word.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(36 if kind in TITLES else SMALL_LINE if kind == "small" else LINE)
    if kind in TITLES:
        shape.alignment, shape.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(LINE if kind == "title end" else 0)
    elif kind in {"sender", "date"}:
        shape.alignment, shape.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Pt(4 * 16)
    elif kind != "to":
        shape.first_line_indent = Pt(2 * size)
    shape.keep_with_next = kind in {"heading", "item", "close", "sender"}
    _dress(paragraph.add_run(text), name, size)


def _dress(run: Any, name: str, size: int) -> None:
    """Set the font for Chinese and for Latin letters."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)


def main() -> None:
    """Write the template beside this script."""
    (Path(__file__).parent / "template.docx").write_bytes(build())


if __name__ == "__main__":
    main()
