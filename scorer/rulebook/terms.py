"""Read ``stale-terms.yaml``: terms with the report years in which they are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook.draft import TermDraft
from scorer.rulebook.fields import TERMS
from scorer.rulebook.nodes import Map, Seq, Text
from scorer.rulebook.regexes import check_regex
from scorer.rulebook.whole import check_valid, read_root, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.rulebook.nodes import Sheet
    from scorer.rulebook.tables import Row


def read_terms(sheets: Mapping[str, Sheet]) -> tuple[TermDraft, ...]:
    """Read stale-terms.yaml."""
    sheet = sheets.get("stale-terms.yaml")
    if sheet is None:
        return ()
    rows, listed = read_root(sheet, TERMS)["terms"], value_of(sheet, "terms")
    nodes = listed.items if isinstance(listed, Seq) else []
    seen: set[str] = set()
    for row, node in zip(rows, nodes, strict=False):
        if isinstance(node, Map):
            _check_term(sheet, node, row, seen)
    return tuple(
        TermDraft(
            row["id"] or "",
            row["words"],
            row["regex"],
            (row["valid"] or {}).get("from"),
            (row["valid"] or {}).get("until"),
            row["exempt"],
            row["severity"],
            row["message"] or "",
            row["replace"],
            row["source"],
            row["confirmed"],
            row[""],
        )
        for row in rows
    )


def _check_term(sheet: Sheet, node: Map, row: Row, seen: set[str]) -> None:
    values = {name: value for name, (_, value) in node.pairs.items()}
    if ("words" in values) == ("regex" in values):
        sheet.say(node, "words 和 regex 要写一个，只写一个", "词写 words，要用正则才写 regex")
    if row["id"] in seen:
        sheet.say(values["id"], f"代号 {row['id']} 已经用过", "请换一个代号")
    seen.add(row["id"])
    if "valid" in values and row["valid"]:
        check_valid(sheet, values["valid"], row["valid"])
    regex = values.get("regex")
    if row["regex"] and isinstance(regex, Text):
        check_regex(sheet, regex, row["regex"])
