"""Find lists that a tailoring replaced where it may have meant to add to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.authoring.lint.place import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book


def dropped_words(book: Book) -> Iterator[RuleProblem]:
    """Yield the lists of the base of which a tailoring leaves nothing, or not all, by writing its own instead."""
    places = Places(book)
    for one in book.dropped:
        gone = "都" if one.gone == one.had else f"有 {one.gone} 条"
        told = f"{one.title}原有的 {one.had} 条{gone}不再用了：这样写是整列换掉"
        hint = f"只想增加就写 {one.key}+: […]，只想删去就写 {one.key}-: […]；确要整列换掉就不用改"
        yield places.warn(one.at, told, hint)
