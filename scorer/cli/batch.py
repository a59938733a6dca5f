"""``scorer batch``: judge a folder, keep the results, write what the reviewer opens."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.cli import inputs, output
from scorer.cli.exits import Exit
from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.batch.run import Done, Job
    from scorer.batch.store import Store
    from scorer.results import Results


class Request(NamedTuple):
    """The words of the command line."""

    inputs: tuple[str, ...]
    output: str
    jobs: int
    executor: str
    scheduler: str | None
    last_year: str | None
    template: str | None
    register: str | None
    copies: bool
    fresh: bool
    timeout: float
    profile: str | None
    year: int | None
    rules: str | None
    formats: tuple[str, ...]
    store: str | None
    letter: str | None
    sender: str | None
    reply_by: str | None


def run(request: Request) -> int:
    """Judge every file of the input; what an interrupted call has done is not done again."""
    from scorer.batch.run import run as run_batch
    from scorer.batch.schema import STORE, trouble
    from scorer.batch.stored import Stored
    from scorer.cli.progress import progress
    from scorer.cli.report import options, write

    told = options(request.letter, request.sender, request.reply_by)
    _refuse(request)
    job, out = _job(request), Path(request.output)
    path = Path(request.store) if request.store else out / STORE
    with output.made(out), trouble(path), _opened(path) as store:
        try:
            with progress() as show:
                done = run_batch(job, store, show)
        except KeyboardInterrupt:
            raise UsageError("已中断", "已判完的都已保存；再运行一次同样的命令，从断处继续") from None
        _say(done, job)
        results = Stored(store.connection, done.run)
        write(results, out, request.formats, told)
        return exit_code(results)


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    """Open the store; where the block fails before anything was judged, a store that was made for it goes again."""
    from scorer.batch.store import Store

    new, bare = not path.exists(), False
    try:
        with closing(Store(path)) as store:
            try:
                yield store
            except BaseException:
                bare = store.bare()
                raise
    finally:
        if new and bare:
            path.unlink(missing_ok=True)


def _say(done: Done, job: Job) -> None:
    """Say what stands in no result, and first whether the rulebook is a tailored one."""
    from scorer.batch.register import repeated

    for line in job.measure.rulebook.about.tailored[:1]:
        output.say(line)
    if twice := repeated(job.register):
        told = "、".join(f"{body}（{count} 次）" for body, count in twice[:5])
        more = f" 等 {len(twice)} 个单位" if len(twice) > 5 else ""
        output.say(f"名单重复：{told}{more}，每个单位只计一次")
    if done.skipped:
        output.say(f"另有 {done.skipped} 个文件按名称不是报告，没有判读")
    if done.compared and done.compared.unread:
        unread = done.compared.unread
        output.say(f"查雷同时有 {len(unread)} 份对照材料读不了：{'、'.join(unread[:5])}")
    if done.compared and done.compared.left_out:
        output.say(f"相近的段落太多，有 {done.compared.left_out} 对没有逐一比对")


def _job(request: Request) -> Job:
    from scorer.analysis.facts import Given
    from scorer.batch.copies import Outside
    from scorer.batch.inputs import Input
    from scorer.batch.measure import Limits, Measure
    from scorer.batch.register import read_register
    from scorer.batch.run import Job
    from scorer.scoring.evaluate import Options

    if request.executor not in {"process", "dask"}:
        raise UsageError(f"没有这种执行方式：{request.executor}", "可用：process、dask")
    if (request.executor == "dask") != bool(request.scheduler):
        raise UsageError(
            "--executor dask 和 --scheduler 要一起写", "例如 --executor dask --scheduler tcp://主机:8786"
        )
    rulebook = inputs.rulebook(request.rules, request.profile)
    options = Options(Given(request.year), keep_profile=inputs.names_profile(request.profile))
    others = (
        request.output,
        request.store,
        request.register,
        request.last_year,
        request.template,
        request.letter,
    )
    return Job(
        Input(request.inputs, tuple(path for path in others if path)),
        Measure(rulebook, options),
        Limits(request.timeout),
        read_register(Path(request.register)) if request.register else (),
        Outside(*((word,) if word else () for word in (request.last_year, request.template)))
        if request.copies
        else None,
        request.fresh,
        request.jobs,
        request.scheduler or "",
    )


def _refuse(request: Request) -> None:
    """Refuse to write over what is read; the folder of the results may lie in the input but not be the input."""
    from scorer.batch.inputs import named
    from scorer.cli.report import keep, wanted

    names, out = wanted(request.formats), Path(request.output)
    reports = [*request.inputs, *((request.last_year,) if request.last_year else ())]
    if any(Path(word).is_dir() and Path(word).resolve() == out.resolve() for word in reports):
        raise UsageError("结果不能写在报告的文件夹里", "请用 -o 另写一个文件夹，例如 -o 结果")
    others = (request.register, request.template, request.letter)
    keep(out, names, [*named(reports), *(path for path in others if path)])


def exit_code(results: Results) -> int:
    """Return 3 if a file gave no verdict, else 1 if a 必报 element is missing anywhere, else 0."""
    from scorer.results import Unjudged

    owed = False
    for entry in results.entries():
        if isinstance(entry, Unjudged):
            return Exit.UNREADABLE
        owed = owed or any(item.status == "missing" and item.duty == "national" for item in entry.items)
    return Exit.GAPS if owed else Exit.OK
