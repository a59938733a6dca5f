"""Say what is doubtful in rules that load: words that can never hit, bases that have lapsed, things nobody uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.authoring.lint.bases import lapsed
from scorer.authoring.lint.dead import dead_cues, dead_terms, dead_words
from scorer.authoring.lint.dropped import dropped_words
from scorer.authoring.lint.idle import idle_elements, idle_fields, idle_groups
from scorer.authoring.lint.joined import joined_words
from scorer.authoring.lint.twice import repeated, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book


def advise(book: Book) -> Iterator[RuleProblem]:
    """Yield the warnings on *book*, which has no errors."""
    for check in CHECKS:
        yield from check(book)


CHECKS: tuple[Callable[[Book], Iterator[RuleProblem]], ...] = (
    dead_words,
    dead_cues,
    dead_terms,
    joined_words,
    repeated,
    shared,
    idle_groups,
    idle_elements,
    idle_fields,
    lapsed,
    dropped_words,
)
