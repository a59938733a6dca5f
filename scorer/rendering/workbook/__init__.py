"""结果.xlsx: what the reviewer sorts, filters and prints."""

from scorer.rendering.workbook.book import write_workbook

__all__ = ["write_workbook"]
