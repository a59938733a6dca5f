"""The submissions of one body as lines of text: the score of each and what became of the gaps in between."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scorer.rendering.cells import clean
from scorer.rendering.result_words import CHANGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorer.results import Change, Column, Step

SHOWN: tuple[Change, ...] = ("mended", "unmended", "new_gap", "worse")


def as_text(steps: Sequence[Step], columns: Sequence[Column]) -> str:
    """Write one paragraph a submission, the oldest first, under the name of each body."""
    titles = {column.id: column.short for column in columns}
    lines: list[str] = []
    for body in apart(steps):
        lines += ["", clean(body[-1].body)] if lines else [clean(body[-1].body)]
        years = Counter(step.year for step in body)
        seen: Counter[int | None] = Counter()
        for place, step in enumerate(body):
            seen[step.year] += 1
            turn = f"第 {seen[step.year]} 次" if years[step.year] > 1 else ""
            lines += _submission(step, body[place - 1] if place else None, turn, titles)
    return "".join(f"{line}\n" for line in lines)


def apart(steps: Sequence[Step]) -> list[list[Step]]:
    """Part the submissions of one body from those of the next."""
    bodies: list[list[Step]] = []
    for step in steps:
        if step.turn == 1:
            bodies.append([])
        bodies[-1].append(step)
    return bodies


def _submission(step: Step, before: Step | None, turn: str, titles: Mapping[str, str]) -> Iterator[str]:
    year = f"{step.year} 年度" if step.year else "年度不明"
    if turn:
        year += f"  {turn}，落款 {step.signed}" if step.signed else f"  {turn}"
    gained = f"（{step.points - before.points:+.1f}）" if before else ""
    yield f"  {year}  {step.points:.1f}{gained}  {clean(step.band)}  {clean(step.path)}"
    for change in SHOWN:
        elements = [titles.get(id, id) for id, became in step.changes if became == change]
        if elements:
            yield f"    {CHANGE_WORDS[change]}：{'、'.join(map(clean, elements))}"
