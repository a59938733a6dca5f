"""Plain text and Markdown in every usual encoding."""

from __future__ import annotations

import codecs

import pytest

from scorer.reading import read_bytes
from tests.reading.build import body, shown

TEXT = "青禾镇2024年法治政府建设情况报告\r\n一、主要工作\r\n全镇开展法治宣传20场，发放资料3000份，群众反映良好。\r\n"
TRADITIONAL = "青禾鎮2024年法治政府建設情況報告\n全鎮開展法治宣傳20場，發放資料3000份，群眾反映良好，矛盾糾紛調解成功。\n"

ENCODED = [
    (TEXT.encode(), ()),
    (codecs.BOM_UTF8 + TEXT.encode(), ()),
    (TEXT.encode("gb18030"), ("按 GB18030 编码读入（猜测）",)),
    (TEXT.encode("utf-16"), ("按 UTF-16 编码读入",)),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), ("按 UTF-16 编码读入",)),
    (TEXT.encode("utf-16-le"), ("按 UTF-16 编码读入（猜测）",)),
    (TEXT.encode("utf-16-be"), ("按 UTF-16 编码读入（猜测）",)),
]


@pytest.mark.parametrize(("data", "notices"), ENCODED)
def test_every_encoding_gives_the_same_text_and_says_what_was_guessed(
    data: bytes, notices: tuple[str, ...]
) -> None:
    report = read_bytes(data, "report.txt")
    assert (report.text, report.notices, report.format) == (TEXT, notices, "txt")


def test_big5_is_told_from_gb18030() -> None:
    report = read_bytes(TRADITIONAL.encode("big5"), "report.txt")
    assert (report.text, report.notices) == (TRADITIONAL, ("按 Big5 编码读入（猜测）",))


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    data = (TEXT * 20).encode()[:-2] + b"\xe6\x88\n"
    report = read_bytes(data, "report.txt")
    assert report.notices == ("按 UTF-8 编码读入，有 1 处坏字节，以 \ufffd 代替",)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept_as_they_are(line_end: str) -> None:
    text = line_end.join(["一、主要工作", "全镇开展宣传20场。", "", "特此报告。"])
    report = read_bytes(text.encode(), "-")
    assert report.text == text
    assert body(report) == ["一、主要工作", "全镇开展宣传20场。", "特此报告。"]


def test_the_digest_is_that_of_the_bytes() -> None:
    assert read_bytes("全镇开展宣传。".encode(), "-").digest.startswith("sha256:")
    assert (
        read_bytes("全镇开展宣传。".encode(), "-").digest
        == read_bytes("全镇开展宣传。".encode(), "a.txt").digest
    )


MARKDOWN = """# 青禾镇2024年法治政府建设情况报告

## 一、主要工作

全镇开展法治宣传20场，
发放资料3000份。

- 聘请法律顾问1名。
- 审查合同26份。

| 项目 | 数量 |
| --- | ---: |
| 会前学法 | 12 次 |

结语
====
"""


def test_markdown_headings_lists_and_tables() -> None:
    report = read_bytes(MARKDOWN.encode(), "report.md")
    assert shown(report) == [
        "heading: 青禾镇2024年法治政府建设情况报告",
        "heading: 一、主要工作",
        "全镇开展法治宣传20场，发放资料3000份。",
        "聘请法律顾问1名。",
        "审查合同26份。",
        "cell: 项目",
        "cell: 数量",
        "cell: 会前学法",
        "cell: 12次",
        "结语",
    ]
    assert [block.level for block in report.blocks[:3]] == [1, 2, None]
    assert report.format == "md"
