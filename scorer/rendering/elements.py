"""One row an element, worst first; below a gap: what came nearest, where it belongs, how to mend it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering.cells import Line, Piece, clean, pad, width, wrap
from scorer.rendering.page import labelled, plain
from scorer.rendering.places import place_words
from scorer.rendering.quotes import quote_pieces
from scorer.rendering.sought import belongs_words, sought_words
from scorer.scoring.wording import (
    DUTY_WORDS,
    STANDING_WORDS,
    STATUS_WORDS,
    SUBSTANCE_WORDS,
    reason_text,
    reason_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.model import Basis, Evidence, Finding, Status
    from scorer.rendering.page import Page

WORST_FIRST: tuple[Status, ...] = ("missing", "partial", "review", "full", "not_applicable")
GAPS = frozenset({"missing", "partial", "review"})
QUOTE, WIDE_QUOTE, WHOLE_QUOTE = 104, 160, 600
"""Columns of a quote: usual, on a wide page, and in the verbose listing."""
ROW_QUOTE = 80
"""Columns of a quote in the row of a 达标 element: forty Chinese characters."""

UNCERTAIN = "条款待核"
BARE = "（无数字）"
"""Stands behind the quote of an element that is 达标 by an act alone."""


class Columns(NamedTuple):
    """Widths of the columns that stand in front of the reason."""

    status: int
    title: int
    points: int

    @property
    def front(self) -> int:
        """Count the columns before the reason; two spaces stand between columns and 必报 takes four."""
        return self.status + self.title + self.points + 4 + 4 * 2


def element_lines(page: Page) -> Iterator[Line]:
    """Print every element, the worst first and 必报 before 应有; a blank line before the 达标 ones.

    With ``verbose`` a blank line stands between all of them.
    """
    findings = sorted(page.row.card.findings, key=_badness)
    columns = _columns(page, findings)
    in_gaps = False
    for number, finding in enumerate(findings):
        if number and (page.verbose or (in_gaps and finding.status not in GAPS)):
            yield ()
        in_gaps = finding.status in GAPS
        yield from _row(page, columns, finding)
        yield from _below(page, columns.status + 2, finding)


def _badness(finding: Finding) -> tuple[int, bool]:
    return WORST_FIRST.index(finding.status), finding.duty != "national"


def _columns(page: Page, findings: Sequence[Finding]) -> Columns:
    widest_title = max((width(clean(finding.title)) for finding in findings), default=0)
    return Columns(
        status=max((width(STATUS_WORDS[finding.status]) for finding in findings), default=0),
        title=min(widest_title, 44 if page.wide else 28),
        points=max((len(_points(finding)) for finding in findings), default=0),
    )


def _points(finding: Finding) -> str:
    return "" if finding.status == "not_applicable" else f"{finding.points:g}/{finding.weight:g}"


def _row(page: Page, columns: Columns, finding: Finding) -> Iterator[Line]:
    """Print status, title, points, duty and reason; a long title or reason goes on below itself."""
    titles = wrap(plain(finding.title, "title"), columns.title)
    says = wrap(_says(page, columns, finding), page.width - columns.front)
    status = Piece(pad(STATUS_WORDS[finding.status], columns.status + 2), finding.status)
    weighed = Piece(f"  {_points(finding):<{columns.points}}  {DUTY_WORDS[finding.duty]}  ")
    for title, words in zip_longest(titles, says, fillvalue=()):
        gap = Piece(" " * (columns.title - sum(width(piece.text) for piece in title)))
        yield (status, *title, gap, weighed, *words)
        status, weighed = (Piece(" " * width(cell.text)) for cell in (status, weighed))


def _says(page: Page, columns: Columns, finding: Finding) -> list[Piece]:
    """Say why: a quote for a 达标 element, the reason for all others."""
    if finding.status == "full" and finding.evidence and not page.verbose:
        mark = BARE if finding.substance == "act" else ""
        room = min(page.width - columns.front, ROW_QUOTE) - width(mark)
        return [*quote_pieces(page.row.report, finding.evidence[0], room), Piece(mark, "aside")]
    style = finding.status if finding.status in GAPS else ""
    told = f"，充实度：{SUBSTANCE_WORDS[finding.substance]}" if finding.substance else ""
    return plain(reason_text(finding) + told, style)


def _below(page: Page, indent: int, finding: Finding) -> Iterator[Line]:
    """Print what belongs under a row."""
    yield from _quotes(page, indent, finding)
    if finding.status not in GAPS:
        return
    if finding.status != "partial":
        yield from labelled(page, indent, "查过：", plain(sought_words(page.row, finding)))
    if belongs := belongs_words(page.row, finding):
        yield from labelled(page, indent, "应写在：", plain(belongs))
    if finding.advice:
        yield from labelled(page, indent, "补法：", plain(finding.advice, "advice"))
    if finding.basis:
        yield from labelled(page, indent, "依据：", plain(_basis(page, finding.basis), "aside"))


def _quotes(page: Page, indent: int, finding: Finding) -> Iterator[Line]:
    """Print the evidence, or else the nearest miss; with ``verbose`` all of both."""
    evidence, near = finding.evidence, finding.near_misses
    if not page.verbose:
        evidence = evidence[:1] if finding.status in GAPS else ()
        near = near[:1] if finding.status in GAPS and not evidence else ()
    for item in evidence:
        yield from labelled(page, indent, "原文：", _quoted(page, item, finding))
    for item in near:
        yield from labelled(page, indent, "最近似：", _quoted(page, item, finding))


def _quoted(page: Page, item: Evidence, finding: Finding) -> list[Piece]:
    """Quote a passage with its place and, where it adds something, its standing or why it did not count."""
    room = WHOLE_QUOTE if page.verbose else WIDE_QUOTE if page.wide else QUOTE
    pieces = quote_pieces(page.row.report, item, room)
    pieces += [Piece(" "), Piece(place_words(page.row.report, page.row.card, item.span), "aside")]
    if item.reason and item.reason != finding.reason:
        pieces.append(Piece(f"（{reason_words(item.reason)}）"))
    elif page.verbose and not item.reason:
        pieces.append(Piece(f"（{STANDING_WORDS[item.standing]}）"))
    return pieces


def _basis(page: Page, basis: Sequence[Basis]) -> str:
    """Name the documents; without ``verbose`` only the first, with how many there are."""
    if page.verbose:
        return "；".join(_document(item) + (f"：{item.says}" if item.says else "") for item in basis)
    return _document(basis[0]) + (f"等 {len(basis)} 件" if len(basis) > 1 else "")


def _document(item: Basis) -> str:
    name = item.doc if item.doc.startswith("《") else f"《{item.doc}》"
    article = item.article.replace(UNCERTAIN, "")
    return (
        name + (f"（{item.no}）" if item.no else "") + article + ("" if item.certain else f"（{UNCERTAIN}）")
    )
