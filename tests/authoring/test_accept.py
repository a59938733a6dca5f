"""Expectations rewritten to what came out: only they change, all else stays byte for byte."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.authoring.accept import accept
from scorer.authoring.examples import neutral, run_examples
from scorer.authoring.reports import read_case, run_cases
from tests import tiny

if TYPE_CHECKING:
    from scorer.authoring.accept import Accepted


def accepted(folder: Path, examples: str) -> Accepted:
    rules = neutral(tiny.book(folder, examples).draft)
    text = (folder / "elements/advisers.yaml").read_bytes().decode()
    return accept(text, run_examples(rules, ["advisers"]), report=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "  full: # 好\n    - '聘请法律顾问。'  # 甲\n    - '发挥法律顾问作用。'  # 乙\n  missing:\n    # 丙\n    - 无。\n",
            "  full: # 好\n    - '聘请法律顾问。'  # 甲\n  missing:\n    # 丙\n    - 无。\n"
            "  partial:\n    - '发挥法律顾问作用。'\n",
            id="less than expected: into a list of its own",
        ),
        pytest.param(
            "  full:\n    - 聘请法律顾问。\n  partial:\n    - 加强法律顾问工作。\n\n  missing:\n"
            "    - '发挥法律顾问作用。'\n    - 无。",
            "  full:\n    - 聘请法律顾问。\n  partial:\n    - 加强法律顾问工作。\n    - '发挥法律顾问作用。'\n\n"
            "  missing:\n    - 无。",
            id="more than expected: upwards, quotes kept",
        ),
        pytest.param(
            "  full: [聘请法律顾问。]\n  partial: [{text: 发挥法律顾问作用。, reason: denied}, 加强法律顾问工作。]\n",
            "  full: [聘请法律顾问。]\n"
            "  partial: [{text: 发挥法律顾问作用。, reason: slogan_only}, 加强法律顾问工作。]\n",
            id="another reason",
        ),
        pytest.param(
            "  full:\n    - text: 发挥法律顾问作用。\n      zone: plan\n    - 续聘法律顾问。\n"
            "  partial:\n      - text: 加强法律顾问工作。\n  missing: [无。]\n",
            "  full:\n    - 续聘法律顾问。\n"
            "  partial:\n      - text: 加强法律顾问工作。\n      - text: 发挥法律顾问作用。\n        zone: plan\n"
            "  missing: [无。]\n",
            id="an example of several lines, indented as its new list",
        ),
        pytest.param(
            "  full: [聘请法律顾问。]\n  partial: [ 无一。 ,  加强法律顾问工作。]\n  missing: [无二。]\n",
            "  full: [聘请法律顾问。]\n  partial: [ 加强法律顾问工作。]\n  missing: [无二。, 无一。]\n",
            id="lists in brackets",
        ),
        pytest.param(
            "  full: [聘请法律顾问。]\n  partial:\n    - 甲[乙]丙。\n    - text: 丁{戊}。\n      zone: plan\n"
            "  missing: [无二。]\n",
            '  full: [聘请法律顾问。]\n  missing: [无二。, "甲[乙]丙。", {text: "丁{戊}。", zone: plan}]\n',
            id="from a block into brackets; an empty list goes",
        ),
        pytest.param(
            "  full: [聘请法律顾问。, {text: 续聘法律顾问。, todo: true}]\n  missing:\n    - todo: true\n"
            "      text: 无一。\n    - 无二。\n",
            "  full: [聘请法律顾问。, {text: 续聘法律顾问。}]\n  missing:\n    - text: 无一。\n    - 无二。\n",
            id="known misses that are none any more",
        ),
        pytest.param(
            "  full:\r\n    - 聘请法律顾问。\r\n    - 无一。\r\n  missing:\r\n    - 无二。",
            "  full:\r\n    - 聘请法律顾问。\r\n  missing:\r\n    - 无二。\r\n    - 无一。\r\n",
            id="Windows line ends",
        ),
        pytest.param(
            "  {full: [聘请法律顾问。, 发挥法律顾问作用。], missing: [无。]}\n",
            "  {full: [聘请法律顾问。], missing: [无。], partial: [发挥法律顾问作用。]}\n",
            id="all in brackets",
        ),
    ],
)
def test_expectations_are_rewritten(tmp_path: Path, before: str, after: str) -> None:
    head = tiny.ADVISERS.replace("\n", "\r\n") if "\r" in before else tiny.ADVISERS
    done = accepted(tmp_path, before)
    assert done.text.replace(head, "", 1).replace(tiny.ADVISERS, "", 1) == after and not done.refused
    again = accepted(tmp_path, done.text.replace(tiny.ADVISERS, "", 1))
    assert (again.text, again.done) == (done.text, ()), "what was rewritten passes"


@pytest.mark.parametrize(
    ("examples", "why"),
    [
        ("  full: [无。]\n  missing: [无二。]\n", "唯一一条达标"),
        ("  full: [聘请法律顾问。]\n  missing: [续聘法律顾问。]\n", "唯一一条不达标"),
    ],
)
def test_the_last_example_of_its_kind_stays(tmp_path: Path, examples: str, why: str) -> None:
    done = accepted(tmp_path, examples)
    assert done.text == tiny.ADVISERS + examples
    assert [why in told for _, told in done.refused] == [True]


def test_what_passes_is_left_alone(tmp_path: Path) -> None:
    assert accepted(tmp_path, tiny.GOOD) == (tiny.ADVISERS + tiny.GOOD, (), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("expect: {advisers: partial, causes: missing}", "expect: {advisers: full, causes: missing}"),
        ("expect:\n  advisers: missing  # 注", "expect:\n  advisers: full  # 注"),
        ("expect: {advisers: full}\ntodo: [advisers]", "expect: {advisers: full}"),
        ("todo: [advisers, causes]\nexpect: {advisers: full}", "todo: [causes]\nexpect: {advisers: full}"),
    ],
)
def test_the_head_of_a_report_is_rewritten(tmp_path: Path, before: str, after: str) -> None:
    draft = tiny.book(tmp_path).draft
    text = "---\n{}\n---\n# 报告\n\n聘请法律顾问。\n\n---\n\nexpect: 正文。\n"
    case, _ = read_case("甲.report.md", text.format(before).encode(), draft)
    assert case
    done = accept(text.format(before), run_cases(neutral(draft), [case]), report=True)
    assert done.text == text.format(after)


_TEXTS = {"full": "聘请法律顾问{}名。", "partial": "发挥第{}项法律顾问作用。", "missing": "开展第{}项活动。"}
_STYLES = ("{}", "'{}'", '"{}"', "{{text: {}, zone: achievements}}", "{{text: {}, reason: denied}}")
_EXAMPLES = st.lists(
    st.tuples(st.sampled_from(list(_TEXTS)), st.sampled_from(list(_TEXTS)), st.sampled_from(_STYLES)),
    max_size=6,
)


@given(_EXAMPLES, st.lists(st.booleans(), min_size=3, max_size=3))
@settings(max_examples=40, deadline=None)
def test_whatever_is_accepted_passes_and_the_rest_of_the_file_stands(
    examples: list[tuple[str, str, str]], in_brackets: list[bool]
) -> None:
    lists: dict[str, list[str]] = {"full": ["续聘法律顾问。"], "partial": [], "missing": ["无。"]}
    for number, (written_under, gives, style) in enumerate(examples):
        lists[written_under].append(style.format(_TEXTS[gives].format(number)))
    text = ""
    for (status, found), brackets in zip(lists.items(), in_brackets, strict=True):
        rows = "".join(f"    # {status} {row_number}\n    - {row}\n" for row_number, row in enumerate(found))
        text += (
            (f"  {status}: [{', '.join(found)}]\n" if brackets else f"  {status}:\n{rows}") if found else ""
        )
    with TemporaryDirectory() as folder:
        done = accepted(Path(folder), text)
        again = accepted(Path(folder), done.text.removeprefix(tiny.ADVISERS))
    assert done.text.startswith(tiny.ADVISERS) and not done.refused
    assert (again.text, again.done, again.refused) == (done.text, (), ())
    assert sorted(_TEXTS[gives].format(n) in done.text for n, (_, gives, _) in enumerate(examples)) == [
        True
    ] * len(examples)
    still = [line for line in text.splitlines() if "#" in line and "partial" not in line]
    assert [line for line in done.text.splitlines() if line in still] == still
