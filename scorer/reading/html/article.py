"""Find the article in a page: the smallest container that holds most of the running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = frozenset({
    "script", "style", "noscript", "template", "select", "option", "button", "iframe", "svg", "textarea", "nav",
    "footer", "aside", "head", "object", "map", "del", "rt",
})  # fmt: skip
_CONTAINERS = frozenset({
    "div", "section", "article", "main", "td", "th", "tr", "tbody", "table", "form", "center", "body", "blockquote",
    "li", "ul", "dd", "dl", "pre",
})  # fmt: skip
_HINT = re.compile(
    r"zoom|trs_?editor|trs_?page|ucap-?content|article|news_?(?:con|text|body)|con_?te?xt|content|xxgk_?con|detail|view_?con"
    r"|main_?text|print_?con|body_?text|bt-content|正文|文章",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile("[，。；]|.{30}", re.S)
_HINTED_SHARE = 0.6
_SHARE = 0.8


def is_hidden(element: _Element) -> bool:
    """Tell whether a page does not show *element*."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def find_article(root: _Element) -> _Element:
    """Return the element that holds the article, *root* where nothing stands out."""
    weights = _weigh(root)
    total = weights.get(root, 0)
    hinted = [
        element
        for element, weight in weights.items()
        if weight >= _HINTED_SHARE * total and element.tag in _CONTAINERS and _HINT.search(_label(element))
    ]
    # Weights are listed inside out, so the first is the deepest; an article shorter than its page's rest is none.
    return hinted[0] if hinted and total else _descend(root, weights)


def _label(element: _Element) -> str:
    return f"{element.get('id', '')} {element.get('class', '')}"


def _descend(root: _Element, weights: dict[_Element, int]) -> _Element:
    """Go down as long as one container below holds nearly all of the text."""
    here = root
    while True:
        below = [child for child in here if child.tag in _CONTAINERS]
        heaviest = max(below, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or weights.get(heaviest, 0) < _SHARE * max(weights.get(here, 0), 1):
            return here
        here = heaviest


def _weigh(root: _Element) -> dict[_Element, int]:
    """Return how much running text each element holds; links, scripts and menus weigh nothing."""
    from lxml import etree

    weights: dict[_Element, int] = {}
    open_weights: list[int] = []
    steps = etree.iterwalk(root, events=("start", "end"))
    light: _Element | None = None
    for event, element in steps:
        if event == "start":
            open_weights.append(_weight(element.text))
            if element.tag in SKIPPED or element.tag == "a" or is_hidden(element):
                light = element
                steps.skip_subtree()
            continue
        weight = open_weights.pop()
        if element is light:
            light, weight = None, 0
        else:
            weights[element] = weight
        if open_weights:
            open_weights[-1] += weight + _weight(element.tail)
    return weights


def _weight(words: str | None) -> int:
    """Return the length of *words*, counting names and captions, which have no punctuation, a quarter."""
    length = len(words.strip()) if words else 0
    return length if words and _SENTENCE.search(words) else length // 4
