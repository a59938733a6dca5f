"""The other side of ``worker``: one judging process as a handle."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from scorer.batch.frames import read_frame, write_frame
from scorer.batch.record import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.batch.record import Outcome
    from scorer.batch.worker import Task

_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    f"import sys; sys.path[:] = [{_ROOT!r}, *filter(None, sys.path)]; "
    "from scorer.batch.worker import main; main()"
)
"""Looks for modules beside this package and never in the current folder, which may be full of strangers' files."""
_START_SECONDS = 120.0
"""Time to come up, however busy the machine is."""
_END_SECONDS = 5.0


class Process:
    """One judging process and the time by which it must have answered."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._into, self._out = cast("BinaryIO", self._child.stdin), cast("BinaryIO", self._child.stdout)
        self._due: float | None = None
        self.overdue = False

    def ready(self, setup: bytes) -> bool:
        """Tell the process what to judge by; false where it did not come up."""
        self._due = time.monotonic() + _START_SECONDS
        came_up = self._send(setup) and read_frame(self._out) == b"ready"
        self._due = None
        return came_up

    def outcomes(self, tasks: Sequence[Task], seconds: float) -> Iterator[Outcome]:
        """Yield the outcomes as they come, each within *seconds*; ends early where the process died."""
        self._due = time.monotonic() + seconds
        if self._send(pickle.dumps(tuple(tasks), protocol=5)):
            for _ in tasks:
                frame = read_frame(self._out)
                outcome = None if frame is None else _unpacked(frame)
                if outcome is None:
                    break
                self._due = time.monotonic() + seconds
                yield outcome
        self._due = None

    def _send(self, data: bytes) -> bool:
        try:
            write_frame(self._into, data)
        except OSError:
            return False
        return True

    def watch(self, now: float) -> None:
        """Kill the process if its time is over."""
        due = self._due
        if due is not None and now > due:
            self.overdue = True
            self.kill()

    def alive(self) -> bool:
        """Tell whether the process still runs."""
        return self._child.poll() is None

    def kill(self) -> None:
        """End the process at once."""
        self._child.kill()

    def close(self) -> int:
        """End a process that answers no more and return how it ended; negative is the signal."""
        for pipe in (self._into, self._out):
            try:
                pipe.close()
            except OSError:  # what was still to be written has nowhere to go
                continue
        try:
            return self._child.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._child.kill()
            return self._child.wait()


def _unpacked(frame: bytes) -> Outcome | None:
    """Return the outcome; a process that answers nonsense counts as dead."""
    try:
        return unpack(frame)
    except (ValueError, TypeError, IndexError):
        return None
