"""``scorer eval --page``: the plan of the page, its learning curve, and the page itself."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

from scorer.accuracy.intervals import intervals
from scorer.accuracy.parts import WHOLE, read_parts, unassigned
from scorer.cli import output
from scorer.cli.evaluation import agreement_of
from scorer.errors import UsageError
from scorer.rendering.accuracy_page import Chapter, Point, as_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scorer.accuracy.agreement import PassageVerdict
    from scorer.accuracy.gold import Label
    from scorer.accuracy.parts import Part
    from scorer.model import Row
    from scorer.rulebook.compile import Rulebook

_KEYS = frozenset({"made", "curve", "parts"})


def page(
    plan: Path,
    rows: Sequence[tuple[Label, Row]],
    passages: Sequence[PassageVerdict],
    rulebook: Rulebook,
    *,
    record: bool,
) -> str:
    """Return the page that *plan* describes; with *record*, add today's figures to its curve first."""
    wanted = _plan(plan)
    parts = read_parts(wanted["parts"], plan.name)
    strangers = unassigned([label.name for label, _ in rows], parts)
    if strangers:
        raise UsageError(
            f"{plan.name} 的 parts 没有恰好分到一处：{strangers[0]}", "每份报告要属于且只属于一部分"
        )
    named = f"{rulebook.about.version}（{rulebook.about.digest.removeprefix('sha256:')[:8]}）"
    chapters = [_chapter(part, rows, passages) for part in parts]
    curve_file = plan.parent / str(wanted["curve"])
    curve = _curve(curve_file)
    if record:
        curve += [_point(chapter, named) for chapter in chapters]
        output.write(_as_csv(curve), str(curve_file))
    return as_markdown(
        str(wanted["made"]),
        f"{rulebook.about.name} {named}",
        _chapter(WHOLE, rows, passages),
        chapters,
        curve,
    )


def _plan(path: Path) -> dict[str, Any]:
    from scorer.accuracy.gold import load

    data = load(path) if path.is_file() else None
    if not isinstance(data, dict) or data.keys() != _KEYS:
        raise UsageError(
            f"{path} 不是准确度页的安排", "写明 made（标注怎样来的）、curve（曲线文件）、parts（各部分）"
        )
    return data


def _chapter(part: Part, rows: Sequence[tuple[Label, Row]], passages: Sequence[PassageVerdict]) -> Chapter:
    found = agreement_of([(label, row) for label, row in rows if part.holds(label.name)])
    if not found.judged:
        raise UsageError(f"“{part.name}”一份报告也没有", "请核对 parts 的 every 和 rest")
    own = tuple(one for one in passages if part.holds(str(one.passage.number)))
    return Chapter(part, found, intervals(found.judged), own)


def _point(chapter: Chapter, rulebook: str) -> Point:
    exact, kappa, accused, let = (round(figure, 4) for figure in chapter.found.figures)
    today, name = date.today().isoformat(), chapter.part.name
    return Point(today, name, chapter.found.reports, exact, kappa, accused, let, rulebook)


def _curve(path: Path) -> list[Point]:
    if not path.exists():
        return []
    lines = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    if tuple(lines.fieldnames or ()) != Point._fields:
        raise UsageError(f"{path} 不是学习曲线", f"第一行要是 {','.join(Point._fields)}")
    return list(_points(lines))


def _points(lines: csv.DictReader[str]) -> Iterator[Point]:
    for line in lines:
        exact, kappa, accused, let = (float(line[name]) for name in Point._fields[3:7])
        yield Point(
            line["date"], line["part"], int(line["reports"]), exact, kappa, accused, let, line["rulebook"]
        )


def _as_csv(curve: Sequence[Point]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Point._fields)
    writer.writerows(curve)
    return text.getvalue()
