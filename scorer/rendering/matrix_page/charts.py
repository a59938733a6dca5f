"""The figures and drawings at the top of 结果.html, as plain numbers for the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering.foreign import one_line
from scorer.rendering.result_words import CAUSE_WORDS
from scorer.rendering.summary import distribution
from scorer.rendering.tally import absent

if TYPE_CHECKING:
    from scorer.rendering.tally import Tally
    from scorer.results import Results

TALLEST = 100
"""Units of the highest bar."""
LISTED = 200
"""Lines of a list on the page."""


class Bar(NamedTuple):
    """A step of the distribution of scores."""

    label: str
    reports: int
    height: float


class GapRow(NamedTuple):
    """A row of the commonest gaps; ``at`` is the place of the element among the columns."""

    at: int
    title: str
    stripes: tuple[tuple[str, float, float], ...]
    """Class, start and width in per cent of the judged reports."""
    missing: int
    partial: int
    review: int


class Listing(NamedTuple):
    """A list of bodies or files under a title."""

    title: str
    total: int
    lines: tuple[str, ...]


def bars(counted: Tally) -> list[Bar]:
    """Draw the distribution."""
    steps = distribution(counted.scores)
    most = max((count for _, _, count in steps), default=0) or 1
    return [Bar(f"{low}–{high}", count, round(TALLEST * count / most, 1)) for low, high, count in steps]


def gap_rows(results: Results, counted: Tally) -> list[GapRow]:
    """Draw the gaps of every element, the commonest first."""
    places = {column.id: (at, column.title) for at, column in enumerate(results.run.columns)}
    whole = len(counted.order) or 1
    rows = []
    for gap in counted.top_gaps():
        if gap.id in places:
            stripes, x = [], 0.0
            for kind, count in (("m", gap.missing), ("p", gap.partial), ("r", gap.review)):
                wide = round(100 * count / whole, 2)
                stripes += [(kind, round(x, 2), wide)] if count else []
                x += wide
            rows.append(GapRow(*places[gap.id], tuple(stripes), gap.missing, gap.partial, gap.review))
    return rows


def figures(results: Results, counted: Tally) -> list[tuple[str, str, str]]:
    """Count what the head of the page names: words, figure, and ``bad`` where it should be looked at."""
    listed = results.expected()
    missing = len(absent(listed))
    shown = [
        ("份报告", results.run.total, ""),
        ("份已判读", len(counted.order), ""),
        ("份未能判读", len(counted.unjudged), "bad" if counted.unjudged else ""),
        ("份逾期", len(counted.late), "bad" if counted.late else ""),
    ]
    if listed:
        shown.append(("个单位未报送", missing, "bad" if missing else ""))
    mean = "—" if counted.mean is None else f"{counted.mean:.1f}"
    return [("平均得分", mean, ""), *((words, str(count), kind) for words, count, kind in shown)]


def score_words(counted: Tally) -> str:
    """Sum the scores up in one line."""
    if counted.mean is None or counted.median is None:
        return "没有判读任何报告"
    bands = "，".join(f"{one_line(band)} {count} 份" for band, count in counted.bands.items())
    ends = f"最高 {counted.scores[0]:.1f}，最低 {counted.scores[-1]:.1f}"
    return f"平均 {counted.mean:.1f}，中位 {counted.median:.1f}，{ends}；{bands}"


def listings(results: Results, counted: Tally) -> list[Listing]:
    """List who did not submit, who was late and what could not be judged or is no report; empty lists are left out."""
    late = [f"{one_line(one.body)}，落款 {one.signed}" for one in counted.late]
    gone = [
        f"{one_line(one.path)}：{CAUSE_WORDS[one.cause]}，{one_line(one.error)}。{one_line(one.hint)}"
        for one in counted.unjudged
    ]
    missing = [one_line(line.body) for line in absent(results.expected())]
    odd = list(map(one_line, counted.strangers))
    titled = (("未报送", missing), ("逾期", late), ("未能判读", gone), ("不像年度报告，请核对", odd))
    return [Listing(title, len(lines), tuple(lines[:LISTED])) for title, lines in titled if lines]
