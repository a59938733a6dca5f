"""Give every clause its zone: by its heading, by its parents' headings, or by cues in the sentence itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.lazy import lazy_regex
from scorer.model import Role, Section

if TYPE_CHECKING:
    from scorer.analysis.clauses import Clauses
    from scorer.analysis.cues import Cues
    from scorer.analysis.outline import Piece
    from scorer.folding import Folded
    from scorer.rulebook.compile import Vocabulary

_LEAD_OUT = lazy_regex("(?:报告|汇报|总结|情况|公布|通报|说明|介绍)如下|如下[:：。]?$")
_CLOSING = lazy_regex(
    r"^(?:特此报告|专此报告|附件|附[:：]|联系人|（联系人|\(联系人|抄送|主送|报送[:：]|此页无正文|（此页|责任编辑|初审)"
)
_SIGNATURE = lazy_regex(
    r"^[^，。；：:,;]{2,40}(?:政府|委员会|办事处|局|委|厅|办公室|党工委|党委|院|中心|队|站|所|处)(?:办公室)?[（(]?(?:盖章)?[）)]?$"
)
_DATE_LINE = lazy_regex(
    r"^(?:\d{4}|[二○零〇一二三四五六七八九]{4})[年.\-/][\d一二三四五六七八九十]{1,3}[月.\-/][\d一二三四五六七八九十]{1,3}日?$"
)
_ITEM = lazy_regex(
    "[一二三四五六七八九十]是|其[一二三四五]|首先|其次|再次|[（(][一二三四五六七八九十\\d]{1,2}[）)]|\\d{1,2}[.、]"
)
_CARRIES_ON = lazy_regex("[二三四五六七八九十]{1,2}是|其[二三四五]")
"""A paragraph that opens so goes on with the list of the one above."""
_YEAR = lazy_regex(r"(20\d\d)年")
_YEAR_AHEAD = lazy_regex(r"(?:针对[^，。]{2,10}，|在)?(20\d\d)年(?!\d{1,2}月|[一二三四]月|度法治)")


_HEADING_CUES = (
    "heading_problems",
    "heading_not_problems",
    "heading_plan",
    "heading_not_plan",
    "heading_first",
    "heading_achievements",
)
_MAX_OPENING = 700
"""Text above the first heading that is longer and does not lead in (…报告如下) is no opening but tells acts."""
_MAX_CLOSING_LINE = 60
"""A longer line that is no closing formula ends the search for the closing from below."""
_MAY_FLIP = frozenset({"achievements", "first-responsible", "problems", "opening"})
_DENSE_COUNT, _DENSE_SHARE = 3, 0.75
"""So many sentences with a shortcoming, and so large a share, make a paragraph the problems part."""


class Zones(NamedTuple):
    """Zone of each clause and what decided it; ``sections`` are runs of one zone."""

    roles: list[Role]
    heading: list[int]
    """Piece index of the heading each clause stands under, -1 for none."""
    sections: tuple[Section, ...]


class _Under(NamedTuple):
    depth: int
    role: Role
    piece: int
    why: str


def zones(
    vocabulary: Vocabulary,
    folded: Folded,
    pieces: list[Piece],
    clauses: Clauses,
    cues: Cues,
    year: int | None,
    base: Role | None = None,
) -> Zones:
    """Zone every clause of the report whose report year is *year*.

    *base* is for a passage that is no whole report: its zone unless a sentence itself says otherwise.
    """
    text = folded.text
    roles: list[Role] = []
    why: list[str] = []
    head: list[int] = []
    body_from, tail_from = _edges(text, pieces) if base is None else (0, len(pieces))
    opened = _opening_end(text, pieces, body_from)
    stack: list[_Under] = []
    flip: tuple[Role, str, int] | None = None
    for number, piece in enumerate(pieces):
        first, stop = clauses.piece_first[number], clauses.piece_first[number + 1]
        if number < body_from:
            _fill(roles, why, head, stop - first, ("title", "文首", -1))
            continue
        if number >= tail_from:
            _fill(roles, why, head, stop - first, ("closing", "文末", -1))
            continue
        if base is None and piece.style and piece.heading_end > piece.words_from:
            while stack and stack[-1].depth >= piece.depth:
                stack.pop()
            parent = stack[-1] if stack else None
            words = text[piece.words_from : piece.heading_end]
            heading = range(first, min(clauses.at(piece.heading_end - 1) + 1, stop))
            said = {
                name
                for name in _HEADING_CUES
                if any(cues.within(clause, name, piece.words_from, piece.heading_end) for clause in heading)
            }
            under = _heading_role(vocabulary, words, said, parent, piece, number, year)
            if under.why != "随上级标题" or parent is None or piece.depth <= parent.depth:
                flip = None
            stack.append(under)
        if base is not None:
            current = _Under(-1, base, -1, "指定的部分")
        else:
            role: Role = "opening" if number < opened else "achievements"
            current = stack[-1] if stack else _Under(-1, role, -1, "没有标题，按位置")
        flip = _zone_piece(text, clauses, cues, (first, stop), current, flip, year, roles, why, head)
    if base is None:
        _dense_shortcomings(pieces, clauses, cues, roles, why)
    return Zones(roles, head, _sections(folded, pieces, clauses, roles, why, head))


def _edges(text: str, pieces: list[Piece]) -> tuple[int, int]:
    """Return the first piece of the body and the first of the closing."""
    body = 0
    for number, piece in enumerate(pieces[:12]):
        words = text[piece.start : piece.end]
        if piece.style and piece.style != "plain":
            break
        if len(words) > 60 or "。" in words:
            break
        body = number + 1
    tail = len(pieces)
    for number in range(len(pieces) - 1, max(body, len(pieces) - 14), -1):
        line = text[pieces[number].start : pieces[number].end]
        words = line.rstrip("。")
        if (
            _CLOSING.match(words)
            or _DATE_LINE.match(words)
            or (not pieces[number].style and _SIGNATURE.match(line))
        ):
            tail = number
        elif len(words) > _MAX_CLOSING_LINE:
            break
    return min(body, max(len(pieces) - 1, 0)), tail


def _opening_end(text: str, pieces: list[Piece], body_from: int) -> int:
    """Return the piece at which the opening ends: behind the lead-out, or at a heading that comes soon."""
    size = 0
    for number in range(body_from, len(pieces)):
        piece = pieces[number]
        if piece.style:
            return (
                number
                if size <= (_MAX_OPENING if piece.style != "plain" else _MAX_OPENING // 2)
                else body_from
            )
        size += piece.end - piece.start
        if _LEAD_OUT.search(text[piece.start : piece.end]):
            return number + 1
    return body_from


def _fill(
    roles: list[Role], why: list[str], head: list[int], count: int, what: tuple[Role, str, int]
) -> None:
    roles.extend([what[0]] * count)
    why.extend([what[1]] * count)
    head.extend([what[2]] * count)


def _heading_role(
    vocabulary: Vocabulary,
    words: str,
    said: set[str],
    parent: _Under | None,
    piece: Piece,
    number: int,
    year: int | None,
) -> _Under:
    """Decide what a heading opens: its own words first, else what its parent is."""

    def has(name: str) -> bool:
        parted = vocabulary.parted_cues.get(name, ())
        return name in said or any(_stands_in(parts, words) for parts in parted)

    years = [int(found) for found in _YEAR.findall(words)]
    problems = has("heading_problems") and not has("heading_not_problems")
    ahead = year is not None and bool(years) and max(years) > year
    past = year is not None and bool(years) and max(years) == year
    plan = ahead or (not past and has("heading_plan") and not has("heading_not_plan"))
    if parent is not None and parent.role == "plan" and not plan:
        return _Under(piece.depth, "plan", number, "随上级标题")
    if problems:
        return _Under(piece.depth, "problems", number, "标题写明问题")
    if plan:
        return _Under(piece.depth, "plan", number, "标题写明今后安排")
    if (parent is None or parent.role == "achievements") and has("heading_first"):
        return _Under(piece.depth, "first-responsible", number, "标题写明第一责任人")
    if parent is not None:
        return _Under(piece.depth, parent.role, number, "随上级标题")
    why = "标题写明举措成效" if has("heading_achievements") else "问题、安排之外的标题"
    return _Under(piece.depth, "achievements", number, why)


def _stands_in(parts: tuple[str, ...], words: str) -> bool:
    """Tell whether the parts of a cue follow one another in *words*."""
    at = 0
    for part in parts:
        at = words.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def _zone_piece(
    text: str,
    clauses: Clauses,
    cues: Cues,
    bounds: tuple[int, int],
    current: _Under,
    flip: tuple[Role, str, int] | None,
    year: int | None,
    roles: list[Role],
    why: list[str],
    head: list[int],
) -> tuple[Role, str, int] | None:
    """Zone the clauses of one piece; return the flip that is still in force at its end."""
    first, stop = bounds
    own = range(first, stop)
    problem, plan, problems = cues.of("problem"), cues.of("text_plan"), cues.of("text_problems")
    if flip is not None and flip[0] == "plan":
        shortcoming = any(c in problem for c in own) and not any(c in plan for c in own)
        carries_on = _CARRIES_ON.match(text, clauses.starts[first]) is not None
        if (current.role in {"achievements", "first-responsible"} and not carries_on) or (
            current.role == "problems" and shortcoming
        ):
            flip = None
    for clause in own:
        start = clauses.starts[clause]
        if current.role in _MAY_FLIP:
            fresh = clauses.sentence_first[clauses.sentence[clause]] == clause
            ahead = clause in plan or (fresh and _next_year(text, start, clauses.ends[clause], year))
            if ahead:
                flip = ("plan", "句中提示今后安排", first) if current.role != "opening" else flip
            elif current.role != "problems" and clause in problems:
                flip = ("problems", "句中提示存在问题", first)
            elif flip and current.role == "problems" and clause in problem and _ITEM.match(text, start):
                flip = None
        role, reason = (flip[0], flip[1]) if flip else (current.role, current.why)
        roles.append(role)
        why.append(reason)
        head.append(current.piece)
    return flip


def _dense_shortcomings(
    pieces: list[Piece], clauses: Clauses, cues: Cues, roles: list[Role], why: list[str]
) -> None:
    """Where no part is said to be on problems, find the paragraph that names one shortcoming after another."""
    if "problems" in roles:
        return
    for number in range(len(pieces) - 1, len(pieces) // 2 - 1, -1):
        own = range(clauses.piece_first[number], clauses.piece_first[number + 1])
        sentences: dict[int, bool] = {}
        for clause in own:
            if roles[clause] == "achievements":
                sentence = clauses.sentence[clause]
                sentences[sentence] = sentences.get(sentence, False) or cues.has(clause, "problem")
        told = sum(sentences.values())
        if told >= _DENSE_COUNT and told >= _DENSE_SHARE * len(sentences):
            for clause in own:
                if roles[clause] == "achievements":
                    roles[clause], why[clause] = "problems", "句句说短板"
            return


def _next_year(text: str, start: int, end: int, year: int | None) -> bool:
    """Tell whether the clause begins with the year after the report year."""
    if year is None:
        return False
    found = _YEAR_AHEAD.match(text, start, end)
    return found is not None and int(found[1]) == year + 1


def _sections(
    folded: Folded, pieces: list[Piece], clauses: Clauses, roles: list[Role], why: list[str], head: list[int]
) -> tuple[Section, ...]:
    """Gather runs of clauses with one role and one outermost heading."""
    tops = _tops(pieces)
    sections: list[Section] = []
    begin = 0
    for clause in range(1, len(roles) + 1):
        if clause < len(roles) and roles[clause] == roles[begin] and tops[head[clause]] == tops[head[begin]]:
            continue
        if begin < len(roles):
            piece = pieces[head[begin]] if head[begin] >= 0 else None
            heading = folded.span(piece.start, piece.heading_end) if piece else None
            span = folded.span(clauses.starts[begin], clauses.ends[clause - 1])
            sections.append(Section(roles[begin], heading, span, why[begin]))
        begin = clause
    return tuple(sections)


def _tops(pieces: list[Piece]) -> list[int]:
    """Return, for each piece, the outermost heading above it; the last entry stands for no heading."""
    tops, top = [], -1
    for number, piece in enumerate(pieces):
        if piece.style and piece.depth == 0:
            top = number
        tops.append(top)
    return [*tops, -1]
