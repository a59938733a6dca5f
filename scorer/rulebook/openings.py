"""The regex of a dated term: RE2 is asked only where the words are in sight with which its meets begin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLAIN = re.compile(r"[^\\.^$*+?{}\[\]()|]*")
_FLAG = re.compile(r"\(\?[a-zA-Z-]")
_TELLING = 2
"""A single character stands in every report."""
_SIGNS = frozenset(".^$*+?{}[]()|")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|.", re.S)


class TermRegex(NamedTuple):
    """A regex and the plain words, one of which stands in whatever it meets; none where that cannot be told."""

    regex: str
    openings: tuple[str, ...]

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Return the spans that the regex meets in *text*."""
        if self.openings and not any(word in text for word in self.openings):
            return ()
        return [found.span() for found in _compiled(self.regex).finditer(text)]


def term_regex(regex: str) -> TermRegex:
    """Find the words with which what *regex* meets must begin, or one that must stand in it."""
    openings = tuple(map(_words, _branches(regex)))
    return TermRegex(regex, openings if all(openings) else ())


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


def _words(branch: str) -> str:
    """Return the words at the start, or longer ones that a regex without such a start must hold."""
    opening = _opening(branch)
    held = _held(branch) if len(opening) < _TELLING else ""
    return held if len(held) >= _TELLING else opening


def _opening(branch: str) -> str:
    """Return the plain words at the start of a regex, without a character that may be missing or come again."""
    found = _PLAIN.match(branch)
    plain = found[0] if found else ""
    return plain[:-1] if branch[len(plain) : len(plain) + 1] in ("?", "*", "{") else plain


def _held(branch: str) -> str:
    """Return the longest run of plain words outside brackets; empty where a flag may change what is plain."""
    if _FLAG.search(branch):
        return ""
    best = run = ""
    depth = 0
    for token in [*_TOKEN.findall(branch), ""]:
        depth += token in ("(", "{")
        if depth == 0 and token not in _SIGNS and len(token) == 1:
            run += token
        else:
            best = max(best, run[:-1] if token in ("?", "*", "{") and depth < 2 else run, key=len)
            run = ""
        depth -= token in (")", "}")
    return best


@lru_cache(maxsize=256)
def _compiled(regex: str) -> re.Pattern[str]:
    """Compile by RE2: linear time, so a rule author cannot hang a batch."""
    import re2

    compiled: re.Pattern[str] = re2.compile(regex)
    return compiled
