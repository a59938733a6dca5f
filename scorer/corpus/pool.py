"""Spread work on many reports over the processors of this machine; results come in the order of the files."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

_FEW = 12
"""So few reports are judged sooner than another process has started."""
_CHUNKS = 4
"""Pieces of work for each process: the slow ones even out, and the rules are sent but a few times."""


def spread(
    work: Callable[[bytes, tuple[str, ...]], list[T]],
    setup: bytes,
    files: Sequence[str],
    jobs: int | None = None,
) -> Iterator[T]:
    """Yield what *work* makes of each file. *work* must be a function of a module; it gets *setup* each time."""
    jobs = jobs or _processors()
    if jobs < 2 or len(files) <= _FEW:
        yield from work(setup, tuple(files))
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    size = max(1, -(-len(files) // (jobs * _CHUNKS)))
    chunks = [tuple(files[at : at + size]) for at in range(0, len(files), size)]
    try:
        with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
            for found in pool.map(partial(work, setup), chunks):
                yield from found
    except BrokenProcessPool as error:
        raise UsageError("判断报告的进程中断了", "请少放几份报告再试，找出是哪一份") from error


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
