"""The regex of a dated term: RE2 is asked only where the words are in sight that its meets must hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FLAG = re.compile(r"\(\?[a-zA-Z-]")
_SIGNS = frozenset(".^$*+?{}[]()|")
_MAY_BE_ABSENT = ("?", "*", "{")
_TOKEN = re.compile(r"\\[pP][A-Za-z]|\\x[0-9a-fA-F]{2}|\\[0-7]{1,3}|\\.|\[\^?\]?(?:\\.|[^\]])*\]|.", re.S)
"""A sign of a regex with all that belongs to it: \\pN and \\x41 are one, and so is [甲乙]."""


class TermRegex(NamedTuple):
    """A regex and, for each of its branches, the plain words that whatever it meets must hold.

    No words at all where that cannot be told of every branch.
    """

    regex: str
    held: tuple[tuple[str, ...], ...]

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Return the spans that the regex meets in *text*."""
        if self.held and not any(all(word in text for word in words) for words in self.held):
            return ()
        return [found.span() for found in _compiled(self.regex).finditer(text)]


def term_regex(regex: str) -> TermRegex:
    """Find the words that must stand in what *regex* meets."""
    held = tuple(map(_held, _branches(regex)))
    return TermRegex(regex, held if all(held) else ())


def _branches(regex: str) -> Iterator[str]:
    """Split a regex at the | that stand in no bracket."""
    depth, branch = 0, ""
    for token in _TOKEN.findall(regex):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            yield branch
            branch = ""
        else:
            branch += token
    yield branch


def _held(branch: str) -> tuple[str, ...]:
    """Return the runs of plain words outside brackets; none where a flag may change what is plain."""
    if _FLAG.search(branch):
        return ()
    runs, run = list[str](), ""
    depth = 0
    for token in [*_TOKEN.findall(branch), ""]:
        depth += token in ("(", "{")
        if depth == 0 and token not in _SIGNS and len(token) == 1:
            run += token
        else:
            runs.append(run[:-1] if token in _MAY_BE_ABSENT and depth < 2 else run)
            run = ""
        depth -= token in (")", "}")
    return tuple(run for run in runs if run)


@lru_cache(maxsize=256)
def _compiled(regex: str) -> re.Pattern[str]:
    """Compile by RE2: linear time, so a rule author cannot hang a batch."""
    import re2

    compiled: re.Pattern[str] = re2.compile(regex)
    return compiled
