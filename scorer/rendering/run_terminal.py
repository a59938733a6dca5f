"""What a reviewer sees when a batch has ended: the table, the commonest gaps, who is late, absent or copied."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from scorer.rendering.cells import Piece, clean, pad, unstyled, width, wrap
from scorer.rendering.heat_table import heat_lines
from scorer.rendering.result_words import CAUSE_WORDS, measure
from scorer.rendering.rules_terminal import page_width
from scorer.rendering.rules_terminal import show as show_lines
from scorer.rendering.summary import wordless
from scorer.rendering.tally import absent, tally
from scorer.results import overlaps
from scorer.scoring.wording import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.rendering.cells import Line
    from scorer.rendering.tally import Tally
    from scorer.results import Results

LISTED = 10
"""A list of bodies names so many, and how many there are."""
TOP = 6


def show(results: Results, stream: TextIO | None = None) -> None:
    """Write the summary to a stream, by default standard output: in colour where somebody looks."""
    show_lines(run_lines(results, page_width()), stream or sys.stdout)


def run_lines(results: Results, columns: int) -> Iterator[Line]:
    """Lay the summary out; no line is wider than *columns*, but for a terminal under sixty."""
    counted = tally(results)
    yield from wrap(_counts(results, counted), columns, 4)
    if counted.order:
        yield from wrap(_scores(counted), columns, 4)
        yield ()
        yield from heat_lines(results, counted, columns)
    yield from _gaps(results, counted, columns)
    late = [f"{clean(one.body)}（落款 {one.signed}）" for one in counted.late]
    yield from _named("逾期", "个单位", late, columns)
    yield from _named("未报送", "个单位", [clean(line.body) for line in absent(results.expected())], columns)
    unjudged = [
        f"{clean(one.path)}（{CAUSE_WORDS[one.cause]}：{clean(one.error)}）" for one in counted.unjudged
    ]
    yield from _named("未能判读", "份", unjudged, columns)
    yield from _named("不像年度报告，请核对", "份", list(map(clean, counted.strangers)), columns)
    yield from _named("疑似雷同", "对", list(_copies(results)), columns)
    yield ()
    yield from wrap([Piece(f"清单：{clean(measure(results.run))}", "aside")], columns, 6)


def _counts(results: Results, counted: Tally) -> list[Piece]:
    words = f"  共 {results.run.total} 份，判读 {len(counted.order)} 份"
    failed = f"，未能判读 {len(counted.unjudged)} 份" if counted.unjudged else ""
    return [Piece(clean(results.run.source), "title"), Piece(words), Piece(failed, "missing")]


def _scores(counted: Tally) -> list[Piece]:
    bands = "，".join(f"{clean(band)} {count} 份" for band, count in counted.bands.items())
    return [Piece(f"平均 {counted.mean:.1f} 分，中位 {counted.median:.1f} 分；{bands}")]


def _gaps(results: Results, counted: Tally, columns: int) -> Iterator[Line]:
    """List the commonest gaps with their counts below each other."""
    top = counted.top_gaps()[:TOP]
    if not top:
        return
    titles = {column.id: clean(column.title) for column in results.run.columns}
    room = min(max(width(titles.get(gap.id, gap.id)) for gap in top), columns - 40)
    yield ()
    yield (Piece("最常见的缺项", "title"),)
    for gap in top:
        (title, *_) = wrap([Piece(titles.get(gap.id, gap.id))], room)
        name = unstyled(title)
        pieces = [Piece(f"  {pad(name, room)}")]
        for status, count in (("missing", gap.missing), ("partial", gap.partial), ("review", gap.review)):
            word = f"  {STATUS_WORDS[status]} {count:>4}"  # type: ignore[index]
            pieces.append(Piece(word if count else " " * width(word), status))
        yield tuple(pieces)


def _named(title: str, unit: str, names: list[str], columns: int) -> Iterator[Line]:
    """List the first names under a title that counts all of them; nothing where there are none."""
    if not names:
        return
    yield ()
    yield (Piece(f"{title} {len(names)} {unit}", "title"),)
    yield from _listed(names[:LISTED], columns)
    if len(names) > LISTED:
        yield (Piece(f"  其余 {len(names) - LISTED} {unit}见 结果.xlsx", "aside"),)


def _listed(names: Iterable[str], columns: int) -> Iterator[Line]:
    for name in names:
        yield from wrap([Piece(f"  {name}")], columns, 4)


def _copies(results: Results) -> Iterator[str]:
    """Word each pair of documents, e.g. 甲镇与乙镇：3 段，占甲 12%、占乙 8%."""
    for pair in overlaps(wordless(results)):
        shares = f"占前者 {pair.left_share:.0%}、占后者 {pair.right_share:.0%}"
        yield f"{clean(pair.left)}与{clean(pair.right)}：{pair.passages} 段，{shares}"
