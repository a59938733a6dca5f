"""A judged report as rows of plain values: what travels from the process that judged to the store.

The order of values is that of the columns in ``schema``, after the key of the report.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from scorer.model import BODY_KINDS
from scorer.rendering.places import place_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.model import Report, Scorecard
    from scorer.results import Cause, Item, Judged

Value = str | int | float | None
Values = list[Value]


class Judgement(NamedTuple):
    """One judged report."""

    number: int
    key: int
    report: Values
    findings: list[Values]
    evidence: list[Values]
    notes: list[Values]
    passages: list[Values]
    """Paragraphs for the search for copies, where they were asked for: they go into no store."""


class Kept(NamedTuple):
    """The file is what it was, so its judgement in the store stands."""

    number: int
    key: int


class Refused(NamedTuple):
    """No judgement, and why."""

    number: int
    cause: Cause
    error: str
    hint: str


class Told(NamedTuple):
    """The paragraphs of a report that is not judged: known already, of last year, or a superior's text."""

    number: int
    digest: str
    body: str
    """As the text names it, empty where it does not."""
    year: int | None
    passages: list[Values]


Outcome = Judgement | Kept | Refused | Told


_KINDS: tuple[type, ...] = (Judgement, Kept, Refused, Told)
"""An outcome travels with its place in this table."""


def pack(outcome: Outcome) -> bytes:
    """Return *outcome* as JSON: what comes back from a process that read a hostile file runs no code.

    Half a character becomes a question mark, so that every store can hold it.
    """
    values = [_KINDS.index(type(outcome)), *outcome]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpack(data: bytes) -> Outcome:
    """Return the outcome that was packed; raises ValueError."""
    kind, *values = json.loads(data)
    outcome: Outcome = _KINDS[kind](*values)
    return outcome


def key_of(*parts: str) -> int:
    """Return the 63-bit name of a content: the same parts have the same key on every machine."""
    return int.from_bytes(sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 1


def judgement(key: int, entry: Judged, passages: list[Values]) -> Judgement:
    """Put a worded report into rows; its path and body belong to the run, not to the report."""
    return Judgement(
        entry.number,
        key,
        _report(entry),
        [_finding(place, item) for place, item in enumerate(entry.items)],
        [values for place, item in enumerate(entry.items) for values in _quotes(place, item)],
        [[place, *remark] for place, remark in enumerate(entry.remarks)],
        passages,
    )


def passages_of(report: Report, card: Scorecard) -> list[Values]:
    """Return place, text and whether it is a heading of every paragraph."""
    return [
        [
            place_words(report, card, block.spans[0]),
            "".join(report.text[start:end] for start, end in block.spans),
            int(block.kind == "heading"),
        ]
        for block in report.blocks
        if block.kind in BODY_KINDS
    ]


def _report(entry: Judged) -> Values:
    facts = (entry.level, entry.year, entry.signed, entry.published, entry.profile)
    notices = json.dumps(entry.notices, ensure_ascii=False, separators=(",", ":"))
    return [entry.digest, entry.format, entry.body, *facts, *entry.score, notices]


def _finding(place: int, item: Item) -> Values:
    return [
        place,
        item.id,
        item.status,
        item.reason,
        item.weight,
        item.points,
        item.message,
        item.belongs_at,
        item.substance,
    ]


def _quotes(finding: int, item: Item) -> Iterator[Values]:
    for near, quotes in ((0, item.evidence), (1, item.near_misses)):
        for place, quote in enumerate(quotes):
            yield [finding, near, place, *quote]
