"""Time one report on the command line against a bare start of Python, side by side in one run.

Machines drift by a factor of two within minutes, so only ratios inside one run say anything: the
commands take turns, round by round, and the medians are divided by that of ``python -c pass``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 4_000
ACCEPTED = (0, 1)  # judged, with or without gaps


class Case(NamedTuple):
    """A command line and how many bare starts of Python it may take."""

    title: str
    arguments: tuple[str, ...]
    goal: float | None = None


CASES = (
    Case("python -c pass", ("-c", "pass")),
    Case("import typer, rich, yaml", ("-c", "import typer, rich, yaml")),
    Case("scorer check", ("-m", "scorer", "check", "report.txt"), 18),
    Case("scorer check --format json", ("-m", "scorer", "check", "report.txt", "--format", "json"), 12),
)


def sample_text() -> str:
    """Return a report of exactly 4,000 characters: the first sample, and again from its start."""
    (path,) = (ROOT / "samples").glob("01-*.txt")
    text = path.read_text(encoding="utf-8")
    return (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as an installer does, and not at every start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def run_once(case: Case, folder: Path) -> float:
    """Return the wall time of one run in seconds."""
    command, settings = [sys.executable, *case.arguments], environment(folder)
    started = time.perf_counter()
    done = subprocess.run(command, check=False, cwd=folder, env=settings, capture_output=True)
    taken = time.perf_counter() - started
    if done.returncode not in ACCEPTED or (case.goal and not done.stdout):
        sys.exit(f"{case.title}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return taken


def measure(rounds: int) -> dict[str, list[float]]:
    """Run every case once a round, after one round that warms the caches and is not counted."""
    times: dict[str, list[float]] = {case.title: [] for case in CASES}
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "report.txt").write_text(sample_text(), encoding="utf-8")
        for number in range(rounds + 1):
            for case in CASES:
                taken = run_once(case, Path(name))
                if number:
                    times[case.title].append(taken)
    return times


def report(times: dict[str, list[float]]) -> bool:
    """Print the table and tell whether every goal is met."""
    base = statistics.median(times[CASES[0].title])
    print(f"{'command':<28}{'median ms':>11}{'min':>8}{'max':>8}{'ratio':>8}{'goal':>7}")
    met = True
    for case in CASES:
        taken = times[case.title]
        ratio = statistics.median(taken) / base
        met = met and (case.goal is None or ratio <= case.goal)
        figures = "".join(f"{1000 * t:>{w}.0f}" for t, w in zip(_spread(taken), (11, 8, 8), strict=True))
        print(f"{case.title:<28}{figures}{ratio:>8.1f}{f'{case.goal:.0f}' if case.goal else '-':>7}")
    return met


def _spread(taken: list[float]) -> tuple[float, float, float]:
    return statistics.median(taken), min(taken), max(taken)


def main() -> int:
    """Measure, print, and return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="at least 7")
    rounds = max(parser.parse_args().rounds, 7)
    print(f"Python {sys.version.split()[0]}, {rounds} rounds, a text of {CHARACTERS} characters")
    met = report(measure(rounds))
    print("goals met" if met else "a goal is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
