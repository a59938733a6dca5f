"""The judging process: reads tasks from standard input, writes outcomes to standard output, and may be killed.

It is started by ``bench``. If it hangs, the other side kills it; if the other side is gone, it ends by itself.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import re
import signal
import sys
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from scorer.batch.archives import Archives
from scorer.batch.frames import read_frame, write_frame
from scorer.batch.glued import notice as glued
from scorer.batch.judged import judged
from scorer.batch.record import Kept, Refused, Told, judgement, key_of, pack, passages_of
from scorer.errors import UnreadableError
from scorer.model import Scored
from scorer.reading import fetch, read_bytes
from scorer.scoring.evaluate import evaluate

if TYPE_CHECKING:
    from scorer.batch.found import Place
    from scorer.batch.measure import Measure
    from scorer.batch.record import Outcome
    from scorer.model import Report, Scorecard

GRACE = 20.0
"""Seconds beyond the time limit after which a process whose parent is gone ends itself."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\D*(?:法治|依法))")


Want = Literal["judgement", "both", "passages"]
"""What is asked for: the judgement, its paragraphs for the search for copies as well, or these alone."""


class Task(NamedTuple):
    """One file to judge."""

    number: int
    place: Place
    path: str
    """As results name it: its ending tells the format, its year helps where the text has none."""
    known: int | None = None
    """Key of the judgement that the store has for this path; it stands if the file is what it was."""
    want: Want = "judgement"


class Judge:
    """Reads and judges one file after another."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._key = str(measure.key)
        self._archives = Archives()

    def outcome(self, task: Task) -> Outcome:
        """Judge one file; a file that cannot be read is an outcome as well."""
        try:
            return self._outcome(task)
        except UnreadableError as error:
            return Refused(task.number, "unreadable", error.message, error.hint)
        except MemoryError:
            return Refused(
                task.number, "unreadable", "内存不够，读不了这个文件", "请另存为较小的文件或纯文本"
            )

    def _outcome(self, task: Task) -> Outcome:
        data = self._bytes(task.place)
        suffix, year = PurePath(task.path).suffix.lower(), _named_year(task.path)
        key = key_of(self._key, sha256(data).hexdigest(), suffix, str(year))
        if key == task.known:
            return Kept(task.number, key)
        report = read_bytes(data, task.path)
        card = self._card(report, None)
        body = card.facts.org.value if card.facts.org else ""
        if task.want == "passages":
            told = card.facts.year.value if card.facts.year else year
            return Told(task.number, report.digest, body, told, passages_of(report, card))
        said = glued(report)
        if card.facts.year is None and year:
            card = self._card(report, year)
            said += (f"文中没有年度，按文件名取 {year} 年度",)
        entry = judged(task.number, Scored("", report, card))
        # A body that the text does not name is found later, from the registration list and the file's name.
        passages = passages_of(report, card) if task.want == "both" else []
        return judgement(key, entry._replace(body=body, notices=entry.notices + said), passages)

    def _card(self, report: Report, year: int | None) -> Scorecard:
        options = self._measure.options
        given = options.given._replace(year=options.given.year or year)
        return evaluate(report, self._measure.rulebook, options=options._replace(given=given))

    def _bytes(self, place: Place) -> bytes:
        if place.member < 0:
            return fetch(place.path)
        return self._archives.unpack(place.path, place.member)


def _named_year(path: str) -> int | None:
    """Return the year that the file's name gives to the report."""
    named = _YEAR.search(PurePath(path).name)
    return int(named[1]) if named else None


def main() -> None:
    """Answer tasks until there are no more."""
    tasks, outcomes = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not talk into the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the other side's business
    setup = read_frame(tasks)
    if setup is None:
        return
    measure, limits = pickle.loads(setup)
    _bound_memory(limits.memory)
    judge = Judge(measure)
    gc.freeze()
    gc.set_threshold(50_000)
    write_frame(outcomes, b"ready")
    while (frame := read_frame(tasks)) is not None:
        for task in pickle.loads(frame):
            faulthandler.dump_traceback_later(limits.seconds + GRACE, exit=True, file=sys.stderr)
            write_frame(outcomes, pack(judge.outcome(task)))
        faulthandler.cancel_dump_traceback_later()


def _bound_memory(size: int) -> None:
    """Let a file that needs more memory fail alone."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
