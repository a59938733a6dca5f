"""Examples of a rulebook: what each is held to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.authoring.examples import neutral, passage, run_examples, usual_year
from tests import shipped, tiny

if TYPE_CHECKING:
    from pathlib import Path

    from scorer.authoring.examples import Trial

FULL, SLOGAN, NEAR, NOTHING = "聘请法律顾问一名。", "发挥法律顾问作用。", "落实村居顾问。", "开展植树活动。"
OTHERS = "full: [续聘法律顾问。]\n  missing: [召开会议。]"


def trials(folder: Path, examples: str) -> list[Trial]:
    rules = neutral(tiny.book(folder, examples).draft)
    return [trial for trial in run_examples(rules) if trial.element == "advisers"]


def one(folder: Path, status: str, example: str) -> Trial:
    """Run one example beside two that pass."""
    lists = {"full": ["续聘法律顾问。"], "partial": [], "missing": ["召开会议。"]}
    lists[status].insert(0, example)
    text = "".join(
        f"  {name}:\n" + "".join(f"    - {e}\n" for e in found) for name, found in lists.items() if found
    )
    return next(t for t in trials(folder, text) if t.status == status)


@pytest.mark.parametrize(
    ("status", "example", "outcome"),
    [
        ("full", FULL, "ok"),
        ("partial", SLOGAN, "ok"),
        ("missing", NOTHING, "ok"),
        ("partial", f"{{text: {SLOGAN}, reason: slogan_only}}", "ok"),
        # less than expected, more than expected, the right status for another reason
        ("full", SLOGAN, "missing"),
        ("full", NOTHING, "missing"),
        ("partial", NOTHING, "missing"),
        ("missing", SLOGAN, "noisy"),
        ("missing", FULL, "noisy"),
        ("partial", FULL, "noisy"),
        ("partial", f"{{text: {SLOGAN}, reason: village_only}}", "wrong"),
        ("partial", f"{{text: {NEAR}, reason: slogan_only}}", "wrong"),
        # a miss that is known, and one that is none any more
        ("full", f"{{text: {SLOGAN}, todo: true}}", "todo"),
        ("full", f"{{text: {FULL}, todo: true}}", "passing"),
        # the zone and the lines of the example count
        ("full", f"{{text: {FULL}, zone: plan}}", "missing"),
        ("partial", f"{{text: {FULL}, zone: plan, reason: only_in_plan}}", "ok"),
        ("full", r'"（一）法律顾问\n审查合同。"', "ok"),
    ],
)
def test_outcome(tmp_path: Path, status: str, example: str, outcome: str) -> None:
    assert one(tmp_path, status, example).outcome == outcome


def test_a_failure_tells_which_wordings_were_met_and_where_they_are_written(tmp_path: Path) -> None:
    met = one(tmp_path, "missing", FULL).met
    assert [(m.slot, m.text, m.at and m.at.line) for m in met] == [
        ("act", "聘请", 11),
        ("name", "法律顾问", 8),
    ]


def test_a_failure_knows_the_line_of_its_example(tmp_path: Path) -> None:
    trial = one(tmp_path, "full", SLOGAN)
    line = (tmp_path / "elements/advisers.yaml").read_text("utf-8").splitlines()[trial.at.line - 1]
    assert SLOGAN in line and trial.at.file.endswith("elements/advisers.yaml")


@pytest.mark.parametrize(
    ("valid", "year"),
    [
        ("", 2024),
        ("{from: 2019}", 2024),
        ("{from: 2026}", 2026),
        ("{until: 2018}", 2018),
        ("{from: 2025, until: 2025}", 2025),
    ],
)
def test_an_example_is_judged_for_a_year_in_which_its_element_is_in_force(
    tmp_path: Path, valid: str, year: int
) -> None:
    advisers = tiny.ADVISERS + tiny.GOOD + (f"valid: {valid}\n" if valid else "")
    draft = tiny.book(tmp_path, **{"elements/advisers": advisers}).draft
    assert usual_year(draft.elements[0]) == year
    assert {trial.outcome for trial in run_examples(neutral(draft))} == {"ok"}


def test_an_example_may_name_its_year(tmp_path: Path) -> None:
    told = "2023年，聘请法律顾问一名。"
    assert one(tmp_path, "full", f"{{text: “{told}”, year: 2023}}").outcome == "ok"
    assert one(tmp_path, "full", f"{{text: “{told}”}}").got.reason == "earlier_year"


def test_only_the_elements_asked_for_are_run(tmp_path: Path) -> None:
    rules = neutral(tiny.book(tmp_path).draft)
    assert {trial.element for trial in run_examples(rules, ["causes"])} == {"causes"}


def test_an_element_that_a_profile_switches_off_is_tried_all_the_same(tmp_path: Path) -> None:
    town = "title: 乡镇清单\nlevels: [town]\noff: {advisers: 不设}\n"
    rules = neutral(tiny.book(tmp_path, town=town).draft)
    assert {trial.outcome for trial in run_examples(rules)} == {"ok"}


def test_a_passage_is_one_paragraph_a_line() -> None:
    report = passage("甲。\n\n乙。")
    assert [report.text[block.start : block.end] for block in report.blocks] == ["甲。", "乙。"]


def test_the_examples_of_the_shipped_rules_are_all_judged() -> None:
    draft = shipped.rulebook().draft
    trials = list(run_examples(neutral(draft)))
    assert len(trials) == sum(len(element.examples) for element in draft.elements) > 100
    assert all(trial.got.id == trial.element for trial in trials)
