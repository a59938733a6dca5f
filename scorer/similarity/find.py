"""Find copied passages: count what is common, sketch what is own, pair what may be alike, compare exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from scorer.similarity.candidates import Candidates, Gathered, candidates
from scorer.similarity.common import Counts, Templates, Verbatim
from scorer.similarity.own import Common, Own, own_text
from scorer.similarity.passages import Found, Held, Hit, Source, found, hits
from scorer.similarity.prepare import prepare
from scorer.similarity.sketch import sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.similarity.candidates import Numbers, Units
    from scorer.similarity.documents import Document


class Documents(Protocol):
    """Documents that can be gone through several times in the same order: a list, or a view of a store."""

    def __iter__(self) -> Iterator[Document]:
        """Begin again from the first."""

    def __len__(self) -> int:
        """Return how many there are."""


class Survey(NamedTuple):
    """What is kept of all documents between the passes: numbers only, no text."""

    units: Units
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

    Goes through the documents up to four times; what stays in memory is some 8 kB a document and the paragraphs
    that are compared.
    """
    common = _common(documents, templates)
    survey = _survey(documents, common)
    pairs = _candidates(survey)
    ends = survey.paragraphs.cumsum()
    owned = _owned(documents, common, survey, pairs)
    compared = hits(pairs, owned, lambda paragraph: int(ends.searchsorted(paragraph, side="right")))
    return found(compared, _held(documents, survey, compared), pairs.dropped)


def _common(documents: Documents, templates: Iterable[Document]) -> Common:
    quoted = Templates([clause for one in templates for clause in prepare(one).clauses()])
    batch, outside, verbatim = Counts(len(documents)), Counts(len(documents)), Verbatim()
    for document in documents:
        prepared = prepare(document)
        (outside if document.number is None else batch).add(prepared.clauses())
        verbatim.add(paragraph.exact for paragraph in prepared.paragraphs)
    return Common((batch, outside), quoted, verbatim.few())


def _survey(documents: Documents, common: Common) -> Survey:
    units, paragraphs, bodies, sizes = Gathered(), [], [], []
    known: dict[str, int] = {}
    for place, document in enumerate(documents):
        owned = own_text(prepare(document), common)
        units.add(sketch(owned), len(owned))
        paragraphs.append(len(owned))
        body = known.setdefault(document.body or f"\n{place}", len(known))
        bodies.append(-1 if document.number is None else body)
        sizes.append(sum(own.size for own in owned))
    return Survey(units.all(), *(np.array(column, dtype=np.int64) for column in (paragraphs, bodies, sizes)))


def _candidates(survey: Survey) -> Candidates:
    return candidates(survey.units, np.repeat(survey.bodies, survey.paragraphs))


def _chosen(
    documents: Documents, survey: Survey, wanted: Iterable[int]
) -> Iterator[tuple[int, Document, Numbers]]:
    """Go through the documents that hold the paragraphs *wanted*, with the numbers of these."""
    numbers = np.array(sorted(set(wanted)), dtype=np.int64)
    cuts = np.searchsorted(numbers, np.append(survey.firsts, survey.paragraphs.sum())).tolist()
    if not len(numbers):
        return
    for place, document in enumerate(documents):
        if cuts[place] < cuts[place + 1]:
            yield place, document, numbers[cuts[place] : cuts[place + 1]]


def _owned(documents: Documents, common: Common, survey: Survey, pairs: Candidates) -> dict[int, Own]:
    """Fetch the own text of the paragraphs that are to be compared."""
    owned, firsts = {}, survey.firsts
    for place, document, numbers in _chosen(documents, survey, (*pairs.left.tolist(), *pairs.right.tolist())):
        texts = own_text(prepare(document), common)
        owned.update({number: texts[number - firsts[place]] for number in numbers.tolist()})
    return owned


def _held(documents: Documents, survey: Survey, compared: list[Hit]) -> dict[int, Held]:
    """Fetch the paragraphs that are to be shown."""
    held, firsts = {}, survey.firsts
    shown = (number for hit in compared for number in (hit.left, hit.right))
    for place, document, numbers in _chosen(documents, survey, shown):
        prepared = prepare(document)
        source = Source(document.label, document.number, prepared.names, int(survey.sizes[place]))
        for number in numbers.tolist():
            held[number] = Held(source, prepared.paragraphs[number - firsts[place]])
    return held
