"""Write a file in one step: it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import UsageError, system_words

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty file beside *target* that takes its place when the block ends without an error.

    Raises ``UsageError`` where the file cannot be written, as when it is open in Excel on Windows.
    """
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
        os.close(handle)
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        yield Path(name)
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def folder(path: Path) -> None:
    """Make a folder for results, and those above it; raises ``UsageError`` where it cannot be made."""
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path} 是文件，不是文件夹", "请换一个位置")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"建不了文件夹 {path}：{system_words(error)}", "请换一个位置") from error


def _unwritable(target: Path, error: OSError) -> UsageError:
    return UsageError(f"写不进 {target}：{system_words(error)}", "请换一个位置，或先关闭打开着它的程序")


def _mode(target: Path) -> int:
    """Return the permissions of *target*, or those a new file gets; a temporary file has fewer."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
