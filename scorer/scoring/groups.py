"""Cut a part of the report into what it tells: enumerated items, and sentences where nothing is enumerated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorer.analysis import Analysis
    from scorer.scoring.owners import Owners

_ITEM = lazy_regex(
    r"(?:[一二三四五六七八九十][是要]|另?一[件条个项点]是|其[一二三四五]|首先|其次|再次|[一二三四五六七八九十]{1,3}、"
    r"|[（(]?[一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、](?!\d)|[①-⑳]|第[一二三四五六七八九][，,：:])"
)
_BARE_HEADS = ("方面", "层面", "上", "来看")
_MIN_OWN = 3
"""Characters that an item must have beside its mark to say something (一是人手少。)."""


class Group(NamedTuple):
    """Clauses that tell one thing: an enumerated item, or a sentence where nothing is enumerated."""

    clauses: tuple[int, ...]
    item: bool
    marked: bool = False
    """The item has a mark of its own (一是); one behind a colon has none."""


def groups(analysis: Analysis, zone: list[int]) -> list[Group]:
    """Gather the clauses of *zone* into items and, outside items, sentences.

    What stands between ； behind a lead that ends in a colon (也看到：…；…。) is an item too.
    """
    found: list[Group] = []
    clauses = analysis.clauses
    led = False
    for clause in zone:
        fresh = clauses.sentence_first[clauses.sentence[clause]] == clause
        follows = bool(found) and found[-1].clauses[-1] == clause - 1
        follows = follows and clauses.piece[clause - 1] == clauses.piece[clause]
        before = analysis.clause_text(clause - 1)[-1:] if follows else ""
        led = follows and before not in _STOPS and (led or (before in _COLON and not found[-1].item))
        own = marked(clause, analysis)
        if own or (led and before in _PARTS):
            found.append(Group((clause,), item=True, marked=own))
        elif follows and (not fresh or found[-1].item):
            found[-1] = found[-1]._replace(clauses=(*found[-1].clauses, clause))
        else:
            found.append(Group((clause,), item=False))
    return found


_COLON = frozenset(":：")
_PARTS = frozenset(":：;；")
_STOPS = frozenset("。！？!?")


def marked(clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause begins with a list mark; a run-in heading's first words have none of their own."""
    clauses = analysis.clauses
    headed = (
        clause > 0 and clauses.piece[clause - 1] == clauses.piece[clause] and in_heading(clause - 1, analysis)
    )
    return not headed and bool(
        _ITEM.match(analysis.folded.text, clauses.starts[clause], clauses.ends[clause])
    )


def in_heading(clause: int, analysis: Analysis) -> bool:
    """Tell whether a clause belongs to the heading of a part, not to what the part tells."""
    piece = analysis.pieces[analysis.clauses.piece[clause]]
    if not piece.style or analysis.clauses.starts[clause] >= piece.heading_end:
        return False
    named = any(analysis.cues.has(clause, name) for name in ("heading_problems", "heading_plan"))
    return (piece.whole and piece.depth < 1) or named


def says_own(group: Group, clause: int, analysis: Analysis) -> bool:
    """Tell whether *clause* says something of its own in an enumerated group: no bare head, no formula."""
    if not group.item or analysis.cues.has(clause, "formula"):
        return False
    words = analysis.clause_text(clause)
    mark = _ITEM.match(words)
    own = words[mark.end() :] if mark else words
    return len(own) > _MIN_OWN and not own.rstrip("，,：:。").endswith(_BARE_HEADS)


def matters(clauses: Sequence[int], analysis: Analysis, owners: Owners) -> int:
    """Count the matters that *clauses* are about: those of another topic, or that share no word with an earlier one."""
    seen: list[tuple[set[str], set[int]]] = []
    for clause in clauses:
        words, topics = content(analysis.clause_text(clause)), set(owners.of(clause))
        same = next((other for other in seen if _one_matter(words, topics, *other)), None)
        if same is None:
            seen.append((words, topics))
        else:
            same[0].update(words)
            same[1].update(topics)
    return len(seen)


def topics(clauses: Sequence[int], owners: Owners) -> int:
    """Count the topics of the rulebook that *clauses* are about, each apart from those before."""
    apart: list[set[int]] = []
    for clause in clauses:
        about = owners.of(clause)
        if about and not any(about & other for other in apart):
            apart.append(about)
    return len(apart)


def _one_matter(words: set[str], topics: set[int], other: set[str], others: set[int]) -> bool:
    """Tell whether two clauses are not of different topics and share a two-character piece, or two characters."""
    if topics and others and not topics & others:
        return False
    return bool(words & other) or len(set("".join(words)) & set("".join(other))) > 1


def content(text: str) -> set[str]:
    """Return the two-character pieces of a clause, the common verbs of plans left out."""
    bare = _COMMON.sub(" ", text)
    return {bare[i : i + 2] for i in range(len(bare) - 1) if " " not in bare[i : i + 2]}


_COMMON = lazy_regex(
    "进一步|继续|持续|深入|全面|不断|扎实|切实|推进|推动|加强|强化|完善|健全|提升|提高|加大|开展|落实|工作|力度|水平|机制|建设"
    "|方面|计划|执法|人员|部分|个别|干部|意识|我们|全[镇乡县区市街局]|还|仍|不够|不足|问题|存在|行政|法治|依法|政府|制度|体系|能力|全面|积极|认真|努力"
    "|我[镇乡局县区市]|将|[，。；、：\\d年的和与]"
)
