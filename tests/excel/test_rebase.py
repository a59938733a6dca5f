"""A workbook and the rules that both changed since the export, merged row by row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.excel.cells import Row, Sheet
from scorer.excel.columns import SHEETS
from scorer.excel.rebase import Rebased, rebase

if TYPE_CHECKING:
    from collections.abc import Sequence

Rows = list[tuple[str, ...]]


def merged(base: Rows, book: Rows, rules: Rows, title: str = "词组") -> Rebased:
    written = {name: Sheet(name, ()) for name in SHEETS}
    written[title] = Sheet(title, tuple(Row(number, cells) for number, cells in enumerate(book, 2)))
    return rebase({title: base}, written, {name: rules if name == title else [] for name in SHEETS})


def words(*listed: str) -> Rows:
    return [("律师", word) for word in listed]


def said(rows: Rebased, title: str = "词组") -> list[str]:
    return sorted(row.cells[-1] for row in rows.sheets[title].rows)


# Exported, in the workbook, in the rules, what is left.
LISTS = [
    ("甲乙", "甲乙", "甲乙", "甲乙"),
    ("甲乙", "甲乙丙", "甲乙", "丙甲乙"),
    ("甲乙", "甲乙丙", "甲乙丙", "丙甲乙"),
    ("甲乙", "甲", "甲乙", "甲"),
    ("甲乙", "甲", "甲", "甲"),
    ("甲乙", "甲乙", "甲", "甲"),
    ("甲乙", "甲乙丙", "甲丁", "丙甲丁"),
    ("甲乙", "甲丙", "甲丙", "甲丙"),
    ("甲乙", "甲丙丁", "甲丙", "甲丙丁"),
    ("甲乙", "甲甲乙", "甲乙", "甲甲乙"),
]


@pytest.mark.parametrize(("base", "book", "rules", "left"), LISTS)
def test_items_that_came_or_went_on_either_side(base: str, book: str, rules: str, left: str) -> None:
    made = merged(words(*base), words(*book), words(*rules))
    assert (said(made), made.problems) == (sorted(left), ())


def test_an_item_changed_to_two_different_ones_is_torn() -> None:
    (problem,) = merged(words("甲", "乙"), words("甲", "丙"), words("甲", "丁")).problems
    assert (problem.sheet, problem.row, problem.column) == ("词组", 3, 1)


CELLS = st.sampled_from(["", "甲", "乙"])
RECORDS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.tuples(*[CELLS] * 10)).map(
    lambda found: [(key, *cells) for key, cells in found.items()]
)
ITEMS = st.lists(st.tuples(st.sampled_from(["律师", "顾问"]), st.sampled_from("甲乙丙丁")), unique=True)


@pytest.mark.parametrize(("title", "rows"), [("用语", RECORDS), ("词组", ITEMS)])
@given(data=st.data())
def test_what_one_side_left_alone_is_taken_from_the_other(
    title: str, rows: st.SearchStrategy[Rows], data: st.DataObject
) -> None:
    base, changed = data.draw(rows), data.draw(rows)

    def left(book: Rows, rules: Rows) -> tuple[Counter[tuple[str, ...]], Sequence[object]]:
        made = merged(base, book, rules, title)
        return Counter(row.cells for row in made.sheets[title].rows), made.problems

    assert left(changed, base) == left(base, changed) == left(changed, changed) == (Counter(changed), ())


def test_a_row_taken_out_that_the_rules_changed_is_named_by_its_key_and_column() -> None:
    base, rules = [("town", "advisers", "5", "")], [("town", "advisers", "6", "")]
    (problem,) = merged(base, [], rules, "清单").problems
    assert (problem.row, problem.message) == (0, "导出时是“5”，表格改成空的，规则书里已改成“6”")
    assert problem.hint.startswith("说的是表格里删去的 town advisers 那一行的“权重”；")
