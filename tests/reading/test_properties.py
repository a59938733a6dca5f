"""What holds for every file: spans quote the original, and the author's paragraphs come back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.errors import UnreadableError
from scorer.reading import read_bytes
from tests.reading.build import body, docx, page, par, pdf, printed, wrapped

if TYPE_CHECKING:
    from scorer.model import Report

WORDS = [
    "法治政府建设", "推进", "落实", "干部学法", "化解矛盾纠纷", "审查合同26份", "公开信息", "培训", "法律顾问", "，", "、", "《办法》",
    "“三项制度”", "2024年", "98.6%", "15 件", "群众满意", "（含村级）",
]  # fmt: skip


def sentences(words: int) -> st.SearchStrategy[str]:
    """Return sentences of at least so many *words*, none of which begins like a heading or a part of a web page."""
    middle = st.lists(st.sampled_from(WORDS), min_size=words, max_size=words + 20)
    return st.builds("全镇{}{}工作有序开展。".format, st.integers(1, 10**6), middle.map("".join))


PARAGRAPHS = st.lists(sentences(2), min_size=1, max_size=12, unique=True)
LONG_PARAGRAPHS = st.lists(sentences(25), min_size=4, max_size=9)
WILD = st.lists(
    st.sampled_from([*"一二三、（）()1234.。，；：\n\r\t \u3000“”年月日镇局报告关于法治", "来源：", "首页 > ", "字体:[大] ", "\n\n", "— 1 —\n"]),
    max_size=200,
).map("".join)  # fmt: skip


def check(report: Report) -> None:
    """Assert what every Report keeps."""
    spans = sorted(span for block in report.blocks for span in block.spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert [block.start for block in report.blocks] == sorted(block.start for block in report.blocks)
    for start, end in spans:
        assert 0 <= start < end <= len(report.text)
        assert report.text[start:end] == report.text[start:end].strip()


def plain(paragraphs: list[str]) -> list[str]:
    return ["".join(words.split()) for words in paragraphs]


@settings(deadline=None)
@given(PARAGRAPHS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_one_paragraph_a_line(codec: str, paragraphs: list[str]) -> None:
    report = read_bytes("\n".join(paragraphs).encode(codec), "a.txt")
    check(report)
    assert body(report) == plain(paragraphs)


@settings(deadline=None, max_examples=60)
@given(LONG_PARAGRAPHS, st.integers(40, 80))
def test_text_with_hard_wraps(paragraphs: list[str], width: int) -> None:
    text = "\r\n".join(line for words in paragraphs for line in wrapped(words, width))
    report = read_bytes(text.encode(), "a.txt")
    check(report)
    assert body(report) == plain(paragraphs)


@settings(deadline=None)
@given(PARAGRAPHS)
def test_word(paragraphs: list[str]) -> None:
    report = read_bytes(docx(*map(par, paragraphs)), "a.docx")
    check(report)
    assert body(report) == plain(paragraphs)


@settings(deadline=None)
@given(PARAGRAPHS, st.sampled_from(["<p>{}</p>", "<div>{}</div>", "{}<br>", "<p>　　{}</p>\n"]))
def test_pages(paragraphs: list[str], form: str) -> None:
    html = page("".join(form.format(words) for words in paragraphs))
    report = read_bytes(html.encode("gb18030"), "a.html")
    check(report)
    assert body(report) == plain(paragraphs)


@settings(deadline=None, max_examples=30)
@given(PARAGRAPHS)
def test_prints(paragraphs: list[str]) -> None:
    report = read_bytes(pdf(printed(paragraphs)), "a.pdf")
    check(report)
    assert body(report) == plain(paragraphs)


@settings(deadline=None, max_examples=300)
@given(WILD)
def test_whatever_the_text_every_word_of_it_is_in_one_block(text: str) -> None:
    try:
        report = read_bytes(text.encode(), "a.txt")
    except UnreadableError:
        return
    check(report)
    assert report.text == text
    spans = sorted(span for block in report.blocks for span in block.spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.docx", "a.html", "a.pdf", "-"]))
def test_whatever_the_bytes_there_is_a_report_or_one_clear_line(data: bytes, name: str) -> None:
    try:
        check(read_bytes(data, name))
    except UnreadableError as error:
        assert error.message
        assert error.hint
