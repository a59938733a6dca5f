"""Measure what knowing the words adds: verdicts with jieba's word boundaries against verdicts without.

Four variants over the labelled reports and passages: the rules as they are; without the few 形近说法 that only
stand in for a word boundary (协调解决 for 调解, 中学法 for 学法); without them, but short names only counted where
jieba cuts a word at both their ends; and the rules as they are with that check on top.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scorer.accuracy.gold import read_labels, read_passages  # noqa: E402
from scorer.analysis import Analysis, analyse  # noqa: E402
from scorer.corpus.words import cutter  # noqa: E402
from scorer.model import Block, Report, Span  # noqa: E402
from scorer.reading import read_path  # noqa: E402
from scorer.rulebook.compile import Rulebook, compile_rulebook  # noqa: E402
from scorer.rulebook.load import load  # noqa: E402
from scorer.rulebook.locate import default_rules  # noqa: E402
from scorer.scoring.evaluate import judge  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorer.model import Role

BOUNDARY = frozenset(
    (
        "小学法",
        "中学法",
        "大学法",
        "同学法",
        "科学法",
        "学法学",
        "协调解决",
        "强调解",
        "空调解",
        "步调解",
        "来信息",
        "未来访",
    )
)
"""形近说法 that only say where a word ends."""
SHORT = 3
"""Names of so many characters or fewer may be halves of other words."""
FOLDERS = (
    ROOT.parent / "shared" / "gold",
    ROOT / "samples",
    ROOT / "samples/hard/a",
    ROOT / "samples/hard/b",
)


class Case(NamedTuple):
    """One report or passage with the labels that it should get."""

    report: Report
    zone: Role | None
    wanted: dict[str, str]


def cases() -> Iterator[Case]:
    """Yield every labelled report and passage at hand."""
    for folder in FOLDERS:
        if not folder.is_dir():
            continue
        for label in read_labels(folder):
            yield Case(read_path(label.path), None, dict(label.status))
        for passage in read_passages(folder):
            block = Block("paragraph", (Span(0, len(passage.text)),))
            report = Report(str(passage.number), "txt", "", passage.text, (block,))
            yield Case(report, passage.zone, {passage.element: passage.status})


def rulebook(*, bare: bool) -> Rulebook:
    """Compile the shipped rules; *bare* leaves out what stands in for word boundaries."""
    draft = load(default_rules())
    if bare:
        elements = tuple(
            element._replace(
                patterns={
                    slot: tuple(p for p in found if not (len(p.parts) == 1 and set(p.parts[0]) <= BOUNDARY))
                    for slot, found in element.patterns.items()
                }
            )
            for element in draft.elements
        )
        draft = draft._replace(elements=elements)
    return compile_rulebook(draft, draft.profiles["town"])


def by_words(analysis: Analysis, book: Rulebook, cut: Callable[[str], list[str]]) -> Analysis:
    """Leave out short names that begin or end inside one of jieba's words."""
    edges = {0}
    for word in cut(analysis.folded.text):
        edges.add(max(edges) + len(word))
    kept = {
        element: [
            match
            for match in matches
            if match.end - match.start > SHORT
            or book.vocabulary.patterns[match.pattern].slot != "name"
            or {match.start, match.end} <= edges
        ]
        for element, matches in analysis.scan.matches.items()
    }
    return analysis._replace(scan=analysis.scan._replace(matches=kept))


def agreed(book: Rulebook, found: list[Case], cut: Callable[[str], list[str]] | None) -> int:
    """Count the labels that the verdicts agree with."""
    right = 0
    for case in found:
        analysis = analyse(case.report, book.vocabulary, zone=case.zone)
        analysis = by_words(analysis, book, cut) if cut else analysis
        level = analysis.facts.level
        tailored = book if case.zone else book.for_level(level.value if level else None)
        verdicts = {finding.id: finding.status for finding in judge(analysis, tailored).findings}
        for element, wanted in case.wanted.items():
            got = verdicts.get(element, "missing")
            right += ("missing" if got == "not_applicable" else got) == wanted
    return right


def main() -> int:
    """Print the four variants."""
    found = list(cases())
    whole = sum(len(case.wanted) for case in found)
    cut = cutter()
    rows = (
        ("现在的规则", False, None),
        ("去掉只管词界的形近说法", True, None),
        ("去掉以后，改由 jieba 分词", True, cut),
        ("现在的规则，再加 jieba 分词", False, cut),
    )
    print(f"{len(found)} 份报告和片段，{whole} 个标注")
    for title, bare, words in rows:
        right = agreed(rulebook(bare=bare), found, words)
        print(f"{title}\t一致 {right}\t{right / whole:.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
