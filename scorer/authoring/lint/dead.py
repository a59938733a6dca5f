"""Find words that can never hit: nothing is left of them, or what stands beside them always voids them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.match import UNEATEN
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
        eaters, bars = _singles(element, "not_name"), _singles(element, "not_act")
        for slot, pattern in _patterns(element):
            here = set(written[pattern.at].words) if pattern.at in written else set()
            eaten = eaters if slot not in UNEATEN else frozenset()
            against = _Against(_folded(pattern.unless), eaten, bars if slot == "act" else frozenset())
            for words in pattern.parts:
                for word, why, hint in _dead(words, here, against):
                    yield places.warn(pattern.at, why, hint, word)


class _Against(NamedTuple):
    """What takes a word back: words of the same wording, words that eat it, words that bar its clause."""

    unless: tuple[tuple[str, str], ...]
    """Folded, and as written."""
    eaters: frozenset[str]
    bars: frozenset[str]


def _patterns(element: ElementDraft) -> Iterator[tuple[str, PatternDraft]]:
    for slot, patterns in element.patterns.items():
        yield from ((slot, pattern) for pattern in patterns)
    for neighbour in element.neighbours:
        yield from (("neighbour", pattern) for pattern in neighbour.words)


def _singles(element: ElementDraft, slot: str) -> frozenset[str]:
    """Return the folded words of *slot* that count by themselves."""
    return frozenset(
        fold_word(word)
        for pattern in element.patterns.get(slot, ())
        if is_single(pattern)
        for word in pattern.parts[0]
    )


def is_single(pattern: PatternDraft) -> bool:
    """Tell whether one word alone makes the wording."""
    return len(pattern.parts) == 1 and not pattern.unless and not pattern.units


def _dead(words: tuple[str, ...], here: set[str], against: _Against) -> Iterator[tuple[str, str, str]]:
    """Yield the words of one part that can never hit, with the reason and what to do."""
    told = [(word, _why(word, against)) for word in words]
    found = [(word, *why) for word, why in told if why]
    yield from (one for one in found if len(found) == len(words) or one[0] in here)


def _why(word: str, against: _Against) -> tuple[str, str] | None:
    """Say why *word* can never hit; None where it can."""
    folded = fold_word(word)
    if not folded:
        return _EMPTY
    void = next((other for form, other in against.unless if other != word and form in folded), "")
    bar = next((other for other in against.bars if other in folded), "")
    if void or bar:
        what, other = ("同一条的 not", void) if void else ("not_act", bar)
        return f"“{word}”永远碰不上：{what} 里有“{other}”，就在这个词里面", "请从一处删去"
    if folded in against.eaters:
        return f"“{word}”永远碰不上：not_name 里有同一个词", "请从一处删去"
    return None


def _folded(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    forms = ((fold_word(word), word) for word in words)
    return tuple((form, word) for form, word in forms if form)


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
