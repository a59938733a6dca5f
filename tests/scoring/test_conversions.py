"""The same words in another format get the same verdicts: what a town types into Word, prints and publishes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from scorer.reading import read_bytes, read_path
from scorer.scoring.evaluate import evaluate
from tests.reading.build import docx, page, par, pdf, printed
from tests.scoring.test_metamorphic import REPORTS, text_of
from tests.shipped import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FLATTENED = 1500
"""A longer line is a body that a crawler flattened; nobody types it into Word."""


def paragraphs(path: Path) -> list[str]:
    """Return the report paragraph by paragraph, hard-wrapped lines joined as the reader joins them."""
    report = read_path(path)
    pieces = ("".join(report.text[a:b] for a, b in block.spans) for block in report.blocks)
    return [line for piece in pieces if (line := piece.replace("\n", "").strip())]


def as_docx(lines: list[str]) -> bytes:
    return docx(*map(par, lines))


def as_html(lines: list[str]) -> bytes:
    return page("".join(f"<p>{html.escape(line)}</p>" for line in lines)).encode()


def as_pdf(lines: list[str]) -> bytes:
    return pdf(printed(lines))


def statuses(data: bytes, name: str) -> dict[str, str]:
    card = evaluate(read_bytes(data, name), rulebook())
    return {finding.id: finding.status for finding in card.findings}


PLAIN = [path for path in REPORTS if max(map(len, text_of(path).split("\n"))) < FLATTENED]


@pytest.mark.parametrize(
    ("write", "name"), [(as_docx, "报告.docx"), (as_html, "报告.html"), (as_pdf, "报告.pdf")]
)
@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_another_format_changes_no_status(path: Path, write: Callable[[list[str]], bytes], name: str) -> None:
    lines = paragraphs(path)
    assert statuses(write(lines), name) == statuses("\n".join(lines).encode(), "报告.txt")
