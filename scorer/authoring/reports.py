"""Run the ``*.report.md`` beside the rules: a whole report whose head says what it should give.

::

    ---
    year: 2024
    expect: {disclosure: full, causes: missing}
    ---
    # 某镇2024年法治政府建设年度报告
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis import analyse
from scorer.analysis.facts import Given
from scorer.authoring.examples import FAILURES, Trial, met, outcome_of
from scorer.errors import UnreadableError
from scorer.reading.text import read_markdown
from scorer.rulebook.convert import did_you_mean, nearest
from scorer.rulebook.draft import Mark
from scorer.rulebook.errors import RuleProblem
from scorer.rulebook.fields import REPORT
from scorer.rulebook.nodes import Map, Seq, Text, read_sheet
from scorer.rulebook.tables import read_table
from scorer.scoring.evaluate import judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scorer.analysis import Analysis
    from scorer.model import Report, Status
    from scorer.rulebook.compile import Rulebook
    from scorer.rulebook.draft import RulebookDraft
    from scorer.rulebook.nodes import Sheet

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(---[ \t]*\r?\n.*?\r?\n)---[ \t]*(?:\r?\n|$)", re.S)


class Case(NamedTuple):
    """One report with what it should give."""

    file: str
    report: Report
    year: int | None
    profile: str
    expect: Mapping[str, tuple[Status, Mark]]
    """Element → status and where it is written."""
    todo: frozenset[str]


def read_case(file: str, data: bytes, draft: RulebookDraft) -> tuple[Case | None, list[RuleProblem]]:
    """Read the bytes of a report file; what is wrong with its head comes as problems."""
    head = _HEAD.match(data)
    if head is None:
        hint = "第一行写 ---，接着写 expect: {causes: missing}，再写一行 ---，下面是报告全文"
        return None, [RuleProblem(Mark(file, 1, 1), "开头没有两行 --- 夹着的说明", hint)]
    sheet = read_sheet(file, head[1])
    row = read_table(sheet, sheet.root, REPORT) if sheet.root is not None else {}
    if row:
        _check_names(sheet, draft)
    try:
        report = read_markdown(data[head.end() :], file)
    except UnreadableError as error:
        sheet.say_at(head[0].count(b"\n") + 1, 1, error.message, error.hint)
    if sheet.problems:
        return None, sheet.problems
    marks = _marks(sheet)
    expect = {id: (status, marks[id]) for id, status in row["expect"].items()}
    return Case(file, report, row["year"], row["profile"] or "", expect, frozenset(row["todo"])), []


def _marks(sheet: Sheet) -> dict[str, Mark]:
    listed = sheet.root.pairs["expect"][1] if isinstance(sheet.root, Map) else None
    return {id: sheet.mark(key) for id, (key, _) in listed.pairs.items()} if isinstance(listed, Map) else {}


def _check_names(sheet: Sheet, draft: RulebookDraft) -> None:
    """Note elements and profiles that the rulebook does not have."""
    pairs = sheet.root.pairs if isinstance(sheet.root, Map) else {}
    expect, todo, profile = (pairs[key][1] if key in pairs else None for key in ("expect", "todo", "profile"))
    ids = [element.id for element in draft.elements]
    named = [key for key, _ in expect.pairs.values()] if isinstance(expect, Map) else []
    for node in [*named, *(todo.items if isinstance(todo, Seq) else ())]:
        if isinstance(node, Text) and node.value and node.value not in ids:
            offer = did_you_mean(nearest(sheet, node.value, ids))
            sheet.say(node, f"没有要素 {node.value}{offer}", "要素代号见 base.yaml 的 elements")
    if isinstance(profile, Text) and profile.value not in draft.profiles:
        sheet.say(profile, f"没有清单 {profile.value}", f"可用：{'、'.join(draft.profiles)}")


def run_cases(rulebook: Rulebook, cases: Iterable[Case], only: Collection[str] = ()) -> Iterator[Trial]:
    """Judge each report once and hold the verdicts against its head."""
    for case in cases:
        expect = {id: wanted for id, wanted in case.expect.items() if not only or id in only}
        if expect:
            yield from _run(rulebook, case, expect)


def _run(rulebook: Rulebook, case: Case, expect: Mapping[str, tuple[Status, Mark]]) -> Iterator[Trial]:
    analysis = analysed(rulebook, case)
    book = _under(rulebook, case, analysis)
    findings = judge(analysis, book).findings
    for element, got in zip(book.elements, findings, strict=True):
        if got.id in expect:
            status, at = expect[got.id]
            outcome = outcome_of(status, "", got, todo=got.id in case.todo)
            spoken = met(book, element, analysis) if outcome in FAILURES else ()
            yield Trial(got.id, got.title, case.file, at, status, "", got, outcome, spoken)


def _under(rulebook: Rulebook, case: Case, analysis: Analysis) -> Rulebook:
    """Return the rulebook under the profile of the head, else that of the body's level."""
    if case.profile:
        return rulebook.under(rulebook.draft.profiles[case.profile])
    level = analysis.facts.level
    return rulebook.for_level(level.value if level else None)


def analysed(rulebook: Rulebook, case: Case) -> Analysis:
    """Analyse the report of *case*."""
    return analyse(case.report, rulebook.vocabulary, given=Given(case.year))
