"""Check a topic: named (or clearly paraphrased) and done, only touched, or absent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.titles import is_basis
from scorer.analysis.years import opening_year
from scorer.model import Evidence, Span
from scorer.scoring.groups import marked
from scorer.scoring.substance import substance
from scorer.scoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorer.analysis import Analysis
    from scorer.analysis.match import Match
    from scorer.model import Standing
    from scorer.rulebook.compile import Element, Vocabulary
    from scorer.scoring.owners import Owners

_WEAKER = (
    "earlier_year",
    "slogan_only",
    "umbrella_only",
    "neighbour_only",
    "only_in_opening",
    "demanded",
    "denied",
    "only_in_problems",
    "only_in_plan",
    "citation_only",
)
_BY_STANDING: dict[Standing, str] = {"planned": "demanded", "problem": "only_in_problems", "denied": "denied"}
_MAX_QUOTES = 3


class _Acts(NamedTuple):
    """Clauses with an act of the element where its first stands, and clauses that are none whatever they say."""

    told: dict[int, int]
    barred: set[int]
    others: set[int]
    """Sentences that tell of a neighbour or of others, and do not name the matter itself."""


def judge(element: Element, vocabulary: Vocabulary, analysis: Analysis, owners: Owners) -> Verdict:
    """Judge a topic element on an analysed report."""
    by_slot = _by_slot(element, vocabulary, analysis)
    done: list[Match] = []
    near: list[tuple[str, Match]] = []
    for match in by_slot["told"]:
        reason = "nowhere" if match.cited else _short_of_told(match, analysis)
        if not reason and owners.borrowed(match, element.index):
            reason = "slogan_only"
        near.append((reason, match)) if reason else done.append(match)
    if done:
        verdict = _full("paraphrase" if not by_slot["name"] else "done", done, vocabulary, analysis, near)
        return _with_substance(verdict, done, element, vocabulary, analysis, owners)
    named: list[Match] = []
    for match in by_slot["name"]:
        reason = _short_of_done(match, analysis)
        near.append((reason, match)) if reason else named.append(match)
    acts = _Acts(
        {match.clause: match.start for match in reversed(by_slot["act"])},
        {match.clause for match in by_slot["not_act"]},
        _sentences([*by_slot["neighbour"], *_wide(by_slot["not_name"], vocabulary)], analysis)
        - _sentences(named, analysis),
    )
    for match in named:
        acting = next(_acting(match, element, vocabulary, analysis, owners, acts), None)
        if acting is not None:
            verdict = _full("done", [match], vocabulary, analysis, near, acting)
            return _with_substance(verdict, named, element, vocabulary, analysis, owners)
    apart = [match for match in by_slot["apart"] if named and not _short_of_done(match, analysis)]
    if apart:
        verdict = _full("done", [named[0], *apart], vocabulary, analysis, near)
        return _with_substance(verdict, named, element, vocabulary, analysis, owners)
    near = [("slogan_only", match) for match in named] + near
    near += [("umbrella_only", match) for match in by_slot["umbrella"]]
    near += [
        (vocabulary.patterns[match.pattern].reason, match)
        for match in by_slot["neighbour"]
        if not _short_of_done(match, analysis)
    ]
    return _partial_or_missing(near, by_slot["not_name"], vocabulary, analysis)


def _wide(matches: list[Match], vocabulary: Vocabulary) -> list[Match]:
    """Return the wordings of several words: they tell of others' matters, one word only looks alike."""
    return [match for match in matches if vocabulary.patterns[match.pattern].parts > 1]


def _sentences(matches: list[Match], analysis: Analysis) -> set[int]:
    return {analysis.clauses.sentence[match.clause] for match in matches}


def _by_slot(element: Element, vocabulary: Vocabulary, analysis: Analysis) -> dict[str, list[Match]]:
    slots: dict[str, list[Match]] = {
        slot: [] for slot in ("name", "told", "act", "apart", "umbrella", "neighbour", "not_name", "not_act")
    }
    matches = analysis.scan.matches.get(element.index, ())
    for match in matches:
        slots[vocabulary.patterns[match.pattern].slot].append(match)
    wide = _wide(slots["not_name"], vocabulary)
    for slot in ("name", "told", "umbrella") if wide else ():
        slots[slot] = [m for m in slots[slot] if not any(w.start <= m.start and m.end <= w.end for w in wide)]
    return slots


