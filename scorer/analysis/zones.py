"""Give every clause its zone: by its heading, by its parents' headings, or by cues in the sentence itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.analysis.headings import HEADING_CUES, Under, heading_role
from scorer.analysis.turns import Turns, dense_shortcomings
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
_ANNEX = lazy_regex("^附表?[:：][^，。；]{0,20}(?:数据|统计)$")
"""The head of figures annexed below the report; 附件：… only lists what is sent along."""
_DATE_LINE = lazy_regex(
    r"^(?:\d{4}|[二○零〇一二三四五六七八九]{4})[年.\-/][\d一二三四五六七八九十]{1,3}[月.\-/][\d一二三四五六七八九十]{1,3}日?$"
)
_ITEM = lazy_regex(
    r"(?P<number>[一二三四五六七八九]|[1-9])(?:是|[）)]|[.、](?!\d))"
    r"|其(?P<of>[一二三四五])|[（(](?P<in>[一二三四五六七八九]|[1-9])[）)]|首先|其次|再次"
)
_ORDINALS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}
_ORDINALS |= {str(n): n for n in range(1, 10)} | {"首先": 1, "其次": 2, "再次": 3}


_MAX_OPENING = 700
"""Text above the first heading that is longer and does not lead in (…报告如下) is no opening but tells acts."""
_MAX_CLOSING_LINE = 60
"""A longer line that is no closing formula ends the search for the closing from below."""
_MAY_FLIP = frozenset({"achievements", "first-responsible", "problems", "opening"})


class Zones(NamedTuple):
    """Zone of each clause and what decided it; ``sections`` are runs of one zone."""

    roles: list[Role]
    heading: list[int]
    """Piece index of the heading each clause stands under, -1 for none."""
    sections: tuple[Section, ...]


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
    run = _Run(text, clauses, cues, year)
    if base is not None:
        for number in range(len(pieces)):
            run.piece(number, Under(-1, base, -1, "指定的部分"))
        return Zones(run.roles, run.head, _sections(folded, pieces, clauses, run))
    body_from, tail_from = _edges(text, pieces)
    opened = _opening_end(text, pieces, body_from)
    stack: list[Under] = []
    annexed = False
    for number, piece in enumerate(pieces):
        if number < body_from:
            run.fill(number, "title", "文首")
            continue
        if number >= tail_from:
            annexed = _goes_on_annexed(text[piece.start : piece.end], piece, annexed)
            run.fill(number, *(("achievements", "附表") if annexed else ("closing", "文末")))
            continue
        if piece.style and piece.heading_end > piece.words_from:
            while stack and stack[-1].depth >= piece.depth:
                stack.pop()
            said = _said(cues, clauses, number, piece)
            words = text[piece.words_from : piece.heading_end]
            under = heading_role(vocabulary, words, said, stack[-1] if stack else None, piece, number, year)
            run.enter(piece, under, stack[-1] if stack else None)
            stack.append(under)
        role: Role = "opening" if number < opened else "achievements"
        run.piece(number, stack[-1] if stack else Under(-1, role, -1, "没有标题，按位置"))
    _mark_dense(pieces, clauses, cues, run)
    return Zones(run.roles, run.head, _sections(folded, pieces, clauses, run))


def _said(cues: Cues, clauses: Clauses, number: int, piece: Piece) -> set[str]:
    """Return the classes of heading cues that stand in the heading of *piece*."""
    first, stop = clauses.piece_first[number], clauses.piece_first[number + 1]
    heading = range(first, min(clauses.at(piece.heading_end - 1) + 1, stop))
    return {
        name
        for name in HEADING_CUES
        if any(cues.within(clause, name, piece.words_from, piece.heading_end) for clause in heading)
    }


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


def _goes_on_annexed(line: str, piece: Piece, above: bool) -> bool:
    """Tell whether a line of the closing belongs to figures annexed to the report, as the line *above* it did."""
    if _ANNEX.match(line):
        return True
    ends = _CLOSING.match(line) or _DATE_LINE.match(line) or (not piece.style and _SIGNATURE.match(line))
    return above and not ends


def _opening_end(text: str, pieces: list[Piece], body_from: int) -> int:
    """Return the piece at which the opening ends: behind the lead-out, else behind one paragraph before a heading."""
    size, first = 0, 0
    for number in range(body_from, len(pieces)):
        piece = pieces[number]
        if piece.style:
            limit = _MAX_OPENING if piece.style != "plain" else _MAX_OPENING // 2
            return min(number, first or number) if size <= limit else body_from
        size += piece.end - piece.start
        if piece.end - piece.start > _MAX_CLOSING_LINE:
            first = first or number + 1
        if _LEAD_OUT.search(text[piece.start : piece.end]):
            return number + 1
    return body_from


class _Flip(NamedTuple):
    """A turn in the text itself, not in a heading: “下一步……”, “但还存在……”."""

    role: Role
    why: str
    listed: int
    """Depth of the numbered pieces that it announced (（一）（二）…), ``_UNLISTED`` before the first of them."""
    item: int
    """Number of the item (二是 → 2) inside which it began; the next item of that row ends it. 0 for none."""


class _Run:
    """Zones one piece after the other; remembers the flip in force and the item last met."""

    def __init__(self, text: str, clauses: Clauses, cues: Cues, year: int | None) -> None:
        self._text, self._clauses, self._cues = text, clauses, cues
        self._turns = Turns(text, clauses, cues, year)
        self._flip: _Flip | None = None
        self._item = 0
        self.roles: list[Role] = []
        self.why: list[str] = []
        self.head: list[int] = []
        """Piece index of the heading each clause stands under, -1 for none."""

    def fill(self, number: int, role: Role, why: str) -> None:
        """Put the whole piece *number* into one zone."""
        count = self._clauses.piece_first[number + 1] - self._clauses.piece_first[number]
        self.roles.extend([role] * count)
        self.why.extend([why] * count)
        self.head.extend([-1] * count)

    def enter(self, piece: Piece, under: Under, parent: Under | None) -> None:
        """Come to a heading: it ends a flip, unless it numbers the items that the flip announced."""
        flip = self._flip
        if flip is None:
            return
        below = under.why == "随上级标题" and parent is not None and piece.depth > parent.depth
        if below and _item_number(self._text, piece.start) == 1:
            flip = flip._replace(listed=min(flip.listed, piece.depth))
        self._flip = flip if below and piece.depth >= flip.listed else None

    def piece(self, number: int, current: Under) -> None:
        """Zone the clauses of piece *number*, which stands under *current*."""
        own = range(self._clauses.piece_first[number], self._clauses.piece_first[number + 1])
        if self._flip and self._flip.role == "plan" and self._is_over(own, current.role):
            self._flip = None
        self._item = 0
        for clause in own:
            self._flip = self._turned(clause, current.role)
            by = self._flip or current
            self.roles.append(by.role)
            self.why.append(by.why)
            self.head.append(current.piece)

    def _is_over(self, own: range, role: Role) -> bool:
        """Tell whether a plan that began above ends here: in what was done always, else at a shortcoming."""
        if role != "problems":
            return role in {"achievements", "first-responsible"} and not (own and self._carries_on(own[0]))
        has = self._cues.has
        return any(has(c, "problem") for c in own) and not any(has(c, "text_plan") for c in own)

    def _carries_on(self, clause: int) -> bool:
        """Tell whether the paragraph that opens with *clause* goes on with the row of items of the one above."""
        if clause and self._text[self._clauses.ends[clause - 1] - 1] in _LISTING:
            return True
        number = _item_number(self._text, self._clauses.starts[clause])
        return number > 0 and number == self._item + 1 and self._item > 0

    def _turned(self, clause: int, role: Role) -> _Flip | None:
        """Return the flip in force at *clause*."""
        number = _item_number(self._text, self._clauses.starts[clause])
        flip = self._flip
        if flip and number:
            flip = None if number == flip.item + 1 else flip._replace(item=_NEVER)
        self._item = number or self._item
        if role not in _MAY_FLIP:
            return flip
        turn = self._turns.at(clause, role)
        if turn and (flip is None or flip.role != turn):
            why = "句中提示今后安排" if turn == "plan" else "句中提示存在问题"
            return _Flip(turn, why, _UNLISTED, self._item or _NEVER)
        return None if flip and number and role == "problems" and self._cues.has(clause, "problem") else flip


_UNLISTED = 99
_LISTING = frozenset(":：;；")
"""A paragraph that ends in one of these goes on in the next."""
_NEVER = -9
"""No item has the number after this one."""


def _item_number(text: str, start: int) -> int:
    """Return the number of the item that begins at *start*; 0 where none begins, or it is above nine."""
    found = _ITEM.match(text, start)
    return _ORDINALS.get(found["number"] or found["of"] or found["in"] or found[0], 0) if found else 0


def _mark_dense(pieces: list[Piece], clauses: Clauses, cues: Cues, run: _Run) -> None:
    """Where no part is said to be on problems, find the paragraph that names one shortcoming after another.

    Else the rows of items under one outermost heading, whatever the heading says (其他需要说明的情况).
    """
    roles = run.roles
    if "problems" in roles:
        return
    half = len(pieces) // 2
    paragraphs = [range(clauses.piece_first[n], clauses.piece_first[n + 1]) for n in range(half, len(pieces))]
    tops, below = _tops(pieces), dict[int, list[int]]()
    for clause in range(clauses.piece_first[half] if pieces else 0, len(roles)):
        if clauses.piece[clause] != tops[run.head[clause]]:
            below.setdefault(tops[run.head[clause]], []).append(clause)
    for own in (*reversed(paragraphs), *reversed(list(below.values()))):
        after = roles[own[-1] + 1] if own and own[-1] + 1 < len(roles) else "closing"
        if dense_shortcomings(own, clauses, cues, roles, last=after in {"plan", "closing"}):
            for clause in own:
                if roles[clause] == "achievements":
                    roles[clause], run.why[clause] = "problems", "句句说短板"
            return


def _sections(folded: Folded, pieces: list[Piece], clauses: Clauses, run: _Run) -> tuple[Section, ...]:
    """Gather runs of clauses with one role and one outermost heading."""
    tops = _tops(pieces)
    roles, head = run.roles, run.head
    sections: list[Section] = []
    begin = 0
    for clause in range(1, len(roles) + 1):
        if clause < len(roles) and roles[clause] == roles[begin] and tops[head[clause]] == tops[head[begin]]:
            continue
        if begin < len(roles):
            piece = pieces[head[begin]] if head[begin] >= 0 else None
            heading = folded.span(piece.start, piece.heading_end) if piece else None
            span = folded.span(clauses.starts[begin], clauses.ends[clause - 1])
            sections.append(Section(roles[begin], heading, span, run.why[begin]))
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
