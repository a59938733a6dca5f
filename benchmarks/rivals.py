"""Time the tools that a user might take instead, with the same words over the same files, side by side in one run.

They only find words; scorer judges. With all words of the shipped rules, about 6,000, either rival takes many
minutes; ``--reports`` makes all rows smaller, ``--words`` the work of the rivals alone.
They are no part of the project: put them into a folder of their own,

    npm install --prefix FOLDER textlint textlint-rule-prh
    python -m venv FOLDER/semgrep && FOLDER/semgrep/bin/pip install semgrep

and name it with ``--tools FOLDER``. What is not there is skipped, and said.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 4_000
SEED = 7
GROUP = 10
"""Words a rule."""


class Bench(NamedTuple):
    """Where everything lies."""

    tools: Path
    folder: Path
    words: tuple[str, ...]


class Rival(NamedTuple):
    """A tool, how many reports it is given, and how many times faster scorer is to be."""

    title: str
    program: str
    """Below the folder of the tools."""
    count: int
    goal: float


RIVALS = (
    Rival("textlint + textlint-rule-prh", "node_modules/.bin/textlint", 2_000, 8),
    Rival("semgrep generic", "semgrep/bin/semgrep", 20, 50),
)


def write_reports(folder: Path, count: int) -> Path:
    """Write *count* reports of 4,000 characters, shuffled paragraphs of the samples; the same on every run."""
    from scorer.reading import read_path

    reports, chance = folder / f"reports-{count}", random.Random(SEED)
    reports.mkdir()
    texts = [read_path(path).text for path in sorted((ROOT / "samples").rglob("*.txt"))]
    pool = [line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 3]
    for number in range(count):
        lines: list[str] = []
        while sum(map(len, lines)) < CHARACTERS:
            lines.append(chance.choice(pool))
        (reports / f"{number:05}.txt").write_text("\n\n".join(lines)[:CHARACTERS], encoding="utf-8")
    return reports


def textlint(bench: Bench, rival: Rival, reports: Path) -> list[str]:
    """Configure textlint: each word is a term that prh wants in brackets."""
    rules = [{"expected": f"【{word}】", "patterns": [word]} for word in bench.words]
    terms = bench.folder / "prh.yml"
    terms.write_text(json.dumps({"version": 1, "rules": rules}, ensure_ascii=False), encoding="utf-8")
    settings = bench.folder / "textlintrc.json"
    settings.write_text(json.dumps({"rules": {"prh": {"rulePaths": [str(terms)]}}}), encoding="utf-8")
    modules = bench.tools / "node_modules"
    place = ["--rules-base-directory", str(modules), "--config", str(settings)]
    return [str(bench.tools / rival.program), *place, "-f", "json", str(reports)]


def semgrep(bench: Bench, rival: Rival, reports: Path) -> list[str]:
    """Configure semgrep: a rule a group of words, each an alternative of a pattern."""
    groups = [bench.words[at : at + GROUP] for at in range(0, len(bench.words), GROUP)]
    rules = [
        {
            "id": f"group-{number}",
            "languages": ["generic"],
            "severity": "INFO",
            "message": "found",
            "pattern-regex": "|".join(map(re.escape, group)),
        }
        for number, group in enumerate(groups)
    ]
    config = bench.folder / "semgrep.yml"
    config.write_text(json.dumps({"rules": rules}, ensure_ascii=False), encoding="utf-8")
    quiet = ["--metrics", "off", "--disable-version-check", "--no-git-ignore", "--json"]
    return [str(bench.tools / rival.program), "scan", *quiet, "--config", str(config), str(reports)]


def scorer(reports: Path, folder: Path) -> list[str]:
    """Judge the reports in one process into the store; nothing is rendered."""
    return [
        sys.executable,
        str(Path(__file__).resolve()),
        "--judge",
        str(reports),
        str(folder / f"{reports.name}.db"),
    ]


def judge(reports: Path, store: Path) -> None:
    """Do what ``scorer batch --jobs 1`` does until its store is finished, without the search for copies."""
    from scorer.batch.inputs import Input
    from scorer.batch.measure import Measure
    from scorer.batch.run import Job, run
    from scorer.batch.store import Store
    from scorer.cli.inputs import rulebook

    store.unlink(missing_ok=True)
    kept = Store(store)
    run(Job(Input((str(reports),)), Measure(rulebook(None, None)), jobs=1), kept, lambda *_: None)
    kept.close()


def seconds(command: list[str]) -> float:
    """Return the wall time of one run; textlint and scorer end with 1 where something was found."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "SEMGREP_SEND_METRICS": "off"}
    started = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, env=settings)
    taken = time.perf_counter() - started
    if done.returncode not in {0, 1} or (done.returncode == 1 and not done.stdout):
        sys.exit(f"{command[0]}：退出码 {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return taken


def measure(bench: Bench, rival: Rival, rounds: int) -> bool:
    """Time one rival and scorer in turn, print the row and tell whether the goal is met."""
    if not (bench.tools / rival.program).exists():
        print(f"{rival.title}：跳过，{bench.tools} 里没有 {rival.program}")
        return True
    reports = write_reports(bench.folder, rival.count)
    build = textlint if "textlint" in rival.program else semgrep
    theirs, ours = build(bench, rival, reports), scorer(reports, bench.folder)
    seconds(ours)
    times = [(seconds(theirs), seconds(ours)) for _ in range(rounds)]
    their, our = (statistics.median(column) for column in zip(*times, strict=True))
    words = f"{rival.count} 份，{len(bench.words)} 个词，{rounds} 轮"
    print(
        f"{rival.title}（{words}）：{their:.1f} s，scorer {our:.2f} s，{their / our:.1f} 倍（目标 ≥ {rival.goal:g}）",
        flush=True,
    )
    return their / our >= rival.goal


def main() -> None:
    """Run the benchmark; exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", type=Path, default=Path("rivals"), help="folder of the tools")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument(
        "--words", type=int, default=0, help="so many words for the rivals, spread evenly; 0 for all"
    )
    parser.add_argument("--reports", type=int, help="at most so many reports")
    parser.add_argument("--judge", nargs=2, type=Path, metavar=("REPORTS", "STORE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.judge:
        judge(*given.judge)
        return
    from scorer.cli.inputs import rulebook

    words = tuple(word for word in rulebook(None, None).vocabulary.words if len(word) > 1)
    wanted = min(given.words or len(words), len(words))
    chosen = tuple(words[at * len(words) // wanted] for at in range(wanted))
    folder = Path(tempfile.mkdtemp(prefix="rivals-"))
    try:
        met = [
            measure(
                Bench(given.tools.resolve(), folder, chosen),
                rival._replace(count=min(rival.count, given.reports or rival.count)),
                given.rounds,
            )
            for rival in RIVALS
        ]
    finally:
        shutil.rmtree(folder)
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
