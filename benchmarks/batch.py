"""Time the judging of many reports against a bare search for the same words, side by side in one run.

Machines drift by a factor of two within minutes, so only ratios inside one run say anything: the rows take
turns, round by round, and their medians are divided. A row whose program is absent is skipped with its reason.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 4_000
SHORTEST = 4
"""A shorter line of a sample is no paragraph."""
SEED = 7


class Corpus(NamedTuple):
    """What every row works on."""

    reports: Path
    """Folder of text files, one report each."""
    words: Path
    """All words of the shipped rules, one a line."""
    count: int


class Case(NamedTuple):
    """A row of the table: a command, and how many times as long as another row it may take."""

    title: str
    command: Callable[[Corpus], list[str]]
    program: str = sys.executable
    """Without it the row is skipped."""
    against: str = ""
    goal: float | None = None


def _search(corpus: Corpus) -> list[str]:
    return ["rg", "-o", "-b", "-F", "-f", str(corpus.words), str(corpus.reports)]


def _judging(corpus: Corpus) -> list[str]:
    return [sys.executable, str(Path(__file__).resolve()), "--judge", str(corpus.reports)]


SEARCH = "rg -o -b -F -f WORDS"
CASES = (
    Case(SEARCH, _search, "rg"),
    Case("scorer, one process", _judging, against=SEARCH, goal=15),
)


def paragraphs() -> list[str]:
    """Return the paragraphs of the plain text samples, in the order of their file names."""
    paths = sorted((ROOT / "samples").rglob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in paths]
    return [line.strip() for text in texts for line in text.splitlines() if len(line.strip()) >= SHORTEST]


def build(folder: Path, count: int) -> Corpus:
    """Write *count* reports of 4,000 characters, shuffled paragraphs of the samples: the same on every run."""
    from scorer.cli.inputs import rulebook

    corpus = Corpus(folder / "reports", folder / "words.txt", count)
    corpus.reports.mkdir()
    corpus.words.write_text("\n".join(rulebook(None, None).vocabulary.words) + "\n", encoding="utf-8")
    chance, known = random.Random(SEED), paragraphs()
    for number in range(count):
        chance.shuffle(known)
        text = "\n".join(known)[:CHARACTERS]
        (corpus.reports / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return corpus


def judge_all(folder: Path) -> None:
    """Read and judge every report in *folder* in this one process; print each as a line of JSON."""
    import gc
    import json

    from scorer.cli.check import judge
    from scorer.cli.inputs import rulebook
    from scorer.rendering.as_json import document
    from scorer.scoring.evaluate import DEFAULT

    book = rulebook(None, None)
    gc.set_threshold(100_000)  # as the command line does
    gc.freeze()  # the rules stay, so no collection need look at them
    for path in sorted(folder.iterdir()):
        print(json.dumps(document([judge(str(path), book, DEFAULT)]), ensure_ascii=False))


def run_once(case: Case, corpus: Corpus) -> float:
    """Return the wall time of one run in seconds, its output read through a pipe."""
    started = time.perf_counter()
    with subprocess.Popen(case.command(corpus), stdout=subprocess.PIPE) as running:
        if running.stdout:
            while running.stdout.read(1 << 20):
                pass
    taken = time.perf_counter() - started
    if running.returncode:
        sys.exit(f"{case.title}: exit code {running.returncode}")
    return taken


def measure(corpus: Corpus, cases: list[Case], rounds: int) -> dict[str, float]:
    """Run every case once a round, after a round that warms the caches; return the medians."""
    times: dict[str, list[float]] = {case.title: [] for case in cases}
    for number in range(rounds + 1):
        for case in cases:
            taken = run_once(case, corpus)
            if number:
                times[case.title].append(taken)
    return {title: statistics.median(taken) for title, taken in times.items()}


def rows(cases: list[Case], medians: dict[str, float], count: int) -> Iterator[tuple[str, bool]]:
    """Yield a line for each case, and whether its goal is met."""
    for case in cases:
        taken = medians[case.title]
        line = f"{case.title:<28}{taken:>9.2f}{1000 * taken / count:>11.2f}"
        if case.against not in medians:
            yield line, True
            continue
        ratio = taken / medians[case.against]
        goal = f"{case.goal:.0f}" if case.goal else "-"
        yield f"{line}{ratio:>8.1f}{goal:>7}", not case.goal or ratio <= case.goal


def main() -> int:
    """Build the reports, measure, print, and return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--judge", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.judge:
        judge_all(wanted.judge)
        return 0
    cases = [case for case in CASES if shutil.which(case.program)]
    for case in CASES:
        if case not in cases:
            print(f"{case.title}: skipped, {case.program} is not installed")
    with tempfile.TemporaryDirectory() as name:
        medians = measure(build(Path(name), wanted.reports), cases, wanted.rounds)
    version, rounds, reports = sys.version.split()[0], wanted.rounds, wanted.reports
    print(f"Python {version}, {rounds} rounds, {reports} reports of {CHARACTERS} characters")
    print(f"{'command':<28}{'median s':>9}{'ms/report':>11}{'ratio':>8}{'goal':>7}")
    lines = list(rows(cases, medians, reports))
    print("\n".join(line for line, _ in lines))
    met = all(met for _, met in lines)
    print("goals met" if met else "a goal is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
