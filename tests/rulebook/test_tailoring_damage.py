"""Whatever stands in a tailoring, the loader answers with a draft or with problems that have a place near the damage."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.rulebook.build import build
from scorer.rulebook.nodes import read_sheet
from scorer.rulebook.tailoring import apply
from tests.rulebook.book import FILES
from tests.rulebook.test_damage import ODD, WIDE, placed

if TYPE_CHECKING:
    from scorer.rulebook.draft import RulebookDraft
    from scorer.rulebook.errors import RuleProblem

TEXT = """\
name: 某县
extends: {name: 小清单, version: 1.10}
set:
  legal-advisers:
    weight: 10
    name+: [法务顾问]
    act-:
      - 聘请|续聘…法律顾问
    examples:
      full+: ["请律师任顾问。"]
  causes:
    need: 2
    advice: 写清原因。
not_applicable:
  - {element: causes, levels: [street], reason: 街道不设}
  - {element: causes, bodies: [青禾镇], reason: 另报}
lexicon:
  律师+: [政府律师]
cues:
  planned+: [谋划]
"""
LINES = TEXT.split("\n")[:-1]


def read(text: bytes) -> tuple[RulebookDraft, list[RuleProblem]]:
    """Tailor the tiny rulebook; no file is touched."""
    sheets = {name: read_sheet(f"rules/{name}", data.encode()) for name, data in FILES.items()}
    own = read_sheet("县/调整.yaml", text)
    done = apply(own, sheets)
    draft = build(sheets, "")._replace(exempt=done.exempt, tailored=done.told)
    return draft, [problem for sheet in (own, *sheets.values()) for problem in sheet.problems]


def edited(number: int, line: str) -> list[RuleProblem]:
    return read("\n".join([*LINES[:number], line, *LINES[number + 1 :], ""]).encode())[1]


def near(number: int, problems: list[RuleProblem]) -> bool:
    return any(abs(one.at.line - number - 1) <= 1 for one in problems if one.at.file == "县/调整.yaml")


def test_the_tailoring_itself_is_sound() -> None:
    draft, problems = read(TEXT.encode())
    assert (
        not problems
        and draft.tailored[0]
        == "基准 1.10 版，调整：不适用 2、改权重 1、改设置 1、改文字 1、增加说法 3、删去说法 1、改例句 1"
    )


@given(ODD)
def test_any_text_gives_problems_with_places(text: str) -> None:
    placed(read(text.encode())[1])


@given(st.integers(0, len(LINES) - 1), st.integers(0, 60), ODD)
def test_anything_put_in_gives_problems_with_places(number: int, at: int, text: str) -> None:
    line = LINES[number]
    placed(edited(number, line[:at] + text + line[at:]))


@pytest.mark.parametrize("number", range(len(LINES)))
def test_a_misspelt_key_is_named_on_its_line(number: int) -> None:
    key = re.match(r" *(?:- )?\{?([a-z_-]{3,})[+-]?:", LINES[number])
    if key:
        turned = key[1][1] + key[1][0] + key[1][2:]
        assert near(number, edited(number, LINES[number].replace(key[1], turned, 1)))


@pytest.mark.parametrize("number", range(1, len(LINES)))
@pytest.mark.parametrize("indent", ["\t", "\u3000", "\xa0"])
def test_an_odd_indent_is_named_on_its_line(number: int, indent: str) -> None:
    assert near(number, edited(number, indent + LINES[number]))


def damage(random: random.Random) -> tuple[int, str]:
    """Make one edit such as people make: a character lost, another width, an indent, a line twice, a key misspelt."""
    number = random.randrange(len(LINES))
    line = LINES[number]
    at = random.randrange(len(line))
    kind = random.randrange(5)
    changed = [
        line[:at] + line[at + 1 :],
        line[:at] + line[at].translate(WIDE) + line[at + 1 :],
        " " * random.randrange(1, 4) + line,
        f"{line}\n{line}",
        line[:at] + line[at : at + 2][::-1] + line[at + 2 :],
    ]
    return number, changed[kind]


def test_500_edits_are_each_named_near_their_line_or_change_the_meaning() -> None:
    far = []
    for seed in range(500):
        number, line = damage(random.Random(seed))
        problems = edited(number, line)
        placed(problems)
        own = [one for one in problems if one.at.file == "县/调整.yaml"]
        if own and not near(number, own):
            far.append((line, own[0].message))
    assert far == []
