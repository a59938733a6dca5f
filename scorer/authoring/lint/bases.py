"""Hold the documents that elements rest on against the dated terms, which know how long a document holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.authoring.lint.place import Places
from scorer.folding import fold_word
from scorer.rulebook.build import FOLDER
from scorer.rulebook.nodes import Map, Seq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.model import Basis
    from scorer.rulebook.draft import ElementDraft, Mark, RulebookDraft, TermDraft
    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book

_BRACKETS = "《》"


def lapsed(book: Book) -> Iterator[RuleProblem]:
    """Yield elements that outlive every document they rest on, and documents that are written in brackets.

    A document has lapsed in a report year when a term of ``stale-terms.yaml`` that names it says so.
    """
    places = Places(book)
    for element in book.draft.elements:
        ends = [(basis, _end(basis, book.draft)) for basis in element.basis]
        for basis, at in zip(element.basis, _marks(book, element), strict=False):
            if basis.doc[:1] in _BRACKETS:
                yield places.warn(at, "文件名称不用写书名号，印出来时会加上", "请删去《 》", "《")
        terms = [term for _, term in ends if term is not None]
        if not ends or len(terms) < len(ends):
            continue
        last = max(terms, key=lambda term: term.valid_until or 0)
        if element.valid_until is None or element.valid_until > (last.valid_until or 0):
            told = (
                f"依据都只到 {last.valid_until} 年度（见 stale-terms.yaml 的 {last.id}），本要素之后没有依据"
            )
            yield places.warn(
                _marks(book, element)[0], told, "请补上现行的依据，或用 valid: {until: …} 写明截止年度"
            )


def _end(basis: Basis, draft: RulebookDraft) -> TermDraft | None:
    """Return the term that says when the document of *basis* lapses."""
    name = fold_word(basis.doc)
    return next((term for term in draft.terms if term.valid_until and _names(term, name)), None)


def _names(term: TermDraft, doc: str) -> bool:
    if term.regex:
        import re2

        return re2.search(term.regex, doc) is not None
    return any(fold_word(word) == doc for word in term.words)


def _marks(book: Book, element: ElementDraft) -> list[Mark]:
    sheet = book.sheets[f"{FOLDER}{element.id}.yaml"]
    listed = sheet.root.pairs["basis"][1] if isinstance(sheet.root, Map) else None
    return [sheet.mark(item) for item in listed.items] if isinstance(listed, Seq) else [element.at]
