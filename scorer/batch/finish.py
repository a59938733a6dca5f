"""The last steps of a batch: whose reports these are, who is missing, and the name of the run."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from scorer.batch.names import body_in
from scorer.batch.register import Answers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from scorer.batch.register import Line
    from scorer.batch.store import Store

_BODIES = (
    "SELECT e.number, e.path, r.body FROM entry e LEFT JOIN report r ON r.id = e.report"
    " WHERE e.run = 0 AND e.number > ? ORDER BY e.number LIMIT 500"
)


def name_bodies(store: Store, register: Sequence[Line]) -> None:
    """Name the body of every entry and hold it against the registration list."""
    with store.together() as connection:
        connection.execute("DELETE FROM expected WHERE run = 0")
        answers = Answers(register)
        last = 0
        while rows := connection.execute(_BODIES, (last,)).fetchall():
            last = rows[-1][0]
            bodies = [(body or answers.by_file(path) or body_in(path), number) for number, path, body in rows]
            connection.executemany("UPDATE entry SET body = ? WHERE run = 0 AND number = ?", bodies)
            for (number, path, _), (body, _) in zip(rows, bodies, strict=True):
                answers.add(number, path, body)
        connection.executemany(
            "INSERT INTO expected VALUES (0, ?, ?, ?, ?, ?)",
            [
                (place, line.body, line.level, line.file, json.dumps(numbers))
                for place, (line, numbers) in enumerate(answers.lines())
            ],
        )


def complete(store: Store) -> int:
    """Finish the run and return its number."""
    with store.together() as connection:
        return store.finish(_id(connection))


def _id(connection: sqlite3.Connection) -> str:
    """Name the run by its input and rulebook: the same work has the same name."""
    hashed = sha256(
        str(connection.execute("SELECT rulebook FROM run WHERE number = 0").fetchone()[0]).encode()
    )
    for row in connection.execute(
        "SELECT number, path, report, cause, error FROM entry WHERE run = 0 ORDER BY number"
    ):
        hashed.update(("\0".join(map(str, row)) + "\n").encode())
    return hashed.hexdigest()[:12]
