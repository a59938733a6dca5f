"""Many machines: the same bytes as one process, although a worker dies in mid-run."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from scorer.errors import UsageError
from tests.batch.build import dump, job, report, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed")

pytestmark = [pytest.mark.loopback, pytest.mark.filterwarnings("ignore")]
"""The library warns of its own dying workers."""


@pytest.fixture
def cluster() -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made


def reports(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(
            report(f"第{number}山镇", more="开展普法宣传12次。" * 40), "utf-8"
        )
    return folder


def test_two_workers_one_of_which_is_killed(tmp_path: Path, cluster: distributed.LocalCluster) -> None:
    folder = reports(tmp_path / "报送", 200)
    pids = [worker.pid for worker in cluster.workers.values()]
    killed: list[int] = []

    def kill_one(stage: str, done: int, total: int) -> None:
        if done and not killed:
            killed.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    many = run(tmp_path / "多", job(folder, scheduler=cluster.scheduler_address), kill_one)
    one = run(tmp_path / "一", job(folder))
    assert killed and one == many
    assert dump(tmp_path / "一") == dump(tmp_path / "多")


def test_a_file_that_hangs_is_a_row_there_too(tmp_path: Path, cluster: distributed.LocalCluster) -> None:
    from scorer.batch.measure import Limits

    folder = reports(tmp_path / "报送", 3)
    os.mkfifo(folder / "b.txt")
    limits = Limits(seconds=2)
    entries = run(tmp_path / "出", job(folder, scheduler=cluster.scheduler_address, limits=limits))
    assert [getattr(entry, "cause", "") for entry in entries] == ["", "", "", "too_slow"]


def test_no_scheduler_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="连不上调度器"):
        run(tmp_path / "出", job(reports(tmp_path / "报送", 1), scheduler="tcp://127.0.0.1:9"))
