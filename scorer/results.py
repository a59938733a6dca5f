"""What a batch leaves behind: the types between the store and those who render it.

Everything here can be told from the store alone, without the reports. Nothing holds a time of day, so the
same input gives the same results on every run, executor and order of completion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorer.model import Duty, Level, Role, RulebookName, Score, Severity, Standing, Status, Substance

UNCERTAIN = "条款待核"
"""Stands in round brackets behind a basis whose clause nobody has compared with the source."""
Cause = Literal["unreadable", "too_slow", "crashed"]
"""Why a file was not judged: its reader refused it, its time ran out, or its worker died."""
Submission = Literal["on_time", "late", "unknown"]
"""Against 3 月 1 日 of the year after the report year, by the date at the foot."""
CopyKind = Literal["same", "masked", "reworded"]
"""Word for word; the same but for years, figures and names; the same with some words changed."""
Change = Literal["mended", "unmended", "new_gap", "worse", "same"]
"""已补、未补、新增缺失、退步: what became of an element from one submission to the next."""


class Quote(NamedTuple):
    """Words of a report with the place where they stand."""

    text: str
    """Exactly as in the report, line ends and all."""
    start: int
    end: int
    role: Role
    standing: Standing
    place: str
    """Chinese words for the place: 见「二、存在问题」第 1 段（第 3 页）."""
    reason: str = ""
    """For a near miss: the reason code of ``scoring.wording`` why it did not count."""


class Item(NamedTuple):
    """The verdict on one element, worded."""

    id: str
    title: str
    duty: Duty
    status: Status
    reason: str
    weight: float
    points: float
    message: str
    """The reason in Chinese."""
    advice: str
    basis: tuple[str, ...]
    belongs_at: str
    """Chinese words for where missing content belongs, empty where nothing is missing."""
    evidence: tuple[Quote, ...] = ()
    near_misses: tuple[Quote, ...] = ()
    substance: Substance | None = None
    """How well a topic is told that is 达标."""


class Remark(NamedTuple):
    """An unscored note with the words it is about, empty where it is about the whole report."""

    code: str
    severity: Severity
    message: str
    quote: str = ""
    place: str = ""


class Judged(NamedTuple):
    """One report that was judged."""

    number: int
    """Place in the order of the input, from 1."""
    path: str
    """Relative to the input; inside a zip, ``files.zip/folder/name.docx``."""
    digest: str
    """``sha256:`` of the original bytes."""
    format: str
    body: str
    """The reporting body as it is listed; from the text, else the registration list, else the file name."""
    level: Level | None
    year: int | None
    signed: str | None
    """ISO date, as is ``published``."""
    published: str | None
    submission: Submission
    profile: str
    score: Score
    items: tuple[Item, ...]
    """In the order of the rulebook."""
    remarks: tuple[Remark, ...] = ()
    notices: tuple[str, ...] = ()
    """Chinese lines of the reader and of the batch: a guessed encoding, several reports in one file …"""


class Unjudged(NamedTuple):
    """One file that gave no verdict; the batch went on."""

    number: int
    path: str
    body: str
    cause: Cause
    error: str
    hint: str


Entry = Judged | Unjudged


class Expected(NamedTuple):
    """A line of the registration list and the entries that answer it: none means not submitted."""

    body: str
    level: Level | None
    file: str
    """The expected file name, empty where the list names none."""
    entries: tuple[int, ...]
    """Numbers of the entries, in order."""


class Side(NamedTuple):
    """One side of a copied passage."""

    label: str
    """The body, or for last year's and for superior texts the file name."""
    number: int | None
    """Number of the entry; ``None`` for a text from outside the batch."""
    place: str
    text: str
    share: float = 0.0
    """What this passage is of the document's own text (headings and boilerplate taken out), 0 to 1."""


class Aligned(NamedTuple):
    """A stretch of an aligned pair: equal on both sides where ``left == right``."""

    left: str
    right: str


class Copied(NamedTuple):
    """Two passages that are too alike to have been written apart."""

    left: Side
    right: Side
    kind: CopyKind
    ratio: float
    """Share of equal characters, 0 to 1: years, figures and names masked, what many write taken out."""
    aligned: tuple[Aligned, ...]
    """Both sides cut so that joining ``left`` gives ``left.text`` and joining ``right`` gives ``right.text``."""
    holders: int = 2
    """How many documents hold the passage. Of more than six only as many pairs are listed as link them all."""


class Overlap(NamedTuple):
    """All copied passages of two documents, summed up."""

    left: str
    left_number: int | None
    right: str
    right_number: int | None
    passages: int
    left_share: float
    """Share of the left document's own text that also stands in the right one, 0 to 1."""
    right_share: float
    ratio: float
    """The highest ratio among the passages."""


def overlaps(copies: Iterable[Copied]) -> tuple[Overlap, ...]:
    """Sum copied passages up by pair of documents, the largest share first."""
    pairs: dict[tuple[str, int | None, str, int | None], list[Copied]] = {}
    for copied in copies:
        left, right = copied.left, copied.right
        pairs.setdefault((left.label, left.number, right.label, right.number), []).append(copied)
    summed = [Overlap(*pair, len(found), *_shares(found)) for pair, found in pairs.items()]
    return tuple(sorted(summed, key=_most_copied_first))


def _most_copied_first(one: Overlap) -> tuple[float, float, int, int, str, str]:
    share = max(one.left_share, one.right_share)
    return -share, -one.ratio, one.left_number or 0, one.right_number or 0, one.left, one.right


def _shares(found: Sequence[Copied]) -> tuple[float, float, float]:
    left, right = sum(one.left.share for one in found), sum(one.right.share for one in found)
    return round(min(left, 1.0), 4), round(min(right, 1.0), 4), max(one.ratio for one in found)


class Step(NamedTuple):
    """One submission in the history of a body."""

    body: str
    year: int | None
    run: str
    path: str
    points: float
    band: str
    changes: tuple[tuple[str, Change], ...]
    """Element id → what became of it since the step before; empty for the first."""
    signed: str | None = None
    """ISO date at the foot."""
    turn: int = 1
    """Which submission of the body it is, from 1."""


class Column(NamedTuple):
    """An element as a column of a matrix."""

    id: str
    title: str
    short: str
    """At most a few characters, for narrow columns."""
    duty: Duty


class Run(NamedTuple):
    """What a run was held against."""

    id: str
    """Digest of the input and the rulebook, short: the same work has the same id."""
    source: str
    """The folder, list or zip as it was named on the command line, without the path to it."""
    rulebook: RulebookName
    columns: tuple[Column, ...]
    total: int
    """Number of entries."""


class Results(Protocol):
    """A finished run, read back row by row: memory does not grow with the number of reports."""

    @property
    def run(self) -> Run:
        """What the run was held against."""

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in the order of the input."""

    def entry(self, number: int) -> Entry:
        """Return one entry; raises ``KeyError``."""

    def expected(self) -> Sequence[Expected]:
        """Return the registration list, empty without one."""

    def copies(self) -> Iterator[Copied]:
        """Yield the copied passages, the most alike first."""

    def history(self, body: str | None = None) -> Iterator[Step]:
        """Yield the known submissions of every body (or of one), the oldest first."""
