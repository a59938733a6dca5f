"""Judge on the machines of a dask cluster; each of its workers keeps judging processes of its own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from scorer.batch.bench import Bench
from scorer.batch.spread import Spread
from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.batch.measure import Limits
    from scorer.batch.record import Outcome
    from scorer.batch.worker import Task

CHUNK = 32
"""More than on one machine: the journey is longer."""
_CONNECT_SECONDS = 10
_RETRIES = 5
"""How often a chunk is given to another worker when the one that had it is lost."""
_BENCH = "scorer-bench"


def _plugin(setup: bytes, limits: Limits) -> Any:
    from distributed import WorkerPlugin

    class BenchPlugin(WorkerPlugin):  # type: ignore[misc]
        """Gives every worker, also one that joins later, a bench for as long as it lives."""

        name = _BENCH
        idempotent = False

        def setup(self, worker: Any) -> None:
            self.bench = Bench(setup, limits)

        def teardown(self, worker: Any) -> None:
            self.bench.close()

    return BenchPlugin()


def judge_there(tasks: Sequence[Task]) -> list[Outcome]:
    """Judge a chunk on the worker that this runs on."""
    from distributed import get_worker

    bench: Bench = get_worker().plugins[_BENCH].bench
    return bench.chunk(tasks)


@contextmanager
def machines(setup: bytes, limits: Limits, scheduler: str) -> Iterator[Spread]:
    """Use the cluster at *scheduler*. The files must have the same paths on all machines; raises UsageError."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("没有装 dask", "请运行：pip install 'scorer[dask]'") from None
    try:
        client = Client(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"连不上调度器 {scheduler}（{error}）", "请核对地址，例如 tcp://主机:8786") from None
    with client:
        client.register_plugin(_plugin(setup, limits))
        executor = client.get_executor(retries=_RETRIES)
        yield Spread(executor, judge_there, lambda: max(1, sum(client.nthreads().values())), CHUNK)
        client.unregister_worker_plugin(_BENCH)
