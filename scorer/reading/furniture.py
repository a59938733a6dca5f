"""Tell the furniture of a web page or a print from the report: breadcrumbs, 字体、打印、来源、扫一扫, page numbers.

What furniture says about the report (发布时间, 来源, 索引号 …) is handed out as ``Meta``. Words stand in tables and
patterns are kept small: compiling large ones would cost more than reading a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex
from scorer.model import Meta, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_STRONG_KEYS = frozenset({
    "信息名称", "文件名称", "发布时间", "发布日期", "公开时间", "公开日期", "更新时间", "生成日期", "生成时间",
    "成文日期", "成文时间", "发文日期", "印发日期", "生效日期", "信息来源", "文章来源", "稿件来源", "发布机构",
    "公开机构", "公开主体", "发文机关", "发文单位", "发布单位", "发布部门", "制发机关", "责任部门", "信息所属单位",
    "索引号", "索引号码", "文号", "发文字号", "文件编号", "主题词", "关键词", "主题分类", "信息分类", "信息类别",
    "体裁分类", "服务对象分类", "公开方式", "公开形式", "公开范围", "公开属性", "公开时限", "公开期限", "有效性",
    "时效性", "失效日期", "废止日期", "信息时效期", "内容概述", "浏览次数", "访问次数", "阅读次数", "点击次数",
    "点击数", "点击量", "阅读量", "浏览量", "访问量", "责任编辑", "责编", "审核人", "初审", "复审", "终审", "供稿",
    "撰稿", "录入", "录入者", "信息员", "原文链接", "本地目录", "原文地址", "保护视力色", "视力保护色",
})  # fmt: skip
_WEAK_KEYS = frozenset({
    "时间", "日期", "浏览", "阅读", "点击", "一审", "二审", "三审", "概述", "审核", "编辑", "分类", "名称", "标题",
    "来源", "作者", "栏目",
})  # fmt: skip
"""Keys that may as well be words of a report or the head of a column."""
_BEGINS_LINE = frozenset({
    "标题", "来源", "名称", "作者", "栏目",
})  # fmt: skip
"""Weak keys that still make a line furniture when they begin it."""
_KEY = lazy_regex(r"(?<![^\W_])[【\[（(]?\s?(?P<key>[^\W\d_](?:\s?[^\W\d_]){1,6})\s?[】\]]?\s?[:：]")
_FEET = (
    "扫一扫", "扫描二维码", "扫码", "微信扫", "用手机", "手机扫", "分享到", "分享至", "上一篇", "下一篇", "上一条",
    "下一条", "上一页", "下一页", "责任编辑", "责编", "主办单位", "主办:", "主办：", "承办单位", "承办:", "承办：",
    "版权所有", "备案编号", "备案号", "网站标识码", "网站地图", "联系我们", "技术支持", "建议使用", "相关附件",
    "相关链接", "相关文章", "相关信息", "相关新闻", "相关文件", "相关解读", "关联文件", "附件下载", "原文下载",
    "打印本页", "打印此页", "关闭窗口", "返回顶部", "文件下载", "此件公开发布",
)  # fmt: skip
_BUTTONS = ("打印", "关闭", "我要打印", "收藏", "返回", "纠错", "字体")
_ATTACHED = lazy_regex(r"附件\d?\s?[:：]\s?(?:无(?=\s|$)|[^。]{0,80}\.(?:docx?|pdf|xlsx?|wps|ofd|rar|zip))")
_OPEN, _CLOSE = "【[（(", r"[】\]）)]"
WIDGET = lazy_regex(
    r"[【\[（(]?字\s?[体号](?:大小)?\s?[:：]?\s?(?:[【\[（(<]?\s?(?:特?大|默认|中|正常|小|\+|-)\s?[】\]）)>]?\s?[|/]?\s?){1,4}[】\]）)]?"
    rf"|[【\[（(]?\s?(?:打印(?:本页|本文|页面)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|纠错|返回(?:顶部|首页|列表)?|分享|下载)\s?{_CLOSE}?"
    r"|[【\[]\s?[大中小]\s?[】\]]"
)
_WHERE = r"(?:您|你)?(?:现在|当前|目前)?(?:所在|的|所处){0,2}(?:位置|所在地|导航)(?:是|为)?\s?[:：]\s{0,2}"
_CRUMB = r"(?:\s?[>》›»＞→/|]{1,3}\s?|\s-\s)[^\s>》›»＞→/|]+"
CRUMBS = lazy_regex(rf"(?:{_WHERE})?(?:网站)?首\s?页(?:{_CRUMB})+|{_WHERE}[^\s>》›»＞→/|]+(?:{_CRUMB})*")
_RULE = lazy_regex(r"[=\-_*—…─━]{3,}\s*(?:正\s?文\s*)?[=\-_*—…─━]*|页面链接与图片详见.{0,40}")
_NUMBER = "[0-9一二三四五六七八九十]{1,4}"
_DASH = "[-—–－―─~～·•‐]{1,3}"
_PAGE = lazy_regex(
    rf"{_DASH}\s?\d{{1,4}}\s?{_DASH}|第\s?{_NUMBER}\s?页(?:\s?[,，/、]?\s?共\s?{_NUMBER}\s?页)?"
    rf"|共\s?\d{{1,4}}\s?页\s?[,，/]?\s?第\s?\d{{1,4}}\s?页|\d{{1,4}}\s?/\s?\d{{1,4}}\s?页|[Pp]age\s?\d+(?:\s?of\s?\d+)?"
)
# NOTE: a line is asked for these first; it spares most runs the larger patterns, and most lines the search.
_BEGIN_PAGE = frozenset("-—–－―─~～·•‐Pp")
_BEGIN_RULE = frozenset("=-_*—…─━页")
_CRUMB_WORDS = ("首", "位置", "所在地", "导航")
_WIDGET_WORDS = ("字", "打印", "关闭", "收藏", "纠错", "返回", "分享", "下载", "[", "【")
_NONE = frozenset(["", "无", "暂无", "-", "--", "加载中", "空"])
_DRESS = " \u3000\xa0\t|/·【】[]()（）"
_MAX_LINE = 240


def is_page_number(words: str) -> bool:
    """Tell whether a line is a dressed page number: ``— 1 —``, ``第 2 页 共 5 页`` (a bare ``2`` is not)."""
    told = "页" in words or words[:1] in _BEGIN_PAGE
    return told and len(words) < 24 and _PAGE.fullmatch(words) is not None


def is_furniture(words: str) -> bool:
    """Tell whether one line of text, without white space at its ends, is page furniture."""
    if len(words) > _MAX_LINE or words.count("。") > 1:
        return False
    if (
        (words[:1] in _BEGIN_RULE and _RULE.fullmatch(words))
        or (any(word in words for word in _CRUMB_WORDS) and CRUMBS.fullmatch(words))
        or "公网安备" in words[:40]
        or "ICP备" in words[:40].upper()
    ):
        return True
    if begins_foot(words) and ("。" not in words or "此件" in words):
        return True
    if any(word in words for word in _WIDGET_WORDS):
        words = WIDGET.sub("", words)
    words = words.strip(_DRESS)
    key = match_key(words, 0, len(words))
    if key and squeezed(key["key"]) in _WEAK_KEYS - _BEGINS_LINE:
        return "。" not in words and len(words) < 40
    return bool(key) or not words


def begins_foot(text: str, at: int = 0) -> bool:
    """Tell whether words that end a page (扫一扫, 打印, 上一篇, 附件：….docx) begin at *at*."""
    bracket = at < len(text) and text[at] in _OPEN
    start = at + bracket
    while bracket and start < len(text) and text[start] == " ":
        start += 1
    if text.startswith(_FEET, start):
        return True
    if text.startswith(_BUTTONS, start) and (bracket or text[start + 2 : start + 3].strip() == ""):
        return True
    return text.startswith("附件", start) and _ATTACHED.match(text, start) is not None


def match_key(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match ``key：`` at *start*; only the keys of page facts count."""
    found = _KEY.match(text, start, end)
    return found if found and squeezed(found["key"]) in (_STRONG_KEYS | _WEAK_KEYS) else None


