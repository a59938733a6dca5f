"""The judging processes of one machine: a chunk of tasks in, its outcomes out, whatever the files do.

A process that takes too long over one file is killed, and one that dies is replaced; either loses only the file it
was at. They are processes of our own and not a pool of ``multiprocessing``: such a pool cannot say which task
killed it, cannot stop one task, and may not be started inside a worker of dask.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from scorer.batch.process import Process
from scorer.batch.record import Refused
from scorer.errors import ScorerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.batch.measure import Limits
    from scorer.batch.record import Outcome
    from scorer.batch.worker import Task

_TICK = 0.05
"""Seconds between two looks at the clock."""


class Bench:
    """As many judging processes as threads ask for at a time; each works for one thread."""

    def __init__(self, setup: bytes, limits: Limits) -> None:
        self._setup, self._limits = setup, limits
        self._lock = threading.Lock()
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._closed = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="scorer-watch", daemon=True)
        self._watcher.start()

    def chunk(self, tasks: Sequence[Task]) -> list[Outcome]:
        """Return one outcome a task, in their order; raises ScorerError where no process comes up."""
        done: list[Outcome] = []
        while len(done) < len(tasks):
            process = self._take()
            done.extend(process.outcomes(tasks[len(done) :], self._limits.seconds))
            if len(done) == len(tasks):
                self._give(process)
            else:
                done.append(self._lost(process, tasks[len(done)]))
        return done

    def stop(self) -> None:
        """End every process at once; a chunk that is under way ends with an error."""
        self._closed.set()
        with self._lock:
            for process in self._all:
                process.kill()

    def close(self) -> None:
        """Stop, and let go of everything; no chunk may be under way any more."""
        self.stop()
        self._watcher.join()
        for process in self._all:
            process.close()
        self._all.clear()

    def _take(self) -> Process:
        with self._lock:
            process = self._idle.pop() if self._idle else None
        if process is not None and process.alive():
            return process
        return self._start()

    def _give(self, process: Process) -> None:
        with self._lock:
            self._idle.append(process)

    def _start(self) -> Process:
        if self._closed.is_set():
            raise ScorerError("已中断")
        process = Process()
        with self._lock:
            self._all.add(process)
        if not process.ready(self._setup):
            self._forget(process)
            raise ScorerError("判读进程启动不了", "请核对内存是否够用，或重新安装 scorer")
        return process

    def _forget(self, process: Process) -> int:
        with self._lock:
            self._all.discard(process)
        return process.close()

    def _lost(self, process: Process, task: Task) -> Refused:
        """Bury a process and say what became of the file that it was at."""
        ended = self._forget(process)
        if self._closed.is_set():
            raise ScorerError("已中断")
        if process.overdue:
            error = f"超过 {self._limits.seconds:g} 秒还没有读完，已停止"
            return Refused(
                task.number, "too_slow", error, "请另存为纯文本或较小的文件；也可用 --timeout 放宽"
            )
        error = f"读这个文件时程序崩溃（{f'信号 {-ended}' if ended < 0 else f'退出码 {ended}'}）"
        return Refused(task.number, "crashed", error, "请另存为 .docx 或纯文本再试；再运行一次会重试")

    def _watch(self) -> None:
        """Look at the clock until the bench is closed."""
        while not self._closed.wait(_TICK):
            now = time.monotonic()
            with self._lock:
                for process in self._all:
                    process.watch(now)
