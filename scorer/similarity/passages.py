"""From pairs that may be alike to copied passages as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.results import Copied, Side
from scorer.similarity.align import align
from scorer.similarity.candidates import CROWD
from scorer.similarity.confirm import compare
from scorer.similarity.formulae import unnumbered
from scorer.similarity.mask import by_length, folded, masked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorer.results import CopyKind
    from scorer.similarity.candidates import Candidates
    from scorer.similarity.confirm import Match
    from scorer.similarity.own import Own
    from scorer.similarity.prepare import Paragraph


class Source(NamedTuple):
    """The document of a paragraph."""

    label: str
    number: int | None
    names: tuple[str, ...]
    size: int
    """Characters of its own text."""


class Held(NamedTuple):
    """A paragraph that is shown."""

    source: Source
    paragraph: Paragraph


class Found(NamedTuple):
    """The copied passages, the most alike first, and how many possible pairs were left unlooked at."""

    copies: tuple[Copied, ...]
    left_out: int


class Hit(NamedTuple):
    """A copied passage, its paragraphs by their numbers counted through all documents."""

    left: int
    right: int
    match: Match
    documents: tuple[int, int]


_Passage = tuple[int, int, int]
"""A paragraph's number with the first and one past the last sentence."""


def hits(pairs: Candidates, owned: Mapping[int, Own], document: Callable[[int], int]) -> list[Hit]:
    """Compare the *pairs*; the most alike come first. *document* tells whose a paragraph is."""
    by_documents: dict[tuple[int, int], list[Hit]] = {}
    for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        for match in compare(owned[left], owned[right]):
            both = document(left), document(right)
            by_documents.setdefault(both, []).append(Hit(left, right, match, both))
    kept = [hit for group in by_documents.values() for hit in _once(group)]
    return sorted(
        kept,
        key=lambda hit: (-round(hit.match.ratio, 4), -hit.match.left_size, hit.left, hit.right, hit.match),
    )


def found(compared: list[Hit], held: Mapping[int, Held], dropped: int) -> Found:
    """Word what was found, as many pairs of each passage as are listed."""
    holders = _holders(compared)
    kept = _linking(compared, holders)
    return Found(tuple(_copied(hit, held, holders[_left(hit)]) for hit in kept), dropped)


def _once(hits: list[Hit]) -> list[Hit]:
    """Keep each sentence of two documents in one passage only, the most alike one."""
    taken: set[tuple[bool, int, int]] = set()
    kept = []
    for hit in sorted(hits, key=lambda hit: (-hit.match.ratio, -hit.match.left_size, hit.left, hit.right)):
        sentences = {(False, hit.left, at) for at in hit.match.left}
        sentences |= {(True, hit.right, at) for at in hit.match.right}
        if not sentences & taken:
            taken |= sentences
            kept.append(hit)
    return kept


def _left(hit: Hit) -> _Passage:
    return hit.left, hit.match.left.start, hit.match.left.stop


def _right(hit: Hit) -> _Passage:
    return hit.right, hit.match.right.start, hit.match.right.stop


class _Groups:
    """Passages joined into groups, pair by pair."""

    def __init__(self) -> None:
        self._parents: dict[_Passage, _Passage] = {}

    def root(self, passage: _Passage) -> _Passage:
        """Return the passage that stands for the group."""
        parents = self._parents
        while (parent := parents.setdefault(passage, passage)) != passage:
            parents[passage] = passage = parents[parent]
        return passage

    def join(self, one: _Passage, other: _Passage) -> bool:
        """Join two groups; false where they were one already."""
        kept, dropped = self.root(one), self.root(other)
        self._parents[dropped] = kept
        return kept != dropped


def _holders(compared: list[Hit]) -> dict[_Passage, int]:
    """Count, for each passage, the documents that hold it or a passage alike to it, however far round."""
    groups, whose = _Groups(), dict[_Passage, int]()
    for hit in compared:
        groups.join(_left(hit), _right(hit))
        whose[_left(hit)], whose[_right(hit)] = hit.documents
    documents: dict[_Passage, set[int]] = {}
    for passage, document in whose.items():
        documents.setdefault(groups.root(passage), set()).add(document)
    return {passage: len(documents[groups.root(passage)]) for passage in whose}


def _linking(compared: list[Hit], holders: Mapping[_Passage, int]) -> list[Hit]:
    """Of a passage that many hold, keep only as many pairs as link them all."""
    groups = _Groups()
    return [hit for hit in compared if holders[_left(hit)] <= CROWD or groups.join(_left(hit), _right(hit))]


def _copied(hit: Hit, held: Mapping[int, Held], holders: int) -> Copied:
    one, other = held[hit.left], held[hit.right]
    left = _side(one, hit.match.left, hit.match.left_size)
    right = _side(other, hit.match.right, hit.match.right_size)
    kind = _kind(left.text, right.text, hit.match.ratio, one.source.names + other.source.names)
    ratio = round(hit.match.ratio, 4) if kind == "reworded" else 1.0
    return Copied(left, right, kind, ratio, align(left.text, right.text), holders)


def _side(held: Held, run: range, size: int) -> Side:
    source, sentences = held.source, held.paragraph.sentences
    text = held.paragraph.text[sentences[run.start].start : sentences[run.stop - 1].end]
    share = round(size / source.size, 4) if source.size else 0.0
    return Side(source.label, source.number, held.paragraph.place, text, share)


def _kind(left: str, right: str, ratio: float, names: tuple[str, ...]) -> CopyKind:
    """Tell word for word from masked alike; both are masked here with the names of both documents."""
    one, other = (unnumbered(folded(text))[0] for text in (left, right))
    if one == other:
        return "same"
    ordered = by_length(names)
    return "masked" if ratio == 1.0 or masked(one, ordered) == masked(other, ordered) else "reworded"
