"""The store: its version, what it refuses, and what an interruption leaves."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scorer.batch.schema import APPLICATION, MIGRATIONS, STORE, TABLES, connect
from scorer.errors import UsageError
from scorer.results import Judged
from tests.batch.build import dump, job, report, run, write
from tests.project.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ADDED = "CREATE TABLE later (a TEXT);\nINSERT INTO later VALUES ('kept');"


def test_a_new_store_has_the_tables_and_says_what_it_is(tmp_path: Path) -> None:
    with closing(connect(tmp_path / STORE, write=True)) as connection:
        names = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        assert names == set(TABLES)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_an_older_store_is_brought_up_to_date_and_keeps_its_rows(tmp_path: Path) -> None:
    run(tmp_path, job(write(tmp_path / "报送", a="甲山镇")))
    with closing(connect(tmp_path / STORE, write=False, migrations=(*MIGRATIONS, ADDED))) as connection:
        assert connection.execute("SELECT a FROM later").fetchone() == ("kept",)
        assert connection.execute("SELECT count(*) FROM report").fetchone() == (1,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    connect(tmp_path / STORE, write=True).close()
    with pytest.raises(UsageError):
        connect(
            tmp_path / STORE, write=True, migrations=(*MIGRATIONS, f"{ADDED}\nCREATE TABLE run (a TEXT);")
        )
    with closing(connect(tmp_path / STORE, write=False)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    connect(tmp_path / STORE, write=True, migrations=(*MIGRATIONS, ADDED)).close()
    with pytest.raises(UsageError, match="请升级"):
        connect(tmp_path / STORE, write=False)


@pytest.mark.parametrize("what", ["text", "sqlite"])
def test_a_file_of_somebody_else_is_not_touched(tmp_path: Path, what: str) -> None:
    path = tmp_path / STORE
    if what == "text":
        path.write_text("会议纪要", "utf-8")
    else:
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE contacts (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="不是 scorer 的结果库"):
        connect(path, write=True)
    assert path.read_bytes() == before


def test_a_damaged_store_is_an_error_for_people(tmp_path: Path) -> None:
    connect(tmp_path / STORE, write=True).close()
    data = (tmp_path / STORE).read_bytes()
    (tmp_path / STORE).write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    with pytest.raises(UsageError, match="损坏"):
        connect(tmp_path / STORE, write=True)


def interrupted(tmp_path: Path, out: Path, how: signal.Signals, after: float) -> None:
    """Start the command and end it after a while."""
    command = [sys.executable, "-m", "scorer", "batch", str(tmp_path / "报送"), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.send_signal(how)


def finished(tmp_path: Path, out: Path) -> str:
    command = [sys.executable, "-m", "scorer", "batch", str(tmp_path / "报送"), "-o", str(out)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode in {0, 1}, done.stderr
    return dump(out)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_whatever_interrupts_a_batch_the_end_is_the_same(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(
            report(f"第{number}山镇", more="开展普法宣传12次。" * 40), "utf-8"
        )
    whole = finished(tmp_path, tmp_path / "一")
    moments = random.Random(4)
    for _ in range(4):
        interrupted(tmp_path, tmp_path / "断", how, moments.uniform(0.5, 2.5))
    assert finished(tmp_path, tmp_path / "断") == whole


def test_what_is_finished_is_not_judged_again_after_an_interruption(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", **{f"r{number:02}": f"第{number}山镇" for number in range(64)})

    def stop(stage: str, done: int, total: int) -> None:
        if done >= 32:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "出", job(folder), stop)
    heard: list[int] = []
    with closing(connect(tmp_path / "出" / STORE, write=True)) as connection:
        kept = connection.execute("SELECT count(*) FROM entry WHERE report IS NOT NULL").fetchone()[0]
        assert kept >= 32
        connection.execute("UPDATE report SET points = 1")
    entries = run(tmp_path / "出", job(folder), lambda stage, done, total: heard.append(done))
    assert sum(isinstance(entry, Judged) and entry.score.points == 1 for entry in entries) == kept
    assert len(entries) == 64
