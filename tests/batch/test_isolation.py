"""One file cannot stop a batch: it hangs, its process dies, its memory runs out – and the others are judged.

What hangs here is real: a named pipe that nobody fills blocks whoever reads it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from scorer.batch.measure import Limits
from scorer.results import Judged, Unjudged
from tests.batch.build import job, run, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="named pipes and signals are of POSIX")


def causes(entries: list[Judged | Unjudged]) -> list[str]:
    return [entry.cause if isinstance(entry, Unjudged) else "judged" for entry in entries]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_hangs_is_a_row(tmp_path: Path, jobs: int) -> None:
    folder = write(tmp_path / "报送", a="甲山镇", c="丙水镇", d="丁河镇")
    os.mkfifo(folder / "b.txt")
    entries = run(tmp_path / "出", job(folder, jobs=jobs, limits=Limits(seconds=2)))
    assert causes(entries) == ["judged", "too_slow", "judged", "judged"]
    assert isinstance(entries[1], Unjudged)
    assert entries[1].error == "超过 2 秒还没有读完，已停止"


def judging() -> list[int]:
    """Return the ids of the judging processes that this test has started."""
    own = Path(f"/proc/{os.getpid()}/task")
    lists = (task.joinpath("children").read_text().split() for task in own.iterdir())
    return [int(child) for children in lists for child in children]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the process in /proc")
@pytest.mark.parametrize("how", [signal.SIGSEGV, signal.SIGKILL])
def test_a_process_that_dies_loses_the_file_it_was_at(tmp_path: Path, how: signal.Signals) -> None:
    folder = write(tmp_path / "报送", a="甲山镇", c="丙水镇")
    pipe = folder / "b.txt"
    os.mkfifo(pipe)

    def kill() -> None:
        filled = os.open(pipe, os.O_WRONLY)  # returns once the process has opened the other end
        for child in judging():
            os.kill(child, how)
        time.sleep(0.5)
        os.close(filled)

    killer = threading.Thread(target=kill)
    killer.start()
    entries = run(tmp_path / "出", job(folder))
    killer.join()
    assert causes(entries) == ["judged", "crashed", "judged"]
    assert isinstance(entries[1], Unjudged)
    assert f"信号 {how.value}" in entries[1].error


def test_a_file_that_needs_too_much_memory_is_a_row(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇", c="丙水镇")
    (folder / "b.txt").write_text("开展普法宣传12次，" * 200_000, "utf-8")
    entries = run(tmp_path / "出", job(folder, limits=Limits(seconds=60, memory=180 << 20)))
    assert causes(entries)[::2] == ["judged", "judged"]
    assert causes(entries)[1] in {"unreadable", "crashed"}


def test_what_failed_is_tried_again_by_the_next_call(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇")
    os.mkfifo(folder / "b.txt")
    run(tmp_path / "出", job(folder, limits=Limits(seconds=1)))
    (folder / "b.txt").unlink()
    write(folder, b="乙河镇")
    assert causes(run(tmp_path / "出", job(folder))) == ["judged", "judged"]


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    run(tmp_path / "出", job(write(tmp_path / "报送", a="甲山镇"), jobs=2))
    assert judging() == []
