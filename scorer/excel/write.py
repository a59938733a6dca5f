"""Write a rulebook as a workbook."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from scorer.excel.columns import ABOUT, DIGEST, ELEMENTS, EXAMPLES, KEPT, PROFILES, SHEETS, STATUSES, TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scorer.excel.columns import Column
    from scorer.excel.rows import Line
    from scorer.rulebook.draft import RulebookDraft

_COLUMNS: Mapping[str, Sequence[Column]] = {
    "要素": ELEMENTS,
    "例句": EXAMPLES,
    "清单": PROFILES,
    "用语": TERMS,
}
_WIDTHS = {
    "补法": 50,
    "说法": 70,
    "例句": 70,
    "提示": 40,
    "停用原因": 40,
    "名称": 30,
    "词": 30,
    "代号": 26,
    "要素": 26,
}
EPOCH = datetime(2000, 1, 1)
"""Date of creation in the file: equal rules give equal bytes, so that an untouched export is known."""
_OFFERED = 20_000
"""Rows to which the lists of choices reach."""
_GUIDE = (
    (
        "怎样改",
        "改好单元格、加行或删行，存盘后运行 scorer rules import 这个文件。只有改过的单元格会改动规则文件。",
    ),
    ("先看看", "加 --dry-run 只列出会改什么，不写文件。"),
    ("词语", "一行一条说法。| 隔开几种写法，… 表示中间可以有别的字，$ 引用词组；{ } 开头的照样子写。"),
    ("用语、例外词", "一格里几个词，一行一个（Alt+Enter 换行）。"),
    (
        "不要",
        "不要改工作表名称和表头，不要用公式。要素不能在这里增减：新建用 scorer rules new，停用写在「清单」。",
    ),
    ("次序", "可以排序、筛选，次序不影响规则。"),
    (
        "再用",
        "导入以后可以接着改、再导入。规则书另有改动的，两边的改动合在一起；改了同一格又不一样，会指出来，什么都不写。"
        "已经导入的改动要撤回，请重新导出再改。",
    ),
)


def write_workbook(path: Path, draft: RulebookDraft, sheets: Mapping[str, Sequence[Line]]) -> None:
    """Write the rows of *sheets* to *path*."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": draft.name, "author": "scorer", "created": EPOCH})
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1, "font_name": "宋体"})
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "font_name": "宋体"})
        number = book.add_format({"valign": "top", "font_name": "宋体"})
        about = book.add_worksheet(ABOUT)
        about.set_column(0, 0, 16)
        about.set_column(1, 1, 90, plain)
        rows = (("规则书", f"{draft.name} {draft.version}"), (DIGEST, draft.digest), *_GUIDE)
        for place, (title, words) in enumerate(rows):
            about.write_string(place, 0, title, head)
            about.write_string(place, 1, words, plain)
        for title, header in SHEETS.items():
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(sheets[title]), 1), len(header) - 1)
            for column, words in enumerate(header):
                sheet.set_column(column, column, _WIDTHS.get(words, 12), plain)
                sheet.write_string(0, column, words, head)
            _offer(sheet, title, header)
            keys = len(header) - len(_COLUMNS.get(title, ())) if title in _COLUMNS else len(header)
            for place, line in enumerate(sheets[title], 1):
                for column, words in enumerate((*line.key, *line.cells)):
                    known = _COLUMNS[title][column - keys] if title in _COLUMNS and column >= keys else None
                    if known and known.number and _is_number(words):
                        sheet.write_number(place, column, float(words), number)
                    elif words:
                        sheet.write_string(place, column, words, plain)
        _keep(book.add_worksheet(KEPT), sheets)


def _keep(sheet: Any, sheets: Mapping[str, Sequence[Line]]) -> None:
    """Write every row once more on a hidden sheet: against them it shows later what was changed."""
    sheet.very_hidden()
    rows = ((title, line) for title in SHEETS for line in sheets[title])
    for place, (title, line) in enumerate(rows):
        sheet.write_row(place, 0, (title, *line.key, *line.cells))


def _offer(sheet: Any, title: str, header: tuple[str, ...]) -> None:
    """Offer the choices of a column as a list to pick from."""
    first = len(header) - len(_COLUMNS.get(title, ()))
    offers = {
        first + at: tuple(one.choices.values())
        for at, one in enumerate(_COLUMNS.get(title, ()))
        if one.choices
    }
    offers |= {1: tuple(STATUSES.values())} if title == "例句" else {}
    for column, words in offers.items():
        said = {"error_title": "写法不对", "error_message": f"可写：{'、'.join(words)}"}
        sheet.data_validation(1, column, _OFFERED, column, {"validate": "list", "source": [*words], **said})


def _is_number(words: str) -> bool:
    try:
        return words == f"{float(words):g}"
    except ValueError:
        return False
