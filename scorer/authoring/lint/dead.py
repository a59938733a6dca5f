"""Find words that can never hit: nothing is left of them, or what stands beside them always voids them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.authoring.lint.place import Places
from scorer.authoring.lint.walk import items
from scorer.authoring.written import wordings
from scorer.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.draft import ElementDraft, PatternDraft
    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Book

_EMPTY = "比对时不看空格和引号，这个词什么也不剩", "请写上字"


def dead_words(book: Book) -> Iterator[RuleProblem]:
    """Yield words of elements that can never hit. Those that a group brings along count only all together."""
    places = Places(book)
    for element in book.draft.elements:
        written = wordings(book, element.id)
        eaters, idlers = _singles(element, "not_name"), _singles(element, "not_act")
        for slot, pattern in _patterns(element):
            here = set(written[pattern.at].words) if pattern.at in written else set()
            eaten = {"not_name": set[str](), "neighbour": set[str](), "act": eaters | idlers}.get(
                slot, eaters
            )
            for words in pattern.parts:
                for word, why, hint in _dead(pattern, words, here, eaten):
                    yield places.warn(pattern.at, why, hint, word)


def _patterns(element: ElementDraft) -> Iterator[tuple[str, PatternDraft]]:
    for slot, patterns in element.patterns.items():
        yield from ((slot, pattern) for pattern in patterns)
    for neighbour in element.neighbours:
        yield from (("neighbour", pattern) for pattern in neighbour.words)


def _singles(element: ElementDraft, slot: str) -> set[str]:
    """Return the folded words of *slot* that take back whatever lies in them."""
    return {
        fold_word(word)
        for pattern in element.patterns.get(slot, ())
        if is_single(pattern)
        for word in pattern.parts[0]
    }


def is_single(pattern: PatternDraft) -> bool:
    """Tell whether one word alone makes the wording."""
    return len(pattern.parts) == 1 and not pattern.unless and not pattern.units


def _dead(
    pattern: PatternDraft, words: tuple[str, ...], here: set[str], eaten: set[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the words of one part that can never hit, with the reason and what to do."""
    voids = [(fold_word(word), word) for word in pattern.unless]
    found: list[tuple[str, str, str]] = []
    for word in words:
        folded = fold_word(word)
        void = next((written for form, written in voids if form and form in folded), "")
        if not folded:
            found.append((word, *_EMPTY))
        elif void and word != void:
            why = f"“{word}”永远碰不上：同一条的 not 里有“{void}”，就在这个词里面"
            found.append((word, why, "请从一处删去"))
        elif folded in eaten:
            why = f"“{word}”永远碰不上：not_name 或 not_act 里有同一个词"
            found.append((word, why, "请从一处删去"))
    whole = len(found) == len(words)
    yield from (one for one in found if whole or one[0] in here)


def dead_cues(book: Book) -> Iterator[RuleProblem]:
    """Yield cues that their own counter-class always takes back, or that no folded text holds."""
    places = Places(book)
    for name, node in items(book.sheets["cues.yaml"]):
        counters = {fold_word(word) for word in book.draft.cues.get(f"{name}_not", ())}
        word = node.value.strip()
        folded = fold_word(word.removeprefix("^"))
        at = book.sheets["cues.yaml"].mark(node)
        if not folded:
            yield places.warn(at, *_EMPTY)
        elif folded in counters:
            yield places.warn(at, f"“{word}”不起作用：{name}_not 里有同一个词", "请从一处删去")
        elif (name == "figure_units" or "…" in word) and folded != word.removeprefix("^"):
            yield places.warn(at, *_as_folded(word, folded))


def _as_folded(word: str, folded: str) -> tuple[str, str]:
    return f"“{word}”永远碰不上：比对时全角已换成半角，引号和空格已去掉", f"请写成“{folded}”"


def dead_terms(book: Book) -> Iterator[RuleProblem]:
    """Yield words of dated terms, and signs in their patterns, that no folded text holds."""
    places = Places(book)
    for term in book.draft.terms:
        for word in (*term.words, *term.exempt):
            folded = fold_word(word)
            if not folded:
                yield places.warn(term.at, *_EMPTY)
            elif word in term.exempt and folded != word:
                yield places.warn(term.at, *_as_folded(word, folded))
        for sign in dict.fromkeys(term.regex):
            if fold_word(sign) != sign and not sign.isspace():
                told = f"正则里的“{sign}”永远碰不上：比对时全角已换成半角，引号和空格已去掉"
                yield places.warn(
                    term.at, told, f"请写成“{fold_word(sign)}”" if fold_word(sign) else "请删去"
                )
