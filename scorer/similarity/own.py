"""The own text of a document: what is left of it without headings, formulae, common and quoted clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.similarity.common import Counts, Templates
    from scorer.similarity.prepare import Prepared


class Common(NamedTuple):
    """What is taken out before documents are compared."""

    counts: tuple[Counts, ...]
    templates: Templates
    verbatim: frozenset[int]

    def in_many(self, clauses: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Tell of each clause whether it stands in many reports, of the batch or from outside."""
        found = np.zeros(len(clauses), dtype=np.bool_)
        for count in self.counts:
            found |= count.are_common(clauses)
        return found


class Own(NamedTuple):
    """The own text of a paragraph, sentence by sentence; a sentence may be empty."""

    sentences: tuple[str, ...]

    @property
    def size(self) -> int:
        """Characters of own text."""
        return sum(map(len, self.sentences))


def own_text(prepared: Prepared, common: Common) -> list[Own]:
    """Return the own text of each paragraph; one that few hold word for word keeps what is common in it."""
    clauses = prepared.clauses()
    quoted, many = common.templates.hold(clauses), common.in_many(clauses)
    taken = iter(zip(quoted.tolist(), many.tolist(), strict=True))
    return [
        Own(
            tuple(
                _kept(sentence.clauses, taken, paragraph.exact in common.verbatim)
                for sentence in paragraph.sentences
            )
        )
        for paragraph in prepared.paragraphs
    ]


def _kept(clauses: tuple[str, ...], taken: Iterator[tuple[bool, bool]], verbatim: bool) -> str:
    kept = []
    for clause, (quoted, many) in zip(clauses, taken, strict=False):
        if not quoted and (verbatim or not many):
            kept.append(clause)
    return "".join(kept)
