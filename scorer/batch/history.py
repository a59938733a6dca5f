"""A body's submissions over the years and within one, and what became of each element in between."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from scorer.batch.names import core, families, same
from scorer.results import Step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from scorer.results import Change

_RANK = {"missing": 0, "review": 0, "partial": 1, "full": 2}
_QUERY = """
SELECT e.body, r.year, n.id, e.path, r.points, r.band, e.report, r.digest, r.signed
FROM entry e JOIN report r ON r.id = e.report JOIN run n ON n.number = e.run
WHERE e.run > 0
"""
_AGE = "r.year IS NULL, r.year, e.run, e.number"


class _Submitted(NamedTuple):
    body: str
    year: int | None
    run: str
    path: str
    points: float
    band: str
    report: int
    digest: str
    signed: str | None


def steps(connection: sqlite3.Connection, body: str | None) -> Iterator[Step]:
    """Yield the submissions of *body*, or of every body in the order of their names, the oldest first.

    Several bodies may be called *body*, in different counties: one follows the other. A report that was handed in
    unchanged again is no new step; it counts as judged last.
    """
    if body is None:
        rows = (_Submitted(*row) for row in connection.execute(f"{_QUERY} ORDER BY e.body, {_AGE}"))
        for _, submitted in groupby(rows, key=lambda row: row.body):
            yield from _compared(connection, submitted)
        return
    for found in _of(connection, core(body)):
        yield from _compared(connection, iter(found))


def _of(connection: sqlite3.Connection, wanted: str) -> list[list[_Submitted]]:
    """Return the rows of every body that this core fits, each written long or short, oldest first."""
    rows = connection.execute(f"{_QUERY} AND instr(e.body, ?) ORDER BY {_AGE}", (wanted[-4:],))
    found = [_Submitted(*row) for row in rows]
    whole = families(core(row.body) for row in found)
    apart: dict[str, list[_Submitted]] = {}
    for row in found:
        name = whole[core(row.body)]
        if same(name, wanted):
            apart.setdefault(name, []).append(row)
    return [mine for _, mine in sorted(apart.items())]


def _compared(connection: sqlite3.Connection, submitted: Iterator[_Submitted]) -> Iterator[Step]:
    """Compare each submission with the one before; of the same bytes judged twice the later verdict counts."""
    before: _Submitted | None = None
    for turn, (_, again) in enumerate(groupby(submitted, key=lambda row: row.digest), 1):
        *_, now = again
        changes: tuple[tuple[str, Change], ...] = ()
        if before is not None:
            changes = changed(_statuses(connection, before.report), _statuses(connection, now.report))
        yield Step(now.body, now.year, now.run, now.path, now.points, now.band, changes, now.signed, turn)
        before = now


def _statuses(connection: sqlite3.Connection, report: int) -> dict[str, str]:
    rows = connection.execute(
        "SELECT element, status FROM finding WHERE report = ? ORDER BY position", (report,)
    )
    return dict(rows.fetchall())


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[tuple[str, Change], ...]:
    """Tell what became of every element that both submissions were judged by."""
    return tuple((id, _change(before[id], status)) for id, status in now.items() if id in before)


def _change(before: str, now: str) -> Change:
    """已补 is a gap that is closed, 新增缺失 a new hole, 退步 anything else that got worse."""
    old, new = _RANK.get(before), _RANK.get(now)
    if old is None or new is None:
        return "same"
    if new == 2:
        return "mended" if old < 2 else "same"
    if new >= old:
        return "unmended"
    return "new_gap" if old == 2 and now == "missing" else "worse"
