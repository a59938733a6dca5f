"""登记表: who submitted what and when, against the registration list where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.result_words import CAUSE_WORDS, SUBMISSION_WORDS
from scorer.rendering.workbook.sheet import Heading, Table
from scorer.results import Judged
from scorer.scoring.wording import LEVEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from scorer.model import Level
    from scorer.rendering.workbook.sheet import Cell
    from scorer.results import Entry, Results

HEADINGS = (
    Heading("序号", 5.5, "number"),
    Heading("应报单位", 26, "line"),
    Heading("层级", 10.5, "centre"),
    Heading("是否报送", 12, "centre"),
    Heading("报告中的单位", 26, "line"),
    Heading("年度", 6.5, "number"),
    Heading("落款日期", 10.5, "centre"),
    Heading("报送", 7, "centre"),
    Heading("公开日期", 10.5, "centre"),
    Heading("公开", 7, "centre"),
    Heading("文件", 26, "line"),
    Heading("说明", 32, "text"),
)
SUBMITTED = 3
ABSENT, READ, NOT_READ, UNLISTED = "未报", "已报", "已报，未能判读", "（名单外）"


def register_sheet(book: Workbook, styles: Mapping[str, Format], results: Results) -> None:
    """Write the list with the entries that answer it, then the entries that nobody expected."""
    table = Table(book, styles, "登记表", HEADINGS, frozen=2)
    for number, row in enumerate(_rows(results), 1):
        if table.full:
            break
        table.write(number, *row)
    if table.row > 1:
        _colour(table, styles)
    table.close()


def _rows(results: Results) -> Iterator[list[Cell]]:
    listed = results.expected()
    answered = {number for line in listed for number in line.entries}
    for line in listed:
        for number in line.entries:
            yield _present(line.body, line.level, results.entry(number), len(line.entries))
        if not line.entries:
            told = f"名单上的文件名：{line.file}" if line.file else ""
            yield [line.body, _level(line.level), ABSENT, "", None, "", "", "", "", "", told]
    for entry in results.entries():
        if entry.number not in answered:
            yield _present(UNLISTED if listed else entry.body, None, entry, 1)


def _present(body: str, level: Level | None, entry: Entry, files: int) -> list[Cell]:
    several = f"共 {files} 份文件" if files > 1 else ""
    if not isinstance(entry, Judged):
        told = "；".join(filter(None, (several, f"{CAUSE_WORDS[entry.cause]}：{entry.error}", entry.hint)))
        return [body, _level(level), NOT_READ, entry.body, None, "", "", "", "", entry.path, told]
    return [
        body,
        _level(level or entry.level),
        READ,
        entry.body,
        entry.year,
        entry.signed or "",
        SUBMISSION_WORDS[entry.submission],
        entry.published or "",
        _publication(entry),
        entry.path,
        "；".join(filter(None, (several, *entry.notices))),
    ]


def _level(level: Level | None) -> str:
    return LEVEL_WORDS[level] if level else ""


def _publication(entry: Judged) -> str:
    """Hold the date of publication against 4 月 1 日, as the remark on it does."""
    if entry.published is None or entry.year is None:
        return ""
    return SUBMISSION_WORDS["late" if entry.published > f"{entry.year + 1}-04-01" else "on_time"]


def _colour(table: Table, styles: Mapping[str, Format]) -> None:
    for word, style in ((ABSENT, "missing"), (NOT_READ, "review"), (SUBMISSION_WORDS["late"], "missing")):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": styles[style]}
        table.sheet.conditional_format(1, SUBMITTED, table.row - 1, 9, rule)
