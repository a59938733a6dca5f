"""``scorer eval``: judge labelled reports and compare."""

from __future__ import annotations

from pathlib import Path

from scorer.cli import inputs, output
from scorer.cli.check import judge
from scorer.cli.exits import Exit
from scorer.errors import UsageError
from scorer.model import Scored, Unreadable


def run(folder: str, rules: str | None, form: str, to: str | None, *, errors: bool) -> int:
    """Judge every labelled report of *folder* and print the agreement."""
    from scorer.accuracy.agreement import compare
    from scorer.accuracy.gold import read_labels
    from scorer.rendering import agreement
    from scorer.scoring.evaluate import DEFAULT

    if form not in {"table", "json"}:
        raise UsageError(f"没有这种输出格式：{form}", "可用：table、json")
    labels = read_labels(Path(folder))
    rulebook = inputs.rulebook(rules, None)
    rows = [(label, judge(str(label.path), rulebook, DEFAULT)) for label in labels]
    found = compare(
        [(label, row) for label, row in rows if isinstance(row, Scored)],
        [(label.name, row.error) for label, row in rows if isinstance(row, Unreadable)],
    )
    output.write(agreement.as_json(found) if form == "json" else agreement.as_text(found, errors=errors), to)
    return Exit.UNREADABLE if found.unreadable else Exit.OK
