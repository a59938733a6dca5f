"""Whatever stands in the files, the loader answers with a draft or with problems that have a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.rulebook.build import build
from scorer.rulebook.nodes import read_sheet
from tests.rulebook.book import FILES

if TYPE_CHECKING:
    from scorer.rulebook.errors import RuleProblem

NAMES = sorted(FILES)
LINES = [(name, number) for name in NAMES for number in range(FILES[name].count("\n"))]
WIDE = str.maketrans(":,[]{}|$-#\"'. 0123456789", "：，［］｛｝｜＄－＃“‘．　０１２３４５６７８９")
ODD = st.text(st.sampled_from("a甲: \n\t-[]{},，：、#&*!|>%@`\"'\\$…\u3000\xa0?~<=0"), max_size=60)


def check(changes: dict[str, bytes]) -> list[RuleProblem]:
    """Return the problems of the tiny rulebook with *changes*; no file is touched."""
    sheets = {
        name: read_sheet(f"rules/{name}", changes.get(name, text.encode())) for name, text in FILES.items()
    }
    build(sheets, "")
    return [problem for sheet in sheets.values() for problem in sheet.problems]


def edited(name: str, number: int, line: str) -> list[RuleProblem]:
    lines = FILES[name].split("\n")
    return check({name: "\n".join([*lines[:number], line, *lines[number + 1 :]]).encode()})


def placed(problems: list[RuleProblem]) -> None:
    assert all(problem.at.line >= 1 and problem.at.column >= 1 and str(problem) for problem in problems)


def near(name: str, number: int, problems: list[RuleProblem]) -> bool:
    return any(one.at.file == f"rules/{name}" and abs(one.at.line - number - 1) <= 1 for one in problems)


@given(st.sampled_from(NAMES), ODD)
def test_any_text_gives_problems_with_places(name: str, text: str) -> None:
    placed(check({name: text.encode()}))


@given(st.sampled_from(NAMES), st.binary(max_size=60))
def test_any_bytes_give_problems_with_places(name: str, data: bytes) -> None:
    placed(check({name: data}))


@given(st.sampled_from(LINES), st.integers(0, 80), ODD)
def test_anything_put_into_a_rule_gives_problems_with_places(
    place: tuple[str, int], at: int, text: str
) -> None:
    line = FILES[place[0]].split("\n")[place[1]]
    placed(edited(*place, line[:at] + text + line[at:]))


@pytest.mark.parametrize(("name", "number"), LINES)
def test_a_misspelt_key_is_named_on_its_line(name: str, number: int) -> None:
    line = FILES[name].split("\n")[number]
    key = re.match(r" *(?:- )?\{?([a-z_]{3,}):", line)
    if key and name != "lexicon.yaml":
        turned = key[1][1] + key[1][0] + key[1][2:]
        assert near(name, number, edited(name, number, line.replace(key[1], turned, 1)))


@pytest.mark.parametrize(("name", "number"), LINES)
@pytest.mark.parametrize("indent", ["\t", "\u3000", "\xa0"])
def test_an_odd_indent_is_named_on_its_line(name: str, number: int, indent: str) -> None:
    assert near(name, number, edited(name, number, indent + FILES[name].split("\n")[number]))


@pytest.mark.parametrize(("name", "number"), LINES)
def test_a_full_width_sign_is_named_on_its_line_or_changes_a_text(name: str, number: int) -> None:
    line = FILES[name].split("\n")[number]
    for at, sign in enumerate(line):
        if sign in ":[]{}|$":
            found = edited(name, number, line[:at] + sign.translate(WIDE) + line[at + 1 :])
            assert near(name, number, found), (line, at, sign, found)
