"""Describe a rulebook as a person reads it: what counts, what does not, since when, on which basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from scorer.authoring.readable import Wording, readable
from scorer.rulebook.build import FOLDER
from scorer.rulebook.fields import ELEMENT, PARTIAL
from scorer.rulebook.nodes import Map, Seq

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.model import Status
    from scorer.rulebook.draft import ElementDraft, RulebookDraft, TermDraft
    from scorer.rulebook.load import Book
    from scorer.rulebook.nodes import Node

State = Literal["in_force", "not_yet", "no_more", "never"]
"""How something stands to a report year; ``never`` is a term that no year makes right."""


class WordList(NamedTuple):
    """A list of wordings that count alike."""

    slot: str
    title: str
    about: str
    wordings: tuple[Wording, ...]
    reason: str = ""
    """The reason code that a neighbour gives."""


class InProfile(NamedTuple):
    """What one profile makes of an element."""

    title: str
    weight: float
    off: str
    """Why it does not apply; empty where it does."""


class Described(NamedTuple):
    """One element."""

    draft: ElementDraft
    state: State
    verdicts: tuple[tuple[Status, str], ...]
    """What each status needs."""
    counts: tuple[WordList, ...]
    partial: tuple[WordList, ...]
    excluded: tuple[WordList, ...]
    groups: tuple[tuple[str, tuple[Wording, ...]], ...]
    """The word groups it refers to, directly or through others."""
    profiles: tuple[InProfile, ...]


class DescribedTerm(NamedTuple):
    """One dated term."""

    draft: TermDraft
    state: State


class DescribedBook(NamedTuple):
    """The whole rulebook, for one report year or for all."""

    draft: RulebookDraft
    year: int | None
    elements: tuple[Described, ...]
    terms: tuple[DescribedTerm, ...]


def describe(book: Book, year: int | None = None) -> DescribedBook:
    """Describe *book* for reports on *year*; without a year everything counts as in force."""
    draft = book.draft
    lexicon = _lexicon(book)
    elements = tuple(_element(book, element, lexicon, year) for element in draft.elements)
    terms = tuple(DescribedTerm(term, _term_state(term, year)) for term in draft.terms)
    return DescribedBook(draft, year, elements, terms)


def state_in(year: int | None, since: int | None, until: int | None) -> State:
    """Say how a validity stands to *year*."""
    if year is not None and since is not None and year < since:
        return "not_yet"
    return "no_more" if year is not None and until is not None and year > until else "in_force"


def _term_state(term: TermDraft, year: int | None) -> State:
    if term.valid_from is None and term.valid_until is None:
        return "never"
    return state_in(year, term.valid_from, term.valid_until)


_Lexicon = dict[str, tuple[Wording, ...]]


def _lexicon(book: Book) -> _Lexicon:
    root = book.sheets["lexicon.yaml"].root
    pairs = root.pairs if isinstance(root, Map) else {}
    return {name: _wordings(node) for name, (_, node) in pairs.items()}


def _element(book: Book, draft: ElementDraft, lexicon: _Lexicon, year: int | None) -> Described:
    root = book.sheets[f"{FOLDER}{draft.id}.yaml"].root
    pairs = {name: value for name, (_, value) in root.pairs.items()} if isinstance(root, Map) else {}
    counts, excluded = (
        tuple(_lists(pairs, "name", "act", "apart", "told")),
        tuple(_lists(pairs, "not_name", "not_act")),
    )
    partial = tuple(_partial(pairs.get("partial")))
    used = [wording for one in (*counts, *partial, *excluded) for wording in one.wordings]
    return Described(
        draft,
        state_in(year, draft.valid_from, draft.valid_until),
        tuple(_verdicts(draft)),
        counts,
        partial,
        excluded,
        tuple((name, lexicon[name]) for name in _needed(used, lexicon)),
        tuple(
            InProfile(
                profile.title, profile.weights.get(draft.id, draft.weight), profile.off.get(draft.id, "")
            )
            for profile in book.draft.profiles.values()
        ),
    )


def _lists(pairs: dict[str, Node], *slots: str) -> Iterator[WordList]:
    for slot in slots:
        wordings = _wordings(pairs.get(slot))
        if wordings:
            yield WordList(slot, ELEMENT[slot].title, ELEMENT[slot].about, wordings)


def _partial(node: Node | None) -> Iterator[WordList]:
    """Yield umbrella and neighbours; plain neighbours make one list, each ``{words, reason}`` its own."""
    pairs = {name: value for name, (_, value) in node.pairs.items()} if isinstance(node, Map) else {}
    field = PARTIAL["umbrella"]
    if "umbrella" in pairs:
        yield WordList(field.name, field.title, field.about, _wordings(pairs["umbrella"]), "umbrella_only")
    field = PARTIAL["neighbour"]
    listed = pairs.get("neighbour")
    items = listed.items if isinstance(listed, Seq) else []
    own = [item for item in items if isinstance(item, Map) and "reason" in item.pairs]
    plain = tuple(readable(item) for item in items if item not in own)
    if plain:
        yield WordList(field.name, field.title, field.about, plain, "neighbour_only")
    for item in own:
        reason, words = item.pairs["reason"][1], item.pairs["words"][1]
        code = getattr(reason, "value", "")
        yield WordList(field.name, field.title, field.about, _wordings(words), code)


def _wordings(node: Node | None) -> tuple[Wording, ...]:
    if node is None:
        return ()
    return tuple(readable(item) for item in (node.items if isinstance(node, Seq) else [node]))


def _needed(wordings: Iterable[Wording], lexicon: _Lexicon) -> list[str]:
    """Return the groups that *wordings* refer to, and those that these refer to, each once."""
    found: dict[str, None] = {}
    queue = [name for wording in wordings for name in wording.groups]
    while queue:
        name = queue.pop(0)
        if name not in found and name in lexicon:
            found[name] = None
            queue += [other for wording in lexicon[name] for other in wording.groups]
    return list(found)


def _verdicts(draft: ElementDraft) -> Iterator[tuple[Status, str]]:
    """Yield what each status needs, by the kind of check."""
    need = draft.options.get("need", 1)
    if draft.kind == "topic":
        yield "full", _topic_full(draft)
        others = "，或者只有总称或相近事项" if draft.neighbours or draft.patterns.get("umbrella") else ""
        yield "partial", f"只点到名称，或只是口号、要求、否定，或只见于开头、问题和安排部分{others}"
        yield "missing", "没有点到，或者说的是另一件事"
    else:
        for status, words in _PARTS[draft.kind]:
            yield status, words.format(need=need)


def _topic_full(draft: ElementDraft) -> str:
    ways = []
    if draft.patterns.get("name"):
        generic = draft.options.get("generic_acts", True)
        acts = "“制定”“召开”一类通用动词和带单位的数字也算做法" if generic else "做法限于下列说法"
        ways.append(f"点到名称，又在说这件事的地方写了做法（{acts}）")
    if draft.patterns.get("told"):
        ways.append("用一条完整说法说清了做什么")
    return "；或者".join(ways)


_PARTS: dict[str, tuple[tuple[Status, str], ...]] = {
    "problems": (
        ("full", "问题部分写出至少 {need} 条具体的不足"),
        ("partial", "不足 {need} 条，或只有套话"),
        ("missing", "没有问题部分"),
    ),
    "causes": (
        ("full", "给不足写明了原因，写在哪里都算"),
        ("partial", "只说有原因，没有说是什么"),
        ("missing", "没有说原因"),
    ),
    "plan": (
        ("full", "安排部分写出至少 {need} 项有具体对象的措施"),
        ("partial", "不足 {need} 项，或只有套话"),
        ("missing", "没有安排部分"),
    ),
    "achievements": (
        ("full", "举措成效部分写出至少 {need} 处具体做法或数字"),
        ("partial", "不足 {need} 处，或只有口号"),
        ("missing", "没有举措成效部分"),
    ),
}
"""Kind of check → what its statuses need; ``topic`` depends on what is written."""
