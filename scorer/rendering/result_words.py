"""The Chinese words for the codes of ``scorer.results``, and lines that several result files share."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from scorer.rendering.foreign import one_line
from scorer.scoring.wording import LEVEL_WORDS, STANDING_WORDS, STATUS_WORDS, reason_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.model import Status
    from scorer.results import Cause, Change, CopyKind, Item, Quote, Run, Submission

CAUSE_WORDS: Mapping[Cause, str] = MappingProxyType(
    {"unreadable": "读不了", "too_slow": "超过时限", "crashed": "处理中断"}
)
SUBMISSION_WORDS: Mapping[Submission, str] = MappingProxyType(
    {"on_time": "按时", "late": "逾期", "unknown": "不明"}
)
COPY_WORDS: Mapping[CopyKind, str] = MappingProxyType(
    {"same": "一字不差", "masked": "只改了年份、数字、名称", "reworded": "改了个别词句"}
)
CHANGE_WORDS: Mapping[Change, str] = MappingProxyType(
    {"mended": "已补", "unmended": "未补", "new_gap": "新增缺失", "worse": "退步", "same": "不变"}
)
LETTERS: Mapping[Status, str] = MappingProxyType(
    {"full": "达", "partial": "部", "missing": "缺", "review": "核", "not_applicable": "－"}
)
"""One character a status, for a matrix; colour is never the only sign."""

STATUS_MEANINGS: Mapping[Status, str] = MappingProxyType(
    {
        "full": "写明了事项和本年度的具体做法",
        "partial": "提到了，但只有口号、总称、计划，或写在问题、安排部分，按规则书给部分分",
        "missing": "通篇没有找到，或找到的不能算数",
        "review": "有页面读不出文字等，程序无法断定，需人工核对；不计为达标",
        "not_applicable": "清单定为不适用，或这一年度没有这项要求；不计入总分",
    }
)
NOT_A_SCORE = (
    "得分只说明清单上的事项写了没有、写得实不实，不是对工作好坏的评价，也不是法律意见。",
    "写得全不等于做得好；没有写也可能是没有这项职能，这时应在清单里写明不适用。",
    "判断会出错，通报前请对照原文引句核对。",
)


def measure(run: Run) -> str:
    """Name the measure of every score, e.g. 法治政府建设年度报告要素清单 2026.1（摘要 0a1b2c3d…）."""
    book = run.rulebook
    return f"{book.name} {book.version}（摘要 {book.digest.removeprefix('sha256:')[:12]}）"


def profile_words(profile: str) -> str:
    """Name a profile by the level that it is for; a county's own profile by its id."""
    return {str(level): words for level, words in LEVEL_WORDS.items()}.get(profile, profile)


def nearest(item: Item) -> Quote | None:
    """Give the passage to show for a verdict: the evidence, else the nearest miss."""
    return next(iter((*item.evidence, *item.near_misses)), None)


def why_not(quote: Quote) -> str:
    """Say why a passage did not count, or what it speaks of where it did."""
    return reason_words(quote.reason) if quote.reason else STANDING_WORDS[quote.standing]


def quoted(quote: Quote | None, limit: int) -> str:
    """Put a passage into “ ” on one line, empty without one."""
    return f"“{one_line(quote.text, limit)}”" if quote else ""


def legend(statuses: tuple[Status, ...] = ("full", "partial", "missing", "review", "not_applicable")) -> str:
    """Explain the letters of a matrix on one line."""
    return "  ".join(f"{LETTERS[status]} {STATUS_WORDS[status]}" for status in statuses)
