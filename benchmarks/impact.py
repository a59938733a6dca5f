"""Time ``scorer rules impact`` over 200 reports: each is read and cut once and judged by two rulebooks.

The corpus is made of the samples, copied until there are enough; the change touches a word group, a cue and a
weight, so that nothing can be carried over from the first judging to the second.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOAL = 10.0
"""Seconds for 200 reports on two cores."""
SUFFIXES = {".txt", ".md", ".docx", ".html", ".pdf"}


def corpus(folder: Path, count: int) -> None:
    """Copy the samples into *folder* until there are *count* reports."""
    found = [*(ROOT / "samples").glob("*"), *(ROOT / "samples" / "hard").glob("*/*")]
    files = sorted(path for path in found if path.suffix in SUFFIXES and path.stem != "README")
    for number in range(count):
        source = files[number % len(files)]
        shutil.copy(source, folder / f"{number:04}{source.suffix}")


def changed_rules(folder: Path) -> None:
    """Copy the rules and change a group, a cue and a weight."""
    shutil.copytree(ROOT / "rules", folder)
    for name, old, new in (
        ("lexicon.yaml", "  - 主要负责同志\n", ""),
        ("cues.yaml", "  - 今后\n", ""),
        ("elements/legal-advisers.yaml", "weight: 8", "weight: 9"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, name
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def run(rules: Path, reports: Path, jobs: int) -> float:
    """Return the wall time of one run of the command, start included."""
    words = ["rules", "impact", "-", str(rules), str(reports), "--jobs", str(jobs), "--format", "json"]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "scorer", *words], cwd=ROOT, check=False, capture_output=True, env=os.environ
    )
    taken = time.perf_counter() - started
    if done.returncode or not done.stdout:
        sys.exit(done.stderr.decode(errors="replace"))
    return taken


def main() -> int:
    """Measure and print; return 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rules, reports = Path(name) / "rules", Path(name) / "reports"
        reports.mkdir()
        corpus(reports, wanted.reports)
        changed_rules(rules)
        run(rules, reports, wanted.jobs)  # compiles the rules
        times = [run(rules, reports, wanted.jobs) for _ in range(wanted.rounds)]
    median = statistics.median(times)
    print(
        f"{wanted.reports} reports, {wanted.jobs} processes: median {median:.2f} s, best {min(times):.2f} s"
    )
    goal = GOAL * wanted.reports / 200
    print(f"goal {goal:.1f} s {'met' if median <= goal else 'missed'}")
    return 0 if median <= goal else 1


if __name__ == "__main__":
    sys.exit(main())
