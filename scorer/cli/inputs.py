"""From the words on the command line to files, dates and a rulebook."""

from __future__ import annotations

import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import UsageError
from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TypeGuard

    from scorer.model import Level
    from scorer.rulebook.compile import Rulebook
    from scorer.rulebook.draft import ProfileDraft
    from scorer.rulebook.source import Source

_WILD = frozenset("*?[")
DEFAULT_PROFILE = "town"
_DATE = lazy_regex(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


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


def day(word: str | None, option: str) -> date | None:
    """Return the date that *word* writes, as 2025-01-24, 2025/1/24 or 2025年1月24日; raises UsageError."""
    if word is None:
        return None
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", word).replace(" ", ""))
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:  # the 31st of a short month
        pass
    raise UsageError(f"{option} 不是日期：{word}", "请写成 2025-01-24 或 2025年1月24日")


def rule_files(*named: str | None) -> Iterator[Path]:
    """Yield the files of the rulebooks and tailorings that *named* paths lead to, nothing for other words."""
    for word in named:
        path = Path(word) if word else None
        if path and path.is_file():
            yield path
        elif path and path.is_dir():
            yield from (found for found in path.rglob("*") if found.suffix in {".yaml", ".md"})


def rulebook(folder: str | None, profile: str | None) -> Rulebook:
    """Return the rulebook that *folder* names (the shipped one by default) under *profile*, loaded or cached.

    *folder* may be a tailoring, and so may *profile* where it is the path of one; then nothing else tailors it.
    """
    from scorer.rulebook.cache import compiled

    where = _source(folder, profile)
    book = compiled(where.home, lambda: _compile(where), where.extra)
    if not names_profile(profile):
        return book
    return book.under(_named(profile, book.draft.profiles))


def _named(word: str, profiles: Mapping[str, ProfileDraft]) -> ProfileDraft:
    """Find a profile by its code, its title or the level that it is for, as people write it: 乡镇, 县区, 部门清单."""
    if word in profiles:
        return profiles[word]
    level = _levels().get(word.removesuffix("清单")) if not word.isascii() else None
    for profile in profiles.values():
        if word in {profile.title, profile.title.removesuffix("清单")} or level in profile.levels:
            return profile
    from difflib import get_close_matches

    known = "、".join(f"{profile.id}（{profile.title}）" for profile in profiles.values())
    near = get_close_matches(word, profiles, 1)
    meant = f"，是不是想写 {near[0]}？" if near else ""
    raise UsageError(f"没有清单 {word}{meant}", f"可用：{known}，或一份调整的路径")


def _levels() -> Mapping[str, Level]:
    from scorer.batch.register import LEVELS

    return LEVELS


def names_profile(profile: str | None) -> TypeGuard[str]:
    """Tell whether the option names a profile of the rulebook, which then holds for every body.

    The path of a tailoring does not: under it each body is held against the profile of its own level.
    """
    return bool(profile) and not _is_path(profile or "")


def _is_path(profile: str) -> bool:
    """Tell paths from names: a folder that is called 乡镇 does not hide the profile."""
    if set("/\\.") & set(profile):
        return True
    return not profile.isascii() and profile.removesuffix("清单") not in _levels() and Path(profile).exists()


def _source(folder: str | None, profile: str | None) -> Source:
    from scorer.rulebook.source import is_tailoring, source

    if not profile or not _is_path(profile):
        return source(Path(folder)) if folder else source(None)
    path = Path(profile)
    if not path.exists():
        raise UsageError(f"找不到 {profile}", "--profile 后面写清单代号，或一份调整的路径")
    if not is_tailoring(path):
        raise UsageError(f"{profile} 不是一份调整", "调整文件里要写 extends，见 rules/README.md")
    base = source(Path(folder)) if folder else None
    if base and base.tailoring:
        raise UsageError("--rules 和 --profile 都指明了一份调整", "只能用一份，请去掉一处")
    return source(path, base.home) if base else source(path)


def _compile(where: Source) -> Rulebook:
    from scorer.rulebook.compile import compile_rulebook
    from scorer.rulebook.tailored import load_source

    draft = load_source(where).draft
    first = DEFAULT_PROFILE if DEFAULT_PROFILE in draft.profiles else next(iter(draft.profiles))
    return compile_rulebook(draft, draft.profiles[first])


def standard_input() -> bytes:
    """Read standard input as bytes, up to the limit of the readers."""
    from scorer.reading.limits import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)
