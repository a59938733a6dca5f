"""Time the search for copies among many reports against judging them, side by side in one run.

Two corpora of reports of 4,000 characters: in one the reports are written apart (word by word from the
samples, so that they share phrases but no passage), in the other they share every paragraph (shuffled
paragraphs of the samples). In both, one paragraph is planted into two reports, with its year and figures changed.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.cli.inputs import rulebook
from scorer.reading import read_bytes, read_path
from scorer.scoring.evaluate import evaluate
from scorer.similarity import Document, Found, Passage, find_copies

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 4_000
GOAL = 3.0
SEED = 7
PLANTED = (
    "2024年汛前，镇里会同水利站对14座山塘逐一过堂，把看护责任写进护塘公约，由轮值户签名后贴在闸房门口，"
    "两处险段各派3人昼夜值守，入汛以来没有因放水先后引起争吵。"
)
CHANGED = PLANTED.replace("2024", "2023").replace("14座", "26座").replace("3人", "5人")


class Corpus(NamedTuple):
    """Reports as lists of paragraphs."""

    title: str
    reports: list[list[str]]


def sample_texts() -> list[str]:
    """Return the plain text samples, in the order of their file names."""
    paths = sorted((ROOT / "samples").rglob("*.txt"))
    return [read_path(path).text for path in paths]


def shared(count: int) -> Corpus:
    """Shuffle the paragraphs of the samples into *count* reports."""
    chance = random.Random(SEED)
    pool = [line for text in sample_texts() for line in text.splitlines() if len(line.strip()) > 30]
    return Corpus("共用全部段落", [_filled(lambda: chance.choice(pool)) for _ in range(count)])


def apart(count: int) -> Corpus:
    """Write *count* reports character by character, each by what follows two characters in the samples."""
    chance, following = random.Random(SEED), defaultdict(list)
    for text in sample_texts():
        joined = "".join(text.split())
        for at in range(len(joined) - 2):
            following[joined[at : at + 2]].append(joined[at + 2])
    starts = sorted(following)

    def paragraph() -> str:
        written, size = chance.choice(starts), chance.randint(80, 240)
        while len(written) < size or written[-1] not in "。；":
            written += chance.choice(following.get(written[-2:]) or ["。"])
        return written

    return Corpus("各写各的", [_filled(paragraph) for _ in range(count)])


def _filled(paragraph: Callable[[], str]) -> list[str]:
    report: list[str] = []
    while sum(map(len, report)) < CHARACTERS:
        report.append(paragraph())
    return report


def planted(corpus: Corpus) -> Corpus:
    """Put the paragraph into one report of the first half and, changed, into one of the second."""
    reports, third = list(corpus.reports), len(corpus.reports) // 3
    for at, text in ((third, PLANTED), (2 * third, CHANGED)):
        reports[at] = [*reports[at][:5], text, *reports[at][5:]]
    return corpus._replace(reports=reports)


def judge(corpus: Corpus) -> None:
    """Read and judge every report."""
    rules = rulebook(None, None)
    for report in corpus.reports:
        evaluate(read_bytes("\n".join(report).encode(), "报告.txt"), rules)


def copies(corpus: Corpus) -> Found:
    """Find the copies."""
    documents = [
        Document(
            number, f"第 {number} 份", tuple(Passage(str(at), text) for at, text in enumerate(report, 1))
        )
        for number, report in enumerate(corpus.reports, 1)
    ]
    return find_copies(documents)


def timed(work: Callable[[Corpus], object], corpus: Corpus) -> float:
    """Return the seconds that *work* takes."""
    started = time.perf_counter()
    work(corpus)
    return time.perf_counter() - started


def holds(found: Found) -> bool:
    """Tell whether the planted paragraph was found, as a copy with figures changed."""
    return any(
        one.left.text == PLANTED and one.right.text == CHANGED and one.kind == "masked"
        for one in found.copies
    )


def measure(corpus: Corpus, rounds: int) -> bool:
    """Print one row and tell whether the goal is met."""
    found = copies(corpus)
    times = [(timed(judge, corpus), timed(copies, corpus)) for _ in range(rounds)]
    judging, copying = (statistics.median(column) for column in zip(*times, strict=True))
    ratio, peak = copying / judging, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = "找到" if holds(found) else "没有找到"
    print(f"{corpus.title}，{len(corpus.reports)} 份：雷同 / 判断 = {ratio:.2f} 倍（目标 {GOAL:g}）")
    print(
        f"  判断 {judging:.1f} s，雷同 {copying:.1f} s；{len(found.copies)} 处，埋设的一处{told}；峰值 {peak:.0f} MB"
    )
    return ratio <= GOAL and holds(found)


def main() -> None:
    """Run the benchmark; exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    met = [measure(planted(build(given.count)), given.rounds) for build in (apart, shared)]
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
