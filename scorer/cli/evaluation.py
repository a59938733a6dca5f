"""``scorer eval``: judge labelled reports and passages and compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli import inputs, output
from scorer.cli.check import judge
from scorer.cli.exits import Exit
from scorer.errors import UsageError
from scorer.model import Block, Report, Scored, Span, Unreadable

if TYPE_CHECKING:
    from scorer.accuracy.agreement import PassageVerdict
    from scorer.accuracy.gold import Passage
    from scorer.rulebook.compile import Rulebook


def run(folder: str, rules: str | None, form: str, to: str | None, *, errors: bool) -> int:
    """Judge every labelled report and passage of *folder* and print the agreement."""
    from scorer.accuracy.agreement import compare
    from scorer.accuracy.gold import read_labels, read_passages
    from scorer.rendering import agreement
    from scorer.scoring.evaluate import DEFAULT

    if form not in {"table", "json"}:
        raise UsageError(f"没有这种输出格式：{form}", "可用：table、json")
    labels, passages = read_labels(Path(folder)), read_passages(Path(folder))
    rulebook = inputs.rulebook(rules, None)
    rows = [(label, judge(str(label.path), rulebook, DEFAULT)) for label in labels]
    found = compare(
        [(label, row) for label, row in rows if isinstance(row, Scored)],
        [(label.name, row.error) for label, row in rows if isinstance(row, Unreadable)],
    )
    spoken = [verdict for verdict in (judge_passage(passage, rulebook) for passage in passages) if verdict]
    text = (
        agreement.as_json(found, spoken)
        if form == "json"
        else agreement.as_text(found, spoken, errors=errors)
    )
    output.write(text, to)
    return Exit.UNREADABLE if found.unreadable else Exit.OK


def judge_passage(passage: Passage, rulebook: Rulebook) -> PassageVerdict | None:
    """Judge a passage in its zone; ``None`` where the rulebook has no such element."""
    from scorer.accuracy.agreement import PassageVerdict
    from scorer.scoring.evaluate import Options, evaluate

    block = Block("paragraph", (Span(0, len(passage.text)),))
    report = Report(f"sentences.yaml:{passage.number}", "txt", "", passage.text, (block,))
    card = evaluate(report, rulebook, options=Options(zone=passage.zone, keep_profile=True))
    finding = next((finding for finding in card.findings if finding.id == passage.element), None)
    return PassageVerdict(passage, finding) if finding else None
