"""``scorer rules health``: a rulebook at work on a corpus."""

from __future__ import annotations

from pathlib import Path

from scorer.cli import output
from scorer.cli.compare_rules import FORMATS, book
from scorer.cli.exits import Exit


def health(folder: str, rules: str | None, form: str, to: str | None, jobs: int | None) -> int:
    """Print how the rulebook fares over the reports of *folder*."""
    from scorer.authoring.health import sum_up
    from scorer.cli.inputs import DEFAULT_PROFILE, rule_files
    from scorer.corpus.folder import reports
    from scorer.corpus.watching import watch
    from scorer.rendering.health import as_json, as_text
    from scorer.rendering.rules_terminal import page_width
    from scorer.rulebook.compile import compile_rulebook

    output.one_of(form, FORMATS)
    files = [str(path) for path in reports(Path(folder))]
    output.keep(to, [*files, *rule_files(rules)])
    written = book(rules or "-")
    profiles = written.draft.profiles
    first = profiles.get(DEFAULT_PROFILE) or next(iter(profiles.values()))
    rulebook = compile_rulebook(written.draft, first)
    found = sum_up(written, rulebook, watch(files, rulebook, jobs))
    if form == "table" and to is None:
        output.tailored(written.draft.tailored)
    output.deliver(as_json(found) if form == "json" else as_text(found, page_width()), to)
    return Exit.UNREADABLE if found.unread else Exit.OK
