"""Watch a rulebook at work on each report of a corpus."""

from __future__ import annotations

import pickle
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis import hold, segment
from scorer.authoring.closeness import Known, known_words
from scorer.authoring.impact import Unread
from scorer.authoring.observing import Seen, observe
from scorer.corpus.pool import spread
from scorer.corpus.words import cutter
from scorer.errors import UnreadableError
from scorer.reading import read_path
from scorer.rulebook.cache import slim
from scorer.scoring.evaluate import judge_held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scorer.rulebook.compile import Rulebook


class _Watch(NamedTuple):
    rulebook: Rulebook
    known: Known


def watch(files: Sequence[str], rulebook: Rulebook, jobs: int | None = None) -> Iterator[Seen | Unread]:
    """Yield what each report shows; *rulebook* must hold its wordings (not come out of the cache)."""
    setup = _Watch(slim(rulebook), known_words(rulebook.draft, cutter()))
    yield from spread(watch_chunk, pickle.dumps(setup, protocol=5), files, jobs)


@lru_cache(maxsize=1)
def _unpacked(setup: bytes) -> _Watch:
    """Unpack the rules once in each process; they were packed by the process that started it."""
    found: _Watch = pickle.loads(setup)
    return found


def watch_chunk(setup: bytes, files: tuple[str, ...]) -> list[Seen | Unread]:
    """Watch some reports; runs in a process of its own."""
    watching, cut = _unpacked(setup), cutter()
    return [_see(path, watching, cut) for path in files]


def _see(path: str, watching: _Watch, cut: Callable[[str], list[str]]) -> Seen | Unread:
    try:
        segmented = segment(read_path(path))
    except UnreadableError as error:
        return Unread(path, error.message, error.hint)
    analysis = hold(segmented, watching.rulebook.vocabulary)
    card = judge_held(analysis, watching.rulebook)
    return observe(path, analysis, card, watching.rulebook, watching.known, cut)
