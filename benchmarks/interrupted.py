"""Kill a batch at random moments, take it up again, and compare the store with that of an undisturbed run."""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from scale import ROOT, write


def command(folder: Path, out: Path) -> list[str]:
    """Return the command line of the batch."""
    return [sys.executable, "-m", "scorer", "batch", str(folder), "-o", str(out), "--jobs", "2"]


def finish(folder: Path, out: Path) -> tuple[str, float]:
    """Run the batch to its end; return the digest of everything in the store, and the seconds it took."""
    started = time.perf_counter()
    done = subprocess.run(command(folder, out), check=False, cwd=ROOT, capture_output=True, text=True)
    taken = time.perf_counter() - started
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    with closing(sqlite3.connect(out / "结果.db")) as store:
        return sha256("\n".join(store.iterdump()).encode()).hexdigest(), taken


def kill(folder: Path, out: Path, after: float) -> bool:
    """Start the batch and kill -9 it; tell whether it was still at work."""
    with subprocess.Popen(
        command(folder, out), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as batch:
        try:
            batch.wait(after)
        except subprocess.TimeoutExpired:
            batch.kill()
            return True
    return False


def main() -> int:
    """Kill, resume, compare; return 1 if any resumed store differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    moments = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name) / "reports", asked.reports)
        whole, taken = finish(folder, Path(name) / "whole")
        different = hit = 0
        for number in range(asked.kills):
            out = Path(name) / f"killed-{number}"
            hit += kill(folder, out, moments.uniform(0.1, taken))
            different += finish(folder, out)[0] != whole
        one = Path(name) / "again-and-again"
        hits = sum(kill(folder, one, moments.uniform(0.1, taken / 2)) for _ in range(asked.kills))
        different += finish(folder, one)[0] != whole
    print(f"{asked.reports} reports, {taken:.1f} s undisturbed")
    print(f"killed once and taken up: {asked.kills} batches, {hit} of them hit at work")
    print(f"killed {hits} times and taken up: 1 batch")
    print(f"{different} stores differ from the undisturbed one")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
