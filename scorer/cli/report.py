"""``scorer report``: render a run again, from its store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.results import Results


def run(where: str, to: str | None, formats: tuple[str, ...]) -> int:
    """Render the last run of the store *where* (or in the folder *where*) into *to*, by default beside the store."""
    from scorer.batch.reading import last_run, store_path
    from scorer.cli.batch import exit_code

    path = store_path(where)
    with last_run(path) as results:
        write(results, Path(to) if to else path.parent, formats)
        return exit_code(results)


def write(results: Results, out: Path, formats: tuple[str, ...]) -> None:
    """Write what *formats* names (everything by default) into *out*; each output appears whole or not at all."""
    from scorer.rendering.outputs import OUTPUTS

    for name in wanted(formats):
        OUTPUTS[name](results, out / name)


def wanted(formats: tuple[str, ...]) -> list[str]:
    """Return the outputs that *formats* names, by their names or endings: xlsx, 结果.html, 反馈函."""
    from scorer.rendering.outputs import OUTPUTS

    for word in formats:
        if not any(_is(name, word) for name in OUTPUTS):
            raise UsageError(f"没有这种输出：{word}", f"可用：{'、'.join(OUTPUTS)}")
    return [name for name in OUTPUTS if not formats or any(_is(name, word) for word in formats)]


def _is(name: str, word: str) -> bool:
    return word in {name, name.rpartition(".")[2]}
