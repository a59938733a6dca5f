"""From the words on the command line to files, dates and a rulebook."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.compile import Rulebook

_WILD = frozenset("*?[")
DEFAULT_PROFILE = "town"


def paths(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the files that *words* name; a pattern without a match is an error, for nothing was checked."""
    for word in words:
        if word == "-" or not _WILD & set(word) or Path(word).exists():
            yield word
            continue
        found = (
            sorted(str(path) for path in Path().glob(word))
            if not Path(word).is_absolute()
            else _absolute(word)
        )
        if not found:
            raise UsageError(f"没有文件符合“{word}”", "请核对文件夹和文件名")
        yield from found


def _absolute(word: str) -> list[str]:
    path = Path(word)
    return sorted(str(found) for found in Path(path.anchor).glob(str(path.relative_to(path.anchor))))


def iso_date(word: str | None, option: str) -> str | None:
    """Return *word* if it is an ISO date; raises UsageError."""
    if word is None:
        return None
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError:
        raise UsageError(f"{option} 不是日期：{word}", "请写成 2025-01-24 这样") from None


def rulebook(folder: str | None, profile: str | None) -> Rulebook:
    """Return the rulebook of *folder* (the shipped one by default) under *profile*, loaded or from the cache."""
    from scorer.rulebook.cache import compiled
    from scorer.rulebook.locate import default_rules

    home = Path(folder) if folder else default_rules()
    book = compiled(home, lambda: _compile(home))
    profiles = book.draft.profiles
    if profile and profile not in profiles:
        raise UsageError(f"没有清单 {profile}", f"可用：{'、'.join(profiles)}")
    return book.under(profiles[profile]) if profile else book


def _compile(home: Path) -> Rulebook:
    from scorer.rulebook.compile import compile_rulebook
    from scorer.rulebook.load import load

    draft = load(home)
    first = DEFAULT_PROFILE if DEFAULT_PROFILE in draft.profiles else next(iter(draft.profiles))
    return compile_rulebook(draft, draft.profiles[first])


def standard_input() -> bytes:
    """Read standard input as bytes, up to the limit of the readers."""
    from scorer.reading.limits import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)
