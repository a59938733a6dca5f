"""Changes that must not matter do not, and changes that must lower a verdict never raise it – over all reports at hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scorer.analysis.facts import Given
from scorer.reading import read_bytes, read_path
from scorer.scoring.evaluate import Options, evaluate
from tests.shipped import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorer.model import Finding, Span

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FILES = [
    *sorted((ROOT / "samples").glob("[0-9]*.*")),
    *sorted((SHARED / "gold").glob("*.txt")),
    *sorted((SHARED / "reports").glob("*.txt")),
]
REPORTS = [path for path in FILES if path.suffix in {".txt", ".md", ".docx", ".html", ".pdf"}]
RANK = {"missing": 0, "partial": 1, "full": 2}
UNRELATED = "全镇种植水稻三万亩，修建机耕路十二公里，秋粮喜获丰收。"


def findings(text: str, **options: object) -> dict[str, Finding]:
    card = evaluate(read_bytes(text.encode(), "报告.txt"), rulebook(), options=Options(**options))  # type: ignore[arg-type]
    return {finding.id: finding for finding in card.findings}


def statuses(text: str) -> dict[str, str]:
    return {element: finding.status for element, finding in findings(text).items()}


def text_of(path: Path) -> str:
    return read_path(path).text


def half_width(text: str) -> str:
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_unrelated_paragraph(text: str) -> str:
    lines = text.split("\n")
    body = [number for number, line in enumerate(lines) if len(line) > 60]
    if not body:
        return text
    at = body[len(body) // 3]
    return "\n".join((*lines[:at], UNRELATED, *lines[at:]))


def spaced_digits(text: str) -> str:
    return "".join(
        f" {char}" if char.isdigit() and not before.isdigit() else char
        for before, char in zip("。" + text, text, strict=False)
    )


@pytest.mark.parametrize("change", [half_width, crlf, with_unrelated_paragraph, spaced_digits])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_change_that_does_not_matter(path: Path, change: Callable[[str], str]) -> None:
    text = text_of(path)
    assert statuses(change(text)) == statuses(text)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_wrapping_lines_changes_nothing(path: Path) -> None:
    text = text_of(path)
    if not 80 < max(map(len, text.split("\n"))) < 1500:
        return  # already wrapped, or flattened by a crawler with its page furniture inside
    wrapped = "\n".join(
        line[at : at + 36] for line in text.split("\n") for at in range(0, max(len(line), 1), 36)
    )
    assert statuses(wrapped) == statuses(text)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_removing_the_evidence_never_raises_and_in_the_end_lowers(path: Path) -> None:
    text = text_of(path)
    for element, finding in findings(text).items():
        if finding.status != "full" or element in {"achievements", "problems", "next-year-plan"}:
            continue
        left, status = text, finding
        for _ in range(30):
            for evidence in sorted(status.evidence, key=lambda one: -one.span.start):
                left = left[: evidence.span.start] + left[evidence.span.end :]
            status = findings(left)[element]
            assert RANK[status.status] <= RANK["full"]
            if status.status != "full":
                break
        assert status.status != "full", f"{element} 的证据删尽仍判达标"


MARKS = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
"""A heading's number, which in the plan would open a part of its own."""


def topics(found: dict[str, Finding]) -> list[str]:
    """Return the topics that are 达标; the parts every report owes have no substance."""
    return [element for element, finding in found.items() if finding.substance]


def until_lowered(text: str, element: str, change: Callable[[str, list[Span]], str]) -> Finding:
    """Change the evidence of *element*, and then what comes in its stead, until it is not full any more."""
    finding = findings(text)[element]
    for _ in range(30):
        if finding.status != "full":
            break
        text = change(text, sorted((one.span for one in finding.evidence), reverse=True))
        finding = findings(text)[element]
    return finding


def moved_to_the_plan(text: str, spans: list[Span]) -> str:
    moved = []
    for span in spans:
        moved.append(MARKS.sub("", text[span.start : span.end].replace("\n", "")))
        text = text[: span.start] + text[span.end :]
    return f"{text}\n九、下一年度工作安排\n{'。'.join(reversed(moved))}\n"


def denied(text: str, spans: list[Span]) -> str:
    for span in spans:
        clauses = re.sub(
            r"(^|[，,；;。：:](?=.))", r"\1目前尚未", text[span.start : span.end].replace("\n", "")
        )
        text = text[: span.start] + clauses + text[span.end :]
    return text


@pytest.mark.parametrize("change", [moved_to_the_plan, denied])
@pytest.mark.parametrize("path", REPORTS[::2], ids=lambda path: path.stem)
def test_what_is_only_planned_or_denied_is_not_done(
    path: Path, change: Callable[[str, list[Span]], str]
) -> None:
    text = text_of(path)
    for element in topics(findings(text)):
        assert until_lowered(text, element, change).status != "full", element


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_saying_a_thing_twice_changes_nothing(path: Path) -> None:
    text = text_of(path)
    before = findings(text)
    spans = [
        finding.evidence[0].span
        for finding in before.values()
        if finding.status == "full" and finding.evidence
    ]
    for span in spans[3:6]:
        doubled = text[: span.end] + text[span.start : span.end] + text[span.end :]
        assert statuses(doubled) == {element: finding.status for element, finding in before.items()}


ACTS = [
    ("legal-advisers", "聘请律师担任镇政府法律顾问，全年审查合同26份。"),
    ("enforcement-recording", "为综合执法队配备执法记录仪12台。"),
    ("disclosure", "通过政府网站主动公开信息143条。"),
    ("dispute-resolution", "全年排查调处矛盾纠纷196起。"),
    ("legal-publicity", "在集市开展宪法宣传，发放资料3000份。"),
    ("leadership-study", "组织机关干部参加学法用法考试，合格率100%。"),
]


@pytest.mark.parametrize(("element", "act"), ACTS)
def test_moving_an_act_to_the_plan_lowers_it(element: str, act: str) -> None:
    done = f"一、主要举措\n{act}\n二、下一年度安排\n加强培训，完善制度。"
    planned = f"一、主要举措\n召开会议2次。\n二、下一年度安排\n{act}"
    assert statuses(done)[element] == "full"
    assert RANK[statuses(planned)[element]] < RANK["full"]


@pytest.mark.parametrize(
    ("element", "denied"),
    [
        ("legal-advisers", "尚未聘请律师担任镇政府法律顾问。"),
        ("enforcement-recording", "至今没有为综合执法队配备执法记录仪。"),
        ("disclosure", "尚未通过政府网站主动公开信息。"),
        ("leadership-study", "没有组织机关干部参加学法用法考试。"),
    ],
)
def test_denying_an_act_lowers_it(element: str, denied: str) -> None:
    options = {"given": Given(2024), "zone": "achievements", "keep_profile": True}
    assert findings(denied, **options)[element].status == "partial"


@pytest.mark.parametrize("path", [p for p in REPORTS if p.suffix == ".txt"][:20], ids=lambda path: path.stem)
def test_a_town_called_a_street_keeps_its_verdicts(path: Path) -> None:
    text = text_of(path)
    if "我镇" not in text:
        return
    renamed = text.replace("镇政府", "街道办事处").replace("我镇", "我街道").replace("全镇", "全街道")
    assert {e: s for e, s in statuses(renamed).items()} == statuses(text)
