"""What stands below the elements: remarks without points, what the reader of the file noticed, the measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.cells import Line, Piece, clean, wrap
from scorer.rendering.page import LABEL, labelled, plain
from scorer.rendering.places import place_words
from scorer.rendering.quotes import heading_words, noted
from scorer.scoring.wording import LEVEL_WORDS, ROLE_WORDS, SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.model import Facts, Note, Section, Severity
    from scorer.rendering.page import Page

WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "info")

SHORT_DIGEST = 12
"""Hex digits of the rulebook's digest on a page; JSON has all of them."""


def remark_lines(page: Page) -> Iterator[Line]:
    """Print the notes by severity, then the notices of the reader; nothing where there are none."""
    told = [note for note in page.row.card.notes if note.code != "not_a_report"]  # the headline says it
    notes = sorted(told, key=lambda note: WORST_FIRST.index(note.severity))
    notices = page.row.report.notices
    if not notes and not notices:
        return
    yield ()
    yield (Piece("提示（不计分）", "title"),)
    for note in notes:
        yield from labelled(page, 2, SEVERITY_WORDS[note.severity], _note(page, note))
    for notice in notices:
        yield from labelled(page, 2, "读取", plain(notice))


def _note(page: Page, note: Note) -> list[Piece]:
    """Word a note, with the place and the few words that it means."""
    pieces = plain(note.message)
    if note.span:
        words = noted(page.row.report, note.span)
        pieces += [] if words in note.message else [Piece(f" “{words}”")]
        pieces += [Piece(" "), Piece(place_words(page.row.report, page.row.card, note.span), "aside")]
    return pieces


def section_map(page: Page) -> Iterator[Line]:
    """Print the facts that were found and what part of the report was taken for what, and why."""
    yield ()
    yield (Piece("识别出", "title"),)
    yield from wrap([Piece("  "), *plain("，".join(_facts(page.row.card.facts)))], page.width, 2)
    yield ()
    yield (Piece("各部分", "title"),)
    for section in page.row.card.sections:
        why = Piece(f"  {clean(section.decided_by)}", "aside")
        yield from wrap([Piece("  " + _part(page, section)), why], page.width, 4)


def _facts(facts: Facts) -> Iterator[str]:
    level = LEVEL_WORDS[facts.level.value] if facts.level else None
    values = {"年度": facts.year, "单位": facts.org, "落款": facts.signed, "公开": facts.published}
    for word, fact in values.items():
        yield f"{word}：{fact.value if fact else '不明'}"
    yield f"层级：{level or '不明'}"


def _part(page: Page, section: Section) -> str:
    heading = (
        heading_words(page.row.report.text[slice(*section.heading)]) if section.heading else "（无标题）"
    )
    return f"{ROLE_WORDS[section.role]}：{heading}"


def measure_lines(page: Page) -> Iterator[Line]:
    """Name file and rulebook, and what was tailored: a score means nothing without its measure."""
    rulebook = page.row.card.rulebook
    digest = rulebook.digest.removeprefix("sha256:")[:SHORT_DIGEST]
    name = f"{rulebook.name} {rulebook.version}，{rulebook.profile_title}，摘要 {digest}"
    yield ()
    yield from labelled(page, 0, "文件：", plain(page.row.path, "aside"))
    yield from labelled(page, 0, "清单：", plain(name, "aside"))
    for change in rulebook.tailored[:1]:
        yield from wrap(plain(change, "aside"), page.width, LABEL)
    for change in rulebook.tailored[1:] if page.verbose else ():
        yield from labelled(page, 0, "调整：", plain(change, "aside"))