def _short_of_done(match: Match, analysis: Analysis) -> str:
    """Return why a match is no evidence of something done, or an empty string."""
    role = analysis.zones.roles[match.clause]
    if role in {"title", "closing"}:
        return "citation_only" if match.cited else "nowhere"
    standing = analysis.standings.of(match)
    if match.cited:
        touched = standing == "done" and role != "opening"
        return "nowhere" if not touched or _names_basis(match, analysis) else "citation_only"
    if role == "plan":
        return "only_in_plan"
    if role == "problems":
        return "only_in_problems"
    if role == "opening":
        return "only_in_opening"
    if standing == "done" and _of_earlier_year(match.clause, analysis):
        return "earlier_year"
    return _BY_STANDING.get(standing, "")


def _short_of_told(match: Match, analysis: Analysis) -> str:
    """Return why a wording that would tell all by itself tells nothing done, or an empty string."""
    return _short_of_done(match, analysis) or ("slogan_only" if analysis.standings.urged(match) else "")


def _names_basis(match: Match, analysis: Analysis) -> bool:
    return is_basis(analysis.folded.text, match.start, match.end)


def _of_earlier_year(clause: int, analysis: Analysis) -> bool:
    """Tell whether the nearest year that opens a clause, here or before in the sentence, is an earlier one."""
    known, clauses = analysis.facts.year, analysis.clauses
    if known is None:
        return False
    for at in range(clause, clauses.sentence_first[clauses.sentence[clause]] - 1, -1):
        opened = opening_year(analysis.folded.text, clauses.starts[at], clauses.ends[clause])
        if opened is not None:
            return opened < known.value
    return False


def _acting(
    name: Match, element: Element, vocabulary: Vocabulary, analysis: Analysis, owners: Owners, acts: _Acts
) -> Iterator[int]:
    """Yield the clauses that tell an act on the matter that *name* names.

    A verb or count that could be any topic's counts in the sentence of the name only; what a sentence tells of a
    neighbour alone (村里的法律顾问) is no act on the matter.
    """
    sentence = analysis.clauses.sentence[name.clause]
    for clause in _scope(name, element, analysis, owners):
        if analysis.zones.roles[clause] not in {"achievements", "first-responsible"}:
            continue
        near = analysis.clauses.sentence[clause] == sentence
        if clause in acts.barred or (not near and analysis.clauses.sentence[clause] in acts.others):
            continue
        if clause in acts.told or (
            near and element.generic_acts and _generic_act(clause, vocabulary, analysis)
        ):
            start = analysis.clauses.ends[clause] - 1
            if analysis.standings.urges(clause, acts.told.get(clause, start)):
                continue
            if analysis.standings.at(clause, start) == "done" and not _of_earlier_year(clause, analysis):
                yield clause


def _scope(name: Match, element: Element, analysis: Analysis, owners: Owners) -> Iterator[int]:
    """Yield the clauses that speak of the named matter: its sentence, then on until another matter begins."""
    clauses, pieces = analysis.clauses, analysis.pieces
    piece = clauses.piece[name.clause]
    heads = bool(pieces[piece].style) and name.start < pieces[piece].heading_end
    first = clauses.sentence_first[clauses.sentence[name.clause]]
    yield from range(name.first + 1, name.clause + 1)
    for clause in range(name.first, first - 1, -1):
        if element.index in owners.of(clause) or not owners.of(clause):
            yield clause
        else:
            break
    own, item = True, not heads and _in_item(name, analysis)
    for clause in range(name.clause + 1, clauses.piece_first[piece + 1]):
        here = owners.of(clause)
        if item and own and not here and _opens_sentence(clause, analysis):
            own = not marked(clause, analysis)
        own = element.index in here or (not here and own)
        if own:
            yield clause
    if heads:
        yield from _below(piece, element, analysis, owners)


def _in_item(name: Match, analysis: Analysis) -> bool:
    """Tell whether *name* stands in an enumerated item (三是…) of its paragraph: the next item is another matter."""
    clauses = analysis.clauses
    first = clauses.sentence[clauses.piece_first[clauses.piece[name.clause]]]
    opening = (clauses.sentence_first[at] for at in range(first, clauses.sentence[name.clause] + 1))
    return any(marked(clause, analysis) for clause in opening)


def _opens_sentence(clause: int, analysis: Analysis) -> bool:
    return analysis.clauses.sentence_first[analysis.clauses.sentence[clause]] == clause


