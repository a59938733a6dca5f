"""``scorer check``: read, judge, render, write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.cli import inputs, output
from scorer.cli.exits import Exit
from scorer.errors import UnreadableError
from scorer.model import Row, Scored, Unreadable

if TYPE_CHECKING:
    from scorer.model import Report
    from scorer.rulebook.compile import Rulebook
    from scorer.scoring.evaluate import Options

FORMATS = ("table", "json")


class Request(NamedTuple):
    """The words of the command line."""

    files: tuple[str, ...]
    profile: str | None
    year: int | None
    signed: str | None
    published: str | None
    rules: str | None
    format: str
    output: str | None
    verbose: bool
    fail_under: float | None


def run(request: Request) -> int:
    """Check every file; an unreadable one is a row and the others go on."""
    from scorer.analysis.facts import Given
    from scorer.scoring.evaluate import Options

    output.one_of(request.format, FORMATS)
    days = (inputs.day(request.signed, "--signed"), inputs.day(request.published, "--published"))
    given = Given(request.year, *(day.isoformat() if day else None for day in days))
    options = Options(given, keep_profile=inputs.names_profile(request.profile))
    rulebook = inputs.rulebook(request.rules, request.profile)
    paths = list(inputs.paths(request.files))
    output.keep(request.output, [*paths, *inputs.rule_files(request.rules, request.profile)])
    rows = [judge(path, rulebook, options) for path in paths]
    if request.format == "json":
        from scorer.rendering.as_json import render

        output.deliver(render(rows), request.output)
    else:
        output.table(rows, verbose=request.verbose, to=request.output)
    return exit_code(rows, request.fail_under)


def judge(path: str, rulebook: Rulebook, options: Options) -> Row:
    """Read and judge one file."""
    from scorer.scoring.evaluate import evaluate

    try:
        report = _read(path)
    except UnreadableError as error:
        return Unreadable(path, error.message, error.hint)
    return Scored(path, report, evaluate(report, rulebook, options=options))


def _read(path: str) -> Report:
    from scorer.reading import read_bytes, read_path

    return read_bytes(inputs.standard_input(), "-") if path == "-" else read_path(path)


def exit_code(rows: list[Row], fail_under: float | None) -> int:
    """Return 3 if a file could not be read, else 1 if a 必报 element is missing or a score too low, else 0."""
    if any(isinstance(row, Unreadable) for row in rows):
        return Exit.UNREADABLE
    cards = [row.card for row in rows if isinstance(row, Scored)]
    owed = any(f.status == "missing" and f.duty == "national" for card in cards for f in card.findings)
    low = fail_under is not None and any(card.score.points < fail_under for card in cards)
    return Exit.GAPS if owed or low else Exit.OK
