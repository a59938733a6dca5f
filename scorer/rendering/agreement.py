"""Agreement with labels: as plain lines of text and as JSON data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scorer.accuracy.kinds import KIND_WORDS
from scorer.scoring.wording import STATUS_WORDS, reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.accuracy.agreement import Agreement, Judged, PassageVerdict

_STATUSES = ("full", "partial", "missing")
_FACT_WORDS = {"year": "报告年度", "level": "层级", "signed": "落款日期", "org": "报告单位"}
_QUOTE = 60


def as_text(agreement: Agreement, passages: Sequence[PassageVerdict], *, errors: bool) -> str:
    """Return the figures as lines that fit 80 columns; with *errors* each disagreement with both quotes."""
    return "\n".join((*_lines(agreement, errors), *_passage_lines(passages, errors))) + "\n"


def as_json(agreement: Agreement, passages: Sequence[PassageVerdict]) -> str:
    """Return the figures as JSON; shares between 0 and 1."""
    data = {
        "schema": 1,
        "reports": agreement.reports,
        "labels": len(agreement.judged),
        "exact": round(agreement.figures.exact, 4),
        "kappa": round(agreement.figures.kappa, 4),
        "confusion": {
            wanted: dict(zip(_STATUSES, row, strict=True))
            for wanted, row in zip(_STATUSES, agreement.confusion, strict=True)
        },
        "false_accusations": round(agreement.figures.false_accusations, 4),
        "let_through": round(agreement.figures.let_through, 4),
        "facts": {fact: {"right": right, "all": whole} for fact, right, whole in agreement.facts},
        "elements": [
            {
                "id": one.element,
                "n": one.n,
                "exact": round(one.exact, 4),
                "gap_precision": one.gap_precision,
                "gap_recall": one.gap_recall,
                "false_accusations": one.falsely_accused,
                "let_through": one.let_through,
            }
            for one in agreement.elements
        ],
        "errors": [
            {
                "file": one.file,
                "element": one.element,
                "wanted": one.wanted,
                "got": one.got,
                "reason": one.finding.reason,
                "quote": one.quote,
                "found": one.found,
            }
            for one in agreement.errors
        ],
        "wrong_facts": [
            {"file": file, "fact": fact, "wanted": wanted, "got": got}
            for file, fact, wanted, got in agreement.wrong_facts
        ],
        "unreadable": [{"file": file, "error": error} for file, error in agreement.unreadable],
        "passages": {
            "n": len(passages),
            "right": sum(one.right for one in passages),
            "kinds": {
                kind: {
                    "right": sum(one.right for one in passages if one.kind == kind),
                    "all": sum(one.kind == kind for one in passages),
                }
                for kind in KIND_WORDS
            },
            "errors": [
                {
                    "number": one.passage.number,
                    "element": one.passage.element,
                    "zone": one.passage.zone,
                    "kind": one.kind,
                    "why": one.passage.why,
                    "wanted": one.passage.status,
                    "got": one.finding.status,
                    "reason": one.finding.reason,
                    "text": one.passage.text,
                }
                for one in passages
                if not one.right
            ],
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lines(agreement: Agreement, errors: bool) -> Iterator[str]:
    yield f"{agreement.reports} 份报告，{len(agreement.judged)} 个标注"
    yield f"完全一致 {agreement.figures.exact:.1%}   kappa {agreement.figures.kappa:.3f}"
    yield f"误报缺失 {agreement.figures.false_accusations:.1%}（标注达标、判为缺失）"
    yield f"漏放缺口 {agreement.figures.let_through:.1%}（标注未达标、判为达标）"
    yield "   ".join(
        f"{_FACT_WORDS[fact]} {right}/{whole}" for fact, right, whole in agreement.facts if whole
    )
    yield ""
    yield "标注＼判定      " + "".join(_wide(STATUS_WORDS[status], 8) for status in _STATUSES)  # type: ignore[index]
    for status, row in zip(_STATUSES, agreement.confusion, strict=True):
        yield _wide(STATUS_WORDS[status], 16) + "".join(f"{count:<8}" for count in row)  # type: ignore[index]
    yield ""
    yield (
        _wide("要素", 30)
        + _wide("一致", 9)
        + _wide("缺口查准", 10)
        + _wide("缺口查全", 10)
        + _wide("误报", 6)
        + "漏放"
    )
    for one in agreement.elements:
        precision, recall = _percent(one.gap_precision), _percent(one.gap_recall)
        yield f"{one.element:<30}{one.exact:<9.1%}{precision:<10}{recall:<10}{one.falsely_accused:<6}{one.let_through}"
    for file, error in agreement.unreadable:
        yield f"无法读取 {file}：{error}"
    if errors:
        yield ""
        yield f"不一致 {len(agreement.errors)} 处"
        for judged in agreement.errors:
            yield from _error(judged)
        for file, fact, wanted, got in agreement.wrong_facts:
            yield f"{file}  {_FACT_WORDS[fact]}：标注 {wanted or '无'}，判为 {got or '无'}"


def _error(judged: Judged) -> Iterator[str]:
    wanted, got = STATUS_WORDS[judged.wanted], STATUS_WORDS[judged.got]  # type: ignore[index]
    yield f"{judged.file}  {judged.finding.title}：标注{wanted}，判为{got}（{reason_text(judged.finding)}）"
    yield f"    标注引文：{_short(judged.quote) or '（无）'}"
    yield f"    判定引文：{_short(judged.found) or '（无）'}"


def _passage_lines(passages: Sequence[PassageVerdict], errors: bool) -> Iterator[str]:
    if not passages:
        return
    right = sum(one.right for one in passages)
    yield ""
    yield f"句子 {len(passages)} 条，一致 {right} 条（{right / len(passages):.1%}）"
    for element in dict.fromkeys(one.passage.element for one in passages):
        own = [one for one in passages if one.passage.element == element]
        wrong = [one for one in own if not one.right]
        kinds = "、".join(wrong_kinds(wrong))
        yield f"{element:<30}{len(own) - len(wrong)}/{len(own)}" + (f"   错在：{kinds}" if kinds else "")
        for one in wrong if errors else ():
            wanted, got = STATUS_WORDS[one.passage.status], STATUS_WORDS[one.finding.status]  # type: ignore[index]
            reason = reason_text(one.finding)
            yield f"    第 {one.passage.number} 条（{one.passage.why}）：标注{wanted}，判为{got}（{reason}）"
            yield f"        {_short(one.passage.text)}"


def wrong_kinds(wrong: Sequence[PassageVerdict]) -> Iterator[str]:
    """Yield the kinds of *wrong* with their counts, in the order of ``KIND_WORDS``."""
    for kind, words in KIND_WORDS.items():
        count = sum(one.kind == kind for one in wrong)
        if count:
            yield f"{words} {count}"


def _short(quote: str) -> str:
    words = "".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _wide(words: str, width: int) -> str:
    """Pad to *width* columns; a Chinese character takes two."""
    taken = sum(2 if ord(char) > 0x2E7F else 1 for char in words)
    return words + " " * max(width - taken, 0)
