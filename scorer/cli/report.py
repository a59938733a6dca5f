"""``scorer report``: render a run again, from its store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli import output
from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorer.rendering.outputs import Options
    from scorer.results import Results

MOST_LETTERS = 3000
"""Of more reports, letters are written only when they are asked for."""


def run(where: str, to: str | None, formats: tuple[str, ...], options: Options) -> int:
    """Render the last run of the store *where* (or in the folder *where*) into *to*, by default beside the store."""
    from scorer.batch.reading import last_run, store_path
    from scorer.cli.batch import exit_code

    path, named = store_path(where), wanted(formats)
    out = Path(to) if to else path.parent
    keep(out, named, [path, *((options.letter.template,) if options.letter.template else ())])
    with last_run(path) as results, output.made(out):
        write(results, out, formats, options)
        return exit_code(results)


def keep(out: Path, names: Iterable[str], inputs: Iterable[Path | str]) -> None:
    """Refuse inputs that what is written into *out* would lie upon: a file of that name, or one inside the folder."""
    inputs = [Path(path) for path in inputs]
    for name in names:
        target = out / name
        output.keep(target, inputs)
        inside = [
            path for path in inputs if Path(os.path.realpath(target)) in Path(os.path.realpath(path)).parents
        ]
        if inside:
            raise UsageError(f"{inside[0]} 在要写的 {target} 里面", "请用 -o 另写一个文件夹")


def write(results: Results, out: Path, formats: tuple[str, ...], options: Options) -> None:
    """Write what *formats* names (everything by default) into *out*, then print the summary.

    Each output appears whole or not at all.
    """
    from scorer.cli.output import say
    from scorer.rendering import run_terminal
    from scorer.rendering.outputs import LETTERS, OUTPUTS

    for name in wanted(formats):
        if name == LETTERS and not formats and results.run.total > MOST_LETTERS:
            say(f"报告超过 {MOST_LETTERS} 份，没有写反馈函；要写请用 scorer report 结果 --format {LETTERS}")
            continue
        OUTPUTS[name](results, out / name, options)
    run_terminal.show(results)


def options(letter: str | None, sender: str | None, reply_by: str | None) -> Options:
    """Check what the user says about the letters, template and all, before there is anything to write.

    A date is printed as 2026年2月10日.
    """
    from scorer.cli.inputs import day
    from scorer.rendering.letter import Letterhead, LetterOptions, LetterTemplate
    from scorer.rendering.letter.phrases import dates
    from scorer.rendering.outputs import Options

    until = day(reply_by, "--reply-by")
    if letter:
        LetterTemplate(Path(letter)).try_out()
    told = dates(until.isoformat()) if until else ""
    return Options(LetterOptions(Path(letter) if letter else None, Letterhead(sender or "", told)))


def wanted(formats: tuple[str, ...]) -> list[str]:
    """Return the outputs that *formats* names, by their names or endings: xlsx, 结果.html, 反馈函."""
    from scorer.rendering.outputs import OUTPUTS

    for word in formats:
        if not any(_is(name, word) for name in OUTPUTS):
            known = "、".join(name.rpartition(".")[2] for name in OUTPUTS)
            raise UsageError(f"没有这种输出：{word}", f"可用：{known}")
    return [name for name in OUTPUTS if not formats or any(_is(name, word) for word in formats)]


def _is(name: str, word: str) -> bool:
    return word in {name, name.rpartition(".")[2]}
