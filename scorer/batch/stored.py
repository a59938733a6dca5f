"""Read a run back out of its store, entry by entry."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorer.model import RulebookName, Score
from scorer.results import Aligned, Column, Copied, Expected, Item, Judged, Quote, Remark, Run, Side, Unjudged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from scorer.results import Entry, Step, Submission

_ENTRIES = """
SELECT e.number, e.path, e.body, e.cause, e.error, e.hint, r.id, r.digest, r.format, r.level, r.year, r.signed,
  r.published, r.profile, r.points, r.out_of, r.low, r.high, r.band, r.notices
FROM entry e LEFT JOIN report r ON r.id = e.report
WHERE e.run = ?
"""


class Stored:
    """One run of a store as ``scorer.results.Results``."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self._connection = connection
        self._number = number

    @cached_property
    def run(self) -> Run:
        """What the run was held against."""
        id, source, total, rulebook, *names = self._one(
            "SELECT r.id, r.source, r.total, b.id, b.name, b.version, b.digest, b.profile, b.profile_title, b.tailored"
            " FROM run r JOIN rulebook b ON b.id = r.rulebook WHERE r.number = ?",
            self._number,
        )
        about = RulebookName(*names[:5], tailored=tuple(json.loads(names[5])))  # type: ignore[misc]
        columns = tuple(
            Column(*row)
            for row in self._connection.execute(
                "SELECT id, title, short, duty FROM element WHERE rulebook = ? ORDER BY position", (rulebook,)
            )
        )
        return Run(id, source, about, columns, total)

    @cached_property
    def _elements(self) -> dict[str, tuple[str, Any, str, tuple[str, ...]]]:
        """The words of each element: title, duty, advice and basis."""
        rows = self._connection.execute(
            "SELECT id, title, duty, advice, basis FROM element"
            " WHERE rulebook = (SELECT rulebook FROM run WHERE number = ?)",
            (self._number,),
        )
        return {
            id: (title, duty, advice, tuple(json.loads(basis))) for id, title, duty, advice, basis in rows
        }

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in the order of the input."""
        for row in self._connection.execute(f"{_ENTRIES} ORDER BY e.number", (self._number,)):
            yield self._entry(row)

    def entry(self, number: int) -> Entry:
        """Return one entry; raises ``KeyError``."""
        row = self._connection.execute(f"{_ENTRIES} AND e.number = ?", (self._number, number)).fetchone()
        if row is None:
            raise KeyError(number)
        return self._entry(row)

    def _entry(self, row: Sequence[Any]) -> Entry:
        (
            number,
            path,
            body,
            cause,
            error,
            hint,
            report,
            digest,
            form,
            level,
            year,
            signed,
            published,
            *rest,
        ) = row
        if report is None:
            return Unjudged(number, path, body, cause, error, hint)
        profile, points, out_of, low, high, band, notices = rest
        return Judged(
            number=number,
            path=path,
            digest=digest,
            format=form,
            body=body,
            level=level,
            year=year,
            signed=signed,
            published=published,
            submission=_submission(year, signed),
            profile=profile,
            score=Score(points, out_of, low, high, band),
            items=self._items(report),
            remarks=tuple(
                Remark(*note)
                for note in self._connection.execute(
                    "SELECT code, severity, message, quote, place FROM note WHERE report = ? ORDER BY position",
                    (report,),
                )
            ),
            notices=tuple(json.loads(notices)),
        )

    def _items(self, report: int) -> tuple[Item, ...]:
        quotes: dict[tuple[int, int], list[Quote]] = {}
        for finding, near, *words in self._connection.execute(
            'SELECT finding, near, quote, "start", "end", role, standing, place, reason FROM evidence'
            " WHERE report = ? ORDER BY finding, near, position",
            (report,),
        ):
            quotes.setdefault((finding, near), []).append(Quote(*words))
        rows = self._connection.execute(
            "SELECT position, element, status, reason, weight, points, message, belongs_at, substance FROM finding"
            " WHERE report = ? ORDER BY position",
            (report,),
        )
        return tuple(self._item(row, quotes) for row in rows)

    def _item(self, row: Sequence[Any], quotes: dict[tuple[int, int], list[Quote]]) -> Item:
        place, id, status, reason, weight, points, message, belongs_at, substance = row
        title, duty, advice, basis = self._elements[id]
        return Item(
            id,
            title,
            duty,
            status,
            reason,
            weight,
            points,
            message,
            advice,
            basis,
            belongs_at,
            tuple(quotes.get((place, 0), ())),
            tuple(quotes.get((place, 1), ())),
            substance,
        )

    def expected(self) -> Sequence[Expected]:
        """Return the registration list, empty without one."""
        rows = self._connection.execute(
            "SELECT body, level, file, entries FROM expected WHERE run = ? ORDER BY position", (self._number,)
        )
        return [
            Expected(body, level, file, tuple(json.loads(entries))) for body, level, file, entries in rows
        ]

    def copies(self) -> Iterator[Copied]:
        """Yield the copied passages, the most alike first."""
        rows = self._connection.execute(
            "SELECT left_label, left_number, left_place, left_text, left_share, right_label, right_number,"
            " right_place, right_text, right_share, kind, ratio, holders, aligned"
            " FROM copied WHERE run = ? ORDER BY position",
            (self._number,),
        )
        for row in rows:
            left, right, (kind, ratio, holders, aligned) = Side(*row[:5]), Side(*row[5:10]), row[10:]
            yield Copied(
                left, right, kind, ratio, tuple(Aligned(*pair) for pair in json.loads(aligned)), holders
            )

    def history(self, body: str | None = None) -> Iterator[Step]:
        """Yield the known submissions of every body (or of one), the oldest first."""
        from scorer.batch.history import steps

        return steps(self._connection, body)

    def _one(self, query: str, *values: int) -> Sequence[Any]:
        row: Sequence[Any] = self._connection.execute(query, values).fetchone()
        return row


def _submission(year: int | None, signed: str | None) -> Submission:
    """Hold the date at the foot against 3 月 1 日 of the year after the report year."""
    if year is None or signed is None:
        return "unknown"
    return "late" if date.fromisoformat(signed) > date(year + 1, 3, 1) else "on_time"
