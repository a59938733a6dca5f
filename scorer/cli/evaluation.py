"""``scorer eval``: judge labelled reports and passages and compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.cli import inputs, output
from scorer.cli.check import judge
from scorer.cli.exits import Exit
from scorer.errors import UsageError
from scorer.model import Block, Report, Scored, Span, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.accuracy.agreement import Agreement, PassageVerdict
    from scorer.accuracy.gold import Label, Passage
    from scorer.model import Row
    from scorer.rulebook.compile import Rulebook


class Request(NamedTuple):
    """The words of the command line."""

    folder: str
    rules: str | None
    format: str
    output: str | None
    errors: bool
    page: str | None
    """The plan of the page that is wanted instead of the figures."""
    record: bool
    """Add today's figures to the learning curve of the page."""


def run(request: Request) -> int:
    """Judge every labelled report and passage of a folder and print the agreement, or the page on it."""
    from scorer.accuracy.gold import read_labels, read_passages
    from scorer.scoring.evaluate import DEFAULT

    output.one_of(request.format, ("table", "json"))
    if request.record and not request.page:
        raise UsageError("--record 要和 --page 一起用", "例如 --page docs/accuracy.yaml --record")
    folder = Path(request.folder)
    labels, passages = read_labels(folder), read_passages(folder)
    read = [folder / name for name in ("labels.yaml", "sentences.yaml")]
    read += [*(label.path for label in labels), *([Path(request.page)] if request.page else ())]
    output.keep(request.output, [*read, *inputs.rule_files(request.rules)])
    rulebook = inputs.rulebook(request.rules, None)
    rows = [(label, judge(str(label.path), rulebook, DEFAULT)) for label in labels]
    spoken = tuple(judge_passages(passages, rulebook))
    found = agreement_of(rows)
    if request.format == "table" and request.output is None and not request.page:
        output.tailored(rulebook.about.tailored)
    output.deliver(_words(request, found, rows, spoken, rulebook), request.output)
    return Exit.UNREADABLE if found.unreadable else Exit.OK


def _words(
    request: Request,
    found: Agreement,
    rows: Sequence[tuple[Label, Row]],
    spoken: Sequence[PassageVerdict],
    rulebook: Rulebook,
) -> str:
    from scorer.rendering import agreement

    if request.page:
        from scorer.cli.accuracy_page import page

        return page(Path(request.page), rows, spoken, rulebook, record=request.record)
    if request.format == "json":
        return agreement.as_json(found, spoken)
    return agreement.as_text(found, spoken, errors=request.errors)


def agreement_of(rows: Sequence[tuple[Label, Row]]) -> Agreement:
    """Compare labels with the rows that could be judged; the others are listed."""
    from scorer.accuracy.agreement import compare

    return compare(
        [(label, row) for label, row in rows if isinstance(row, Scored)],
        [(label.name, row.error) for label, row in rows if isinstance(row, Unreadable)],
    )


def judge_passages(passages: Sequence[Passage], rulebook: Rulebook) -> Iterator[PassageVerdict]:
    """Judge each passage in its zone; one whose element the rulebook lacks is passed over."""
    from scorer.accuracy.agreement import PassageVerdict
    from scorer.accuracy.kinds import kind_of
    from scorer.scoring.evaluate import Options, evaluate

    names = _names(rulebook)
    for passage in passages:
        block = Block("paragraph", (Span(0, len(passage.text)),))
        report = Report(f"sentences.yaml:{passage.number}", "txt", "", passage.text, (block,))
        card = evaluate(report, rulebook, options=Options(zone=passage.zone, keep_profile=True))
        finding = next((finding for finding in card.findings if finding.id == passage.element), None)
        if finding:
            yield PassageVerdict(passage, finding, kind_of(passage, names.get(passage.element, ())))


def _names(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Return the plain names of each element: wordings of one word that only name it."""
    names: dict[str, tuple[str, ...]] = {}
    for element in rulebook.elements:
        names[element.draft.id] = tuple(
            name
            for pattern in rulebook.vocabulary.patterns
            if pattern.element == element.index and pattern.slot == "name" and pattern.parts == 1
            for name in pattern.text.split("|")
        )
    return names
