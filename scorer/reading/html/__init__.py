"""Read a web page as government sites publish it: the article, and what the page says around it as facts.

``Report.text`` is built here: title and article first to last, a line end (``<br>``) or a blank line (paragraph)
between blocks, cells of a table row separated by tabs; breadcrumbs, 来源 lines and 索引号 tables as furniture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.errors import UnreadableError
from scorer.model import Meta
from scorer.reading.base import report_of
from scorer.reading.decode import Decoded, decode
from scorer.reading.html.article import find_article
from scorer.reading.html.layout import lay_out
from scorer.reading.html.page import page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from scorer.model import Report

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_PARAGRAPH_END = re.compile(r"</p\s*>", re.I)
_GB = {"gb2312", "gbk", "gb18030", "gb_2312-80"}
_META = {
    "articletitle": "标题", "title": "标题", "pubdate": "发布时间", "publishdate": "发布时间",
    "publish_date": "发布时间", "contentsource": "来源", "source": "来源", "author": "作者", "contentauthor": "作者",
    "columnname": "栏目", "sitename": "网站", "keywords": "关键词",
}  # fmt: skip
"""Names of meta elements after the national rules for government sites, and the facts that they give."""


def read(data: bytes, name: str) -> Report:
    """Read an .html page; raises an UnreadableError where it holds no article."""
    decoded = _decode(data)
    root = _parse(decoded.text)
    body = root.find("body")
    if body is None:
        raise UnreadableError(
            "网页里没有内容", "请用浏览器打开网页，确认正文能显示后另存为 .html，或复制正文存为 .txt"
        )
    meta = list(_metas(root))
    lines = page_lines(body, find_article(body))
    text, blocks = lay_out(lines, [item.value for item in meta if item.key == "标题"] + _page_title(root))
    notices = [decoded.notice] if decoded.notice else []
    return report_of(data, name, "html", text, blocks, meta=meta, notices=notices)


def _decode(data: bytes) -> Decoded:
    """Decode by the bytes themselves; what the page says of its charset is often untrue."""
    said = _CHARSET.search(data[:4096])
    charset = said[1].decode().lower() if said else ""
    decoded = decode(data)
    actual = {"GB18030": "gb", "UTF-8": "utf-8", "Big5": "big5"}.get(decoded.encoding, "")
    claimed = "gb" if charset in _GB else charset
    if charset and claimed == actual:
        return decoded._replace(notice="")
    if charset and actual and claimed != actual:
        return decoded._replace(notice=f"网页自称 {charset} 编码，实际按 {decoded.encoding} 读入")
    return decoded


def _parse(text: str) -> _Element:
    from lxml import etree

    # The parser drops a stray </p>, which browsers take for the end of a paragraph: a rule keeps the lines apart.
    text = _PARAGRAPH_END.sub("</p><hr>", text)
    # Entities of HTML are harmless and the size is bounded, but unclosed tags nest deeper than the usual limit.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or any(error.level_name == "FATAL" for error in parser.error_log):
        raise UnreadableError("网页内容无法解析", "请用浏览器另存为 .html，或复制正文存为 .txt")
    return root


def _metas(root: _Element) -> Iterator[Meta]:
    for element in root.iter("meta"):
        key = _META.get(element.get("name", "").strip().lower())
        value = " ".join(element.get("content", "").split())
        if key and value:
            yield Meta(key, value)


def _page_title(root: _Element) -> list[str]:
    title = root.find("head/title")
    return [" ".join((title.text or "").split())] if title is not None and title.text else []
