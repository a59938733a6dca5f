"""The rulebook as written: what the YAML says, checked and with positions, not yet compiled.

``load`` makes these from files, ``compile`` turns them into the immutable ``Rulebook`` that judges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorer.model import Basis, Duty, Role, Severity, Status, Substance

Within = Literal["clause", "sentence", "paragraph"]


class Mark(NamedTuple):
    """A place in a rule file; line and column count from 1."""

    file: str
    line: int
    column: int


class PatternDraft(NamedTuple):
    """One wording. ``$group`` is already replaced by the words of the group.

    ``"政务公开"``            one part with one word
    ``"聘请|续聘…法律顾问"``    two parts, in this order, in one clause
    ``{all: [[…], […]]}``     parts in any order in one sentence
    ``{figure: [法律意见], units: [条, 份]}``  one part, and a number with such a unit in the same clause
    """

    parts: tuple[tuple[str, ...], ...]
    at: Mark
    ordered: bool = True
    within: Within = "clause"
    unless: tuple[str, ...] = ()
    """Words that void the wording where they stand in the same stretch."""
    units: tuple[str, ...] = ()
    """For a figure: the units that count; empty for other wordings."""


class ExampleDraft(NamedTuple):
    """A passage with the status that it alone gives."""

    text: str
    status: Status
    at: Mark
    reason: str = ""
    zone: Role = "achievements"
    todo: bool = False
    """A known miss: written down, not a failure, and a failure once it passes."""
    year: int | None = None
    """Report year that it is judged for, where it says so."""


class NeighbourDraft(NamedTuple):
    """Wordings of a neighbouring matter that give partial at most."""

    words: tuple[PatternDraft, ...]
    reason: str
    at: Mark


class ElementDraft(NamedTuple):
    """One ``rules/elements/<id>.yaml``."""

    id: str
    title: str
    short: str
    duty: Duty
    weight: float
    credit: float
    """Share of the weight that partial earns."""
    kind: str
    basis: tuple[Basis, ...]
    advice: str
    belongs_in: Role
    valid_from: int | None
    valid_until: int | None
    patterns: Mapping[str, tuple[PatternDraft, ...]]
    """By slot: name, not_name, act, told, umbrella …"""
    neighbours: tuple[NeighbourDraft, ...]
    options: Mapping[str, str | int | bool]
    """The small settings of a kind, e.g. ``need: 2``."""
    examples: tuple[ExampleDraft, ...]
    at: Mark


class TermDraft(NamedTuple):
    """A term with the report years in which it is right."""

    id: str
    words: tuple[str, ...]
    regex: str
    """RE2 pattern instead of words, or empty."""
    valid_from: int | None
    valid_until: int | None
    exempt: tuple[str, ...]
    """Words in the same sentence that make the term right all the same (收官, 回顾 …)."""
    severity: Severity
    message: str
    replace: str
    source: str
    """The document that says so, or empty."""
    confirmed: bool
    at: Mark


class BandDraft(NamedTuple):
    """A band of the score: its name from this score upwards."""

    at_least: float
    name: str


class ProfileDraft(NamedTuple):
    """One profile: which elements apply with which weight."""

    id: str
    title: str
    levels: tuple[str, ...]
    weights: Mapping[str, float]
    off: Mapping[str, str]
    """Element id → reason for 不适用."""
    at: Mark


class ExemptDraft(NamedTuple):
    """An element that some bodies need not report on, by a tailoring."""

    element: str
    levels: tuple[str, ...]
    """Levels of bodies; empty where ``bodies`` are named."""
    bodies: tuple[str, ...]
    """Names of bodies as a county lists them: 青禾镇, 望漪街道."""
    reason: str


class RulebookDraft(NamedTuple):
    """Everything the files of one rulebook say."""

    name: str
    version: str
    digest: str
    bands: tuple[BandDraft, ...]
    elements: tuple[ElementDraft, ...]
    """In the order of base.yaml."""
    substance: Mapping[Substance, float]
    """Share of the weight that a topic earns which is 达标, by how well it is told."""
    cues: Mapping[str, tuple[str, ...]]
    """cues.yaml: cue class → words; ``^`` at the start ties a word to the start of a clause."""
    terms: tuple[TermDraft, ...]
    profiles: Mapping[str, ProfileDraft]
    exempt: tuple[ExemptDraft, ...] = ()
    """What a tailoring exempts beyond the profiles, for the level or name of a body tells."""
    tailored: tuple[str, ...] = ()
    """What a tailoring changed: one line with the counts, then a line for each change; empty without one."""