def find_keys(text: str, span: Span) -> list[re.Match[str]]:
    """Return every ``key：`` in *span*."""
    known = _STRONG_KEYS | _WEAK_KEYS
    return [found for found in _KEY.finditer(text, *span) if squeezed(found["key"]) in known]


def key_of(words: str) -> str | None:
    """Return the key that a table cell such as ``索 引 号：`` names, or ``None``."""
    words = squeezed(words).strip(":：【】[]")
    return words if words in _STRONG_KEYS or words in _WEAK_KEYS else None


def is_strong_key(key: str) -> bool:
    """Tell whether *key* occurs in tables of page facts only (索引号), not in those of a report (名称, 时间)."""
    return key in _STRONG_KEYS


def metas(text: str, span: Span) -> Iterator[Meta]:
    """Yield what a furniture line says in the form ``key: value``, several to a line."""
    keys = find_keys(text, span)
    for number, key in enumerate(keys):
        end = keys[number + 1].start() if number + 1 < len(keys) else span.end
        end = _value_end(text, key.end(), end)
        value = text[key.end() : end].strip().rstrip("）)】]|").strip()
        if value not in _NONE:
            start = text.index(value, key.end())
            yield Meta(squeezed(key["key"]), value, Span(start, start + len(value)))


def _value_end(text: str, start: int, end: int) -> int:
    """Return where the value ends: before a button, or before words that end a page."""
    widget = WIDGET.search(text, start + 1, end)
    end = widget.start() if widget else end
    return next((at for at in range(start + 1, end) if text[at - 1].isspace() and begins_foot(text, at)), end)


def squeezed(words: str) -> str:
    """Return *words* without white space."""
    return "".join(words.split())
