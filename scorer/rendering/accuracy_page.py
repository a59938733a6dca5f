"""The page on accuracy: how the labels were made, figures with intervals, every disagreement in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.accuracy.agreement import STATUSES
from scorer.accuracy.kinds import KIND_WORDS
from scorer.rendering.agreement import wrong_kinds
from scorer.scoring.wording import STATUS_WORDS, reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.accuracy.agreement import Agreement, Judged, PassageVerdict
    from scorer.accuracy.intervals import Interval, Intervals
    from scorer.accuracy.parts import Part

_FACT_WORDS = {"year": "报告年度", "level": "层级", "signed": "落款日期", "org": "报告单位"}
_QUOTE = 40


class Chapter(NamedTuple):
    """One part of the labelled reports with its figures."""

    part: Part
    found: Agreement
    intervals: Intervals
    passages: tuple[PassageVerdict, ...]


class Point(NamedTuple):
    """A point of the learning curve."""

    date: str
    part: str
    reports: int
    exact: float
    kappa: float
    false_accusations: float
    let_through: float
    rulebook: str
    """Version and short digest."""


def as_markdown(
    made: str, rulebook: str, whole: Chapter, chapters: Sequence[Chapter], curve: Sequence[Point]
) -> str:
    """Return the whole page; *made* is the hand-written account of how the labels came about."""
    parts = (
        ("# 准到什么程度", made.strip(), f"判定所用规则书：{rulebook}。本页由 `scorer eval` 生成。"),
        ("## 各部分的一致程度", _table(whole, chapters)),
        ("## 混淆表", _confusion(whole.found)),
        ("## 逐个要素", _elements(whole, chapters)),
        ("## 事实", _facts(whole, chapters)),
        ("## 句子", *_passages(whole, chapters)),
        ("## 不一致之处", *_disagreements(chapters)),
        ("## 学习曲线", _curve(curve)),
    )
    return "\n\n".join(paragraph for part in parts for paragraph in part if paragraph) + "\n"


def _rows(head: str, rows: Iterator[str]) -> str:
    columns = head.count("|") - 1
    return "\n".join((head, "|" + "---|" * columns, *rows))


def _table(whole: Chapter, chapters: Sequence[Chapter]) -> str:
    head = "| 报告 | 份数 | 标注 | 一致 | kappa | 误报缺失 | 漏放缺口 |"
    rows = (
        f"| {one.part.name} | {one.found.reports} | {len(one.found.judged)} | {_cells(one)} |"
        for one in (whole, *chapters)
    )
    note = (
        "\n\n方括号里是 95% 区间：按份重抽 2000 次（一份报告的十六个标注一起抽）。"
        "误报缺失：标注达标、判为缺失的比例；漏放缺口：标注未达标、判为达标的比例。"
    )
    return _rows(head, rows) + note


def _cells(one: Chapter) -> str:
    figures = one.found.figures
    return " | ".join(
        (
            f"{figures.exact:.1%} {_share(one.intervals.exact)}",
            f"{figures.kappa:.3f} [{one.intervals.kappa.low:.2f}–{one.intervals.kappa.high:.2f}]",
            f"{figures.false_accusations:.1%} {_share(one.intervals.false_accusations)}",
            f"{figures.let_through:.1%} {_share(one.intervals.let_through)}",
        )
    )


def _share(interval: Interval) -> str:
    return f"[{interval.low:.1%}–{interval.high:.1%}]"


def _confusion(found: Agreement) -> str:
    words = [STATUS_WORDS[status] for status in STATUSES]  # type: ignore[index]
    head = f"| 标注＼判定 | {' | '.join(words)} |"
    return _rows(
        head,
        (
            f"| {word} | {' | '.join(map(str, row))} |"
            for word, row in zip(words, found.confusion, strict=True)
        ),
    )


def _elements(whole: Chapter, chapters: Sequence[Chapter]) -> str:
    names = "".join(f" {one.part.name} |" for one in chapters)
    by_part = [{element.element: element for element in one.found.elements} for one in chapters]
    rows = (
        f"| `{one.element}` | {one.n} | {one.exact:.1%} | {_percent(one.gap_precision)} | "
        f"{_percent(one.gap_recall)} | {one.falsely_accused} | {one.let_through} |"
        + "".join(f" {part[one.element].exact:.1%} |" if one.element in part else " – |" for part in by_part)
        for one in whole.found.elements
    )
    return _rows(f"| 要素 | 标注 | 一致 | 缺口查准 | 缺口查全 | 误报 | 漏放 |{names}", rows)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _facts(whole: Chapter, chapters: Sequence[Chapter]) -> str:
    shown = [fact for fact, _, total in whole.found.facts if total]
    rows = (
        f"| {one.part.name} | "
        + " | ".join(f"{right}/{total}" for fact, right, total in one.found.facts if fact in shown)
        + " |"
        for one in (whole, *chapters)
    )
    return _rows(f"| 报告 | {' | '.join(_FACT_WORDS[fact] for fact in shown)} |", rows)


def _passages(whole: Chapter, chapters: Sequence[Chapter]) -> Iterator[str]:
    if not whole.passages:
        return
    head = "| 种类 |" + "".join(f" {one.part.name} |" for one in (whole, *chapters))
    kinds = [kind for kind in KIND_WORDS if any(one.kind == kind for one in whole.passages)]
    yield "每句单独判断，给定所在部分。种类由标注、所在部分和标注人的说明得出。"
    yield _rows(
        head,
        (
            f"| {KIND_WORDS[kind]} |" + "".join(f" {_right(one, kind)} |" for one in (whole, *chapters))
            for kind in kinds
        ),
    )
    wrong = [one for one in whole.passages if not one.right]
    elements = sorted({one.passage.element for one in wrong})
    yield _rows(
        "| 要素 | 判错 | 判错的种类 |",
        (
            f"| `{element}` | {len(own)} | {'、'.join(wrong_kinds(own))} |"
            for element in elements
            if (own := [one for one in wrong if one.passage.element == element])
        ),
    )


def _right(one: Chapter, kind: str) -> str:
    own = [verdict for verdict in one.passages if verdict.kind == kind]
    return f"{sum(verdict.right for verdict in own)}/{len(own)}"


def _disagreements(chapters: Sequence[Chapter]) -> Iterator[str]:
    for one in chapters:
        yield f"### {one.part.name}"
        if not one.found.errors:
            yield "没有。"
        elif one.part.unseen:
            yield "没有看过的部分只列判法，不引原文，以免下次不再是没有看过的。"
            yield "\n".join(f"- {_verdict(error)}" for error in one.found.errors)
        else:
            yield "\n".join(
                f"- {error.file}：{_verdict(error)}{_quotes(error)}" for error in one.found.errors
            )


def _verdict(error: Judged) -> str:
    wanted, got = STATUS_WORDS[error.wanted], STATUS_WORDS[error.got]  # type: ignore[index]
    return f"`{error.element}` 标注{wanted}，判为{got}：{reason_text(error.finding)}"


def _quotes(error: Judged) -> str:
    said = [
        f"{who}“{_short(words)}”"
        for who, words in (("标注据", error.quote), ("判定据", error.found))
        if words.strip()
    ]
    return f"（{'，'.join(said)}）" if said else ""


def _short(quote: str) -> str:
    words = "".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"


def _curve(curve: Sequence[Point]) -> str:
    head = "| 日期 | 报告 | 份数 | 一致 | kappa | 误报缺失 | 漏放缺口 | 规则书 |"
    return _rows(
        head,
        (
            f"| {one.date} | {one.part} | {one.reports} | {one.exact:.1%} | {one.kappa:.3f} | "
            f"{one.false_accusations:.1%} | {one.let_through:.1%} | {one.rulebook} |"
            for one in curve
        ),
    )
