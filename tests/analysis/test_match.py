"""The automaton finds what a plain search finds; wordings hold together only within their stretch."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.analysis.match import UNEATEN
from scorer.analysis.titles import cited_titles
from tests.shipped import analysis_of, rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorer.analysis.clauses import Clauses

WORDS = sorted(rulebook().vocabulary.words)[:400]


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text("法治，。执的", max_size=4)), max_size=12).map("".join)
)
def test_the_automaton_agrees_with_a_plain_search(text: str) -> None:
    vocabulary = rulebook().vocabulary
    found = {
        (word, start)
        for word, start, _ in vocabulary.automaton.find_matches_as_indexes(text, overlapping=True)
    }
    plain = set()
    for number, word in enumerate(vocabulary.words):
        at = text.find(word)
        while at >= 0:
            plain.add((number, at))
            at = text.find(word, at + 1)
    assert found == plain


def slots(element: str, text: str) -> set[str]:
    """Return the slots of the wordings of *element* that were met."""
    analysis, book = analysis_of(text, "achievements"), rulebook()
    index = next(e.index for e in book.elements if e.draft.id == element)
    return {
        book.vocabulary.patterns[m.pattern].slot for m in analysis.scan.matches.get(index, ()) if not m.cited
    }


@pytest.mark.parametrize(
    ("element", "text", "met"),
    [
        ("legal-advisers", "聘请律师担任镇政府法律顾问。", "told"),
        ("reconsideration-litigation", "全年办理行政复议案件3件。", "told"),
        ("enforcement-recording", "配备执法记录仪12台。", "told"),
        ("legal-advisers", "法律顾问制度不断完善。", "name"),
    ],
)
def test_wordings_are_met(element: str, text: str, met: str) -> None:
    assert met in slots(element, text)


def test_parts_of_a_wording_in_two_sentences_do_not_meet() -> None:
    assert "told" not in slots("enforcement-recording", "开展执法检查。会议室安装录像设备，录像由专人保管。")


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("重大事项坚持集体讨论，全年12件。", True),
        ("重大事项坚持集体讨论，很少分歧，也很少争论，全年12件。", False),
        ("重大事项坚持集体讨论，镇政府办理各类群众诉求12件。", False),
    ],
)
def test_a_count_in_a_clause_of_its_own_belongs_to_the_clause_before_it(text: str, met: bool) -> None:
    assert ("told" in slots("legality-review", text)) is met


def test_an_eater_hides_the_words_inside_it() -> None:
    assert not slots("legal-advisers", "全镇推行一村一法律顾问。") & {"name", "told"}


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("贯彻《信访工作条例》", ["《信访工作条例》"]),
        ("制定《执法公示办法》", []),
        ("印发了《要点》《清单》", []),
        ("制定《甲办法》和《乙办法》，学习《丙条例》", ["《丙条例》"]),
        ("落实中办印发的《职责规定》", ["《职责规定》"]),
    ],
)
def test_only_titles_of_others_are_citations(text: str, cited: list[str]) -> None:
    assert [text[start:end] for start, end in cited_titles(text)] == cited


Places = list[tuple[int, int]]


def _places(text: str, words: Iterable[str]) -> Places:
    return sorted(
        (m.start(), m.start() + len(w)) for w in words for m in re.finditer(f"(?={re.escape(w)})", text)
    )


def _in_order(parts: list[Places]) -> bool:
    at = 0
    for hits in parts:
        hit = next((hit for hit in hits if hit[0] >= at), None)
        if hit is None:
            return False
        at = hit[1]
    return True


@cache
def _words_by_part(number: int) -> dict[int, list[str]]:
    """Return the words of each part of a wording; under -1 those that void it."""
    words: dict[int, list[str]] = {}
    for word, uses in zip(VOCABULARY.words, VOCABULARY.uses, strict=True):
        for use in uses:
            if use.pattern == number:
                words.setdefault(use.part, []).append(word)
    return words


@cache
def _eaters(number: int) -> list[str]:
    """Return the words that eat shorter ones of the wording's element."""
    mine = VOCABULARY.patterns[number]
    eat = {n for n, p in enumerate(VOCABULARY.patterns) if p.eats and p.element == mine.element}
    known = zip(VOCABULARY.words, VOCABULARY.uses, strict=True)
    return [word for word, uses in known if mine.slot not in UNEATEN and any(u.pattern in eat for u in uses)]


def _plainly_met(number: int, text: str, clauses: Clauses) -> bool:
    """Tell by plain search whether a wording's parts stand in one clause, sentence or paragraph as it asks for."""
    pattern, words = VOCABULARY.patterns[number], _words_by_part(number)
    eaten = _places(text, _eaters(number))
    hits = {part: _places(text, known) for part, known in words.items()}
    counts = [m for m in VOCABULARY.figure.finditer(text) if m[2] in pattern.units]
    stretch = {"clause": range(len(clauses.starts)), "sentence": clauses.sentence, "paragraph": clauses.piece}
    for here in set(stretch[pattern.within]):
        own = {
            p: [h for h in found if stretch[pattern.within][clauses.at(h[0])] == here]
            for p, found in hits.items()
        }
        if own.get(-1):
            continue
        parts = [
            [hit for hit in own.get(part, []) if not any(s <= hit[0] and hit[1] <= e for s, e in eaten)]
            for part in range(pattern.parts)
        ]
        near = not pattern.units or any(
            begin - count.end() <= 5
            and count.start() - end <= 12
            and clauses.at(begin) == clauses.at(count.start())
            for begin, end in parts[0]
            for count in counts
        )
        if all(parts) and near and (not pattern.ordered or _in_order(parts)):
            return True
    return False


VOCABULARY = rulebook().vocabulary
PUT_TOGETHER = [n for n, p in enumerate(VOCABULARY.patterns) if p.parts > 1 or p.voidable or p.units]


@settings(deadline=None)
@given(st.data(), st.sampled_from(PUT_TOGETHER))
def test_wordings_are_met_where_a_plain_search_meets_them(data: st.DataObject, number: int) -> None:
    known = [word for words in _words_by_part(number).values() for word in words]
    pieces = st.sampled_from([*known, *_eaters(number)[:5], "甲乙", "3件", "，", "。"])
    text = "".join(data.draw(st.lists(pieces, min_size=1, max_size=8)))
    # A paragraph in front: 纠错 alone would be the button of a web page, and the report without a text.
    analysis = analysis_of(f"甲乙。\n{text}", "achievements")
    found = analysis.scan.matches.get(VOCABULARY.patterns[number].element, ())
    met = any(match.pattern == number for match in found)
    assert met == _plainly_met(number, analysis.folded.text, analysis.clauses)
