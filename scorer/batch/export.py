"""Write a store out as Parquet, one file a table, for analysis beyond one machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from scorer.batch.schema import TABLES
from scorer.errors import UsageError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

ROWS = 20_000
"""Rows that are in memory at a time."""


def export(connection: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write every table to ``folder/<table>.parquet`` and return the files; each appears whole or not at all."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError("没有装 pyarrow", "请在项目文件夹里运行：pip install '.[parquet]'") from None
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {"INTEGER": arrow.int64(), "REAL": arrow.float64(), "TEXT": arrow.string()}
    files = []
    for table in TABLES:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        schema = arrow.schema([(name, kinds[kind]) for _, name, kind, *_ in columns])
        target = folder / f"{table}.parquet"
        part = target.with_suffix(".parquet.part")
        with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
            for batch in _batches(connection, table):
                arrays = [
                    arrow.array(values, field.type) for values, field in zip(batch, schema, strict=True)
                ]
                writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
        os.replace(part, target)
        files.append(target)
    return files


def _batches(connection: sqlite3.Connection, table: str) -> Any:
    """Yield the columns of some rows at a time, in the order of the table's key; the finished runs only."""
    run = {"run": "number", "entry": "run", "expected": "run", "copied": "run"}.get(table)
    where = f" WHERE {run} > 0" if run else ""
    rows = connection.execute(f"SELECT * FROM {table}{where}")
    while some := rows.fetchmany(ROWS):
        yield list(zip(*some, strict=True))
