"""Write a batch into its store: what is finished stays, whatever happens next."""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scorer.batch.found import Place, Skipped
from scorer.batch.judged import basis_words
from scorer.batch.record import Judgement, Kept, Refused
from scorer.batch.schema import connect
from scorer.batch.worker import Task

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from scorer.batch.found import Found
    from scorer.batch.measure import Measure
    from scorer.batch.record import Outcome
    from scorer.batch.worker import Want

_COMMIT_SECONDS = 1.0
"""At most so much work is done again after a power cut."""
_WORK = """
CREATE TEMP TABLE work (
  number INTEGER PRIMARY KEY, path TEXT NOT NULL, file BLOB NOT NULL, member INTEGER NOT NULL,
  error TEXT NOT NULL, hint TEXT NOT NULL, known INTEGER, done INTEGER NOT NULL DEFAULT 0
)
"""
_PASSAGE = """
CREATE TEMP TABLE passage (
  document INTEGER NOT NULL, position INTEGER NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL,
  heading INTEGER NOT NULL, PRIMARY KEY (document, position)
) WITHOUT ROWID
"""
_ENTRY = "INSERT OR REPLACE INTO entry SELECT 0, number, path, ?, '', ?, ?, ? FROM work WHERE number = ?"


class Store:
    """The store of one output folder, open for this process alone."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(path, write=True)
        self._since = time.monotonic()

    def close(self) -> None:
        """Keep what is finished and let go of the file."""
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")
        self.connection.close()

    def begin(
        self, plan: str, source: str, measure: Measure, files: Iterable[Found | Skipped], *, fresh: bool
    ) -> int:
        """List the work of a batch and return how many files were skipped.

        What an interrupted batch of the same *plan* has finished counts as done; without *fresh* what the last
        run judged is known, and stands where the file is what it was.
        """
        run = self.connection.execute
        run("DROP TABLE IF EXISTS temp.work")
        run("DROP TABLE IF EXISTS temp.passage")
        run(_WORK)
        run(_PASSAGE)
        run("BEGIN")
        skipped = self._list(files)
        resumed = run("SELECT 1 FROM run WHERE number = 0 AND id = ?", (plan,)).fetchone() is not None
        last = self.last_run()
        if not fresh and last:
            self._know(last, measure.key)
        if resumed:
            self._know(0, measure.key)
            self._carry()
        else:
            run("DELETE FROM entry WHERE run = 0")
        total = run("SELECT count(*) FROM work").fetchone()[0]
        self._measure(measure)
        run("INSERT OR REPLACE INTO run VALUES (0, ?, ?, ?, ?, '')", (plan, source, measure.key, total))
        run(
            "INSERT OR REPLACE INTO entry SELECT 0, number, path, NULL, '', 'unreadable', error, hint"
            " FROM work WHERE error <> ''"
        )
        run("UPDATE work SET done = 1 WHERE error <> ''")
        run("COMMIT")
        return skipped

    def _list(self, files: Iterable[Found | Skipped]) -> int:
        """Number the files in the order of the input; return how many were skipped."""
        skipped = number = 0
        for file in files:
            if isinstance(file, Skipped):
                skipped += 1
                continue
            number += 1
            where = os.fsencode(file.place.path)
            self.connection.execute(
                "INSERT INTO work (number, path, file, member, error, hint) VALUES (?, ?, ?, ?, ?, ?)",
                (number, file.path, where, file.place.member, file.error, file.hint),
            )
        return skipped

    def _know(self, run: int, measure: int) -> None:
        """Note the reports that *run* has for the same paths under the same measure."""
        self.connection.execute(
            "UPDATE work SET known = coalesce((SELECT e.report FROM entry e JOIN report r ON r.id = e.report"
            " WHERE e.run = ? AND e.path = work.path AND r.rulebook = ? LIMIT 1), known)",
            (run, measure),
        )

    def _carry(self) -> None:
        """Keep what the interrupted batch has, under the numbers that the files have now."""
        run = self.connection.execute
        run("DROP TABLE IF EXISTS temp.carried")
        run(
            "CREATE TEMP TABLE carried AS SELECT w.number, w.path, e.report, e.cause, e.error, e.hint"
            " FROM work w JOIN entry e ON e.run = 0 AND e.path = w.path GROUP BY w.number"
        )
        run("DELETE FROM entry WHERE run = 0")
        run("INSERT INTO entry SELECT 0, number, path, report, '', cause, error, hint FROM carried")
        run("UPDATE work SET done = 1 WHERE number IN (SELECT number FROM carried WHERE report IS NULL)")
        run("DROP TABLE temp.carried")

    def _measure(self, measure: Measure) -> None:
        """Keep the words of the rulebook; under the same key they are the same."""
        about = measure.rulebook.about
        self.connection.execute(
            "INSERT OR REPLACE INTO rulebook VALUES (?, ?, ?, ?, ?, ?, ?)",
            (measure.key, *about[:5], _json(about.tailored)),
        )
        self.connection.executemany(
            "INSERT OR REPLACE INTO element VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    measure.key,
                    place,
                    e.id,
                    e.title,
                    e.short,
                    e.duty,
                    e.advice,
                    _json(map(basis_words, e.basis)),
                )
                for place, e in enumerate(element.draft for element in measure.rulebook.elements)
            ],
        )

    def bare(self) -> bool:
        """Tell whether nothing was judged yet, by this batch or another."""
        return self.connection.execute("SELECT 1 FROM entry LIMIT 1").fetchone() is None

    def total(self) -> int:
        """Return the number of files of the batch under way."""
        return int(self.connection.execute("SELECT count(*) FROM work").fetchone()[0])

    def left(self) -> int:
        """Return how many of them are still to be looked at."""
        return int(self.connection.execute("SELECT count(*) FROM work WHERE NOT done").fetchone()[0])

    def tasks(self, want: Want = "judgement") -> Iterator[Task]:
        """Yield what is to be done, in the order of the input."""
        rows = self.connection.execute(
            "SELECT number, file, member, path, known FROM work WHERE NOT done ORDER BY number"
        )
        for number, file, member, path, known in rows:
            yield Task(number, Place(os.fsdecode(file), member), path, known, want)

    def put(self, outcomes: Iterable[Outcome]) -> None:
        """Keep outcomes; they are safe on disk within a second or so."""
        run = self.connection.execute
        if not self.connection.in_transaction:
            run("BEGIN")
            self._since = time.monotonic()
        for outcome in outcomes:
            if isinstance(outcome, Judgement):
                self._report(outcome)
                self.tell(outcome.number, outcome.passages)
            if isinstance(outcome, Judgement | Kept):
                run(_ENTRY, (outcome.key, "", "", "", outcome.number))
            elif isinstance(outcome, Refused):
                run(_ENTRY, (None, *outcome[1:], outcome.number))
        if time.monotonic() - self._since > _COMMIT_SECONDS:
            run("COMMIT")

    def tell(self, number: int, passages: Sequence[Sequence[object]]) -> None:
        """Lay the paragraphs of a document out for the search for copies; they are gone when the store is closed."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")
        self.connection.executemany(
            "INSERT OR REPLACE INTO passage VALUES (?, ?, ?, ?, ?)",
            [(number, position, *passage) for position, passage in enumerate(passages)],
        )

    def _report(self, judged: Judgement) -> None:
        rulebook = self.connection.execute("SELECT rulebook FROM run WHERE number = 0").fetchone()[0]
        self._drop_parts(judged.key)
        _insert(self.connection, "report", [(judged.key, rulebook, *judged.report)])
        for table, rows in (
            ("finding", judged.findings),
            ("evidence", judged.evidence),
            ("note", judged.notes),
        ):
            _insert(self.connection, table, [(judged.key, *row) for row in rows])

    def _drop_parts(self, key: int) -> None:
        for table in ("finding", "evidence", "note"):
            self.connection.execute(f"DELETE FROM {table} WHERE report = ?", (key,))

    def last_run(self) -> int:
        """Return the number of the last finished run, 0 where there is none."""
        return int(self.connection.execute("SELECT coalesce(max(number), 0) FROM run").fetchone()[0])

    @contextmanager
    def together(self) -> Iterator[sqlite3.Connection]:
        """Hand out the store for steps that are kept together or not at all."""
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")
        self.connection.execute("BEGIN")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def finish(self, id: str) -> int:
        """Turn the batch under way into the last run and return its number.

        Where the run before has the same *id*, nothing has changed and this takes its place.
        """
        run = self.connection.execute
        last = self.last_run()
        same = run("SELECT 1 FROM run WHERE number = ? AND id = ?", (last, id)).fetchone() is not None
        number = last if last and same else last + 1
        for table, column in (("entry", "run"), ("expected", "run"), ("copied", "run"), ("run", "number")):
            run(f"DELETE FROM {table} WHERE {column} = ?", (number,))
            run(f"UPDATE {table} SET {column} = ? WHERE {column} = 0", (number,))
        run("UPDATE run SET id = ? WHERE number = ?", (id, number))
        self._drop_unused()
        return number

    def _drop_unused(self) -> None:
        """Drop the reports that no run has, left by files that changed while a batch was interrupted."""
        run = self.connection.execute
        unused = run(
            "SELECT id FROM report WHERE id NOT IN (SELECT report FROM entry WHERE report IS NOT NULL)"
        ).fetchall()
        for (key,) in unused:
            self._drop_parts(key)
            run("DELETE FROM report WHERE id = ?", (key,))
        run("DELETE FROM rulebook WHERE id NOT IN (SELECT rulebook FROM run)")
        run("DELETE FROM element WHERE rulebook NOT IN (SELECT id FROM rulebook)")


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)


def _json(lines: Iterable[str]) -> str:
    return json.dumps(list(lines), ensure_ascii=False, separators=(",", ":"))
