"""Hand out tasks in chunks to any executor of ``concurrent.futures``, never more than are worked on soon.

One process, several processes and many machines take the same way: a function that turns a chunk of tasks into its
outcomes. What comes back first is yielded first; the store orders by number.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from scorer.batch.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from scorer.batch.measure import Limits
    from scorer.batch.record import Outcome
    from scorer.batch.worker import Task

CHUNK = 16
"""Tasks that travel together: few enough to lose little, enough to pay for the journey."""


class Spread(NamedTuple):
    """An executor and how to use it."""

    executor: Executor
    work: Callable[[Sequence[Task]], list[Outcome]]
    width: Callable[[], int]
    """How many chunks are worked on at a time; machines come and go."""
    chunk: int = CHUNK


@contextmanager
def local(setup: bytes, limits: Limits, jobs: int) -> Iterator[Spread]:
    """Judge on this machine in *jobs* processes, each served by a thread that waits for it."""
    bench = Bench(setup, limits)
    executor = ThreadPoolExecutor(jobs, "scorer-judge")
    try:
        yield Spread(executor, bench.chunk, lambda: jobs)
    finally:
        bench.stop()
        executor.shutdown(wait=True, cancel_futures=True)
        bench.close()


def outcomes(spread: Spread, tasks: Iterable[Task]) -> Iterator[list[Outcome]]:
    """Yield the outcomes of *tasks* chunk by chunk as they are finished."""
    tasks = iter(tasks)
    running: set[Future[list[Outcome]]] = set()
    more = True
    while more or running:
        while more and len(running) < 2 * spread.width():
            chunk = tuple(islice(tasks, spread.chunk))
            more = bool(chunk)
            if chunk:
                running.add(spread.executor.submit(spread.work, chunk))
        done, running = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()
