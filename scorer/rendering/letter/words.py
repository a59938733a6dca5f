"""What a letter says, under the names that a template uses. Only this report's own data is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scorer.rendering.foreign import one_line
from scorer.rendering.letter.phrases import REASONS, basis, dates, reason
from scorer.rendering.result_words import nearest, profile_words, why_not
from scorer.rendering.tally import GAPS
from scorer.scoring.wording import DUTY_WORDS, LEVEL_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorer.model import Duty
    from scorer.results import Item, Judged, Quote, Run, Side

QUOTE = 120
QUOTED = 10
"""Copied passages whose words a letter gives."""
GROUPS: tuple[tuple[Duty, str], ...] = (("national", "报告必须写明的内容"), ("expected", "应当写明的内容"))
WORTH_TELLING = frozenset({"error", "warning"})
NUMERALS = "零一二三四五六七八九"


class Letterhead(NamedTuple):
    """What the sender adds; what is left empty is filled in by hand."""

    sender: str = ""
    reply_by: str = ""
    """As it is printed: 2026年2月10日."""


def fields(entry: Judged, run: Run, head: Letterhead, copied: Iterable[Side] = ()) -> dict[str, Any]:
    """Give every name that a template may use."""
    gaps = [item for item in entry.items if item.status in GAPS]
    counts = {
        f"{word}数": sum(item.status == status for item in entry.items)
        for status, word in STATUS_WORDS.items()
    }
    return {
        **counts,
        "编号": entry.number,
        "单位": one_line(entry.body),
        "年度": f"{entry.year}年度" if entry.year else "",
        "层级": LEVEL_WORDS[entry.level] if entry.level else "",
        "文件": one_line(entry.path.rpartition("/")[2]),
        "规则书": f"{run.rulebook.name}（{run.rulebook.version}）",
        "清单": profile_words(entry.profile),
        "得分": f"{entry.score.points:.1f}",
        "档次": one_line(entry.score.band),
        "要素数": sum(item.status != "not_applicable" for item in entry.items),
        "缺项": [_gap(item) for item in gaps],
        "分组": [
            {"标题": title, "缺项": [_gap(item) for item in gaps if item.duty == duty]}
            for duty, title in GROUPS
            if any(item.duty == duty for item in gaps)
        ],
        "提示": [*_remarks(entry), *_copied(tuple(copied))],
        "落款日期": dates(entry.signed or ""),
        "是否逾期": entry.submission == "late",
        "报送期限": f"{entry.year + 1}年3月1日" if entry.year else "次年3月1日",
        "公开期限": f"{entry.year + 1}年4月1日" if entry.year else "次年4月1日",
        "发函单位": one_line(head.sender),
        "回复期限": one_line(head.reply_by),
    }


def _gap(item: Item) -> dict[str, str]:
    quote = nearest(item)
    because = f"（{_why_not(quote)}）" if quote and quote.reason and quote.reason != item.reason else ""
    return {
        "要素": one_line(item.title),
        "性质": DUTY_WORDS[item.duty],
        "结论": STATUS_WORDS[item.status],
        "原因": one_line(reason(item)),
        "原文": one_line(quote.text, QUOTE) if quote else "",
        "位置": (quote.place + because) if quote else "",
        "应写在": one_line(item.belongs_at),
        "补法": one_line(item.advice).rstrip("。"),
        "依据": "；".join(one_line(basis(words)) for words in item.basis),
    }


def _remarks(entry: Judged) -> list[str]:
    return [_remark(one.message, one.place) for one in entry.remarks if one.severity in WORTH_TELLING]


def _remark(message: str, place: str) -> str:
    return one_line(dates(message)).rstrip("。") + (f"（{one_line(place)}）" if place else "")


def _why_not(quote: Quote) -> str:
    return REASONS.get(quote.reason) or why_not(quote)


def _copied(sides: Sequence[Side]) -> Iterator[str]:
    """Tell of the copied passages by this report's own words; whose else they are is not this letter's matter.

    Of many the first are quoted and the places of the others named.
    """
    for side in sides[:QUOTED]:
        yield f"“{one_line(side.text, 50)}”（{side.place}）与其他材料雷同，请核对并据实改写"
    if rest := list(dict.fromkeys(side.place.removeprefix("见") for side in sides[QUOTED:])):
        yield f"另有 {len(sides) - QUOTED} 处与其他材料雷同，请一并核对：{'、'.join(rest)}"


def numeral(number: int) -> str:
    """Write a number below a hundred in Chinese numerals, as headings count: 一、十二、三十."""
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十"
    return front + (NUMERALS[ones] if ones or not tens else "")
