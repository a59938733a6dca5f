"""Show how far a batch is, on standard error, to somebody who looks; a pipe hears nothing."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Hand out a function that takes the name of the stage and how many of how many files are done."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("剩余"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def show(stage: str, done: int, total: int) -> None:
            if bar.tasks[0].description != stage:  # what was done before the start says nothing of the speed
                bar.reset(task, description=stage, completed=done, total=total or None)
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, rate=f"{speed:.0f} 份/秒" if speed else "", refresh=True)

        yield show
