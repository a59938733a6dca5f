"""说明: what the run was held against, what the words mean, what a score is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.result_words import NOT_A_SCORE, STATUS_MEANINGS, profile_words
from scorer.rendering.tally import STATUSES, absent
from scorer.rendering.workbook.sheet import Heading, Table
from scorer.scoring.wording import DUTY_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from scorer.rendering.tally import Tally
    from scorer.results import Results

HEADINGS = (Heading("项目", 16, "label"), Heading("内容", 110, "free"))
READING = (
    (
        "总表",
        "按得分从高到低；得分相同名次相同；没有判读的文件列在最后。待核项按零分计，核对后可能更高。",
    ),
    ("缺项明细", "每个缺失、部分、待核的要素一行：原因、最近似的原文及位置、应写在哪里、补法、依据。"),
    ("雷同", "成对的段落，标红的是两边不同的字；年份、数字、名称不计入相同比例。雷同只是线索，须人工核对。"),
    ("登记表", "按名单列出已报、未报；报送以落款日期对照次年 3 月 1 日，公开以发布日期对照次年 4 月 1 日。"),
    ("历年", "同一单位历次报送的得分，以及已补、未补、新增缺失、退步的要素。"),
)


def about_sheet(book: Workbook, styles: Mapping[str, Format], results: Results, counted: Tally) -> None:
    """Write the sheet."""
    table = Table(book, styles, "说明", HEADINGS)
    for label, words in _rows(results, counted):
        table.write(label, words)
    table.close(filtered=False)


def _rows(results: Results, counted: Tally) -> Iterator[tuple[str, str]]:
    run, book = results.run, results.run.rulebook
    yield "来源", run.source
    yield "份数", _count(results, counted)
    yield "规则书", f"{book.name} {book.version}"
    yield "摘要", book.digest
    yield "所用清单", _profiles(counted) or "无"
    for number, change in enumerate(book.tailored or ("没有调整",)):
        yield "" if number else "调整", change
    for column in run.columns:
        yield f"{DUTY_WORDS[column.duty]}要素", f"{column.short}：{column.title}"
    for status in STATUSES:
        yield STATUS_WORDS[status], STATUS_MEANINGS[status]
    yield from READING
    for number, words in enumerate(NOT_A_SCORE):
        yield "" if number else "得分不是什么", words


def _profiles(counted: Tally) -> str:
    """Count the reports of each profile by its Chinese name, the commonest first."""
    return "、".join(f"{profile_words(name)} {count} 份" for name, count in counted.profiles.most_common())


def _count(results: Results, counted: Tally) -> str:
    """Count the files and, with a list, who did not submit."""
    words = f"共 {results.run.total} 份，判读 {len(counted.order)} 份，未能判读 {len(counted.unjudged)} 份"
    return words + (f"，未报送 {len(absent(results.expected()))} 个单位" if results.expected() else "")
