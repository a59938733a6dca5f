"""Small batches for tests: made-up reports, and a run over them as the command line does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.batch.inputs import Input
from scorer.batch.measure import Limits, Measure
from scorer.batch.run import Job
from scorer.batch.run import run as run_batch
from scorer.batch.schema import STORE
from scorer.batch.store import Store
from scorer.batch.stored import Stored
from tests.shipped import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorer.results import Entry

QUICK = Limits(seconds=20)


def report(town: str = "小溪镇", year: int = 2024, *, more: str = "") -> str:
    """Write a short report."""
    return (
        f"{town}人民政府{year}年法治政府建设年度报告\n\n一、主要工作\n"
        f"{year}年，全镇聘请律师担任法律顾问，审查合同{len(town) + 20}份。{more}\n"
        "二、存在问题\n由于人手不足，执法力量偏弱。\n三、下一步打算\n下一步将加强执法培训。\n\n"
        f"云岭县{town}人民政府\n{year + 1}年1月15日\n"
    )


def write(folder: Path, **towns: str) -> Path:
    """Write a report a town into *folder*; the keyword is the file's name without .txt, the value the town."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, town in towns.items():
        (folder / f"{name}.txt").write_text(report(town), encoding="utf-8")
    return folder


def job(*words: Path, jobs: int = 1, limits: Limits = QUICK, **more: object) -> Job:
    """Describe a batch over *words*."""
    source = Input(tuple(map(str, words)))
    return Job(source, Measure(rulebook()), limits, jobs=jobs)._replace(**more)


def quiet(stage: str, done: int, total: int) -> None:
    """Hear nothing of the progress."""


def run(out: Path, what: Job, progress: Callable[[str, int, int], None] = quiet) -> list[Entry]:
    """Run a batch and return its entries."""
    out.mkdir(exist_ok=True)
    store = Store(out / STORE)
    try:
        done = run_batch(what, store, progress)
        return list(Stored(store.connection, done.run).entries())
    finally:
        store.close()


def dump(out: Path) -> str:
    """Return everything that is in the store, as text."""
    store = Store(out / STORE)
    try:
        return "\n".join(store.connection.iterdump())
    finally:
        store.close()