def _below(piece: int, element: Element, analysis: Analysis, owners: Owners) -> Iterator[int]:
    """Yield the clauses under the heading *piece*, in each paragraph until another matter begins."""
    pieces, clauses = analysis.pieces, analysis.clauses
    for below in range(piece + 1, len(pieces)):
        if pieces[below].style and pieces[below].depth <= pieces[piece].depth:
            return
        own = True
        for clause in range(clauses.piece_first[below], clauses.piece_first[below + 1]):
            here = owners.of(clause)
            own = element.index in here or (not here and own)
            if own:
                yield clause


def _generic_act(clause: int, vocabulary: Vocabulary, analysis: Analysis) -> bool:
    """Tell whether a clause has a concrete verb (制定, 召开 …) or a count."""
    if analysis.cues.has(clause, "act"):
        return True
    units = vocabulary.cue_words.get("figure_units", ())
    return any(count.unit in units for count in analysis.scan.counts.get(clause, ()))


def _with_substance(
    verdict: Verdict,
    done: list[Match],
    element: Element,
    vocabulary: Vocabulary,
    analysis: Analysis,
    owners: Owners,
) -> Verdict:
    """Add how well the matter is told, by all that is said of it where it is named as done."""
    told = (clause for match in done for clause in _scope(match, element, analysis, owners))
    return verdict._replace(substance=substance(told, analysis))


def _told_by(match: Match, analysis: Analysis) -> Span:
    """Return the span of the sentences that hold a match."""
    return Span(analysis.sentence(match.first).start, analysis.sentence(match.clause).end)


def _evidence(match: Match, analysis: Analysis, vocabulary: Vocabulary, reason: str = "") -> Evidence:
    standing: Standing = "slogan" if reason == "slogan_only" else analysis.standings.of(match)
    role = analysis.zones.roles[match.clause]
    return Evidence(
        _told_by(match, analysis), role, standing, (vocabulary.patterns[match.pattern].text,), reason
    )


def _full(
    reason: str,
    done: list[Match],
    vocabulary: Vocabulary,
    analysis: Analysis,
    near: list[tuple[str, Match]],
    acting: int | None = None,
) -> Verdict:
    evidence: dict[Span, Evidence] = {}
    for match in _one_a_sentence(done, analysis):
        made = _evidence(match, analysis, vocabulary)
        evidence.setdefault(made.span, made)
    if acting is not None:
        span = analysis.sentence(acting)
        evidence.setdefault(span, Evidence(span, analysis.zones.roles[acting], "done"))
    met = Counter(_told_by(match, analysis) for match in done)
    best = sorted(evidence.values(), key=lambda one: (not _tells_figure(one.span, analysis), -met[one.span]))
    return Verdict("full", reason, tuple(best[:_MAX_QUOTES]), _near(near, vocabulary, analysis))


def _one_a_sentence(matches: Iterable[Match], analysis: Analysis) -> Iterable[Match]:
    """Return the first of the matches that the same sentences hold, for they make the same quote."""
    sentence = analysis.clauses.sentence
    first: dict[tuple[int, int], Match] = {}
    for match in matches:
        first.setdefault((sentence[match.first], sentence[match.clause]), match)
    return first.values()


def _tells_figure(span: Span, analysis: Analysis) -> bool:
    """Tell whether a sentence has a figure; such a one is quoted first."""
    return any(char.isdigit() for char in analysis.report.text[span.start : span.end])


def _near(near: list[tuple[str, Match]], vocabulary: Vocabulary, analysis: Analysis) -> tuple[Evidence, ...]:
    made: dict[object, Evidence] = {}
    for reason, match in sorted(near, key=_rank):
        if reason != "nowhere":
            one = _evidence(match, analysis, vocabulary, reason)
            made.setdefault(one.span, one)
        if len(made) == _MAX_QUOTES:
            break
    return tuple(made.values())


def _rank(near: tuple[str, Match]) -> int:
    return _WEAKER.index(near[0]) if near[0] in _WEAKER else 3


def _partial_or_missing(
    near: list[tuple[str, Match]], eaters: list[Match], vocabulary: Vocabulary, analysis: Analysis
) -> Verdict:
    touched = [pair for pair in near if pair[0] != "nowhere"]
    if touched:
        reason = min(touched, key=_rank)[0]
        evidence = _near(touched, vocabulary, analysis)
        return Verdict("partial", reason, (), evidence)
    if eaters:
        return Verdict(
            "missing", "false_friend", (), _near([("false_friend", m) for m in eaters], vocabulary, analysis)
        )
    return Verdict("missing", "not_found")
