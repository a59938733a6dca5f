"""Look for copied passages among the reports of a batch, in last year's reports, and keep what is found.

The paragraphs lie in a temporary table while they are compared. What was compared before and is the same now is
not compared again.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from scorer.batch.found import Found, Place
from scorer.batch.inputs import Input, found
from scorer.batch.names import core, is_place, same, told_by
from scorer.batch.record import Refused, Told
from scorer.batch.spread import outcomes
from scorer.batch.worker import Task

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from scorer.batch.spread import Spread
    from scorer.batch.store import Store
    from scorer.results import Copied
    from scorer.similarity import Document, Passage

LAST_YEAR, TEMPLATE = 1_000_000_000, 2_000_000_000
"""Documents from outside are numbered from here."""
_METHOD = "3"
"""Changes when copies are sought or named in another way."""


class Outside(NamedTuple):
    """What the batch is compared with besides itself."""

    last_year: tuple[str, ...] = ()
    """Folders, files or zips."""
    template: tuple[str, ...] = ()
    """Superior texts, whose words are nobody's copies."""


class Compared(NamedTuple):
    """What came of the search."""

    unread: tuple[str, ...]
    """Texts from outside that could not be read."""
    left_out: int
    """Possible pairs that were too many to look at."""


class _Text(NamedTuple):
    """A document from outside."""

    number: int
    path: str
    body: str
    digest: str
    year: int | None

    @property
    def label(self) -> str:
        """Name whose report of which year it is; by its file where the text tells neither."""
        if not self.body:
            return self.path
        told = f"{self.year} 年度" if self.year else "年度不明"
        return f"{self.body}（{told}，文件：{self.path}）"


def compare(store: Store, spread: Spread, outside: Outside) -> Compared:
    """Find the copied passages of the batch under way and keep them."""
    texts, unread = _outside(store, spread, outside)
    name = _name(store.connection, texts)
    if _carried(store, name):
        return Compared(unread, 0)
    _tell_rest(store, spread)
    from scorer.similarity import find_copies

    templates = [text for text in texts if text.number >= TEMPLATE]
    others = [text for text in texts if text.number < TEMPLATE]
    laid = _Documents(store.connection, others)
    result = find_copies(laid, _documents(store.connection, templates))
    with store.together() as connection:
        connection.execute("DELETE FROM copied WHERE run = 0")
        connection.executemany(
            f"INSERT INTO copied VALUES (0{', ?' * 15})",
            ((place, *_row(copied)) for place, copied in enumerate(result.copies)),
        )
        connection.execute("UPDATE run SET compared = ? WHERE number = 0", (name,))
    return Compared(unread, result.left_out)


def _outside(store: Store, spread: Spread, outside: Outside) -> tuple[list[_Text], tuple[str, ...]]:
    """Read the documents from outside; return them in their order, and those that cannot be read."""
    tasks = [
        Task(number, one.place, one.path, want="passages")
        for start, words in ((LAST_YEAR, outside.last_year), (TEMPLATE, outside.template))
        if words
        for number, one in enumerate((one for one in found(Input(words)) if isinstance(one, Found)), start)
    ]
    paths = {task.number: task.path for task in tasks}
    texts, unread = list[_Text](), list[int]()
    for chunk in outcomes(spread, tasks):
        for told in chunk:
            if isinstance(told, Told):
                store.tell(told.number, told.passages)
                path = os.path.basename(paths[told.number])
                texts.append(_Text(told.number, path, told.body, told.digest, told.year))
            else:
                unread.append(told.number)
    return sorted(texts), tuple(paths[number] for number in sorted(unread))


def _name(connection: sqlite3.Connection, texts: Iterable[_Text]) -> str:
    """Name what is compared: the same documents have the same copies."""
    hashed = sha256(_METHOD.encode())
    query = (
        "SELECT number, report, body, path FROM entry WHERE run = 0 AND report IS NOT NULL ORDER BY number"
    )
    for row in (*connection.execute(query), *texts):
        hashed.update(("\0".join(map(str, row)) + "\n").encode("utf-8", "replace"))
    return hashed.hexdigest()


