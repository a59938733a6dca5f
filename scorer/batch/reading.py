"""Open a store to read: from the folder of the results or the file itself."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.batch.schema import STORE, connect, trouble
from scorer.batch.stored import Stored
from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


def store_path(where: str) -> Path:
    """Return the store that *where* names: a folder of results, or a store."""
    path = Path(where)
    return path / STORE if path.is_dir() else path


@contextmanager
def last_run(path: Path) -> Iterator[Stored]:
    """Hand out the last finished run of the store at *path*; raises UsageError where there is none."""
    with trouble(path), closing(connect(path, write=False)) as connection:
        number = connection.execute("SELECT coalesce(max(number), 0) FROM run").fetchone()[0]
        if not number:
            raise UsageError(f"{path} 里还没有做完的批次", "请再运行一次 scorer batch")
        yield Stored(connection, number)
