"""Tell the furniture of a web page or a print from the report: breadcrumbs, 字体、打印、来源、扫一扫, page numbers.

What furniture says about the report (发布时间, 来源, 索引号 …) is handed out as ``Meta``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.model import Meta, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = (
    "标题|名称|信息名称|文件名称|发布时间|发布日期|公开时间|公开日期|更新时间|生成日期|生成时间|成文日期|成文时间|发文日期|"
    "印发日期|生效日期|时间|日期|来源|信息来源|文章来源|稿件来源|发布机构|公开机构|公开主体|发文机关|发文单位|发布单位|制发机关|"
    "责任部门|信息所属单位|索引号|索引号码|文号|发文字号|文件编号|主题词|关键词|主题分类|信息分类|信息类别|体裁分类|服务对象分类|"
    "分类|栏目|公开方式|公开形式|公开范围|公开属性|公开时限|公开期限|有效性|时效性|失效日期|废止日期|信息时效期|内容概述|概述|浏览次数|访问次数|阅读次数|"
    "点击次数|点击数|点击量|阅读量|浏览量|浏览|阅读|点击|访问量|作者|编辑|责任编辑|责编|审核|审核人|初审|复审|终审|一审|二审|三审|"
    "供稿|撰稿|录入|录入者|信息员|原文链接|本地目录|原文地址|保护视力色|视力保护色"
)
KEY = re.compile(
    rf"(?<![\u4e00-\u9fffA-Za-z0-9])[【\[（(]?\s*(?P<key>(?:{_KEYS})|[索名来日分文栏](?:\s|&nbsp;)*[引称源期类号目](?:\s*号)?)\s*[】\]]?\s*[:：]"
)
_NAMES = frozenset(_KEYS.split("|"))
_WEAK = frozenset({
    "时间", "日期", "浏览", "阅读", "点击", "一审", "二审", "三审", "概述", "审核", "编辑", "分类", "名称", "标题",
    "来源", "作者", "栏目",
})  # fmt: skip
"""Keys that may as well be words of a report or the head of a column."""
_WIDGET = re.compile(
    r"[【\[（(]?\s*字\s*[体号]\s*(?:大小)?\s*[:：]?\s*(?:[【\[（(<]?\s*(?:特?大|默认|中|正常|小|\+|-)\s*[】\]）)>]?\s*[|/]?\s*){1,4}[】\]）)]?"
    r"|[【\[（(]?\s*(?:打印(?:本页|本文|页面)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|纠错|返回(?:顶部|首页|列表)?|分享|转发|下载(?:文字版|本文)?)\s*[】\]）)]?"
    r"|[【\[]\s*[大中小]\s*[】\]]"
)
_WHERE = (
    r"(?:您|你)?\s?(?:现在|当前|目前)?\s?(?:所在|的)?\s?(?:所处)?(?:位置|所在地|导航)(?:是|为)?\s?[:：]\s*"
)
_CRUMB = r"(?:\s*[>》›»＞→/|]+\s*|\s-+\s)[^\s>》›»＞→/|]+"
_CRUMBS = re.compile(rf"(?:{_WHERE})?(?:网站)?首\s?页(?:{_CRUMB})+|{_WHERE}\S+(?:{_CRUMB})*")
_FOOT = re.compile(
    r"[（(【\[]?(?:扫一扫|扫描二维码|扫码|微信扫|用手机|手机扫|分享到|分享至|上一[篇条页]|下一[篇条页]|责任编辑|责编|主办单位|主办\s*[:：]|"
    r"承办单位|承办\s*[:：]|版权所有|备案编号|备案号|网站标识码|网站地图|联系我们|技术支持|建议使用|相关附件|相关链接|相关文章|相关信息|相关新闻|"
    r"相关文件|相关解读|关联文件|附件下载|原文下载|打印本页|打印此页|关闭窗口|[【\[]\s*(?:打印|关闭|我要打印|收藏|返回|纠错|字体)|"
    r"打印(?=\s|$)|关闭(?=\s|$)|返回顶部|文件下载|此件公开发布|附件\d?\s*[:：]\s*(?:无(?=\s|$)|.{0,80}\.(?:docx?|pdf|xlsx?|wps|ofd|rar|zip)))"
)
_ICP = re.compile(r"^(?:\S{0,20}\s*){0,3}\S?(?:ICP备|公网安备)", re.I)
_RULE = re.compile(r"[=\-_*—…─━]{3,}\s*(?:正\s*文\s*)?[=\-_*—…─━]{0,}|页面链接与图片详见.{0,40}")
_PAGE = re.compile(
    r"[-—–－―─~～·•‐]{1,3}\s*\d{1,4}\s*[-—–－―─~～·•‐]{1,3}|第\s*[0-9一二三四五六七八九十]{1,4}\s*页(?:\s*[,，/、]?\s*共\s*[0-9一二三四五六七八九十]{1,4}\s*页)?"
    r"|共\s*\d{1,4}\s*页\s*[,，/]?\s*第\s*\d{1,4}\s*页|\d{1,4}\s*/\s*\d{1,4}\s*页|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
)
_NONE = frozenset({"", "无", "暂无", "-", "--", "加载中", "空"})
_TITLE = re.compile(r"(?=\S{0,70}(?:法治|依法行政|依法治))\S{8,75}?(?:报告|总结|汇报|情况|公告)(?=\s)")
_VALUE = re.compile(
    r"\s{0,2}(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d+\s*次|(?!\S{0,24}[:：])[^\s，。；]{1,40}(?=\s|$))?"
)
_DRESS = " \u3000\xa0\t|/·【】[]()（）"
_MAX_LINE = 240


class Flat(NamedTuple):
    """A body that a crawler flattened to one line, cut at its furniture."""

    furniture: tuple[Span, ...]
    title: Span | None
    body: Span


def is_page_number(words: str) -> bool:
    """Tell whether a line is a dressed page number: ``— 1 —``, ``第 2 页 共 5 页`` (a bare ``2`` is not)."""
    return len(words) < 24 and _PAGE.fullmatch(words) is not None


def is_furniture(words: str) -> bool:
    """Tell whether one line of text, without white space at its ends, is page furniture."""
    if len(words) > _MAX_LINE or words.count("。") > 1:
        return False
    if _RULE.fullmatch(words) or _CRUMBS.fullmatch(words) or _ICP.match(words):
        return True
    if _FOOT.match(words) and ("。" not in words or "此件" in words):
        return True
    words = _WIDGET.sub("", words).strip(_DRESS)
    key = KEY.match(words)
    if key and key["key"] in _WEAK - {"来源", "标题"}:
        return "。" not in words and len(words) < 40
    return bool(key) or not words


def key_of(words: str) -> str | None:
    """Return the key that a table cell such as ``索 引 号：`` names, or ``None``."""
    words = re.sub(r"\s+", "", words).strip(":：【】[]")
    return words if words in _NAMES else None


def is_strong_key(key: str) -> bool:
    """Tell whether *key* occurs in tables of page facts only (索引号), not in those of a report (名称, 时间)."""
    return key not in _WEAK


def metas(text: str, span: Span) -> Iterator[Meta]:
    """Yield what a furniture line says in the form ``key: value``, several to a line."""
    keys = list(KEY.finditer(text, span.start, span.end))
    for number, key in enumerate(keys):
        end = keys[number + 1].start() if number + 1 < len(keys) else span.end
        stops = (pattern.search(text, key.end() + 1, end) for pattern in (_WIDGET, _FOOT))
        value_end = min((stop.start() for stop in stops if stop), default=end)
        value = text[key.end() : value_end].strip().rstrip("）)】]|")
        if value.strip() not in _NONE:
            start = text.index(value, key.end())
            yield Meta(re.sub(r"\s+", "", key["key"]), value.strip(), Span(start, start + len(value.strip())))


def cut_flat(text: str, span: Span) -> Flat:
    """Cut the leading and trailing run of furniture off a long line; the title between crumbs and keys is kept."""
    furniture: list[Span] = []
    title: Span | None = None
    at, run = span.start, span.start
    while True:
        at = _skip(text, at, span.end)
        if title is None and (found := _TITLE.match(text, at, span.end)):
            if run < at:
                furniture.append(_strip(text, run, at))
            title, at = Span(*found.span()), found.end()
            run = _skip(text, at, span.end)
            continue
        end = _head_piece(text, at, span.end)
        if end <= at:
            break
        at = end
    if title is not None and not furniture and run >= at:
        title, at = (
            None,
            span.start,
        )  # a line that merely begins with a title has no furniture to tell it apart
    if run < at:
        furniture.append(_strip(text, run, at))
    tail = _tail(text, at, span.end)
    if tail < span.end:
        furniture.append(_strip(text, tail, span.end))
    return Flat(tuple(f for f in furniture if f.end > f.start), title, _strip(text, at, tail))


def _head_piece(text: str, at: int, end: int) -> int:
    """Return where the piece of furniture that begins at *at* ends, or *at*."""
    for pattern in (_CRUMBS, _WIDGET):
        if found := pattern.match(text, at, end):
            return found.end()
    key = KEY.match(text, at, end)
    if not key:
        return at
    value = _VALUE.match(text, key.end(), end)
    return value.end() if value else key.end()


def _tail(text: str, start: int, end: int) -> int:
    """Return where the trailing run of furniture begins: the first foot word with no sentence after it."""
    last = max(text.rfind(mark, start, end) for mark in "。；;")
    for found in _FOOT.finditer(text, max(last, start), end):
        if found.start() > start and text[found.start() - 1].isspace():
            return found.start()
    return end


def _skip(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isspace() or text[at] in "|"):
        at += 1
    return at


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
