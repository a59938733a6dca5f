"""Notice several reports in one file: a date at a foot, and behind it the title of another report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorer.model import BODY_KINDS

if TYPE_CHECKING:
    from scorer.model import Report

_DATE = re.compile(r"(?:20\d\d|二[○零〇0]\S\S)\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日[）)]?$")
_TITLE = re.compile(r"(?:法治(?:政府)?建设|依法行政|法治工作)\S{0,20}(?:报告|总结)(?:[（(].{0,12}[）)])?$")
_BEHIND = 6
"""Lines that may stand between a date and the title behind it: 抄送, the body's name, the parts of a long title."""
_TITLE_LINES = 3
_LONG = 500
"""Characters that a report has at least; a letter that sends a report along is shorter."""
_MAX_TITLE = 80


def titles_inside(report: Report) -> tuple[str, ...]:
    """Return the titles of the second and every later report in the file."""
    lines = [
        re.sub(r"\s+", "", report.text[block.start : block.end]) if block.end - block.start < 200 else ""
        for block in report.blocks
        if block.kind in BODY_KINDS
    ]
    sizes = [block.end - block.start for block in report.blocks if block.kind in BODY_KINDS]
    found: list[str] = []
    start = number = 0
    while number < len(lines):
        title, after = _title_behind(lines, number) if _DATE.search(lines[number]) else ("", 0)
        if title and sum(sizes[start:number]) >= _LONG and sum(sizes[after:]) >= _LONG:
            found.append(title)
            start = number = after
        number += 1
    return tuple(found)


def _title_behind(lines: list[str], date: int) -> tuple[str, int]:
    """Return the title that begins soon behind a date, and the line after it."""
    for first in range(date + 1, min(date + 1 + _BEHIND, len(lines))):
        whole = ""
        for last in range(first, min(first + _TITLE_LINES, len(lines))):
            whole += lines[last]
            if not lines[last] or len(whole) > _MAX_TITLE:
                break
            if _TITLE.search(whole):
                return whole, last + 1
    return "", 0


def notice(report: Report) -> tuple[str, ...]:
    """Word what was noticed: no line for a file with one report, else one."""
    titles = titles_inside(report)
    if not titles:
        return ()
    named = "、".join(f"“{title}”" for title in titles[:3])
    return (
        f"一个文件里像有 {len(titles) + 1} 份报告（后面还有{named}），是合在一起判的，请分成单独的文件再判",
    )
