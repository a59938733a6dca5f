"""Judge each report of a corpus by two rulebooks; it is read and cut once."""

from __future__ import annotations

import pickle
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis import hold, segment
from scorer.authoring.impact import Judged, Moved, Unread, moved
from scorer.corpus.pool import spread
from scorer.errors import UnreadableError
from scorer.reading import read_path
from scorer.rulebook.cache import slim
from scorer.scoring.evaluate import judge_held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.rulebook.compile import Rulebook


class _Pair(NamedTuple):
    old: Rulebook
    new: Rulebook
    same_words: bool
    """Only weights and the like differ: what was found for one holds for the other."""


def judge_twice(
    files: Sequence[str], old: Rulebook, new: Rulebook, jobs: int | None = None
) -> Iterator[Judged]:
    """Yield what becomes of each report under *new*, in the order of *files*."""
    yield from spread(judge_chunk, pickle.dumps(_pair(slim(old), slim(new)), protocol=5), files, jobs)


def _pair(old: Rulebook, new: Rulebook) -> _Pair:
    ids = [[element.draft.id for element in book.elements] for book in (old, new)]
    return _Pair(old, new, ids[0] == ids[1] and old.vocabulary == new.vocabulary)


@lru_cache(maxsize=1)
def _unpacked(setup: bytes) -> _Pair:
    """Unpack the rules once in each process; they were packed by the process that started it."""
    pair: _Pair = pickle.loads(setup)
    return pair


def judge_chunk(setup: bytes, files: tuple[str, ...]) -> list[Judged]:
    """Judge some reports; runs in a process of its own."""
    pair = _unpacked(setup)
    return [_judge(path, pair) for path in files]


def _judge(path: str, pair: _Pair) -> Moved | Unread:
    try:
        segmented = segment(read_path(path))
    except UnreadableError as error:
        return Unread(path, error.message, error.hint)
    first = hold(segmented, pair.old.vocabulary)
    second = first if pair.same_words else hold(segmented, pair.new.vocabulary)
    return moved(path, segmented.report, judge_held(first, pair.old), judge_held(second, pair.new))
