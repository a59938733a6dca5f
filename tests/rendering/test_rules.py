"""Pages on the rules: an element and the book on a terminal, the book as HTML and Markdown."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from scorer.authoring.describe import describe
from scorer.authoring.readable import Wording
from scorer.rendering.cells import width
from scorer.rendering.rule_words import rows, validity
from scorer.rendering.rules_docs import html, markdown
from scorer.rendering.rules_terminal import book_lines, element_lines, show, term_lines
from scorer.rulebook.load import load_book
from scorer.rulebook.locate import default_rules
from tests import tiny

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from scorer.authoring.describe import DescribedBook
    from scorer.rendering.cells import Line

TERMS = """\
terms:
  - {id: old, words: [六五普法], valid: {until: 2015}, severity: info, message: 已结束, replace: 八五普法, exempt: [回顾]}
  - {id: new, regex: '九五(?:普法)?', valid: {from: 2026}, severity: info, message: 九五普法文件待核, confirmed: false}
  - {id: wrong, words: [无法依政策], valid: {}, severity: error, message: 请删改, source: 法无授权不可为}
"""
ADVISERS = (tiny.ADVISERS + tiny.GOOD).replace("kind:", "valid: {from: 2016}\nkind:")
STREET = "title: 街道清单\nlevels: [street]\noff: {advisers: 由区里统一聘请 <见文件>}\n"


def book(folder: Path, year: int | None = None) -> DescribedBook:
    files = {"stale-terms": TERMS, "street": STREET, "elements/advisers": ADVISERS}
    return describe(tiny.book(folder / "book", **files), year)


def text(lines: Iterable[Line]) -> str:
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


@pytest.mark.parametrize("year", [None, 2015])
def test_an_element_on_a_terminal(
    tmp_path: Path, golden: Callable[[str, str], None], year: int | None
) -> None:
    page = text(element_lines(book(tmp_path, year).elements[0], year, 80))
    golden(f"rules-element{'-2015' if year else ''}.txt", page)


@pytest.mark.parametrize("year", [None, 2015, 2026])
def test_the_book_in_short(tmp_path: Path, golden: Callable[[str, str], None], year: int | None) -> None:
    golden(f"rules-book{f'-{year}' if year else ''}.txt", text(book_lines(book(tmp_path, year), 80)))


def test_a_dated_term(tmp_path: Path) -> None:
    old, new, wrong = (text(term_lines(term, 2026, 80)) for term in book(tmp_path, 2026).terms)
    assert (
        old == "六五普法  old\n2026 年度已不再用\n提示：已结束\n改为：八五普法\n同句有这些词就不提示：回顾\n"
    )
    assert "2026 年度适用（待确认，只作提示）" in new and "正则：九五(?:普法)?" in new
    assert "任何年度都不该用" in wrong and "出处：法无授权不可为" in wrong


def test_the_book_as_markdown(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    page = re.sub("sha256:[0-9a-f]+", "sha256:0", markdown(book(tmp_path, 2015)))
    golden("rulebook.md", page)


def test_the_book_as_html(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    page = re.sub("sha256:[0-9a-f]+", "sha256:0", html(book(tmp_path, 2015)))
    golden("rulebook.html", page)


class Checked(HTMLParser):
    """Notes tags that do not close, links that lead nowhere and anything fetched from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open += [] if tag == "meta" else [tag]
        for name, value in attrs:
            self.ids |= {str(value)} if name == "id" else set()
            self.links |= {str(value)} if name in {"href", "src"} else set()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("year", [None, 2019, 2026])
def test_the_html_of_the_shipped_rules_stands_alone_and_its_links_lead_somewhere(year: int | None) -> None:
    described = describe(load_book(default_rules()), year)
    page = Checked()
    page.feed(html(described))
    assert not page.open and not page.tags & {"script", "link", "img", "iframe"}
    assert page.links == {f"#{element.draft.id}" for element in described.elements}
    assert {link.removeprefix("#") for link in page.links} <= page.ids


def test_every_line_of_the_shipped_pages_fits(tmp_path: Path) -> None:
    described = describe(load_book(default_rules()), 2019)
    for columns in (60, 80):
        pages = [
            book_lines(described, columns),
            *(element_lines(e, 2019, columns) for e in described.elements),
        ]
        for page in pages:
            assert all(sum(width(piece.text) for piece in line) <= columns for line in page)


def test_a_pipe_gets_plain_text_in_its_encoding(tmp_path: Path) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="gb18030", newline="\n")
    show(book_lines(book(tmp_path), 80), stream)
    stream.flush()
    assert raw.getvalue().decode("gb18030").startswith("试用清单 1\n\nadvisers ")


def test_a_screen_gets_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Screen()
    show(book_lines(book(tmp_path), 80), stream)
    assert "\x1b[1m" in stream.getvalue() and "试用清单" in stream.getvalue()


class Screen(io.StringIO):
    """A terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "各年度"),
        (2016, None, "2016 年度起"),
        (None, 2015, "2015 年度及以前"),
        (2016, 2020, "2016—2020 年度"),
        (2019, 2019, "2019 年度"),
    ],
)
def test_validity(since: int | None, until: int | None, words: str) -> None:
    assert validity(since, until) == words


# The words of a group, how a page tells them.
RUNS = [
    ("0件 1件 2件 3件 余件 一件", "0—3件、余件、一件"),
    ("0件 1件 2件 0份 1份 2份", "0—2件、0—2份"),
    ("0件 1件", "0件、1件"),
    ("1件 3件 5件", "1件、3件、5件"),
    ("8件 9件 10件 11件", "8件、9件、10件、11件"),
    ("甲 乙", "甲、乙"),
]


@pytest.mark.parametrize(("words", "told"), RUNS)
def test_words_that_count_on_are_told_as_a_run(words: str, told: str) -> None:
    assert list(rows(Wording(word, True, ()) for word in words.split())) == [told]