def _carried(store: Store, name: str) -> bool:
    """Take the copies over from the last run where it compared the same."""
    with store.together() as connection:
        last = connection.execute(
            "SELECT number FROM run WHERE number IN (0, ?) AND compared = ? ORDER BY number LIMIT 1",
            (store.last_run(), name),
        ).fetchone()
        if last is None:
            return False
        if last[0]:
            connection.execute("DELETE FROM copied WHERE run = 0")
            columns = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(copied)"))
            rest = columns.removeprefix("run, ")
            connection.execute(f"INSERT INTO copied SELECT 0, {rest} FROM copied WHERE run = ?", last)
            connection.execute("UPDATE run SET compared = ? WHERE number = 0", (name,))
        return True


def _tell_rest(store: Store, spread: Spread) -> None:
    """Lay out the paragraphs of the reports that were not judged just now."""
    tasks = (
        Task(number, Place(os.fsdecode(file), member), path, want="passages")
        for number, file, member, path in store.connection.execute(
            "SELECT w.number, w.file, w.member, w.path FROM work w JOIN entry e ON e.run = 0 AND e.number = w.number"
            " WHERE e.report IS NOT NULL AND w.number NOT IN (SELECT document FROM passage) ORDER BY w.number"
        ).fetchall()
    )
    for chunk in outcomes(spread, tasks):
        for told in chunk:
            if not isinstance(told, Refused):
                store.tell(told.number, told.passages if isinstance(told, Told) else ())


class _Documents:
    """The reports of the batch and those of last year, as often as they are gone through."""

    def __init__(self, connection: sqlite3.Connection, others: list[_Text]) -> None:
        self._connection, self._others = connection, others

    def __len__(self) -> int:
        query = "SELECT count(*) FROM entry WHERE run = 0 AND report IS NOT NULL"
        return int(self._connection.execute(query).fetchone()[0]) + len(self._others)

    def __iter__(self) -> Iterator[Document]:
        from scorer.similarity import Document

        rows = self._connection.execute(
            "SELECT e.number, e.path, e.body, r.body FROM entry e JOIN report r ON r.id = e.report"
            " WHERE e.run = 0 ORDER BY e.number"
        )
        several, alike = self._several()
        for number, path, body, named in rows:
            names = tuple(name for name in (body, named) if name)
            handed_in = _handed_in_by(path, body)
            plain = handed_in == core(body) and body not in several
            label = body if plain else f"{body}（文件：{path if body in alike else os.path.basename(path)}）"
            yield Document(number, label, _passages(self._connection, number), names, handed_in)
        yield from _documents(self._connection, self._others)

    def _several(self) -> tuple[set[str], set[str]]:
        """Return the bodies with several files, and of these the ones whose files only their paths tell apart."""
        rows = self._connection.execute(
            "SELECT body, path FROM entry WHERE run = 0 AND report IS NOT NULL AND body IN (SELECT body FROM entry"
            " WHERE run = 0 AND report IS NOT NULL GROUP BY body HAVING count(*) > 1)"
        )
        files = Counter((body, os.path.basename(path)) for body, path in rows)
        return {body for body, _ in files}, {body for (body, _), count in files.items() if count > 1}


def _handed_in_by(path: str, body: str) -> str:
    """Return the core of the body that handed a file in: by its own name where that tells another than the text does.

    Who copies a whole report may leave the other's name in it; that is no second submission of the other. A county
    in the name of a town's file is where the town lies.
    """
    of_text, of_file = core(body), core(told_by(PurePath(path).stem))
    if not of_file or same(of_file, of_text) or is_place(of_file) != is_place(of_text):
        return of_text
    return of_file


def _documents(connection: sqlite3.Connection, texts: Iterable[_Text]) -> Iterator[Document]:
    from scorer.similarity import Document

    for text in texts:
        names = (text.body,) if text.body else ()
        yield Document(None, text.label, _passages(connection, text.number), names)


def _passages(connection: sqlite3.Connection, document: int) -> tuple[Passage, ...]:
    from scorer.similarity import Passage

    rows = connection.execute(
        "SELECT place, text, heading FROM passage WHERE document = ? ORDER BY position", (document,)
    )
    return tuple(Passage(place, text, bool(heading)) for place, text, heading in rows)


def _row(copied: Copied) -> tuple[object, ...]:
    aligned = json.dumps(copied.aligned, ensure_ascii=False, separators=(",", ":"))
    return (
        *copied.left,
        *copied.right,
        copied.kind,
        copied.ratio,
        copied.holders,
        aligned,
    )
