"""The store: one SQLite file. This page is its description; ``SCHEMA`` is what makes it.

A **run** is one finished batch over the whole input. Its **entries** are the files, in the order of the input. An
entry points at a **report**: what a file says under a **rulebook**. Reports are named by content, so a file that
did not change is one report in every run. Nothing holds a time of day, and every table is ordered by content or by
number, never by who came first: the same input gives the same dump whatever was interrupted in between.

Journal: SQLite's rollback journal and not WAL, since stores lie on network folders of offices, where WAL must not
be used, and one program writes at a time.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORE = "结果.db"
"""Name of the store in the folder of the results."""
APPLICATION = 0x73636F72
"""Tells our files from other SQLite files (``PRAGMA application_id``)."""
CACHE = 32 * 1024
"""kB of the store that the writer keeps in memory: reports are ordered by content, so new ones go anywhere."""
_HEADER = b"SQLite format 3\0"

_VERSION_1 = """
CREATE TABLE rulebook (
  id INTEGER PRIMARY KEY,          -- digest of rulebook, profile, options and version of scorer
  name TEXT NOT NULL, version TEXT NOT NULL,
  digest TEXT NOT NULL,            -- sha256: of the rule files
  profile TEXT NOT NULL, profile_title TEXT NOT NULL,
  tailored TEXT NOT NULL           -- JSON list of Chinese lines
);
CREATE TABLE element (
  rulebook INTEGER NOT NULL REFERENCES rulebook, position INTEGER NOT NULL,
  id TEXT NOT NULL, title TEXT NOT NULL, short TEXT NOT NULL, duty TEXT NOT NULL, advice TEXT NOT NULL,
  basis TEXT NOT NULL,             -- JSON list of documents
  PRIMARY KEY (rulebook, position)
) WITHOUT ROWID;
CREATE TABLE run (
  number INTEGER PRIMARY KEY,      -- 1, 2 … in the order of the calls; 0 is a batch that is not finished
  id TEXT NOT NULL,                -- digest of input and rulebook; of a batch not finished, of how it was called
  source TEXT NOT NULL, rulebook INTEGER NOT NULL REFERENCES rulebook, total INTEGER NOT NULL,
  compared TEXT NOT NULL           -- digest of what the copies were sought among, empty where they were not
);
CREATE TABLE entry (
  run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL,
  path TEXT NOT NULL,              -- relative to the input
  report INTEGER REFERENCES report,-- NULL for a file without a verdict
  body TEXT NOT NULL,
  cause TEXT NOT NULL,             -- unreadable, too_slow, crashed; empty for a judged one
  error TEXT NOT NULL, hint TEXT NOT NULL,
  PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE INDEX entry_path ON entry (run, path);
CREATE INDEX entry_report ON entry (report);
CREATE TABLE report (
  id INTEGER PRIMARY KEY,          -- digest of the bytes, the ending of the name, a year in the name, the rulebook
  rulebook INTEGER NOT NULL REFERENCES rulebook,
  digest TEXT NOT NULL,            -- sha256: of the bytes
  format TEXT NOT NULL,
  body TEXT NOT NULL,              -- as the text names it, empty where it does not
  level TEXT, year INTEGER, signed TEXT, published TEXT,
  profile TEXT NOT NULL,
  points REAL NOT NULL, out_of REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL, band TEXT NOT NULL,
  notices TEXT NOT NULL            -- JSON list of Chinese lines
);
CREATE TABLE finding (
  report INTEGER NOT NULL REFERENCES report, position INTEGER NOT NULL,
  element TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, weight REAL NOT NULL, points REAL NOT NULL,
  message TEXT NOT NULL, belongs_at TEXT NOT NULL,
  substance TEXT,                  -- act, figure, result; NULL where nothing of the kind is told
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE evidence (
  report INTEGER NOT NULL REFERENCES report,
  finding INTEGER NOT NULL,        -- position of the finding
  near INTEGER NOT NULL,           -- 1 for a near miss
  position INTEGER NOT NULL,
  quote TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  role TEXT NOT NULL, standing TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (report, finding, near, position)
) WITHOUT ROWID;
CREATE TABLE note (
  report INTEGER NOT NULL REFERENCES report, position INTEGER NOT NULL,
  code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, quote TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE expected (
  run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
  body TEXT NOT NULL, level TEXT, file TEXT NOT NULL,
  entries TEXT NOT NULL,           -- JSON list of numbers of entries
  PRIMARY KEY (run, position)
) WITHOUT ROWID;
CREATE TABLE copied (
  run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
  left_label TEXT NOT NULL, left_number INTEGER, left_place TEXT NOT NULL, left_text TEXT NOT NULL,
  left_share REAL NOT NULL,
  right_label TEXT NOT NULL, right_number INTEGER, right_place TEXT NOT NULL, right_text TEXT NOT NULL,
  right_share REAL NOT NULL,
  kind TEXT NOT NULL, ratio REAL NOT NULL, holders INTEGER NOT NULL,
  aligned TEXT NOT NULL,           -- JSON list of [left, right]
  PRIMARY KEY (run, position)
) WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_VERSION_1,)
"""Number *n* brings a store from version *n* to *n* + 1 (``PRAGMA user_version``); what is released never changes."""
TABLES = (
    "rulebook",
    "element",
    "run",
    "entry",
    "report",
    "finding",
    "evidence",
    "note",
    "expected",
    "copied",
)


def is_store(path: str | Path) -> bool:
    """Tell whether *path* is a store, by its first bytes."""
    try:
        with open(path, "rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_HEADER) and int.from_bytes(head[68:72], "big") == APPLICATION


def connect(path: Path, *, write: bool, migrations: tuple[str, ...] = MIGRATIONS) -> sqlite3.Connection:
    """Open the store at *path*, made or brought up to date if need be; raises UsageError where it is none."""
    if path.exists() and path.stat().st_size and not is_store(path):
        raise UsageError(f"{path} 不是 scorer 的结果库", "请换一个文件名，或先移走这个文件")
    if not write and not path.is_file():
        raise UsageError(f"找不到结果库 {path}", "请写 scorer batch 的结果文件夹")
    with trouble(path):
        connection = sqlite3.connect(path, timeout=1, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, migrations, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """Say what is wrong with the store at *path* in words for people."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise UsageError(f"{path} 正被另一个 scorer 使用", "请等它结束再运行") from None
        if "full" in str(error):
            raise UsageError(
                f"磁盘满了，写不进 {path}", "请腾出空间，再运行一次同样的命令，从断处继续"
            ) from None
        told = "只能读，不能写" if "readonly" in str(error) else "打不开"
        raise UsageError(f"结果库 {path} {told}", "请核对它所在的文件夹和权限") from None
    except sqlite3.DatabaseError:
        raise UsageError(f"{path} 损坏", "请移走这个文件，重新运行 scorer batch") from None


def _prepare(connection: sqlite3.Connection, migrations: tuple[str, ...], *, write: bool) -> None:
    """Take the store for this process alone where it writes; bring the tables up to date."""
    if write:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(
        "SELECT count(*) FROM sqlite_master"
    ).fetchone()  # reads the table of contents, or fails
    if version > len(migrations):
        raise UsageError("这个结果库是更新版本的 scorer 写的", "请升级 scorer")
    if write or version < len(migrations):
        connection.execute("BEGIN EXCLUSIVE")
        with closing(connection.cursor()) as cursor:
            for number in range(version, len(migrations)):
                for statement in _statements(migrations[number]):
                    cursor.execute(statement)
            cursor.execute(f"PRAGMA application_id = {APPLICATION}")
            cursor.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """Cut a script at the ends of its statements: ``executescript`` would commit half a migration."""
    statements, part = list[str](), ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            statements.append(part)
            part = ""
    return statements
