"""The types that travel between the parts: this page is the map of the program.

All spans are code points of ``Report.text``, half open. Nothing here does I/O or changes after birth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

BlockKind = Literal["heading", "paragraph", "item", "cell", "note", "header", "footer", "furniture"]
Role = Literal["title", "opening", "achievements", "first-responsible", "problems", "plan", "closing"]
Standing = Literal["done", "planned", "problem", "denied", "slogan"]
Status = Literal["full", "partial", "missing", "review", "not_applicable"]
Duty = Literal["national", "expected"]
Substance = Literal["act", "figure", "result"]
"""How well a topic is told that is 达标: 有做法, 有数字, 有成效 (a figure and what came of it)."""
Level = Literal["town", "street", "county", "city", "province", "department"]
Severity = Literal["error", "warning", "info"]

BODY_KINDS: frozenset[BlockKind] = frozenset({"heading", "paragraph", "item", "cell", "note"})
"""Kinds of block that are judged; headers, footers and page furniture are kept apart."""

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of ``Report.text`` in code points, ``start`` inside and ``end`` outside."""

    start: int
    end: int


class Block(NamedTuple):
    """One paragraph-like unit as the author meant it, whatever the line ends of the file."""

    kind: BlockKind
    spans: tuple[Span, ...]
    """The pieces of text in reading order; a page number in the middle of a paragraph is a hole between two."""
    page: int | None = None
    """Page of the first piece, from 1, where the format has pages."""
    anchor: str | None = None
    """Where the block stands in the original, e.g. ``p:12`` for the 13th body paragraph of a docx."""
    level: int | None = None
    """Heading level from 1, where the format itself says so."""

    @property
    def start(self) -> int:
        """First code point of the block."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the block."""
        return self.spans[-1].end


class Meta(NamedTuple):
    """A fact that stands around the report, not in it: 发布日期, 来源, 索引号, 文号 …"""

    key: str
    value: str
    span: Span | None = None


class Report(NamedTuple):
    """One report as read: text, blocks in reading order and what the reader has to say about them."""

    name: str
    format: str
    digest: str
    """``sha256:`` and the hex digest of the original bytes."""
    text: str
    blocks: tuple[Block, ...]
    meta: tuple[Meta, ...] = ()
    notices: tuple[str, ...] = ()
    """Chinese lines for the user: the encoding that was guessed, pages without text …"""
    unread_pages: tuple[int, ...] = ()
    """Pages from 1 that hold no text layer; what they say is unknown, so nothing is called missing for sure."""


class Section(NamedTuple):
    """A run of the report that plays one role."""

    role: Role
    heading: Span | None
    span: Span
    decided_by: str
    """Chinese words for what decided the role: the heading's words, a cue in the sentence, or the place."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value found in the text (or around it, then without a span)."""

    value: T
    span: Span | None


class Facts(NamedTuple):
    """What the report says about itself; ``None`` where it does not say."""

    year: Fact[int] | None = None
    org: Fact[str] | None = None
    level: Fact[Level] | None = None
    signed: Fact[str] | None = None
    """ISO date at the foot."""
    published: Fact[str] | None = None
    """ISO date of publication, from the page or the options."""


class Evidence(NamedTuple):
    """A sentence that speaks for (or nearly for) an element."""

    span: Span
    role: Role
    standing: Standing
    words: tuple[str, ...] = ()
    """The words of the rule that were met."""
    reason: str = ""
    """Why it did not count, for a near miss: a reason code of ``scoring.wording``."""


class Basis(NamedTuple):
    """The document an element rests on."""

    doc: str
    no: str = ""
    """文号."""
    article: str = ""
    says: str = ""
    checked: str = ""
    """ISO date on which the source was last compared."""
    certain: bool = True
    """False prints 条款待核."""


class Finding(NamedTuple):
    """The verdict on one element, with its reason and where it looked."""

    id: str
    title: str
    duty: Duty
    status: Status
    reason: str
    """A reason code of ``scoring.wording``."""
    weight: float
    points: float
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[Evidence, ...] = ()
    looked_in: tuple[Role, ...] = ()
    belongs_at: Span | None = None
    """The heading (or last sentence of the part) after which the missing content belongs."""
    belongs_in: Role = "achievements"
    advice: str = ""
    basis: tuple[Basis, ...] = ()
    substance: Substance | None = None
    """For a topic that is 达标; the parts every report owes have none."""
    detail: Mapping[str, int | str] | None = None
    """Figures that the message of the reason needs, e.g. ``{"count": 1, "need": 2}``."""


class Note(NamedTuple):
    """An unscored remark: deadline, stale term, leftover year, placeholder, disagreeing numbers …"""

    code: str
    severity: Severity
    message: str
    span: Span | None = None


class RulebookName(NamedTuple):
    """What a score names as its measure."""

    name: str
    version: str
    digest: str
    profile: str
    profile_title: str
    tailored: tuple[str, ...] = ()


class Score(NamedTuple):
    """100 × Σ weight × credit / Σ weight over what applies; ``low`` < ``high`` only with 待核 items."""

    points: float
    """Out of 100, 待核 counted as zero."""
    out_of: float
    low: float
    high: float
    band: str


class Scorecard(NamedTuple):
    """Everything a renderer needs besides the report itself."""

    rulebook: RulebookName
    facts: Facts
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    """In the order of the rulebook."""
    notes: tuple[Note, ...]
    score: Score


class Scored(NamedTuple):
    """A report that could be judged."""

    path: str
    report: Report
    card: Scorecard


class Unreadable(NamedTuple):
    """A file that could not be read: one row, and the batch goes on."""

    path: str
    error: str
    hint: str


Row = Scored | Unreadable
