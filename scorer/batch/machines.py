"""Judge on the machines of a dask cluster; each of its workers keeps judging processes of its own."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from scorer import __version__
from scorer.batch.bench import Bench
from scorer.batch.spread import Spread
from scorer.errors import UsageError, system_words

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


def _plugin(name: str, setup: bytes, limits: Limits) -> Any:
    """Make what gives every worker, also one that joins later, a bench for as long as the batch lasts."""
    from distributed import WorkerPlugin

    own = __version__

    class BenchPlugin(WorkerPlugin):  # type: ignore[misc]
        """Travels to the workers by value."""

        def __init__(self) -> None:
            self.name = name

        def setup(self, worker: Any) -> None:
            from scorer import __version__ as there

            if there != own:
                raise RuntimeError(f"scorer {there}, {own} needed")
            self.bench = Bench(setup, limits)

        def teardown(self, worker: Any) -> None:
            self.bench.close()

    return BenchPlugin()


def judge_there(name: str, tasks: Sequence[Task]) -> list[Outcome]:
    """Judge a chunk on the worker that this runs on."""
    from distributed import get_worker

    bench: Bench = get_worker().plugins[name].bench
    return bench.chunk(tasks)


@contextmanager
def machines(setup: bytes, limits: Limits, scheduler: str) -> Iterator[Spread]:
    """Use the cluster at *scheduler*. The files must have the same paths on all machines; raises UsageError."""
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise UsageError("没有装 dask", "请在项目文件夹里运行：pip install '.[dask]'") from None
    try:
        client = Client(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        told = f"：{system_words(error)}" if getattr(error, "errno", None) else ""
        raise UsageError(f"连不上调度器 {scheduler}{told}", "请核对地址，例如 tcp://主机:8786") from None
    name = f"scorer-{uuid4().hex}"
    with client:
        _register(client, _plugin(name, setup, limits))
        executor = client.get_executor(retries=_RETRIES)
        try:
            yield Spread(
                executor,
                partial(judge_there, name),
                lambda: max(1, sum(client.nthreads().values())),
                CHUNK,
            )
        except KilledWorker:
            raise UsageError("集群的机器接连退出", "已判完的都已保存；查明原因后再运行一次") from None
        finally:
            client.unregister_worker_plugin(name)


def _register(client: Any, plugin: Any) -> None:
    try:
        client.register_plugin(plugin)
    except Exception as error:  # whatever a worker lacks comes back as its own error
        raise UsageError(
            f"集群的机器上用不了 scorer（{error}）", "请在每台机器上装同一版本的 scorer"
        ) from None
