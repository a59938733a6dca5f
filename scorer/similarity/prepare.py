"""Cut a document into paragraphs, sentences and clauses, masked and without what is prescribed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from scorer.similarity.formulae import FORMULA, unnumbered, without_formulae
from scorer.similarity.mask import FIGURE, folded, masked, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.similarity.documents import Document, Passage

LONGEST = 1_000
"""A paragraph is compared in pieces of about so many characters, cut at sentence ends: alignments stay small."""
LARGEST = 400_000
"""Characters of a document that are looked at; no report comes near."""
_CLAUSE = re.compile("[，：]")
_STOP = re.compile("[。；！？;!?]")
_ENDS = "。；！？;!?，,：:…”"
_HEADING = 40
_FIGURES = 3
_BREAK = "\ue001"
"""Stands between paragraphs where a document is folded and masked in one go."""
_PRIVATE = re.compile(f"[{FORMULA}{_BREAK}]")


class Sentence(NamedTuple):
    """A sentence of a paragraph and its clauses, masked; headings and formulae have none."""

    start: int
    end: int
    clauses: tuple[str, ...]


class Paragraph(NamedTuple):
    """A paragraph, or a piece of a long one."""

    place: str
    text: str
    sentences: tuple[Sentence, ...]
    """Together they cover the text."""
    exact: int = 0
    """Hash of the unmasked text where it holds several figures, else 0: such a text is written only once."""


class Prepared(NamedTuple):
    """A document ready to be compared."""

    paragraphs: tuple[Paragraph, ...]
    names: tuple[str, ...]

    def clauses(self) -> list[str]:
        """List the clauses in order."""
        return [
            clause
            for paragraph in self.paragraphs
            for sentence in paragraph.sentences
            for clause in sentence.clauses
        ]


def prepare(document: Document) -> Prepared:
    """Prepare *document*; headings keep their place in the count but have no clauses."""
    pieces = [piece for passage in _within(document) for piece in _pieces(passage)]
    joined = folded(_BREAK.join(_PRIVATE.sub(" ", piece.text) for piece in pieces))
    names = names_of(document.names, joined)
    hidden = without_formulae(masked(joined, names)).split(_BREAK)
    exact = map(_exact, joined.split(_BREAK), hidden)
    return Prepared(tuple(map(_paragraph, pieces, hidden, exact)), names)


def _within(document: Document) -> Iterator[Passage]:
    room = LARGEST
    for passage in document.passages:
        if room > 0:
            yield passage._replace(text=passage.text[:room])
        room -= len(passage.text)


def _pieces(passage: Passage) -> Iterator[Passage]:
    """Cut a long paragraph at the sentence end nearest before ``LONGEST``, else in the middle of a sentence."""
    text = passage.text
    while len(text) > LONGEST:
        stops = [found.end() for found in _STOP.finditer(text, 0, LONGEST)]
        cut = stops[-1] if stops else LONGEST
        yield passage._replace(text=text[:cut])
        text = text[cut:]
    if text:
        yield passage._replace(text=text)


def _exact(plain: str, hidden: str) -> int:
    return crc32(plain.encode()) if hidden.count(FIGURE) >= _FIGURES else 0


def _paragraph(passage: Passage, hidden: str, exact: int) -> Paragraph:
    """Pair the sentences of the original with the masked ones: masking changes no sentence end."""
    text = passage.text
    ends = [found.end() for found in _STOP.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    heading = passage.heading or (len(hidden) <= _HEADING and not hidden.endswith(tuple(_ENDS)))
    parts = [""] * len(ends) if heading else _STOP.split(hidden)[: len(ends)]
    return Paragraph(passage.place, text, tuple(map(Sentence, starts, ends, map(_clauses, parts))), exact)


def _clauses(sentence: str) -> tuple[str, ...]:
    """Return the clauses that say something: no formulae, unless there is a figure in them."""
    bare, heading = unnumbered(sentence)
    if heading:
        return ()
    return tuple(
        clause for clause in _CLAUSE.split(bare) if clause and (FORMULA not in clause or FIGURE in clause)
    )
