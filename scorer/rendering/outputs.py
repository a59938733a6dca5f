"""The files that a batch leaves for people: name → what writes it. No discovery, no order but this table's."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering.letter import LetterOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from scorer.results import Results

    Output = Callable[[Results, Path, "Options"], None]
    """Writes one file, or one folder of files, in one step: it is there whole or not at all."""


class Options(NamedTuple):
    """What the user may say about the files."""

    letter: LetterOptions = LetterOptions()


def _workbook(results: Results, target: Path, _options: Options) -> None:
    from scorer.rendering.workbook import write_workbook

    write_workbook(results, target)


def _page(results: Results, target: Path, _options: Options) -> None:
    from scorer.rendering.matrix_page import write_page

    write_page(results, target)


def _summary(results: Results, target: Path, _options: Options) -> None:
    from scorer.rendering.summary import write_summary

    write_summary(results, target)


def _findings(results: Results, target: Path, _options: Options) -> None:
    from scorer.rendering.findings_csv import write_findings

    write_findings(results, target)


def _letters(results: Results, target: Path, options: Options) -> None:
    from scorer.rendering.letter import write_letters

    write_letters(results, target, options.letter)


LETTERS = "反馈函"
OUTPUTS: Mapping[str, Output] = MappingProxyType(
    {
        "结果.xlsx": _workbook,
        "结果.html": _page,
        LETTERS: _letters,
        "summary.json": _summary,
        "findings.csv": _findings,
    }
)
"""Name inside the folder of results → its writer; the libraries are imported when a writer runs."""
