"""The words that every page on the rules shares: validity, how an element counts, what an example says."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from scorer.rulebook.choices import KINDS
from scorer.scoring.wording import DUTY_WORDS, ROLE_WORDS, STATUS_WORDS, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.authoring.describe import Described, DescribedBook, DescribedTerm, State, WordList
    from scorer.authoring.readable import Wording
    from scorer.model import Basis
    from scorer.rulebook.draft import ExampleDraft

KIND_WORDS = KINDS
UNCONFIRMED = "待确认"


def validity(since: int | None, until: int | None) -> str:
    """Word the report years of something, e.g. 2016—2020 年度."""
    if since is None and until is None:
        return "各年度"
    if since is None:
        return f"{until} 年度及以前"
    if until is None:
        return f"{since} 年度起"
    return f"{since} 年度" if since == until else f"{since}—{until} 年度"


def element_state(state: State, year: int | None) -> str:
    """Say that an element does not apply in *year*; empty where it does."""
    return {"not_yet": f"{year} 年度还没有这项要求", "no_more": f"{year} 年度不再有这项要求"}.get(state, "")


def term_state(term: DescribedTerm, year: int | None) -> str:
    """Say how a term stands to *year*."""
    told = {
        "never": "任何年度都不该用",
        "not_yet": f"{year} 年度还没有这个提法",
        "no_more": f"{year} 年度已不再用",
        "in_force": f"{year} 年度适用" if year else validity(term.draft.valid_from, term.draft.valid_until),
    }[term.state]
    return told if term.draft.confirmed else f"{told}（{UNCONFIRMED}，只作提示）"


def term_words(term: DescribedTerm) -> str:
    """Return the words of a term; a pattern is for programs, its message says what it means."""
    return "、".join(term.draft.words) or term.draft.message


def heading(book: DescribedBook) -> str:
    """Name the rulebook, e.g. 法治政府建设年度报告要素清单 2026.1（按 2019 年度）."""
    year = f"（按 {book.year} 年度）" if book.year else ""
    return f"{book.draft.name} {book.draft.version}{year}"


def figures(element: Described) -> str:
    """Say in one line how an element counts, e.g. 应有 · 一般事项 · 权重 8，判部分得 4."""
    draft = element.draft
    return (
        f"{DUTY_WORDS[draft.duty]} · {KIND_WORDS.get(draft.kind, draft.kind)} · "
        f"权重 {draft.weight:g}，判部分得 {draft.weight * draft.credit:g} · 写在“{ROLE_WORDS[draft.belongs_in]}”部分 · "
        f"{validity(draft.valid_from, draft.valid_until)}适用"
    )


def basis_words(basis: Basis) -> str:
    """Word one basis, e.g. 《…规定》（厅字〔2019〕28号）第四条：报告内容…"""
    number = f"（{basis.no}）" if basis.no else ""
    says = f"：{basis.says}" if basis.says else ""
    checked = f"（{basis.checked} 核对）" if basis.checked else ""
    doubt = "" if basis.certain or basis.article == "条款待核" else "，条款待核"
    return f"《{basis.doc}》{number}{basis.article}{doubt}{says}{checked}"


def list_title(words: WordList) -> str:
    """Head a list of wordings, e.g. 相近事项（只写到村（居）一级）."""
    return f"{words.title}（{reason_words(words.reason)}）" if words.reason else words.title


def rows(wordings: Iterable[Wording]) -> Iterator[str]:
    """Yield the wordings in lines: single words together, each longer one by itself."""
    listed = list(wordings)
    single = "、".join(_runs([wording.text for wording in listed if wording.single]))
    if single:
        yield single
    yield from (wording.text for wording in listed if not wording.single)


_DIGIT_FIRST = re.compile("([0-9])([^0-9].*)", re.S)
_RUN = 3
"""Words that differ only in a digit and follow each other, from which on they are told as a run."""


def _runs(words: list[str]) -> Iterator[str]:
    """Yield *words*, 0件、1件、2件 … as 0—9件."""
    at = 0
    while at < len(words):
        length = _run(words[at : at + 10])
        if length >= _RUN:
            yield f"{words[at][0]}—{words[at + length - 1]}"
        else:
            length = 1
            yield words[at]
        at += length


def _run(words: list[str]) -> int:
    """Return how many of *words*, from the first on, go on with the next digit before the same rest."""
    found = [_DIGIT_FIRST.fullmatch(word) for word in words]
    first = found[0]
    if first is None:
        return 0
    going_on = takewhile(
        lambda one: one[1] and one[1][2] == first[2] and int(one[1][1]) == int(first[1]) + one[0],
        enumerate(found),
    )
    return len(list(going_on))


def example_words(example: ExampleDraft) -> str:
    """Return an example with what is said about it, e.g. “…”（放在下一年度安排部分；只见于…）."""
    said = []
    if example.zone != "achievements":
        said.append(f"放在“{ROLE_WORDS[example.zone]}”部分")
    if example.year:
        said.append(f"{example.year} 年度")
    if example.reason:
        said.append(reason_words(example.reason).format(count="几", need="几"))
    if example.todo:
        said.append("现在还判不对")
    return f"“{' '.join(example.text.split())}”" + (f"（{'；'.join(said)}）" if said else "")


def examples(element: Described) -> Iterator[tuple[str, list[str]]]:
    """Yield the examples by status."""
    for status in ("full", "partial", "missing"):
        found = [example_words(one) for one in element.draft.examples if one.status == status]
        if found:
            yield STATUS_WORDS[status], found
