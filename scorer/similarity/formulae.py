"""What everybody writes because it is prescribed: headings, guiding ideas, cited titles, lead-ins.

Only what is told by form stands here; sentences that merely stand in many reports are counted (``common``).
"""

from __future__ import annotations

import re

FORMULA = "\ue000"
"""Stands in a text for words of a formula; a clause that holds it says nothing about the body itself."""

_WORDS = (
    "习近平",
    "党中央",
    "国务院",
    "两个确立",
    "四个意识",
    "四个自信",
    "两个维护",
    "指导思想",
    "为指导",
    "为统领",
    "为引领",
    "重要讲话",
    "重要指示",
    "重要论述",
    "决策部署",
    "工作部署",
    "坚强领导",
    "正确领导",
    "统一领导",
    "党的领导",
    "以人民为中心",
    "关心支持",
    "关心指导",
    "大力支持",
    "有关要求",
    "第一责任人职责",
    "谁执法谁普法",
    "公正文明执法",
    "科学立法",
    "权责法定",
    "职能科学",
    "法治国家、法治",
    "法治政府、法治",
    "特此报告",
    *(f"{word}如下" for word in ("报告", "汇报", "总结", "通报", "自查", "说明", "情况")),
)
_FORMS = re.compile(
    "(?=[党一二三四五六七八九中文通规精部会学尊懂知])"
    "(?:党的[一二]?十[一二三四五六七八九]?大|二十大|十[七八九]大|[一二三四五六七][次届]?中?全会"
    "|(?:文件|通知|规定|精神|部署|会议)要求(?=[，。；])|学法、?[懂遵尊知]法|[尊懂知]法、?[守学]法)"
)
_CITED = "《[^《》\n\ue001。；！？]{2,90}》"
_TITLES = re.compile(f"{_CITED}(?:[、和及]?{_CITED})*等?")
_THREE = re.compile(
    "(?:行政)?执法公示(?:制度)?[、和](?:行政)?执法全过程记录(?:制度)?[、和]重大(?:行政)?执法决定法制审核(?:三项)?(?:制度)?"
)
_RULES = re.compile("[-=_*#|~—…·.+]{3,}")
"""Lines of a table or under a heading, dots of a list of contents."""
_NUMBERED = re.compile(
    r"^(?:第?[（(]?[一二三四五六七八九十]{1,3}(?:[)）、.．]|部分|[是要])[、：]?|[（(]?\d{1,2}[)）、．.](?!\d)|[①-⑳])+"
)
_LEAD = 30
"""A numbered first sentence up to this length and without a comma is a heading in the line: （一）加强领导。"""


def without_formulae(text: str) -> str:
    """Take cited 《titles》 and the names of the three systems out of folded *text* and mark formulae."""
    text = _TITLES.sub("《》", _RULES.sub("", text))
    if "全过程记录" in text:
        text = _THREE.sub("三项制度", text)
    for word in _WORDS:
        text = text.replace(word, FORMULA)
    return _FORMS.sub(FORMULA, text)


def unnumbered(sentence: str) -> tuple[str, bool]:
    """Take the number off a sentence; the second value tells that what is left is a heading."""
    bare = _NUMBERED.sub("", sentence)
    return bare, len(bare) < len(sentence) and len(bare) <= _LEAD and "，" not in bare
