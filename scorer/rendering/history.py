"""The submissions of one body as lines of text: the score of each and what became of the gaps in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.cells import clean
from scorer.rendering.result_words import CHANGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorer.results import Change, Column, Step

SHOWN: tuple[Change, ...] = ("mended", "unmended", "new_gap", "worse")


def as_text(steps: Sequence[Step], columns: Sequence[Column]) -> str:
    """Write one paragraph a submission, the oldest first."""
    titles = {column.id: column.short for column in columns}
    lines: list[str] = []
    for place, step in enumerate(steps):
        lines += _submission(step, steps[place - 1] if place else None, titles)
    return "".join(f"{line}\n" for line in lines)


def _submission(step: Step, before: Step | None, titles: Mapping[str, str]) -> Iterator[str]:
    if before is None or before.body != step.body:
        yield clean(step.body)
    year = f"{step.year} 年度" if step.year else "年度不明"
    gained = f"（{step.points - before.points:+.1f}）" if before else ""
    yield f"  {year}  {step.points:.1f}{gained}  {clean(step.band)}  {clean(step.path)}"
    for change in SHOWN:
        elements = [titles.get(id, id) for id, became in step.changes if became == change]
        if elements:
            yield f"    {CHANGE_WORDS[change]}：{'、'.join(map(clean, elements))}"
