"""A batch from its input to a finished run in the store."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from scorer.batch.copies import compare
from scorer.batch.finish import complete, name_bodies
from scorer.batch.inputs import Input, found
from scorer.batch.measure import Limits, Measure, packed
from scorer.batch.record import key_of
from scorer.batch.spread import local, outcomes
from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from scorer.batch.copies import Compared, Outside
    from scorer.batch.register import Line
    from scorer.batch.spread import Spread
    from scorer.batch.store import Store

    Progress = Callable[[str, int, int], None]
    """Hears the name of the stage, and how many of how many files are done; of 0 where that cannot be told."""

FEW = 30
"""A county's towns: up to so many files one process is enough."""


class Job(NamedTuple):
    """Everything that decides the results of a batch, and how it is worked on."""

    source: Input
    measure: Measure
    limits: Limits = Limits()
    register: tuple[Line, ...] = ()
    outside: Outside | None = None
    """What copies are sought in besides the batch itself; ``None`` seeks none."""
    fresh: bool = False
    jobs: int = 0
    """Judging processes on this machine; 0 chooses by the size of the batch and of the machine."""
    scheduler: str = ""
    """Address of a dask scheduler; empty for this machine."""

    @property
    def plan(self) -> str:
        """Name the call: an interrupted batch is taken up by the same call only."""
        words = (*map(os.path.abspath, self.source.words), str(self.measure.key), str(self.fresh))
        return f"{key_of('plan', *words):016x}"


class Done(NamedTuple):
    """What a batch came to."""

    run: int
    skipped: int
    """Files that are no reports by their names."""
    compared: Compared | None
    """``None`` where no copies were sought."""


def run(job: Job, store: Store, progress: Progress) -> Done:
    """Judge what is not judged yet, look for copies and finish the run; *progress* hears how far it is."""
    skipped = store.begin(job.plan, job.source.title, job.measure, found(job.source), fresh=job.fresh)
    total, left = store.total(), store.left()
    if not total:
        raise UsageError("没有找到可以判读的报告", "请核对文件夹里有没有 docx、pdf、txt、html 等文件")
    with _spread(job, left) as spread:
        progress("判读", total - left, total)
        for chunk in outcomes(spread, store.tasks("judgement" if job.outside is None else "both")):
            store.put(chunk)
            left -= len(chunk)
            progress("判读", total - left, total)
        name_bodies(store, job.register)
        compared = None
        if job.outside is not None:
            progress("查雷同", 0, 0)
            compared = compare(store, spread, job.outside)
    return Done(complete(store), skipped, compared)


def _spread(job: Job, left: int) -> AbstractContextManager[Spread]:
    setup = packed(job.measure, job.limits)
    if job.scheduler:
        from scorer.batch.machines import machines

        return machines(setup, job.limits, job.scheduler)
    return local(setup, job.limits, job.jobs or (1 if left <= FEW else os.cpu_count() or 1))
