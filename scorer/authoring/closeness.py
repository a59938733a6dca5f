"""Tell which element a sentence is close to, by the words of its examples and wordings."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorer.rulebook.draft import RulebookDraft

_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
"""Two characters or more tell a matter; single ones and figures do not."""
_LEAST_SHARED = 2
_LEAST_WORDS = 3
"""Telling words of a sentence that is worth a look."""
_LEAST = 0.38
"""From this share of its telling words on a sentence is close to an element."""
_SPREAD = 0.4
"""A word in more than this share of the elements tells none of them."""


class Close(NamedTuple):
    """How close a sentence is to the element it is closest to."""

    element: str
    score: float
    """0 to 1: the share of the weight of its words that the element knows."""
    shared: tuple[str, ...]


class Known(NamedTuple):
    """The telling words of all elements."""

    words: Mapping[str, frozenset[str]]
    """Topic → its words."""
    weights: Mapping[str, float]
    """Word → how much it tells: the fewer elements have it, the more."""


def known_words(draft: RulebookDraft, cut: Callable[[str], list[str]]) -> Known:
    """Gather the words of the examples that hit and of the wordings that name a topic."""
    words = {}
    for element in draft.elements:
        if element.kind != "topic":
            continue
        texts = [example.text for example in element.examples if example.status == "full"]
        for slot in ("name", "told"):
            texts += [word for one in element.patterns.get(slot, ()) for part in one.parts for word in part]
        words[element.id] = frozenset(word for text in texts for word in telling(text, cut))
    counts = Counter(word for own in words.values() for word in own)
    most = max(2.0, _SPREAD * len(words))
    weights = {word: math.log((1 + len(words)) / count) for word, count in counts.items() if count <= most}
    return Known(words, weights)


def telling(text: str, cut: Callable[[str], list[str]]) -> list[str]:
    """Return the words of *text* that can tell a matter."""
    return [word for word in cut(text) if _WORD.fullmatch(word)]


def closest(text: str, known: Known, cut: Callable[[str], list[str]]) -> Close | None:
    """Return the element that *text* is closest to, ``None`` where it is close to none."""
    words = set(telling(text, cut))
    if len(words) < _LEAST_WORDS:
        return None
    unknown = math.log(1 + len(known.words))
    whole = sum(known.weights.get(word, unknown if _new(word, known) else 0.0) for word in words)
    best: Close | None = None
    for element, own in known.words.items():
        shared = tuple(sorted(word for word in words & own if word in known.weights))
        score = sum(known.weights[word] for word in shared) / whole if whole else 0.0
        if len(shared) >= _LEAST_SHARED and score >= _LEAST and (best is None or score > best.score):
            best = Close(element, round(score, 2), shared)
    return best


def _new(word: str, known: Known) -> bool:
    """Tell whether no element knows *word*; one that too many know counts nothing either way."""
    return not any(word in own for own in known.words.values())
