"""Find the lines of a title that was broken over two or three lines at the head of a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = 14
"""A title stands among the first lines."""
_LAST = lazy_regex("(?:报告|总结|汇报|小结|情况|公告|材料)(?:[（(].{0,12}[）)])?$")
_SUBJECT = lazy_regex("法治|依法行政|依法治")
_ORG = lazy_regex("(?:政府|委员会|委|局|办事处|办公室|中心|镇|乡|街道|管委会|党组|党工委|院|处)$")
_OPEN = ("的", "和", "与", "及", "年", "年度", "、", "关于", "情况", "工作", "建设", "政府")
_YEAR = lazy_regex(r"(?:关于)?(?:\d{4}|二[〇○0零])")
_CLOSED = (*"。；;：:号", "文件")
_NUMBERED = lazy_regex(r"[〔\[]\d{4}[〕\]]|﹝\d{4}﹞")


def title_parts(lines: Sequence[str], furniture: Sequence[bool]) -> frozenset[int]:
    """Return the numbers of those lines that go on with the title line before them."""
    head = [n for n in range(len(lines)) if not furniture[n]][:_HEAD]
    words = {n: re.sub(r"\s+", "", lines[n][:200]) for n in head}
    for place, number in enumerate(head):
        if len(words[number]) > 60 or words[number].endswith(("。", "；")):
            break
        if _LAST.search(words[number]):
            return _backward(head[: place + 1], words)
    return frozenset()


def _backward(head: list[int], words: dict[int, str]) -> frozenset[int]:
    """Walk up from the last line of a title to its first."""
    parts: set[int] = set()
    number = head.pop()
    whole = words[number]
    while head and head[-1] == number - 1 and len(parts) < 4 and _goes_before(words[head[-1]], whole):
        parts.add(number)
        number = head.pop()
        whole = words[number] + whole
    return frozenset(parts) if _SUBJECT.search(whole) else frozenset()


def _goes_before(above: str, whole: str) -> bool:
    """Tell whether the line *above* belongs to the title of which *whole* is the end."""
    if len(above) > 40 or above.endswith(_CLOSED) or _NUMBERED.search(above) or _LAST.search(above):
        return False
    if not _SUBJECT.search(whole) or above.endswith(_OPEN):
        return True
    return bool(_ORG.search(above) and (whole.startswith(("关于", "的", "年度")) or _YEAR.match(whole)))
