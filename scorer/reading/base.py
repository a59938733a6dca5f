"""What every reader ends with: the Report, with the facts that its furniture tells."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scorer.errors import UnreadableError
from scorer.lazy import lazy_regex
from scorer.model import BODY_KINDS, Block, Meta, Report, Span
from scorer.reading.furniture import metas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBER = lazy_regex(r"[^\W\d_]{2,14}\s*[〔\[﹝（(【]\s*(?:19|20)\d\d\s*[〕\]﹞）)】]\s*第?\s*\d{1,5}\s*号")


def report_of(
    data: bytes,
    name: str,
    kind: str,
    text: str,
    blocks: Sequence[Block],
    *,
    meta: Iterable[Meta] = (),
    notices: Iterable[str] = (),
    unread_pages: Iterable[int] = (),
) -> Report:
    """Build the Report; raise where there is nothing to judge in it."""
    if not any(block.kind in BODY_KINDS for block in blocks):
        raise UnreadableError("文件里没有正文文字", "请确认文件不是空白，也不是只有图片")
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    found = _first_of_each([*meta, *_metas(text, blocks)])
    return Report(name, kind, digest, text, tuple(blocks), found, tuple(notices), tuple(unread_pages))


def _metas(text: str, blocks: Sequence[Block]) -> Iterable[Meta]:
    for block in blocks:
        if block.kind == "furniture":
            for span in block.spans:
                yield from metas(text, span)
    for block in [block for block in blocks if block.kind in BODY_KINDS][:8]:
        words = text[block.start : block.end]
        if len(words) < 40 and words.endswith("号") and _NUMBER.fullmatch(words):
            yield Meta("文号", words, Span(block.start, block.end))


def _first_of_each(meta: Iterable[Meta]) -> tuple[Meta, ...]:
    known: dict[str, Meta] = {}
    for item in meta:
        known.setdefault(item.key, item)
    return tuple(known.values())
