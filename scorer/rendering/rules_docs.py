"""The whole rulebook as one page for circulation: blocks that are written as HTML or as Markdown."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering import rule_words as words
from scorer.scoring.wording import DUTY_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.authoring.describe import Described, DescribedBook, DescribedTerm


class Heading(NamedTuple):
    """A heading; ``anchor`` lets the table of contents point at it."""

    level: int
    text: str
    anchor: str = ""


class Paragraph(NamedTuple):
    """A paragraph."""

    text: str


class Listing(NamedTuple):
    """A list of points."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """A table; the first cell of a row may be a link to an anchor."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()


Doc = Heading | Paragraph | Listing | Table


def blocks(book: DescribedBook) -> Iterator[Doc]:
    """Yield the page."""
    yield Heading(1, words.heading(book))
    yield Paragraph(f"规则书摘要：{book.draft.digest}")
    if book.draft.tailored:
        yield Listing(book.draft.tailored)
    yield Heading(2, "要素一览")
    yield Table(
        ("要素", "代号", "性质", "权重", "适用年度"),
        tuple(_row(element, book.year) for element in book.elements),
        tuple(element.draft.id for element in book.elements),
    )
    yield Heading(2, "各要素")
    for element in book.elements:
        yield from _element(element, book.year)
    yield from _terms(book)
    groups = {name: found for element in book.elements for name, found in element.groups}
    if groups:
        yield Heading(2, "词组")
        yield Listing(tuple(f"〔{name}〕{'；'.join(words.rows(groups[name]))}" for name in sorted(groups)))


def _row(element: Described, year: int | None) -> tuple[str, ...]:
    draft = element.draft
    state = words.element_state(element.state, year)
    valid = state or words.validity(draft.valid_from, draft.valid_until)
    return draft.title, draft.id, DUTY_WORDS[draft.duty], f"{draft.weight:g}", valid


def _element(element: Described, year: int | None) -> Iterator[Doc]:
    draft = element.draft
    yield Heading(3, draft.title, draft.id)
    yield Paragraph(words.figures(element))
    state = words.element_state(element.state, year)
    if state:
        yield Paragraph(f"{state}，不计入得分。")
    yield Table(("结论", "条件"), tuple((STATUS_WORDS[status], told) for status, told in element.verdicts))
    yield Paragraph(f"补法：{draft.advice}")
    yield Heading(4, "依据")
    yield Listing(tuple(map(words.basis_words, draft.basis)))
    for one in (*element.counts, *element.partial, *element.excluded):
        yield Heading(4, words.list_title(one))
        yield Listing(tuple(words.rows(one.wordings)))
    for status, found in words.examples(element):
        yield Heading(4, f"例句：{status}")
        yield Listing(tuple(found))
    if element.groups:
        yield Paragraph(f"用到的词组（见文末）：{'、'.join(f'〔{name}〕' for name, _ in element.groups)}")
    yield Heading(4, "各份清单")
    yield Listing(
        tuple(
            f"{one.title}：不适用，{one.off}" if one.off else f"{one.title}：权重 {one.weight:g}"
            for one in element.profiles
        )
    )


def _terms(book: DescribedBook) -> Iterator[Doc]:
    yield Heading(2, "按年度核对的用语")
    yield Paragraph("用语与报告年度不符时只作提示，不计分。")
    yield Table(
        ("用语", "年度", "提示", "改为", "出处"),
        tuple(_term(term, book.year) for term in book.terms),
    )


def _term(term: DescribedTerm, year: int | None) -> tuple[str, ...]:
    draft = term.draft
    return words.term_words(term), words.term_state(term, year), draft.message, draft.replace, draft.source


def markdown(book: DescribedBook) -> str:
    """Return the page as Markdown."""
    return "\n\n".join(map(_markdown, blocks(book))) + "\n"


def _markdown(block: Doc) -> str:
    if isinstance(block, Heading):
        code = f"（`{block.anchor}`）" if block.anchor else ""
        return f"{'#' * block.level} {_marked(block.text)}{code}"
    if isinstance(block, Paragraph):
        return _marked(block.text)
    if isinstance(block, Listing):
        return "\n".join(f"- {_marked(item)}" for item in block.items)
    head, *rows = (f"| {' | '.join(map(_marked, row))} |" for row in (block.head, *block.rows))
    return "\n".join([head, "|---" * len(block.head) + "|", *rows])


def _marked(text: str) -> str:
    """Escape what Markdown takes for marks."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)


def html(book: DescribedBook) -> str:
    """Return the page as HTML that needs nothing else: no script, no font, no network."""
    title = escape(words.heading(book))
    body = "\n".join(map(_html, blocks(book)))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _html(block: Doc) -> str:
    if isinstance(block, Heading):
        anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
        code = f" <code>{escape(block.anchor)}</code>" if block.anchor else ""
        return f"<h{block.level}{anchor}>{escape(block.text)}{code}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Listing):
        return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>"
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "".join(_html_row(row, block.links[n] if block.links else "") for n, row in enumerate(block.rows))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _html_row(row: Sequence[str], link: str) -> str:
    first, *rest = map(escape, row)
    opened = f'<a href="#{escape(link)}">{first}</a>' if link else first
    return f"<tr><td>{opened}</td>{''.join(f'<td>{cell}</td>' for cell in rest)}</tr>"


_STYLE = """
body{max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff;line-height:1.7;
font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
h1{font-size:1.6rem}h2{margin-top:2.5rem;border-bottom:2px solid #a33;padding-bottom:.3rem}
h3{margin-top:2.5rem;border-left:.4rem solid #a33;padding-left:.6rem}h4{margin:1.2rem 0 .3rem}
code{font-size:.8em;color:#555}ul{margin:.2rem 0;padding-left:1.4rem}
table{border-collapse:collapse;width:100%;margin:.8rem 0}th,td{border:1px solid #bbb;padding:.3rem .6rem;
text-align:left;vertical-align:top}th{background:#f3eeee}
@media print{h3{break-before:page}a{color:inherit;text-decoration:none}}
"""
