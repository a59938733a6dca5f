"""What the loader says of a workbook's rules is said in the words of its worksheets."""

from __future__ import annotations

from scorer.excel.terms import in_words_of


def test_the_words_of_a_cell_are_quoted_as_they_stand_there() -> None:
    said, _ = in_words_of("要素", "duty 不能写“一般 必报 weight”", "")
    assert "“一般 必报 weight”" in said and "duty" not in said
