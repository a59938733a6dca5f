"""``scorer history`` and ``scorer export``: read stores, print or write."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from scorer.cli import output
from scorer.cli.exits import Exit
from scorer.errors import UsageError


def history(body: str, store: str) -> int:
    """Print the submissions of *body* that the store knows, the oldest first."""
    from scorer.batch.reading import last_run, store_path
    from scorer.rendering.history import apart, as_text

    with last_run(store_path(store)) as results:
        steps = list(results.history(body))
        if not steps:
            raise UsageError(f"结果库里没有“{body}”", "请核对单位名称，写简称也可以")
        bodies = list(dict.fromkeys(one[-1].body for one in apart(steps)))
        if len(bodies) > 1:
            output.say(f"叫“{body}”的有 {len(bodies)} 个单位，分开列出；写全称只列一个：{'、'.join(bodies)}")
        output.write(as_text(steps, results.run.columns), None)
    return Exit.OK


def export(where: str, folder: str) -> int:
    """Write the tables of a store as Parquet."""
    from scorer.batch.export import export as write
    from scorer.batch.reading import store_path
    from scorer.batch.schema import TABLES, connect, trouble

    path = store_path(where)
    for table in TABLES:
        output.keep(Path(folder) / f"{table}.parquet", [path])
    with trouble(path), closing(connect(path, write=False)) as connection:
        for written in write(connection, Path(folder)):
            output.write(f"{written}\n", None)
    return Exit.OK
