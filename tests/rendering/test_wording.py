"""Words for codes: every code has them, an unknown one stops."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scorer import scoring
from scorer.model import Finding, Status
from scorer.scoring.wording import REASONS, STATUS_WORDS, message, reason_text, reason_words

FINDING = Finding("legal-advisers", "法律顾问与公职律师", "expected", "partial", "only_in_plan", 8, 4)
KNOWN_FIELDS = {"count", "need"}


@pytest.mark.parametrize(
    ("status", "reason", "detail", "words"),
    [
        ("partial", "only_in_plan", None, "法律顾问与公职律师：部分，只见于下一年度安排部分"),
        ("partial", "too_few", {"count": 1, "need": 2}, "法律顾问与公职律师：部分，只写出 1 项，至少要 2 项"),
        ("full", "enough", {"count": 3}, "法律顾问与公职律师：达标，写出 3 项"),
        ("missing", "not_found", None, "法律顾问与公职律师：缺失，通篇没有提到"),
        (
            "not_applicable",
            "by_profile",
            {"why": "无执法权"},
            "法律顾问与公职律师：不适用，清单定为不适用：无执法权",
        ),
    ],
)
def test_a_verdict_is_one_sentence(
    status: Status, reason: str, detail: dict[str, int | str] | None, words: str
) -> None:
    assert message(FINDING._replace(status=status, reason=reason, detail=detail)) == words


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_can_be_worded_without_figures(code: str) -> None:
    words = reason_words(code)
    assert words
    assert not re.search(r"[{}a-z_]", words)


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_asks_only_for_known_figures(code: str) -> None:
    assert set(re.findall(r"{(\w+)}", REASONS[code])) <= KNOWN_FIELDS


@pytest.mark.parametrize("code", ["", "because", "nowhere"])
def test_an_unknown_reason_stops(code: str) -> None:
    with pytest.raises(KeyError):
        reason_text(FINDING._replace(reason=code))


def verdicts() -> set[str]:
    """Collect the reason codes that the judging code writes as ``Verdict(status, reason, …)``."""
    found: set[str] = set()
    for path in Path(scoring.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "Verdict"
                and len(node.args) > 1
            ):
                found |= strings(node.args[1])
    return found


def strings(node: ast.expr) -> set[str]:
    return {
        one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_every_reason_that_a_judge_gives_has_words() -> None:
    given = verdicts()
    assert {"by_profile", "not_found"} <= given
    assert given <= set(REASONS)


def test_every_status_has_a_word_of_its_own() -> None:
    assert len(set(STATUS_WORDS.values())) == len(STATUS_WORDS) == 5
