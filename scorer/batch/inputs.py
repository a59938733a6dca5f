"""From the words on the command line to the files of a batch, in an order that is always the same."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.batch.archives import members
from scorer.batch.found import Found, Place, Skipped, hidden, may_be_report, printable
from scorer.batch.lists import is_list, lines
from scorer.errors import UsageError, system_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WILD = frozenset("*?[")


class Input(NamedTuple):
    """What the command line names."""

    words: tuple[str, ...]
    """Folders, files, patterns, list files (.txt with paths is a report; .lst is a list) and zips."""
    leave_out: tuple[str, ...] = ()
    """Files and folders that are something else: the results, the registration list, last year's reports."""

    @property
    def title(self) -> str:
        """Name the input without the path to it."""
        names = [Path(os.path.abspath(_shown(word))).name or word for word in self.words]
        return printable(names[0] + (f" 等 {len(names)} 处" if len(names) > 1 else ""))


def _shown(word: str) -> str:
    """Return the folder that a pattern looks into, for its name says more than ``*.txt``; other words as they are."""
    if not _WILD & set(word) or os.path.lexists(word):
        return word
    while _WILD & set(word):
        word = os.path.dirname(word)
    return word or "."


def found(source: Input) -> Iterator[Found | Skipped]:
    """Yield the files of *source*; raises UsageError where a word names nothing."""
    left_out = frozenset(os.path.realpath(path) for path in source.leave_out)
    several = len(source.words) > 1
    for word in source.words:
        if os.path.isdir(word):
            yield from _folder(word, Path(os.path.abspath(word)).name if several else "", left_out)
        elif is_list(word):
            yield from _listed(word, left_out)
        else:
            for path in _matching(word):
                yield from _named(path, path, left_out)


def named(words: Iterable[str]) -> Iterator[str]:
    """Yield the files and folders that *words* name one by one, lists and patterns written out."""
    for word in words:
        if os.path.isdir(word):
            yield word
        elif is_list(word):
            yield from (os.path.join(os.path.dirname(word), line) for line in lines(word))
        else:
            yield from _matching(word)


def _matching(word: str) -> list[str]:
    """Return the files that *word* names; a pattern without a match is an error, for nothing would be judged."""
    if os.path.lexists(word):
        return [word]
    import glob

    matches = sorted(glob.glob(word, recursive=True)) if _WILD & set(word) else []
    if not matches:
        raise UsageError(
            f"找不到 {word}" if not _WILD & set(word) else f"没有文件符合“{word}”", "请核对路径和文件名"
        )
    return matches


def _listed(word: str, left_out: frozenset[str]) -> Iterator[Found | Skipped]:
    """Yield what a list file names: a path a line, relative to the folder of the list; a lost file is a row."""
    home = os.path.dirname(word)
    for line in lines(word):
        path = os.path.join(home, line)
        if os.path.isdir(path):
            yield from _folder(path, line, left_out)
        elif not os.path.lexists(path):
            yield Found(
                printable(line), Place(path), "找不到文件", f"请核对 {os.path.basename(word)} 里的路径"
            )
        else:
            yield from _named(path, line, left_out)


def _folder(folder: str, prefix: str, left_out: frozenset[str]) -> Iterator[Found | Skipped]:
    """Walk a folder: its files by name, then its folders by name; links to folders are not followed."""
    ahead = [(folder, prefix)]
    while ahead:
        path, shown = ahead.pop()
        try:
            entries = sorted((entry for entry in os.scandir(path) if not hidden(entry.name)), key=_by_name)
        except OSError as error:
            reason = f"打不开文件夹（{system_words(error)}）"
            yield Found(printable(shown or "."), Place(path), reason, "请核对权限")
            continue
        folders = []
        for entry in entries:
            name = f"{shown}/{entry.name}" if shown else entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, name))
            elif not entry.is_dir():
                yield from _named(entry.path, name, left_out, chosen=False)
        ahead += [one for one in reversed(folders) if not _is_left_out(one[0], left_out)]


def _by_name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_left_out(folder: str, left_out: frozenset[str]) -> bool:
    return os.path.realpath(folder) in left_out or _is_results(folder)


def _is_results(folder: str) -> bool:
    """Tell whether *folder* holds what an earlier batch left."""
    from scorer.batch.schema import STORE, is_store

    return is_store(os.path.join(folder, STORE))


def _named(
    path: str, shown: str, left_out: frozenset[str], *, chosen: bool = True
) -> Iterator[Found | Skipped]:
    """Yield one file, or the contents of a zip; a file that was not *chosen* by name must look like a report."""
    if os.path.realpath(path) in left_out:
        return
    if os.path.isdir(path):
        yield from _folder(path, shown, left_out)
    elif path.lower().endswith(".zip"):
        yield from members(path, shown)
    elif chosen or may_be_report(os.path.basename(path)):
        yield Found(printable(shown), Place(path))
    else:
        yield Skipped(printable(shown))
