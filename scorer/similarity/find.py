"""Find copied passages: count what is common, sketch what is own, pair what may be alike, compare exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from scorer.similarity.candidates import Candidates, candidates, gather
from scorer.similarity.common import Counts, Templates, Verbatim
from scorer.similarity.own import Common, own_text
from scorer.similarity.passages import Found, Held, Source, found
from scorer.similarity.prepare import prepare
from scorer.similarity.sketch import Sketches, sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.similarity.candidates import Numbers
    from scorer.similarity.documents import Document


class Documents(Protocol):
    """Documents that can be gone through several times in the same order: a list, or a view of a store."""

    def __iter__(self) -> Iterator[Document]:
        """Begin again from the first."""

    def __len__(self) -> int:
        """Return how many there are."""


class Survey(NamedTuple):
    """What is kept of all documents between the passes: numbers only, no text."""

    sketches: list[Sketches]
    paragraphs: Numbers
    """How many paragraphs each document has."""
    bodies: Numbers
    """The body of each document, numbered; negative for texts from outside."""
    sizes: Numbers
    """Characters of own text of each document."""

    @property
    def firsts(self) -> Numbers:
        """The number of each document's first paragraph, paragraphs counted through all documents."""
        return np.cumsum(self.paragraphs) - self.paragraphs


def find_copies(documents: Documents, templates: Iterable[Document] = ()) -> Found:
    """Return the copied passages of *documents*, those in *templates* taken out; the most alike come first.

    Goes through the documents three times; what stays in memory is some 10 kB a document and the paragraphs
    that are compared.
    """
    common = _common(documents, templates)
    survey = _survey(documents, common)
    pairs = _candidates(survey)
    return found(pairs, _held(documents, common, survey, pairs))


def _common(documents: Documents, templates: Iterable[Document]) -> Common:
    quoted = Templates([clause for one in templates for clause in prepare(one).clauses()])
    batch, outside, verbatim = Counts(len(documents)), Counts(len(documents)), Verbatim()
    for document in documents:
        prepared = prepare(document)
        (outside if document.number is None else batch).add(prepared.clauses())
        verbatim.add(paragraph.exact for paragraph in prepared.paragraphs)
    return Common((batch, outside), quoted, verbatim.few())


def _survey(documents: Documents, common: Common) -> Survey:
    sketches, paragraphs, bodies, sizes = [], [], [], []
    known: dict[str, int] = {}
    for place, document in enumerate(documents):
        owned = own_text(prepare(document), common)
        sketches.append(sketch(owned))
        paragraphs.append(len(owned))
        body = known.setdefault(document.body or f"\n{place}", len(known))
        bodies.append(-1 if document.number is None else body)
        sizes.append(sum(own.size for own in owned))
    return Survey(sketches, *(np.array(column, dtype=np.int64) for column in (paragraphs, bodies, sizes)))


def _candidates(survey: Survey) -> Candidates:
    bodies = np.repeat(survey.bodies, survey.paragraphs)
    return candidates(gather(survey.sketches, survey.firsts), bodies)


def _held(documents: Documents, common: Common, survey: Survey, pairs: Candidates) -> dict[int, Held]:
    """Fetch the paragraphs that are to be compared, by their number counted through all documents."""
    wanted = np.unique(np.concatenate((pairs.left, pairs.right)))
    cuts = np.searchsorted(wanted, np.append(survey.firsts, survey.paragraphs.sum())).tolist()
    held = {}
    for place, document in enumerate(documents):
        numbers = wanted[cuts[place] : cuts[place + 1]].tolist()
        if not numbers:
            continue
        prepared, first = prepare(document), int(survey.firsts[place])
        owned = own_text(prepared, common)
        source = Source(place, document.label, document.number, prepared.names, int(survey.sizes[place]))
        for number in numbers:
            held[number] = Held(source, prepared.paragraphs[number - first], owned[number - first])
    return held
