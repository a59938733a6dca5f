"""The automaton finds what a plain search finds; wordings hold together only within their stretch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.titles import cited_titles
from tests.shipped import analysis_of, rulebook

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
