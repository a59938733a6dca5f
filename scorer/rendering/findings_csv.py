"""findings.csv: every verdict as one row, for other programs and for Excel.

UTF-8 with a byte order mark and CRLF, as Excel on Windows wants it; no cell can start a formula.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from scorer.rendering.files import replacing
from scorer.rendering.foreign import inert
from scorer.rendering.result_words import CAUSE_WORDS, SUBMISSION_WORDS, nearest
from scorer.results import Judged
from scorer.scoring.wording import DUTY_WORDS, LEVEL_WORDS, STATUS_WORDS, SUBSTANCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scorer.results import Entry, Item, Results, Unjudged

HEAD = (
    "序号", "单位", "层级", "年度", "得分", "档次", "报送", "要素代号", "要素", "性质", "结论", "原因代号", "原因",
    "充实度", "权重", "得到", "原文", "位置", "应写在", "补法", "依据", "文件",
)  # fmt: skip
Value = str | float | None


def write_findings(results: Results, target: Path) -> None:
    """Write findings.csv row by row in the order of the input and of the rulebook."""
    with replacing(target) as path, path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(HEAD)
        for entry in results.entries():
            writer.writerows([_cell(value) for value in row] for row in _rows(entry))


def _cell(value: Value) -> str:
    return inert(value) if isinstance(value, str) else "" if value is None else f"{value:g}"


def _rows(entry: Entry) -> Iterator[list[Value]]:
    if isinstance(entry, Judged):
        yield from (_judged(entry, item) for item in entry.items)
    else:
        yield _unjudged(entry)


def _judged(entry: Judged, item: Item) -> list[Value]:
    quote = nearest(item)
    return [
        entry.number,
        entry.body,
        LEVEL_WORDS[entry.level] if entry.level else "",
        entry.year,
        entry.score.points,
        entry.score.band,
        SUBMISSION_WORDS[entry.submission],
        item.id,
        item.title,
        DUTY_WORDS[item.duty],
        STATUS_WORDS[item.status],
        item.reason,
        item.message,
        SUBSTANCE_WORDS[item.substance] if item.substance else "",
        item.weight,
        item.points,
        quote.text if quote else "",
        quote.place if quote else "",
        item.belongs_at,
        item.advice,
        "；".join(item.basis),
        entry.path,
    ]


def _unjudged(entry: Unjudged) -> list[Value]:
    """Give a file without a verdict its row: 未判, with the cause and what to do."""
    told: dict[str, Value] = {
        "序号": entry.number,
        "单位": entry.body,
        "结论": "未判",
        "原因代号": entry.cause,
        "原因": f"{CAUSE_WORDS[entry.cause]}：{entry.error}",
        "补法": entry.hint,
        "文件": entry.path,
    }
    return [told.get(name) for name in HEAD]
