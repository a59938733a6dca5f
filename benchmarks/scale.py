"""Time and memory of a batch as it grows, side by side in one run; only ratios say anything.

What is measured is ``scorer batch`` from the folder to the finished store, without the search for copies and
without the result files. Peak memory is that of the process that writes the store; each judging process is as
large as one report makes it, however many there are.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 4_000
CHILD = """
import json, sys, time
from pathlib import Path
from scorer.batch.inputs import Input
from scorer.batch.measure import Measure
from scorer.batch.run import Job, run
from scorer.batch.store import Store
from scorer.batch.stored import Stored
from scorer.cli.inputs import rulebook
folder, out, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
started = time.perf_counter()
store = Store(out)
done = run(Job(Input((folder,)), Measure(rulebook(None, None)), jobs=jobs), store, lambda stage, done, total: None)
taken = time.perf_counter() - started
judged = sum(1 for _ in Stored(store.connection, done.run).entries())
store.close()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([taken, int(peak.split()[1]) / 1024, judged, out.stat().st_size / 2**20]))
"""


class Measured(NamedTuple):
    """One batch."""

    seconds: float
    peak: float
    """MB of the process that writes the store."""
    judged: int
    store: float
    """MB of the store."""


def write(folder: Path, count: int) -> Path:
    """Write *count* reports of 4,000 characters, each of another town with other figures."""
    (sample,) = (ROOT / "samples").glob("01-*.txt")
    text = sample.read_text(encoding="utf-8")
    folder.mkdir()
    for number in range(count):
        own = f"第{number}镇人民政府2024年法治政府建设年度报告\n\n{text}"
        whole = (own * (CHARACTERS // len(own) + 1))[:CHARACTERS]
        (folder / f"{number:06}.txt").write_text(whole, encoding="utf-8")
    return folder


def measure(folder: Path, jobs: int) -> Measured:
    """Run one batch in a process of its own, from nothing."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as out:
        command = [sys.executable, "-c", CHILD, str(folder), f"{out}/store.db", str(jobs)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return Measured(*json.loads(done.stdout))


def row(title: str, found: Measured, told: str) -> None:
    """Print one line of the table."""
    print(
        f"{title:<28}{found.seconds:>9.1f} s{1000 * found.seconds / found.judged:>8.2f} ms each"
        f"{found.peak:>8.0f} MB{found.store:>8.0f} MB store   {told}",
        flush=True,
    )


def two_processes(folder: Path, count: int, rounds: int) -> bool:
    """Compare one process with two, taking turns."""
    few = write(folder / "few", count)
    turns = [(measure(few, 1), measure(few, 2)) for _ in range(rounds)]
    ratio = statistics.median(one.seconds / two.seconds for one, two in turns)
    row(f"{count} reports, 1 process", turns[0][0], "")
    row(f"{count} reports, 2 processes", turns[0][1], f"{ratio:.2f} × as fast (goal 1.5)")
    shutil.rmtree(few)
    return ratio >= 1.5


def growth(folder: Path, few: int, many: int, most: int, jobs: int) -> bool:
    """Compare a batch with one that is ten and one that is twenty times as large."""
    found = {}
    for count in (few, many, most):
        reports = write(folder / str(count), count)
        found[count] = measure(reports, jobs)
        assert found[count].judged == count
        shutil.rmtree(reports)
    times = found[many].seconds / found[few].seconds
    grown = found[most].peak / found[few].peak - 1
    limit = 10.5 * many / few / 10
    row(f"{few} reports", found[few], "")
    row(f"{many} reports", found[many], f"{times:.2f} × the time (goal {limit:g})")
    row(f"{most} reports", found[most], f"peak {grown:+.1%} (goal +15 %, under 400 MB)")
    return times <= limit and grown <= 0.15 and found[most].peak < 400


def main() -> int:
    """Measure, print, and return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=2_000)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--most", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        met = two_processes(Path(name), asked.few, asked.rounds)
        met &= growth(Path(name), asked.few, asked.many, asked.most, asked.jobs)
    print("goals met" if met else "a goal is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
