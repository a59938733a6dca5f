"""Write to the terminal, a pipe or a file; nothing crashes on a console that lacks a character."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.errors import ScorerError
    from scorer.model import Row


def prepare(*streams: TextIO) -> None:
    """Let every stream replace what its encoding cannot say."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def say_error(error: ScorerError) -> None:
    """Print an error for a person."""
    print(f"错误：{error}", file=sys.stderr)


def say(line: str) -> None:
    """Tell a person something beside the results."""
    print(line, file=sys.stderr)


def write(text: str, to: str | None) -> None:
    """Print *text*, or write it to the file *to* in one step: it is there whole or not at all."""
    if to is None:
        sys.stdout.write(text)
        return
    target = Path(to)
    if not target.parent.is_dir():
        raise UsageError(f"没有文件夹：{target.parent}", "请先建好文件夹")
    from scorer.rendering.files import replacing

    with replacing(target) as path:
        path.write_text(text, encoding="utf-8", newline="\n")


def deliver(text: str, to: str | None) -> None:
    """Print a result, or write it to the file *to* and say so."""
    write(text, to)
    if to is not None:
        say(f"已写入 {to}")


def keep(target: Path | str | None, inputs: Iterable[Path | str]) -> None:
    """Refuse to write *target* over one of *inputs*, by whatever path each is named; ``-`` is no file."""
    if target is None:
        return
    for path in inputs:
        if str(path) != "-" and _one_file(Path(target), Path(path)):
            raise UsageError(f"{target} 是要读的文件，不能写在它上面", "请用 -o 另写一个文件名")


def _one_file(one: Path, other: Path) -> bool:
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return one.samefile(
            other
        )  # a second name of one file, or a file system that does not tell case apart
    except OSError:
        return False


@contextmanager
def made(path: Path) -> Iterator[None]:
    """Make a folder for the block; where the block fails, folders that were made and stayed empty go again."""
    from scorer.rendering.files import folder

    absent = [one for one in (path, *path.parents) if not one.exists()]
    folder(path)
    try:
        yield
    except BaseException:
        with suppress(OSError):  # what is not empty stays
            for one in absent:
                one.rmdir()
        raise


def one_of(form: str, formats: tuple[str, ...]) -> None:
    """Refuse a format that a command does not have."""
    if form not in formats:
        raise UsageError(f"没有这种输出格式：{form}", f"可用：{'、'.join(formats)}")


def tailored(lines: tuple[str, ...]) -> None:
    """Print that a rulebook is tailored, and how much; nothing where it is not."""
    write("".join(f"{line}\n" for line in lines[:1]), None)


def table(rows: list[Row], *, verbose: bool, to: str | None) -> None:
    """Print the gap table, or write it as plain text."""
    from scorer.rendering import terminal

    if to is None:
        terminal.show(rows, verbose=verbose)
    else:
        deliver(terminal.plain(rows, verbose=verbose), to)
