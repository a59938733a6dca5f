"""The files that a batch leaves for people: name → what writes it. No discovery, no order but this table's."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from scorer.results import Results

    Output = Callable[[Results, Path], None]
    """Writes one file, or one folder of files, in one step: it is there whole or not at all."""


def _workbook(results: Results, target: Path) -> None:
    from scorer.rendering.workbook import write_workbook

    write_workbook(results, target)


def _page(results: Results, target: Path) -> None:
    from scorer.rendering.matrix_page import write_page

    write_page(results, target)


def _summary(results: Results, target: Path) -> None:
    from scorer.rendering.summary import write_summary

    write_summary(results, target)


def _findings(results: Results, target: Path) -> None:
    from scorer.rendering.findings_csv import write_findings

    write_findings(results, target)


OUTPUTS: Mapping[str, Output] = MappingProxyType(
    {
        "结果.xlsx": _workbook,
        "结果.html": _page,
        "summary.json": _summary,
        "findings.csv": _findings,
    }
)
"""Name inside the folder of results → its writer; the libraries are imported when a writer runs."""
