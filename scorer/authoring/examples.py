"""Run the examples of a rulebook: what each should give, what it gives, and which wordings were met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from scorer.analysis import analyse
from scorer.analysis.facts import Given
from scorer.model import Block, Report, Span
from scorer.rulebook.compile import compile_rulebook
from scorer.rulebook.draft import Mark, ProfileDraft
from scorer.scoring.evaluate import judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scorer.analysis import Analysis
    from scorer.model import Finding, Status
    from scorer.rulebook.compile import Element, Rulebook
    from scorer.rulebook.draft import ElementDraft, ExampleDraft, RulebookDraft

Outcome = Literal["ok", "missing", "noisy", "wrong", "todo", "passing"]
"""``missing``: less than expected; ``noisy``: more; ``wrong``: the right status for another reason (or no
verdict at all); ``todo``: a miss that is known; ``passing``: a known miss that is none any more."""

FAILURES: frozenset[Outcome] = frozenset({"missing", "noisy", "wrong", "passing"})
USUAL_YEAR = 2024
"""Report year of an example where neither it nor the validity of its element says otherwise."""

_RANK: dict[Status, int] = {"missing": 0, "partial": 1, "full": 2}
_CUES = (
    "problem",
    "needed",
    "formula",
    "cause",
    "cause_strong",
    "cause_formula",
    "measure",
    "measure_formula",
    "act",
)
"""Cue classes that count for the parts of a report, which have few wordings of their own or none."""


class Met(NamedTuple):
    """A wording (or cue) that was met in a text."""

    slot: str
    """The slot of the wording; for a cue its class."""
    text: str
    """What stands in the text."""
    at: Mark | None = None
    """Where the wording is written."""


class Trial(NamedTuple):
    """One expectation held against the verdict."""

    element: str
    title: str
    text: str
    """The example; for a report its file name."""
    at: Mark
    status: Status
    """The status that is expected."""
    reason: str
    """The reason that is expected; empty where none is."""
    got: Finding
    outcome: Outcome
    met: tuple[Met, ...] = ()


def neutral(draft: RulebookDraft) -> Rulebook:
    """Compile *draft* under a profile in which every element applies."""
    return compile_rulebook(draft, ProfileDraft("", "", (), {}, {}, Mark("", 1, 1)))


def run_examples(rulebook: Rulebook, only: Collection[str] = ()) -> Iterator[Trial]:
    """Judge the examples of the elements *only*, or of all; *rulebook* should be ``neutral``."""
    for element in rulebook.elements:
        if not only or element.draft.id in only:
            for example in element.draft.examples:
                yield _run(rulebook, element, example)


def _run(rulebook: Rulebook, element: Element, example: ExampleDraft) -> Trial:
    analysis = analysed(rulebook, element.draft, example)
    got = judge(analysis, rulebook).findings[element.index]
    outcome = outcome_of(example.status, example.reason, got, todo=example.todo)
    return Trial(
        element.draft.id,
        element.draft.title,
        example.text,
        example.at,
        example.status,
        example.reason,
        got,
        outcome,
        met(rulebook, element, analysis) if outcome in FAILURES else (),
    )


def analysed(rulebook: Rulebook, element: ElementDraft, example: ExampleDraft) -> Analysis:
    """Analyse an example of *element* in the zone and year that it is meant for."""
    given = Given(example.year or usual_year(element))
    return analyse(passage(example.text, element.id), rulebook.vocabulary, given=given, zone=example.zone)


def usual_year(element: ElementDraft) -> int:
    """Return the report year of the examples of *element*: 2024, or the nearest year in which it is in force."""
    year = max(USUAL_YEAR, element.valid_from or 0)
    return min(year, element.valid_until or year)


def passage(text: str, name: str = "") -> Report:
    """Make a report of a few sentences, one paragraph a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (Span(start, start + len(line)),)))
        start += len(line) + 1
    return Report(name, "txt", "", text, tuple(blocks))


def outcome_of(status: Status, reason: str, got: Finding, *, todo: bool = False) -> Outcome:
    """Hold a verdict against what is expected."""
    if got.status == status and reason in {"", got.reason}:
        return "passing" if todo else "ok"
    if todo:
        return "todo"
    if got.status == status or not {got.status, status} <= _RANK.keys():
        return "wrong"
    return "noisy" if _RANK[got.status] > _RANK[status] else "missing"


def met(rulebook: Rulebook, element: Element, analysis: Analysis) -> tuple[Met, ...]:
    """List what the element met in an analysed text; for the parts of a report their cues as well."""
    found: dict[Met, None] = {}
    for match in analysis.scan.matches.get(element.index, ()):
        pattern = rulebook.vocabulary.patterns[match.pattern]
        span = analysis.folded.span(match.start, match.end)
        found[Met(pattern.slot, analysis.report.text[span.start : span.end], pattern.draft.at)] = None
    if element.draft.kind != "topic":
        found.update(dict.fromkeys(_cues(rulebook.vocabulary.cues, analysis)))
    return tuple(found)


def _cues(classes: Mapping[str, int], analysis: Analysis) -> Iterator[Met]:
    spans = (
        (start, end, name)
        for name in _CUES
        for found in analysis.cues.of(name).values()
        for start, end in found
    )
    for start, end, name in sorted(spans):
        yield Met(name, analysis.folded.text[start:end])
