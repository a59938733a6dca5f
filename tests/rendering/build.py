"""Helpers that build judged reports by hand, so that renderers are tested apart from the judging."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from scorer.model import Basis, Block, Evidence, Finding, RulebookName, Section, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.model import BlockKind, Duty, Role, Standing, Status

DUTY_RULES = Basis(
    "法治政府建设与责任落实督察工作规定", no="厅字〔2019〕28号", says="报告内容", certain=False
)
THREE_SYSTEMS = Basis("《关于全面推行三项制度的指导意见》", no="国办发〔2018〕118号", says="全面推行三项制度")
ADVISERS = Basis("关于推行法律顾问制度的意见", no="中办发〔2016〕30号", article="第七条", says="根据需要设立")
TOWN = RulebookName("法治政府建设年度报告要素清单", "2026.1", "sha256:" + "0a1b2c3d" * 8, "town", "乡镇清单")
STREET = RulebookName(
    TOWN.name,
    TOWN.version,
    TOWN.digest,
    "street",
    "街道清单",
    ("基准 2026.1 版，调整：停用 1", "停用“行政复议与行政应诉”：由区政府统一应诉"),
)


class Part(NamedTuple):
    """A section as a test writes it: it begins with ``first``; the heading is the first line or none."""

    role: Role
    first: str
    why: str
    headed: bool = True


def blocks(text: str, kinds: dict[str, BlockKind], pages: Sequence[str] = ()) -> tuple[Block, ...]:
    """Take each line as a block; ``kinds`` names what is no paragraph, ``pages`` the lines that open a page."""
    made, at, page = [], 0, 1
    for line in text.split("\n"):
        page += any(line.startswith(opening) for opening in pages)
        kind: BlockKind = next((kind for start, kind in kinds.items() if line.startswith(start)), "paragraph")
        if line:
            made.append(Block(kind, (Span(at, at + len(line)),), page if pages else None))
        at += len(line) + 1
    return tuple(made)


def sections(text: str, parts: Sequence[Part]) -> tuple[Section, ...]:
    starts = [text.index(part.first) for part in parts]
    spans = [Span(*pair) for pair in pairwise([*starts, len(text)])]
    return tuple(
        Section(
            part.role, Span(span.start, text.index("\n", span.start)) if part.headed else None, span, part.why
        )
        for part, span in zip(parts, spans, strict=True)
    )


def said(
    text: str, quote: str, role: Role, standing: Standing, words: tuple[str, ...] = (), reason: str = ""
) -> Evidence:
    return Evidence(spot(text, quote), role, standing, words, reason)


def spot(text: str, quote: str) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))


def expected(id: str, title: str, weight: float, status: Status, reason: str, **rest: Any) -> Finding:
    return _finding(id, title, "expected", weight, status, reason, rest)


def national(id: str, title: str, weight: float, status: Status, reason: str, **rest: Any) -> Finding:
    return _finding(id, title, "national", weight, status, reason, rest)


def _finding(
    id: str, title: str, duty: Duty, weight: float, status: Status, reason: str, rest: dict[str, Any]
) -> Finding:
    points = {"full": weight, "partial": weight / 2}.get(status, 0)
    return Finding(id, title, duty, status, reason, weight, points, **rest)
