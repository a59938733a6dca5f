"""The formats of 结果.xlsx. Every cell of foreign text has the quote prefix: editing it makes no formula of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.scoring.wording import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from scorer.model import Status

FONT = "微软雅黑"
COLOURS: Mapping[Status, tuple[str, str]] = {
    "full": ("#E3F1E1", "#245C2A"),
    "partial": ("#FFF0C2", "#7A5200"),
    "missing": ("#F8CFC8", "#9B1C10"),
    "review": ("#E4DDF2", "#54368A"),
    "not_applicable": ("#EDEDED", "#6B6B6B"),
}
"""Status → background and letters; the pairs differ in lightness too, for a grey printer."""

_BASE = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
_GRID = {**_BASE, "border": 1, "border_color": "#C9C9C9"}
_FORMATS: Mapping[str, dict[str, object]] = {
    "title": {**_BASE, "font_size": 14, "bold": True, "quote_prefix": True},
    "head": {**_GRID, "bold": True, "bg_color": "#E8E4DC", "align": "center", "text_wrap": True},
    "upright": {
        **_GRID,
        "bold": True,
        "bg_color": "#E8E4DC",
        "align": "center",
        "valign": "bottom",
        "text_wrap": True,
    },
    "text": {**_GRID, "text_wrap": True, "quote_prefix": True},
    "line": {**_GRID, "quote_prefix": True},
    "spilling": {**_BASE, "quote_prefix": True},
    "top": {**_GRID, "text_wrap": True, "valign": "top", "quote_prefix": True},
    "centre": {**_GRID, "align": "center", "quote_prefix": True},
    "number": {**_GRID, "align": "center"},
    "points": {**_GRID, "align": "center", "num_format": "0.0"},
    "ratio": {**_GRID, "align": "center", "num_format": "0%"},
    "free": {**_BASE, "text_wrap": True, "valign": "top", "quote_prefix": True},
    "label": {**_BASE, "bold": True, "valign": "top", "quote_prefix": True},
    "plain": {"font_name": FONT, "font_size": 10},
    "mark": {"font_name": FONT, "font_size": 10, "bold": True, "underline": 1, "font_color": "#B3261E"},
    "differs": {
        **_GRID,
        "text_wrap": True,
        "bold": True,
        "underline": 1,
        "font_color": "#B3261E",
        "valign": "top",
        "quote_prefix": True,
    },
}


def styles(book: Workbook) -> dict[str, Format]:
    """Register the formats with a workbook, by name."""
    made = {name: book.add_format(dict(how)) for name, how in _FORMATS.items()}
    for status, (back, letters) in COLOURS.items():
        made[status] = book.add_format({"bg_color": back, "font_color": letters})
    return made


def colour_statuses(sheet: Worksheet, styles: Mapping[str, Format], area: tuple[int, int, int, int]) -> None:
    """Colour the cells of an area (first row, first column, last row, last column) by the word in them."""
    for status in COLOURS:
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{STATUS_WORDS[status]}"',
            "format": styles[status],
        }
        sheet.conditional_format(*area, rule)
