"""What a batch is held against, small enough to send to another machine."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

from scorer import __version__
from scorer.batch.record import key_of
from scorer.rulebook.cache import slim
from scorer.scoring.evaluate import DEFAULT, Options

if TYPE_CHECKING:
    from scorer.rulebook.compile import Rulebook


class Measure(NamedTuple):
    """The rulebook and what the user says over the reports' heads."""

    rulebook: Rulebook
    options: Options = DEFAULT

    @property
    def key(self) -> int:
        """Name the measure: another rulebook, profile, option or version of scorer is another measure."""
        about, options = self.rulebook.about, self.options
        profile = about.profile if options.keep_profile else ""
        given = (str(value) for value in options.given)
        return key_of("measure", __version__, about.digest, profile, *about.tailored, *given)


class Limits(NamedTuple):
    """What one file may take."""

    seconds: float = 60.0
    memory: int = 2 << 30
    """Bytes of address space of a judging process; not enforced on Windows."""


def packed(measure: Measure, limits: Limits) -> bytes:
    """Return *measure* for a judging process of our own; it reads the rulebook as it is, not from the cache."""
    return pickle.dumps((measure._replace(rulebook=slim(measure.rulebook)), limits), protocol=5)
